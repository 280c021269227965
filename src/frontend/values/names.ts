import type { Binding, Taken } from "../scripts/bindings.ts";
import type { Evaluation } from "./evaluation.ts";
import { globalLibrary } from "./libraries.ts";
import { memberOf } from "./members.ts";
import { choiceOf, NOTHING, partsOf, type Reference, textOf, UNKNOWN, type Value } from "./value.ts";

/** Where a name is asked about. */
type Seen = Pick<Reference, "script" | "frame">;

/** What a name stands for. */
export function nameValue(name: string, { node, ...seen }: Reference, evaluation: Evaluation): Value {
	const binding = seen.script.bindingOf(name, node);
	if (binding !== undefined) return bindingValue(binding, seen, evaluation);
	if (/^(window|globalThis|self)$/.test(name)) return { kind: "library", library: "navigator", member: "window" };
	const library = globalLibrary(name);
	return library === undefined ? UNKNOWN : { kind: "library", library, member: "" };
}

/** What is bound to a name. */
export function bindingValue(binding: Binding, seen: Seen, evaluation: Evaluation): Value {
	switch (binding.kind) {
		case "import":
			return evaluation.imported(binding.module, binding.name, seen.script);
		case "definition":
			return evaluation.of({ node: binding.node, ...seen });
		case "parameter":
			return parameterValue(binding, seen, evaluation);
		case "variable": {
			const { init, taken, assigned, isOpen } = binding;
			const nodes = [...(init === undefined ? [] : [init]), ...assigned];
			const value = choiceOf(
				nodes.map((node) => takenValue(evaluation.of({ node, ...seen }), taken, seen, evaluation)),
			);
			return isOpen ? textOf([...partsOf(value), { kind: "hole", parameter: undefined }]) : value;
		}
	}
}

/** What a function is given where its call is followed; else the parameter itself, or what stands in for it. */
function parameterValue(
	{ of, index, taken }: Extract<Binding, { kind: "parameter" }>,
	seen: Seen,
	evaluation: Evaluation,
): Value {
	let frame = seen.frame;
	while (frame !== undefined && frame.of !== of) frame = frame.outer;
	if (frame === undefined) {
		// SvelteKit hands its own to `load({ fetch })`.
		if (taken.path.join(".") === "fetch") return { kind: "library", library: "fetch", member: "" };
		return otherwise({ kind: "parameter", of, index, path: taken.path }, taken, seen, evaluation);
	}
	const given = index < frame.given.length ? (frame.given[index] ?? UNKNOWN) : NOTHING;
	return takenValue(given, taken, seen, evaluation);
}

/** The part of a value that a pattern takes. */
function takenValue(value: Value, taken: Taken, seen: Seen, evaluation: Evaluation): Value {
	const part = taken.path.reduce((whole, key) => memberOf(whole, key, evaluation), value);
	return otherwise(part, taken, seen, evaluation);
}

/** A value, or what a pattern has in its place. */
function otherwise(value: Value, { fallback }: Taken, seen: Seen, evaluation: Evaluation): Value {
	return fallback === undefined ? value : choiceOf([value, evaluation.of({ node: fallback, ...seen })]);
}
