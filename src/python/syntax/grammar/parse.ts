import type { Lines } from "../../../source/lines.ts";
import type { SyntaxProblem } from "../../module.ts";
import type { Tokens } from "../lexer/token.ts";
import type { Body } from "../outline.ts";
import type { Scope } from "../scopes/scope.ts";

/**
 * The state of one reading of a text. The grammar is a recursive descent over the tokens that builds nothing: each
 * function reads its construct, reports what Python would refuse, and says in a {@link Shape} what it has read.
 */
export interface Parse extends Tokens {
	readonly text: string;
	readonly lines: Lines;
	/** Minor version of the Python that is to compile the text. */
	readonly minor: number;
	readonly grammar: Grammar;
	/** The present token, and its kind. */
	at: number;
	kind: number;
	/** Token with which the present statement begins. */
	statement: number;
	readonly found: SyntaxProblem[];
	/** The bodies of functions that have been read, but for those within one another: the outermost only. */
	readonly bodies: Body[];
	/** Expressions that are being read within one another. */
	depth: number;
	scope: Scope;
	/** Names that the open scopes read and bind, in the order of the text: twice the token, plus one where it is bound. */
	readonly names: number[];
	/** `await` (twice its token) and asynchronous comprehensions (plus one) that no scope has answered for yet. */
	readonly awaits: number[];
	/** Tokens of the `yield`s in the open functions. */
	readonly yields: number[];
	/** Tokens of the names that `:=` binds in the open functions. */
	readonly walruses: number[];
	/** Iterables of comprehensions that are being read: none of them may hold `:=`. */
	iterables: number;
	/** What is being read that may hold neither `yield` nor `await` nor `:=`, in words: "an annotation". */
	restriction: string | undefined;
	/** Whether the type of a local variable is being read: CPython parses it, but makes no code of it. */
	isSkipped: boolean;
	/** Token behind the docstring and the future imports that the file begins with. */
	prologue: number;
	/** Whether annotations are not evaluated: `from __future__ import annotations`, or 3.14. */
	areAnnotationsDeferred: boolean;
}

/** The parts of the grammar that call one another in a circle. */
export interface Grammar {
	/** `expression` of the Python grammar: a condition, a lambda, or an operation. */
	readonly expression: (parse: Parse) => Shape;
	/** An expression that may be `name := value`. */
	readonly named: (parse: Parse) => Shape;
	/** Expressions with commas between them, starred ones among them. */
	readonly expressions: (parse: Parse) => Shape;
	/** An operation whose operators bind at least as tightly as `|`. */
	readonly operation: (parse: Parse) => Shape;
	/** An operation with `or`, `and`, `not` and comparisons, but no condition. */
	readonly disjunction: (parse: Parse) => Shape;
	/** A value with what follows it in dots, parentheses and brackets. */
	readonly primary: (parse: Parse) => Shape;
	/** `yield`, or expressions with commas between them. */
	readonly yieldOrExpressions: (parse: Parse) => Shape;
	/** Whether the present token begins an expression. */
	readonly beginsExpression: (parse: Parse) => boolean;
	/** What follows a colon: statements on the same line, or an indented block. */
	readonly block: (parse: Parse, owner: number) => void;
}

/** What an expression is, as a target of an assignment sees it: one of {@link S} with flags of {@link F}. */
export type Shape = number;

/** Kinds of expressions. */
export const S = {
	name: 1,
	attribute: 2,
	subscript: 3,
	tuple: 4,
	list: 5,
	starred: 6,
	call: 7,
	literal: 8,
	none: 9,
	true: 10,
	false: 11,
	ellipsis: 12,
	format: 13,
	dict: 14,
	set: 15,
	comprehension: 16,
	generator: 17,
	lambda: 18,
	conditional: 19,
	operation: 20,
	comparison: 21,
	await: 22,
	yield: 23,
	walrus: 24,
	/** `__debug__`, a name that nothing may be bound to. */
	debug: 25,
	/** An attribute of that name: nothing may be assigned to it, but it may be deleted. */
	debugAttribute: 26,
} as const;

/** Flags beside the kind. */
export const F = {
	/** Stands in parentheses of its own. */
	group: 32,
	/** A tuple or list that holds something that cannot be assigned to. */
	bad: 64,
	/** A tuple or list that holds a starred element, at any depth. */
	star: 128,
	/** A tuple or list with more stars than an assignment takes, at any depth. */
	stars: 256,
} as const;

/** The kind of a shape, without flags. */
export function kindOf(shape: Shape): number {
	return shape & 31;
}
