import type { Module } from "../module.ts";
import { lastName } from "../names/calls.ts";
import type { Expression, Statement } from "../tree/ast.ts";

/** What a condition mentions that may ask for the version of Python, or for the thing itself. */
const GUARDING_TEST = /version|hasattr|getattr|find_spec|TYPE_CHECKING|py(?:thon)?_?\d|\bFalse\b/i;

/** Words of a file that knows more than one version of Python: it is not judged any further. */
const KNOWS_VERSIONS = /\b(?:version_info|hexversion|python_version(?:_tuple)?)\b/;

/** A name that is asked for, or set, through its text. */
const BY_TEXT = /\b(?:hasattr|getattr|setattr|patch)[ \t]*\([^()\n"']{0,200}["']([\w.]{1,200})["']/g;

/** A name that is set: `enum.StrEnum = …`. */
const SET = /\.(\w{1,100})[ \t]*=(?!=)/g;

/** Exceptions that a missing module or name does not raise. */
const OTHER_EXCEPTION = /(?:Error|Exception|Timeout|Disconnect|Exit|Interrupt|Iteration|Warning)$/;

/** Those that it does, and what they inherit from. */
const MISSING: ReadonlySet<string> = new Set(
	"ImportError ModuleNotFoundError AttributeError NameError Exception BaseException".split(" "),
);

/** Whether a file asks for the version of Python somewhere. */
export function knowsVersions({ text }: Module): boolean {
	return KNOWS_VERSIONS.test(text);
}

/** Names that a file asks for before it uses them, or provides itself. */
export function providedNames({ text }: Module): readonly string[] {
	const asked = [...text.matchAll(BY_TEXT)].flatMap(([, path = ""]) => path.split(".").at(-1) ?? []);
	return [...asked, ...[...text.matchAll(SET)].flatMap(([, name = ""]) => name)];
}

/** Whether a statement may be made for the case that something is missing; what lies in it is not judged. */
export function isGuard(statement: Statement, module: Module): boolean {
	switch (statement.kind) {
		case "try":
			return statement.handlers.some(({ type }) => type === undefined || catchesMissing(type));
		case "with":
			return statement.items.some(({ context }) => /suppress/.test(textOf(module, context)));
		case "if":
			return statement.branches.some(({ test }) => GUARDING_TEST.test(textOf(module, test)));
		case "while":
			return GUARDING_TEST.test(textOf(module, statement.test));
		default:
			return false;
	}
}

/** The same of an expression: `asyncio.timeout if sys.version_info >= (3, 11) else …`. */
export function isGuardedChoice(expression: Expression, module: Module): boolean {
	if (expression.kind === "conditional") return GUARDING_TEST.test(textOf(module, expression.test));
	return expression.kind === "boolean" && GUARDING_TEST.test(textOf(module, expression.left));
}

function catchesMissing(type: Expression): boolean {
	if (type.kind === "tuple") return type.elements.some(catchesMissing);
	const name = lastName(type);
	return MISSING.has(name) || !OTHER_EXCEPTION.test(name);
}

/** Characters of a condition that are looked at; what is longer is nobody's version check. */
const MAX_TEST = 1_000;

function textOf({ text }: Module, { start, end }: { readonly start: number; readonly end: number }): string {
	return text.slice(start, Math.min(end, start + MAX_TEST));
}
