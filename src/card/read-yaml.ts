import {
	Composer,
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	Parser,
	type YAMLMap,
} from "yaml";
import type { CardProblem, CardValue } from "./card.ts";
import type { Piece } from "./front-matter.ts";
import { contentProblems, nestsTooDeep, syntaxProblems, textProblems, tooDeep } from "./yaml-problems.ts";

/** What the YAML says: its values by key, what is wrong with it, or nothing at all. */
export type Reading =
	| { readonly kind: "values"; readonly values: ReadonlyMap<string, CardValue> }
	| { readonly kind: "problems"; readonly problems: readonly CardProblem[] }
	| { readonly kind: "empty" };

/**
 * How often aliases may repeat what they refer to, all in all. Ten lines of YAML can otherwise stand for a billion
 * values; a card has no use for even one alias.
 */
const ALIAS_LIMIT = 100;

/** The Hub reads `<<` as a merge; keys that stand twice are found by a check of our own that needs only linear time. */
const OPTIONS = { version: "1.2", schema: "core", merge: true, uniqueKeys: false, prettyErrors: false } as const;

/** Reads the YAML between the fences. Never throws; takes time in proportion to the text. */
export function readYaml(piece: Piece): Reading {
	const unfit = textProblems(piece);
	if (unfit.length > 0) return { kind: "problems", problems: unfit };
	const tokens = [...new Parser().parse(piece.yaml)];
	// The composer calls itself for every level: depth is bounded before it sees the tokens.
	if (nestsTooDeep(tokens)) return { kind: "problems", problems: [tooDeep(piece)] };
	const [document, second] = new Composer(OPTIONS).compose(tokens, true, piece.yaml.length);
	if (document === undefined) return { kind: "empty" };
	const syntax = syntaxProblems(piece, document, second);
	if (syntax.length > 0) return { kind: "problems", problems: syntax };
	const root = document.contents;
	if (root === null || (isScalar(root) && root.value === null)) return { kind: "empty" };
	const problems = contentProblems(piece, document);
	if (problems.length > 0 || !isMap(root)) return { kind: "problems", problems };
	return readValues(piece, document, root);
}

function readValues(piece: Piece, document: Document.Parsed, root: YAMLMap): Reading {
	const values = new Map<string, CardValue>();
	for (const [name, pair] of pairsOf(root, document)) {
		if (values.has(name)) continue;
		const value = plain(pair.value as Node | null, document);
		if (value === TOO_LARGE) return { kind: "problems", problems: [excess(piece, pair)] };
		values.set(name, { value, ...describe(piece, pair) });
	}
	return { kind: "values", values };
}

/** The pairs of a mapping by name; after its own those that it merges from others, which count for less. */
function pairsOf(map: YAMLMap, document: Document.Parsed): [string, Pair][] {
	const own: [string, Pair][] = [];
	const merged: [string, Pair][] = [];
	for (const pair of map.items) {
		if (isMerge(pair)) merged.push(...mergedPairs(pair.value as Node | null, document));
		else own.push([nameOf(pair), pair]);
	}
	return [...own, ...merged];
}

function mergedPairs(value: Node | null, document: Document.Parsed): [string, Pair][] {
	const sources = isSeq(value) ? (value.items as Node[]) : [value];
	return sources
		.map((source) => (isAlias(source) ? source.resolve(document) : source))
		.flatMap((source) => (isMap(source) ? source.items : []))
		.filter((pair) => !isMerge(pair))
		.map((pair) => [nameOf(pair), pair]);
}

/** Whether a pair is `<<: …`, which the yaml package marks with a symbol. */
function isMerge({ key }: Pair): boolean {
	return isScalar(key) && typeof key.value === "symbol";
}

function nameOf({ key }: Pair): string {
	return isScalar(key) ? String(key.value) : "";
}

const TOO_LARGE = Symbol("too large");

/** A node as plain data. */
function plain(node: Node | null, document: Document.Parsed): unknown {
	if (node === null) return null;
	try {
		return node.toJS(document, { maxAliasCount: ALIAS_LIMIT });
	} catch (error) {
		// The one thing that is left to go wrong: every alias resolves and none holds itself.
		if (error instanceof ReferenceError) return TOO_LARGE;
		throw error;
	}
}

function excess(piece: Piece, pair: Pair): CardProblem {
	return {
		message: `the aliases in "${nameOf(pair)}" repeat more than ${ALIAS_LIMIT} values`,
		remedy: "Write the values out.",
		place: describe(piece, pair).place,
	};
}

function describe({ yaml, place }: Piece, { key, value }: Pair): Omit<CardValue, "value"> {
	const [keyStart, keyEnd] = rangeOf(key as Node | null);
	const [start, end] = value === null ? [keyEnd, keyEnd] : rangeOf(value as Node);
	const written = yaml.slice(start, end).trimEnd();
	return {
		written,
		isQuoted: isScalar(value) && (value.type === "QUOTE_DOUBLE" || value.type === "QUOTE_SINGLE"),
		place: place(start, start + written.length),
		keyPlace: place(keyStart, keyEnd),
	};
}

function rangeOf(node: Node | null): readonly [number, number] {
	const [start, end] = node?.range ?? [0, 0];
	return [start, end];
}
