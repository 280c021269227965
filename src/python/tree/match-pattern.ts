import type { Expression } from "./ast.ts";

/** A pattern of a `case`, as in CPython's `ast`: what a value must look like, and the names that its parts are bound to. */
export type Pattern =
	/** Takes everything; `name` is `undefined` for `_`. */
	| { readonly kind: "capture"; readonly name: string | undefined }
	/** Equal to a value; None, True and False are compared by identity. */
	| { readonly kind: "value"; readonly value: Expression }
	| { readonly kind: "sequence"; readonly elements: readonly Pattern[] }
	/** In a sequence: all elements that the others leave over. */
	| { readonly kind: "star"; readonly name: string | undefined }
	/** `rest`: the name behind `**`. */
	| {
			readonly kind: "mapping";
			readonly entries: readonly { readonly key: Expression; readonly pattern: Pattern }[];
			readonly rest: string | undefined;
	  }
	| {
			readonly kind: "class";
			readonly type: Expression;
			readonly positional: readonly Pattern[];
			readonly keywords: readonly { readonly name: string; readonly pattern: Pattern }[];
	  }
	| { readonly kind: "or"; readonly alternatives: readonly Pattern[] }
	| { readonly kind: "as"; readonly pattern: Pattern; readonly name: string }
	/** It could not be read, or nests too deep. */
	| { readonly kind: "unreadable" };

/** The expressions in a pattern, in the order of the text: values, keys, classes. */
export function expressionsIn(pattern: Pattern): readonly Expression[] {
	switch (pattern.kind) {
		case "value":
			return [pattern.value];
		case "sequence":
			return pattern.elements.flatMap(expressionsIn);
		case "mapping":
			return pattern.entries.flatMap(({ key, pattern: value }) => [key, ...expressionsIn(value)]);
		case "class":
			return [
				pattern.type,
				...pattern.positional.flatMap(expressionsIn),
				...pattern.keywords.flatMap((one) => expressionsIn(one.pattern)),
			];
		case "or":
			return pattern.alternatives.flatMap(expressionsIn);
		case "as":
			return expressionsIn(pattern.pattern);
		default:
			return [];
	}
}
