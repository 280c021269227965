import type { Module } from "../../python/module.ts";
import { lastName } from "../../python/names/calls.ts";
import { fallbackOf } from "../../python/names/origins.ts";
import type { Call, Expression, Span } from "../../python/tree/ast.ts";
import type { Use } from "../credential.ts";

/** A text in a program, with how it comes to be used. */
export interface Literal extends Span {
	readonly value: string;
	readonly use: Use;
	/** The variable of the environment that it stands in for. */
	readonly variable: string | undefined;
}

/** Levels of choices and calls that a value is taken out of. */
const MAX_DEPTH = 8;

/** Calls that give the text that they are given, in another type. */
const WRAPPERS: ReadonlySet<string> = new Set([
	"SecretStr",
	"SecretBytes",
	"Secret",
	"str",
	"bytes",
	"bytearray",
	"Password",
]);

/** Methods of a text that give it in another type, or hardly changed. */
const METHODS: ReadonlySet<string> = new Set(
	"encode decode strip lstrip rstrip lower upper casefold get_secret_value".split(" "),
);

/** What holds the environment or what was read from it. */
const SETTINGS = /^(?:environ|env|config|conf|cfg|settings|secrets)$/i;

/** Calls that read the environment or settings and take a fallback. */
const READERS = /^(?:getenv|get|pop|setdefault|config|env|str|get_?env\w*|env_\w+|Option|Argument)$/i;

/**
 * The texts that an expression may be: through `or`, conditions, conversions, and the fallbacks of what reads the environment.
 * Those of a formatted text that holds anything but text are none.
 */
export function literalsIn(module: Module, expression: Expression, use: Use = "fixed"): readonly Literal[] {
	const found: Literal[] = [];
	collect({ module, found }, expression, { use, variable: undefined }, MAX_DEPTH);
	return found;
}

interface Collection {
	readonly module: Module;
	readonly found: Literal[];
}

type Manner = Pick<Literal, "use" | "variable">;

function collect(collection: Collection, expression: Expression, manner: Manner, depth: number): void {
	if (depth === 0) return;
	const { start, end } = expression;
	switch (expression.kind) {
		case "string":
			collection.found.push({ value: expression.value, start, end, ...manner });
			return;
		case "bytes":
			collection.found.push({ value: bytesText(collection.module.text.slice(start, end)), start, end, ...manner });
			return;
		case "binary": {
			const value = concatenated(expression, depth);
			if (value !== undefined) collection.found.push({ value, start, end, ...manner });
			return;
		}
		case "walrus":
		case "await":
			collect(collection, expression.value, manner, depth - 1);
			return;
		case "conditional":
			collect(collection, expression.body, manner, depth - 1);
			collect(collection, expression.orelse, manner, depth - 1);
			return;
		case "boolean": {
			if (expression.operator === "and") return;
			collect(collection, expression.left, manner, depth - 1);
			const isRead = readsEnvironment(expression.left);
			const next: Manner = isRead ? { use: "fallback", variable: variableOf(expression.left) } : manner;
			collect(collection, expression.right, next, depth - 1);
			return;
		}
		case "call":
			collectFromCall(collection, expression, manner, depth - 1);
			return;
		default:
			return;
	}
}

function collectFromCall(collection: Collection, call: Call, manner: Manner, depth: number): void {
	const name = lastName(call.callee);
	const [first] = call.arguments;
	if (WRAPPERS.has(name) && first?.kind === "positional" && call.callee.kind === "name") {
		collect(collection, first.value, manner, depth);
		return;
	}
	if (call.callee.kind === "attribute" && METHODS.has(name)) {
		collect(collection, call.callee.value, manner, depth);
		return;
	}
	if (name === "Field" || name === "field") {
		const given = call.arguments.find((one) => (one.kind === "keyword" ? one.name === "default" : one === first));
		if (given !== undefined) collect(collection, given.value, manner, depth);
		return;
	}
	// `config.get("section", "option", …)` of configparser names a section first.
	const isSection = call.arguments.filter(({ kind }) => kind === "positional").length > 2;
	const fallback = READERS.test(name) && !isSection ? fallbackOf(call) : undefined;
	if (fallback === undefined) return;
	const next: Manner = readsEnvironment(call) ? { use: "fallback", variable: variableOf(call) } : manner;
	collect(collection, fallback, next, depth);
}

/** Whether an expression asks the environment or settings, not any dict: `os.environ.get`, `getenv`, `env.str`, `settings.key`. */
export function readsEnvironment(expression: Expression): boolean {
	if (expression.kind === "attribute") return SETTINGS.test(lastName(expression.value));
	if (expression.kind === "subscript") return SETTINGS.test(lastName(expression.value));
	if (expression.kind !== "call") return false;
	const { callee } = expression;
	if (callee.kind === "attribute" && SETTINGS.test(lastName(callee.value))) return true;
	return /^(?:getenv|config|env|get_?env\w*|env_\w+)$/i.test(lastName(callee));
}

/** The variable or key that an expression reads: `os.getenv("X")`, `os.environ["X"]`, `settings.X`. */
export function variableOf(expression: Expression): string | undefined {
	if (expression.kind === "call") {
		const first = expression.arguments[0]?.value;
		return READERS.test(lastName(expression.callee)) && first?.kind === "string" ? first.value : undefined;
	}
	if (expression.kind === "subscript") return expression.index.kind === "string" ? expression.index.value : undefined;
	return lastName(expression) || undefined;
}

function concatenated(expression: Expression, depth: number): string | undefined {
	if (expression.kind === "string") return expression.value;
	if (expression.kind !== "binary" || expression.operator !== "+" || depth === 0) return undefined;
	const left = concatenated(expression.left, depth - 1);
	const right = left === undefined ? undefined : concatenated(expression.right, depth - 1);
	return left !== undefined && right !== undefined ? left + right : undefined;
}

/** What stands between the quotes of `b"…"`; escapes stay as they are written. */
function bytesText(written: string): string {
	const [, , text = ""] = /^[a-z]{1,2}("""|'''|"|')([\s\S]*)\1$/i.exec(written) ?? [];
	return text;
}
