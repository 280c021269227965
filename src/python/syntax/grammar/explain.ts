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
	if (p.kind !== K.end && lineOf(p, open) === lineOf(p, p.at)) return undefined;
	return {
		first: open,
		last: open,
		message: `The ${bracket} is never closed.`,
		advice: "Close it where its content ends.",
		isLast: true,
	};
}

function conflict(p: Parse): Explanation | undefined {
	const start = p.starts[p.statement] ?? 0;
	if (!/^(?:<{7}|={7}|>{7})(?:\s|$)/.test(p.text.slice(start, start + 8))) return undefined;
	return at(
		p.statement,
		p.statement,
		"A marker of a merge conflict stands in the file.",
		"Resolve the conflict and delete the three markers.",
	);
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
	const before = p.at > p.statement ? p.at - 1 : undefined;
	if (p.kind === K.newline || p.kind === K.end) {
		const what = wanted ?? "something more";
		return at(
			before ?? p.at,
			p.at,
			`The statement ends where ${what} is expected.`,
			"Complete the line, or remove what is unfinished.",
		);
	}
	const expected = wanted === undefined ? "" : ` where ${wanted} is expected`;
	const token = quoted(p, p.at);
	if (p.kind === K.assign) {
		return at(
			p.at,
			p.at,
			`An = stands${expected === "" ? " where nothing can be assigned" : expected}.`,
			"Write == to compare, or := to assign within an expression.",
		);
	}
	if (p.kind === K.walrus) {
		return at(
			p.at,
			p.at,
			`A := stands${expected === "" ? " where it needs parentheses" : expected}.`,
			"Put parentheses around the assignment, or write =.",
		);
	}
	const behind = before === undefined ? "" : ` behind ${quoted(p, before)}`;
	return at(
		p.at,
		p.at,
		`${token} cannot stand${behind === "" ? " at the beginning of a statement" : behind}${expected === "" ? "" : `,${expected}`}.`,
		"Look for an operator, a comma, a quote or a bracket that is missing or too many.",
	);
}

function quoted(p: Parse, token: number): string {
	const text = textOf(p, token);
	const isLong = text.length > QUOTE_LIMIT || text.includes("\n");
	return text === "" ? "This" : `"${isLong ? `${text.split("\n")[0]?.slice(0, QUOTE_LIMIT)}…` : text}"`;
}

function textOf(p: Parse, token: number): string {
	return p.text.slice(p.starts[token] ?? 0, p.ends[token] ?? 0);
}

function lineOf(p: Parse, token: number): number {
	return p.lines.position(p.starts[token] ?? p.text.length).line;
}
