import type { Names } from "../../names/names.ts";
import type { ModuleNames } from "../../names/scopes.ts";
import type { Read } from "../variable.ts";
import { CLIENTS } from "./known-variables.ts";

/** The variables that clients of services ask for by themselves, because they are not given what those hold. */
export function clientReads(names: Names, { calls }: ModuleNames): readonly Read[] {
	return calls.flatMap(({ node, scope }): readonly Read[] => {
		for (const value of names.denote(node.callee, scope)) {
			const client = value.kind === "path" ? CLIENTS.get(value.path) : undefined;
			if (client === undefined || value.kind !== "path") continue;
			const given = [...value.given.map(({ argument }) => argument), ...node.arguments];
			if (given.some(({ kind }) => kind === "double-starred" || kind === "starred")) return [];
			return client.variables.flatMap(({ name, argument, position }, index): Read[] => {
				const isGiven = given.some((one, at) => (one.kind === "keyword" ? one.name === argument : at === position));
				if (isGiven) return [];
				return [
					{
						name,
						manner: index === 0 && client.isStrict ? "required" : "probable",
						fallback: undefined,
						cast: undefined,
						node,
						scope,
						settings: undefined,
						by: value.path.slice(value.path.lastIndexOf(".") + 1),
					},
				];
			});
		}
		return [];
	});
}
