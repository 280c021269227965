import { needsArguments } from "./calls/arguments.ts";
import type { Raised } from "./execution.ts";
import { catching } from "./flow.ts";
import { loaded } from "./loaded-object.ts";
import type { Machine } from "./machine.ts";
import { alternativesOf, NO_ARGUMENTS, type Single, type Site, type Trail, type Value } from "./value.ts";
import { classMember } from "./values/class-members.ts";

/** What uvicorn makes of a value that it is told to serve (uvicorn, config.py: `Config.load`). */
export type Served =
	| {
			readonly kind: "application";
			readonly type: string;
			readonly isFactory: boolean;
			readonly trail: Trail | undefined;
			readonly inner: Trail | undefined;
	  }
	/** It loads, but cannot answer a request. Clauses: "it is a router …". */
	| { readonly kind: "refused"; readonly what: string; readonly advice: string; readonly trail: Trail | undefined }
	| { readonly kind: "unbound" }
	/** Calling it, which uvicorn does to see whether it is a factory, raises. */
	| { readonly kind: "raises"; readonly raised: Raised; readonly trail: Trail | undefined }
	| {
			readonly kind: "unknown";
			readonly reason: string;
			readonly site: Site | undefined;
			readonly trail: Trail | undefined;
	  };

/** What becomes of each value that an attribute may have. `site`: where the server asks, for want of a better place. */
export function serve(machine: Machine, value: Value, site: Site): readonly Served[] {
	return alternativesOf(value).flatMap((one) => {
		const served = serveOne(machine, one, site);
		return served.map((answer) =>
			"trail" in answer && answer.trail === undefined ? { ...answer, trail: one.trail } : answer,
		);
	});
}

function serveOne(machine: Machine, value: Single, site: Site): readonly Served[] {
	switch (value.kind) {
		case "unbound":
			return [{ kind: "unbound" }];
		case "function":
			return value.isAsync || value.isGenerator || needsArguments(value.parameters, value.defaults)
				? [loaded(machine, value, site)]
				: callFactory(machine, value, site);
		case "method": {
			const [, ...parameters] = value.function.parameters;
			const isOpen = value.function.parameters[0]?.kind === "variadic";
			if (isOpen || needsArguments(parameters, value.function.defaults)) return [loaded(machine, value, site)];
			return callFactory(machine, value, site);
		}
		case "class":
		case "partial":
			return callFactory(machine, value, site);
		case "external":
			return value.isModule ? [loaded(machine, value, site)] : callFactory(machine, value, site);
		case "instance": {
			const own = classMember(value.type, "__call__");
			const isCalled =
				own.kind === "own" &&
				own.value.kind === "function" &&
				!needsArguments(own.value.parameters.slice(1), own.value.defaults);
			return isCalled ? callFactory(machine, value, site) : [loaded(machine, value, site)];
		}
		default:
			return [loaded(machine, value, site)];
	}
}

/** uvicorn calls the object without arguments: a TypeError says that it is no factory, anything else that it is. */
function callFactory(machine: Machine, value: Single, site: Site): readonly Served[] {
	const { result, caught } = catching(machine, { takes: ["raise"] }, () => machine.call(value, NO_ARGUMENTS, site));
	const served: Served[] = [];
	for (const one of result === undefined ? [] : alternativesOf(result)) {
		const answer = loaded(machine, one, site);
		served.push(
			answer.kind === "application"
				? { ...answer, isFactory: true, trail: value.trail, inner: one.trail }
				: { ...answer, ...trailOf(one, value) },
		);
	}
	for (const { exit, isAssumed } of caught) {
		if (exit.kind !== "raise" || isAssumed) continue;
		const { type } = exit.raised;
		if (type.kind === "builtin" && type.name === "TypeError") served.push(loaded(machine, value, site));
		else served.push({ kind: "raises", raised: exit.raised, trail: value.trail });
	}
	return served;
}

function trailOf(one: Value, value: Value): { readonly trail: Trail | undefined } {
	return { trail: one.trail ?? value.trail };
}
