import { isKeyword, K } from "../lexer/token.ts";
import type { Parse } from "./parse.ts";

/** What is wrong at a token that cannot stand where it does, as well as it can be told. */
export interface Explanation {
	readonly first: number;
	readonly last: number;
	readonly message: string;
	readonly advice: string;
	/** Nothing after it can be understood. */
	readonly isLast: boolean;
}

/** Characters of a token that a message quotes. */
const QUOTE_LIMIT = 40;

/** Explains why the present token cannot stand where it does. `wanted` completes "… is expected". */
export function explain(p: Parse, wanted: string | undefined): Explanation {
	return (
		unclosed(p) ??
		conflict(p) ??
		prefix(p) ??
		python2(p) ??
		notebook(p) ??
		strayIndent(p) ??
		operatorOfOthers(p) ??
		strayClause(p) ??
		keywordAsName(p, wanted) ??
		misplaced(p, wanted)
	);
}

function at(first: number, last: number, message: string, advice: string): Explanation {
	return { first, last, message, advice, isLast: false };
}

/** A bracket that is never closed makes one line of all that follows; what is wrong there is not the reader's fault. */
function unclosed(p: Parse): Explanation | undefined {
	const open = p.unclosed.findLast((token) => token < p.at);
	if (open === undefined) return undefined;
	const bracket = textOf(p, open);
	if (!isEnd(p.kind) && lineOf(p, open) === lineOf(p, p.at)) return undefined;
	return {
		first: open,
		last: open,
		message: `The ${bracket} is never closed.`,
		advice: "Close it where its content ends.",
		isLast: true,
	};
}

function prefix(p: Parse): Explanation | undefined {
	const isString = p.kind === K.string || p.kind === K.bytes || p.kind === K.formatStart;
	if (!isString || p.kinds[p.at - 1] !== K.name || p.ends[p.at - 1] !== p.starts[p.at]) return undefined;
	const word = quoted(p, p.at - 1);
	return at(
		p.at - 1,
		p.at,
		`${word} is no prefix that a string may have.`,
		"Write one of r, b, f, u, rb or rf, or none.",
	);
}

function conflict(p: Parse): Explanation | undefined {
	const start = p.starts[p.statement] ?? 0;
	if (!/^(?:<{7}|={7}|>{7})(?:\s|$)/.test(p.text.slice(start, start + 8))) return undefined;
	return {
		first: p.statement,
		last: p.statement,
		message: "A marker of a merge conflict stands in the file.",
		advice: "Resolve the conflict and delete its three markers.",
		isLast: true,
	};
}

function python2(p: Parse): Explanation | undefined {
	const first = p.statement;
	if (p.at !== first + 1 || p.kinds[first] !== K.name || lineOf(p, first) !== lineOf(p, p.at)) {
		return p.kinds[first] === K.raise && p.kind === K.comma
			? at(first, p.at, "raise with a comma is Python 2.", "Write raise Error(message).")
			: undefined;
	}
	const word = textOf(p, first);
	if (word !== "print" && word !== "exec") return undefined;
	if (p.kind === K.newline || p.kind === K.assign) return undefined;
	return at(
		first,
		p.at,
		`"${word}" is a function in Python 3; as a statement it is Python 2.`,
		`Put parentheses around what follows: ${word}(…).`,
	);
}

const SHELL = /^(?:pip3?|python3?|uvicorn|npm|git|cd|apt|docker|source|export|conda|poetry|uv)$/;

function notebook(p: Parse): Explanation | undefined {
	const first = p.statement;
	const start = textOf(p, first);
	if (p.at === first && (start === "%" || start === "%%")) {
		return at(first, first, "A line that begins with % is a command of a notebook, not Python.", "Delete the line.");
	}
	if (p.at === first + 1 && p.kinds[first] === K.name && p.kind === K.name && SHELL.test(start)) {
		return at(
			first,
			p.at,
			`This looks like a command for the shell ("${start} ${textOf(p, p.at)} …"), not like Python.`,
			"Delete the line, or make a comment of it.",
		);
	}
	return undefined;
}

function strayIndent(p: Parse): Explanation | undefined {
	if (p.kind !== K.indent) return undefined;
	return at(
		p.at + 1,
		p.at + 1,
		"The line is indented although no block begins above it.",
		"Indent it as the line above.",
	);
}

function operatorOfOthers(p: Parse): Explanation | undefined {
	const before = textOf(p, p.at - 1);
	const here = textOf(p, p.at);
	if (p.ends[p.at - 1] !== p.starts[p.at]) return undefined;
	if ((before === "&" && here === "&") || (before === "|" && here === "|")) {
		const word = here === "&" ? "and" : "or";
		return at(p.at - 1, p.at, `${here}${here} is no operator of Python.`, `Write ${word}.`);
	}
	return undefined;
}

const OWNERS: Readonly<Record<number, string>> = {
	[K.elif]: "an if",
	[K.else]: "an if, a loop or a try",
	[K.except]: "a try",
	[K.finally]: "a try",
	[K.as]: "an import, a with or an except",
};

function strayClause(p: Parse): Explanation | undefined {
	const owner = OWNERS[p.kind];
	if (owner === undefined || p.at !== p.statement) return undefined;
	return at(
		p.at,
		p.at,
		`"${textOf(p, p.at)}" has nothing that it belongs to: it must follow ${owner} of the same indentation.`,
		"Correct the indentation of one of the two, or remove it.",
	);
}

function keywordAsName(p: Parse, wanted: string | undefined): Explanation | undefined {
	if (!isKeyword(p.kind) || wanted === undefined || !wanted.includes("name")) return undefined;
	return at(
		p.at,
		p.at,
		`"${textOf(p, p.at)}" is a keyword of Python and cannot be used as a name.`,
		"Use another name, for example with an underscore at its end.",
	);
}

function misplaced(p: Parse, wanted: string | undefined): Explanation {
	return unfinished(p, wanted) ?? assignmentAmid(p, wanted) ?? surplus(p, wanted);
}

/** The line ends too early. */
function unfinished(p: Parse, wanted: string | undefined): Explanation | undefined {
	if (p.kind !== K.newline && !isEnd(p.kind)) return undefined;
	const last = Math.max(p.statement, p.at - 1);
	if (p.kind === K.newline && wanted === "the colon") {
		return at(last, p.at, "The colon at the end of the line is missing.", "Write : behind it.");
	}
	const what = wanted ?? "something more";
	return at(
		last,
		p.at,
		`The statement ends where ${what} is expected.`,
		"Complete the line, or remove what is unfinished.",
	);
}

function assignmentAmid(p: Parse, wanted: string | undefined): Explanation | undefined {
	const expected = wanted === undefined ? "" : ` where ${wanted} is expected`;
	if (p.kind === K.assign) {
		return at(p.at, p.at, `An = stands${expected}.`, "Write == to compare, or := to assign within an expression.");
	}
	if (p.kind === K.walrus) {
		return at(p.at, p.at, `A := stands${expected}.`, "Put parentheses around the assignment, or write =.");
	}
	return undefined;
}

function surplus(p: Parse, wanted: string | undefined): Explanation {
	const before = p.at - 1;
	if (p.kind === K.if && p.kinds[before] === K.else) {
		return at(before, p.at, 'Python has no "else if".', "Write elif.");
	}
	const isFirst = p.at === p.statement || isLayout(p.kinds[before] ?? K.end);
	const place = isFirst ? "at the beginning of a statement" : `behind ${quoted(p, before)}`;
	const expected = wanted === undefined ? "" : `, where ${wanted} is expected`;
	return at(
		p.at,
		p.at,
		`${quoted(p, p.at)} cannot stand ${place}${expected}.`,
		"Look for an operator, a comma, a quote or a bracket that is missing or too many.",
	);
}

function isLayout(kind: number): boolean {
	return kind === K.newline || kind === K.indent || kind === K.dedent;
}

/** Dedents come before the end, or where a block is missing. */
function isEnd(kind: number): boolean {
	return kind === K.end || kind === K.dedent;
}

function quoted(p: Parse, token: number): string {
	const kind = p.kinds[token];
	if (kind === K.formatStart || kind === K.formatEnd) return "an f-string";
	const [line = ""] = textOf(p, token).split("\n", 1);
	const isShort = line.length <= QUOTE_LIMIT && line.length === textOf(p, token).length;
	const text = isShort ? line : `${line.slice(0, QUOTE_LIMIT)}…`;
	return kind === K.string || kind === K.bytes ? text : `"${text}"`;
}

function textOf(p: Parse, token: number): string {
	return p.text.slice(p.starts[token] ?? 0, p.ends[token] ?? 0);
}

function lineOf(p: Parse, token: number): number {
	return p.lines.position(p.starts[token] ?? p.text.length).line;
}
