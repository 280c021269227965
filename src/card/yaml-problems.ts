import { type Alias, type CST, type Document, isMap, isScalar, type Node, visit, type YAMLMap } from "yaml";
import type { CardProblem } from "./card.ts";
import type { Piece } from "./front-matter.ts";
import { explain, type Fault, isIndependent, isUnclosedQuote, quote } from "./yaml-errors.ts";

/** Levels of lists and mappings in one another; the Hub's deepest key (`custom_headers`) has two. */
const MAX_DEPTH = 64;

/** Aliases that are followed; a card has no use for even one. */
const MAX_ALIASES = 100;

/** Problems that are reported of one card. */
const MAX_PROBLEMS = 10;

/** What YAML 1.2 does not take for text (section 5.1), lone surrogates aside, which UTF-8 cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NON_PRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

/** Characters that keep the text from being YAML at all. */
export function textProblems({ yaml, place }: Piece): CardProblem[] {
	const bad = yaml.search(NON_PRINTABLE);
	if (bad !== -1) {
		const code = yaml.charCodeAt(bad).toString(16).toUpperCase().padStart(4, "0");
		return [
			{
				message: `the front matter holds the control character U+${code}, which YAML forbids`,
				remedy: "Delete that character.",
				place: place(bad, bad + 1),
			},
		];
	}
	const broken = yaml.indexOf("\u{fffd}");
	if (broken === -1) return [];
	return [
		{
			message: "the front matter holds bytes that are not UTF-8",
			remedy: "Save README.md as UTF-8.",
			place: place(broken, broken + 1),
		},
	];
}

/** Whether lists and mappings stand deeper in one another than the composer's recursion should follow. */
export function nestsTooDeep(tokens: readonly CST.Token[]): boolean {
	const open: { readonly token: CST.Token | null | undefined; readonly depth: number }[] = [];
	for (const token of tokens) open.push({ token: token.type === "document" ? token.value : token, depth: 0 });
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { token, depth } = next;
		if (!token || !("items" in token)) continue;
		if (depth === MAX_DEPTH) return true;
		for (const { key, value } of token.items)
			open.push({ token: key, depth: depth + 1 }, { token: value, depth: depth + 1 });
	}
	return false;
}

/** The problem that answers `nestsTooDeep`. */
export function tooDeep({ place }: Piece): CardProblem {
	return {
		message: `the front matter nests lists and mappings deeper than ${MAX_DEPTH} levels`,
		remedy: "Write a flat list of keys: no key of a Space needs more than two levels.",
		place: place(0, 0),
	};
}

/** What the parser complains about: one problem a line, and none that only echoes an earlier one. */
export function syntaxProblems(
	{ yaml, place }: Piece,
	document: Document.Parsed,
	second: Document.Parsed | undefined,
): CardProblem[] {
	const problems: CardProblem[] = [];
	for (const fault of faultsOf(document)) {
		const [start, end] = fault.pos;
		const at = place(Math.min(start, yaml.trimEnd().length), Math.min(end, yaml.length));
		if (problems.at(-1)?.place.start.line !== at.start.line) problems.push({ ...explain(fault, yaml), place: at });
		if (!isIndependent(fault) || problems.length === MAX_PROBLEMS) return problems;
	}
	if (second === undefined) return problems;
	const start = second.range[0];
	const again = {
		message: "a second YAML document begins inside the front matter",
		remedy: 'Delete the line "..." or "--- …" before it: only a line of exactly three dashes closes front matter.',
		place: place(start, start),
	};
	return [...problems, again];
}

/** Errors and warnings by position. One for a missing quote stands at the end of the text: it is moved to the quote. */
function faultsOf(document: Document.Parsed): Fault[] {
	return [...document.errors, ...document.warnings]
		.map(({ code, message, pos }): Fault => {
			if (!isUnclosedQuote(message)) return { code, message, pos };
			const opening = openingQuote(document, pos[0]);
			return { code, message, pos: [opening, opening + 1] };
		})
		.sort((a, b) => a.pos[0] - b.pos[0]);
}

/** Where the text begins whose closing quote the parser missed at `end`. */
function openingQuote(document: Document.Parsed, end: number): number {
	let opening = end;
	visit(document, {
		Scalar: (_, { type, range }) => {
			if (type?.startsWith("QUOTE") && range && range[0] <= end && end <= range[2]) opening = range[0];
		},
	});
	return opening;
}

/** What is wrong with YAML that parses: no mapping, keys that are no text or stand twice, aliases that lead nowhere. */
export function contentProblems(piece: Piece, targets: ReadonlyMap<Alias, Node>, root: Node): CardProblem[] {
	const problems: CardProblem[] = [];
	let aliases = 0;
	if (!isMap(root)) return [noMapping(piece, root)];
	visit(root, {
		Map: (_, map) => {
			problems.push(...keyProblems(piece, map));
		},
		Alias: (_, alias) => {
			aliases += 1;
			const problem = aliases > MAX_ALIASES ? tooMany(piece, alias) : aliasProblem(piece, alias, targets.get(alias));
			if (problem !== undefined) problems.push(problem);
			return problems.length >= MAX_PROBLEMS || aliases > MAX_ALIASES ? visit.BREAK : undefined;
		},
	});
	return problems.slice(0, MAX_PROBLEMS);
}

function noMapping({ yaml, place }: Piece, root: Node): CardProblem {
	const [start, end] = root.range ?? [0, 0];
	const written = yaml.slice(start, end).trim();
	return {
		message: `the front matter is ${quote(written)} and not a list of "key: value" pairs`,
		remedy: /^[A-Za-z_]+:\S/.test(written)
			? 'Put a space behind the colon: "sdk: python".'
			: 'Write one "key: value" pair on each line; if the dashes were meant as a line across the page, begin README.md with something else.',
		place: place(start, start + written.length),
	};
}

function keyProblems({ place }: Piece, map: YAMLMap): CardProblem[] {
	const problems: CardProblem[] = [];
	const lines = new Map<string, number>();
	for (const { key } of map.items) {
		const [start, end] = (key as Node | null)?.range ?? [0, 0];
		const at = place(start, end);
		if (!isScalar(key) || (key.value === null && start === end)) {
			problems.push({ message: "a key is not plain text", remedy: 'Write "key: value".', place: at });
			continue;
		}
		const name = String(key.value);
		const before = lines.get(name);
		if (before === undefined) lines.set(name, at.start.line);
		else
			problems.push({
				message: `${quote(name)} stands on line ${before} and again on line ${at.start.line}`,
				remedy: "Keep one of them.",
				place: at,
			});
	}
	return problems;
}

function aliasProblem({ place }: Piece, alias: Alias, target: Node | undefined): CardProblem | undefined {
	const [start, end] = alias.range ?? [0, 0];
	const at = place(start, end);
	const shown = quote(`*${alias.source}`);
	if (target === undefined) {
		return {
			message: `${shown} refers to an anchor that does not exist`,
			remedy: "Put the value in quotes.",
			place: at,
		};
	}
	const [from, , to] = target.range ?? [0, 0, 0];
	if (from > start || end > to) return undefined;
	return { message: `${shown} refers to a value that holds it`, remedy: "Write the value out.", place: at };
}

function tooMany({ place }: Piece, alias: Alias): CardProblem {
	const [start, end] = alias.range ?? [0, 0];
	return {
		message: `the front matter holds more than ${MAX_ALIASES} aliases`,
		remedy: "Write the values out.",
		place: place(start, end),
	};
}
