import type { Node } from "@babel/types";
import type { FunctionNode } from "../scripts/nodes.ts";
import type { Script } from "../scripts/script.ts";
import type { Library } from "./libraries.ts";

/** An expression of a script, and what is known where it stands. */
export interface Reference {
	readonly node: Node;
	readonly script: Script;
	readonly frame: Frame | undefined;
}

/** A call that is followed: what its function is given. */
export interface Frame {
	readonly of: FunctionNode;
	/** `undefined` for what nobody can tell: a spread, and what follows it. */
	readonly given: readonly (Value | undefined)[];
	/** What `this` is. */
	readonly self: Value | undefined;
	readonly outer: Frame | undefined;
	/** What expressions gave in this call. */
	readonly known: Map<Node, Value>;
}

/** What an expression gives, as far as it can be told from the text. */
export type Value =
	| { readonly kind: "text"; readonly parts: readonly Part[] }
	| {
			readonly kind: "object";
			readonly properties: ReadonlyMap<string, Reference>;
			/** What is spread into it, the last one first. */
			readonly spread: readonly Value[];
	  }
	| {
			readonly kind: "function";
			readonly node: FunctionNode;
			readonly script: Script;
			readonly frame: Frame | undefined;
			readonly self: Value | undefined;
	  }
	| { readonly kind: "class"; readonly node: Node; readonly script: Script }
	| {
			readonly kind: "instance";
			readonly node: Node;
			readonly script: Script;
			readonly given: readonly (Value | undefined)[];
	  }
	/** What sends, or a member of it, by its name; `client` where it has settings of its own. */
	| { readonly kind: "library"; readonly library: Library; readonly member: string; readonly client?: Client }
	/** `process.env`, `import.meta.env`. */
	| { readonly kind: "environment" }
	/** All that a script exports. */
	| { readonly kind: "module"; readonly script: Script }
	| { readonly kind: "parameter"; readonly of: FunctionNode; readonly index: number; readonly path: readonly string[] }
	/** One of several. */
	| { readonly kind: "choice"; readonly of: readonly Value[] }
	/** `undefined`, and what is not there. */
	| { readonly kind: "nothing" }
	| { readonly kind: "unknown" };

/** A piece of a text. */
export type Part =
	| { readonly kind: "literal"; readonly text: string; readonly node: Node; readonly script: Script }
	| { readonly kind: "variable"; readonly name: string }
	| { readonly kind: "choice"; readonly of: readonly (readonly Part[])[] }
	/** Nobody can tell what stands there, save where it is what a function is given. */
	| { readonly kind: "hole"; readonly parameter: { readonly of: FunctionNode; readonly index: number } | undefined };

/** A client with settings of its own. */
export interface Client {
	readonly library: Library;
	/** The call that makes it. */
	readonly node: Node;
	readonly script: Script;
	readonly settings: Value;
}

/** What nobody can tell. */
export const UNKNOWN: Value = { kind: "unknown" };

/** What is not there. */
export const NOTHING: Value = { kind: "nothing" };

const HOLE: Part = { kind: "hole", parameter: undefined };

/** Alternatives that are followed. */
const MAX_CHOICES = 6;

/** Pieces of one text, those of its alternatives included. */
const MAX_PARTS = 100;

/** One of several values; those that nobody can tell are among them only where nothing else is. */
export function choiceOf(values: readonly Value[]): Value {
	const flat = values.flatMap((value) => (value.kind === "choice" ? value.of : [value]));
	const known = flat.filter(({ kind }) => kind !== "unknown" && kind !== "nothing");
	const [only = flat[0] ?? NOTHING, ...others] = known;
	return others.length === 0 ? only : { kind: "choice", of: known.slice(0, MAX_CHOICES) };
}

/** A value in the place of a text. */
export function partsOf(value: Value): readonly Part[] {
	switch (value.kind) {
		case "text":
			return value.parts;
		case "parameter":
			return [{ kind: "hole", parameter: value.path.length === 0 ? value : undefined }];
		case "choice":
			return bounded([{ kind: "choice", of: value.of.map(partsOf) }]);
		case "nothing":
			return [];
		default:
			return [HOLE];
	}
}

/** Several pieces as one text. */
export function textOf(parts: readonly Part[]): Value {
	return { kind: "text", parts: bounded(parts) };
}

function bounded(parts: readonly Part[]): readonly Part[] {
	return weightOf(parts) > MAX_PARTS ? [HOLE] : parts;
}

function weightOf(parts: readonly Part[]): number {
	return parts.reduce(
		(sum, part) => sum + 1 + (part.kind === "choice" ? part.of.reduce((all, one) => all + weightOf(one), 0) : 0),
		0,
	);
}

/** The text of a value that is one literal; `undefined` for all others. */
export function literalOf(value: Value): string | undefined {
	if (value.kind !== "text") return undefined;
	const texts = value.parts.map((part) => (part.kind === "literal" ? part.text : undefined));
	return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
}
