import {
	type Alias,
	Composer,
	type Document,
	isAlias,
	isCollection,
	isMap,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	Parser,
	type YAMLMap,
} from "yaml";
import { aliasTargets } from "./alias-targets.ts";
import type { CardProblem, CardValue, Part } from "./card.ts";
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
export const YAML_OPTIONS = {
	version: "1.2",
	schema: "core",
	merge: true,
	uniqueKeys: false,
	prettyErrors: false,
} as const;

/**
 * Reads YAML that is a card, or, where `within` names a key of the outermost mapping, that holds the card below it.
 * Never throws; takes time in proportion to the text.
 */
export function readYaml(piece: Piece, within?: string): Reading {
	const unfit = textProblems(piece);
	if (unfit.length > 0) return { kind: "problems", problems: unfit };
	const tokens = [...new Parser().parse(piece.yaml)];
	// The composer calls itself for every level: depth is bounded before it sees the tokens.
	if (nestsTooDeep(tokens)) return { kind: "problems", problems: [tooDeep(piece)] };
	const [document, second] = new Composer(YAML_OPTIONS).compose(tokens, true, piece.yaml.length);
	if (document === undefined) return { kind: "empty" };
	const syntax = syntaxProblems(piece, document, second);
	if (syntax.length > 0) return { kind: "problems", problems: syntax };
	const root = within === undefined ? document.contents : valueAt(document, within);
	if (root === null || (isScalar(root) && root.value === null)) return { kind: "empty" };
	const targets = aliasTargets(document);
	const problems = contentProblems(piece, targets, root);
	if (problems.length > 0 || !isMap(root)) return { kind: "problems", problems };
	return readValues(piece, document, targets, root);
}

function valueAt(document: Document.Parsed, key: string): Node | null {
	const { contents } = document;
	const pair = isMap(contents) ? contents.items.find((item) => nameOf(item) === key) : undefined;
	return (pair?.value as Node | null | undefined) ?? null;
}

/** What each alias refers to. */
type Targets = ReadonlyMap<Alias, Node>;

function readValues(piece: Piece, document: Document.Parsed, targets: Targets, root: YAMLMap): Reading {
	const values = new Map<string, CardValue>();
	const shared = new Map<Node, unknown>();
	const plainOnce = (node: Node | null): unknown => {
		const target = isAlias(node) ? targets.get(node) : undefined;
		if (target === undefined) return plain(node, document);
		const value = shared.get(target) ?? plain(target, document);
		shared.set(target, value);
		return value;
	};
	for (const [name, pair] of pairsOf(root, targets)) {
		const value = plainOnce(pair.value as Node | null);
		if (value === TOO_LARGE) return { kind: "problems", problems: [excess(piece, pair)] };
		values.set(name, { value, ...describe(piece, pair), partAt: (part) => partOf(piece, targets, pair, part) });
	}
	return { kind: "values", values };
}

/** The pairs of a mapping by name: its own first, then those of the mappings that it merges, of which earlier ones win. */
function pairsOf(map: YAMLMap, targets: Targets): Map<string, Pair> {
	const pairs = new Map<string, Pair>();
	const add = ({ items }: YAMLMap) => {
		for (const pair of items) {
			const name = nameOf(pair);
			if (!isMerge(pair) && !pairs.has(name)) pairs.set(name, pair);
		}
	};
	add(map);
	for (const { value } of map.items.filter(isMerge)) {
		for (const source of isSeq(value) ? value.items : [value]) {
			const merged = isAlias(source) ? targets.get(source) : source;
			if (isMap(merged)) add(merged);
		}
	}
	return pairs;
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

function partOf(piece: Piece, targets: Targets, pair: Pair, part: string | number): Part {
	const { value } = pair;
	const node = isAlias(value) ? targets.get(value) : value;
	if (isMap(node)) {
		return describe(piece, pairsOf(node, targets).get(String(part)) ?? pair);
	}
	const item = isSeq(node) && typeof part === "number" ? (node.items[part] as Node | null | undefined) : undefined;
	const [start, end] = trimmed(piece, rangeOf(item ?? (value as Node | null)));
	const place = piece.place(start, end);
	return { written: piece.yaml.slice(start, end), isBare: isBare(item), place, keyPlace: place };
}

function describe(piece: Piece, { key, value }: Pair): Omit<CardValue, "value" | "partAt"> {
	const { yaml, place } = piece;
	const [keyStart, keyEnd] = rangeOf(key as Node | null);
	const [start, end] = value === null ? [keyEnd, keyEnd] : trimmed(piece, rangeOf(value as Node));
	return {
		written: yaml.slice(start, end),
		isQuoted: isScalar(value) && (value.type === "QUOTE_DOUBLE" || value.type === "QUOTE_SINGLE"),
		isBare: isBare(value),
		place: place(start, end),
		keyPlace: place(keyStart, keyEnd),
	};
}

function isBare(value: unknown): boolean {
	if (value === null || value === undefined) return true;
	if (isScalar(value) || isCollection(value)) return value.tag === undefined && value.anchor === undefined;
	return false;
}

/** Block text and lists end with the line after them: their place does not. */
function trimmed({ yaml }: Piece, [start, end]: readonly [number, number]): [number, number] {
	return [start, start + yaml.slice(start, end).trimEnd().length];
}

function rangeOf(node: Node | null): readonly [number, number] {
	const [start, end] = node?.range ?? [0, 0];
	return [start, end];
}
