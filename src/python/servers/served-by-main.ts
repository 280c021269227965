import type { Program } from "../program.ts";
import { canonicalName } from "./callables.ts";
import { certainValues } from "./certain-values.ts";
import { argumentsFor } from "./given-arguments.ts";
import { runAsMain } from "./started-as-main.ts";

/** What a file that starts its own server serves. */
export type ServedByMain =
	/** The server imports it by this text: "app.main:app". */
	| { readonly kind: "text"; readonly module: string; readonly attribute: string }
	/** It is given what this name of the file stands for. */
	| { readonly kind: "name"; readonly attribute: string }
	/** `reason` is a clause. */
	| { readonly kind: "unknown"; readonly reason: string }
	/** Running the file starts no server that is known. */
	| { readonly kind: "nothing" };

/** Callables that are given the application first. */
const TOLD = ["uvicorn.run", "uvicorn.Config"];

/** What the server is given that `python <path>` starts. */
export function servedByMain(program: Program, path: string): ServedByMain {
	const run = runAsMain(program, path);
	if (run === undefined) return { kind: "unknown", reason: `${path} could not be judged` };
	if (run.starts.length === 0) return { kind: "nothing" };
	const reason = `what ${path} serves when it is run cannot be told`;
	const told = run.calls.filter(({ name }) => TOLD.includes(canonicalName(name)));
	const answers = told.map(({ given }): ServedByMain => {
		const [origin, ...others] = argumentsFor(run.names, given, { keyword: "app", position: 0 });
		if (origin === undefined || others.length > 0) return { kind: "unknown", reason };
		const { expression, scope } = origin;
		if (expression.kind === "name" && scope.module.path === path) return { kind: "name", attribute: expression.name };
		const [value, ...further] = certainValues(run.names, origin) ?? [];
		const text = value?.origin.expression;
		if (text?.kind !== "string" || value?.unless !== undefined || further.length > 0)
			return { kind: "unknown", reason };
		const [, module, attribute] = /^([\w.]+):(\w+)$/.exec(text.value) ?? [];
		return module === undefined || attribute === undefined
			? { kind: "unknown", reason }
			: { kind: "text", module, attribute };
	});
	const [first] = answers;
	const isOne = first !== undefined && answers.every((one) => JSON.stringify(one) === JSON.stringify(first));
	return isOne ? first : { kind: "unknown", reason };
}
