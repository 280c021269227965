import type { Lines } from "../../source/lines.ts";
import type { SyntaxProblem } from "../module.ts";
import type { PythonVersion } from "../version.ts";
import {
	beginsExpression,
	disjunction,
	expression,
	expressions,
	named,
	operation,
	yieldOrExpressions,
} from "./grammar/expressions/expressions.ts";
import { primary } from "./grammar/expressions/primary.ts";
import type { Grammar, Parse } from "./grammar/parse.ts";
import { accept } from "./grammar/reader.ts";
import { block, statements } from "./grammar/statements/statements.ts";
import { lex } from "./lexer/lex.ts";
import { K } from "./lexer/token.ts";
import type { Body } from "./outline.ts";
import { leaveScope } from "./scopes/leave.ts";
import { moduleScope } from "./scopes/scope.ts";

/** A decoded text and the Python that is to compile it. */
export interface SyntaxInput {
	/** Without byte order mark. */
	readonly text: string;
	readonly lines: Lines;
	readonly version: PythonVersion;
}

const GRAMMAR: Grammar = {
	expression,
	named,
	expressions,
	operation,
	disjunction,
	primary,
	yieldOrExpressions,
	beginsExpression,
	block,
};

/** What reading a text as Python has shown. */
export interface Syntax {
	readonly problems: readonly SyntaxProblem[];
	/** The bodies of its outermost functions, in the order of the text; certain where there are no problems. */
	readonly bodies: readonly Body[];
}

/**
 * Everything for which CPython of that version refuses to compile a text, in the order of the text: what its tokenizer,
 * its parser, its symbol table and its compiler raise. Empty exactly when it compiles. Warnings are no problems.
 *
 * The answer comes from a reader of our own: tree-sitter accepts most of what Python refuses, and refuses some of what
 * it accepts, so its errors prove nothing.
 */
export function syntaxProblems(input: SyntaxInput): readonly SyntaxProblem[] {
	return readSyntax(input).problems;
}

/** The same, and where the bodies of functions stand. */
export function readSyntax({ text, lines, version }: SyntaxInput): Syntax {
	const { minor } = version;
	const { kinds, starts, ends, troubles, problems, unclosed } = lex(text, minor);
	// Written out: V8 makes a hash table of so large an object when it begins with others' fields, which every access pays.
	const parse: Parse = {
		kinds,
		starts,
		ends,
		troubles,
		problems,
		unclosed,
		text,
		lines,
		minor,
		grammar: GRAMMAR,
		at: 0,
		kind: kinds[0] ?? K.end,
		statement: 0,
		found: [],
		bodies: [],
		depth: 0,
		scope: moduleScope(),
		names: [],
		awaits: [],
		yields: [],
		walruses: [],
		iterables: 0,
		restriction: undefined,
		isSkipped: false,
		prologue: 0,
		areAnnotationsDeferred: minor >= 14,
	};
	readModule(parse);
	return { problems: inOrder([...problems, ...parse.found]), bodies: parse.bodies };
}

function readModule(parse: Parse): void {
	// A line that is indented like no block before it leaves one end of a block too many.
	do statements(parse);
	while (accept(parse, K.dedent));
	leaveScope(parse);
}

/** Problems that are given of one file, and characters of a message: hostile files hold millions, and names as long. */
const LIMITS = { problems: 50, message: 400 } as const;

/** By place; of several that begin at the same one only the first, since the others follow from it. */
function inOrder(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
	const sorted = problems.toSorted((a, b) => a.start - b.start);
	return sorted
		.filter(({ start }, index) => index === 0 || sorted[index - 1]?.start !== start)
		.slice(0, LIMITS.problems)
		.map((problem) => ({ ...problem, message: clipped(problem.message) }));
}

function clipped(message: string): string {
	return message.length <= LIMITS.message ? message : `${message.slice(0, LIMITS.message)}…`;
}
