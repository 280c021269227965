import type { Names } from "../names/names.ts";
import { originsOf } from "../names/origins.ts";
import { truthOnImport } from "../names/run-on-import.ts";
import { type Binding, bindingsOf, enclosingFunction, type Scope } from "../names/scopes.ts";
import { certainValues } from "../servers/certain-values.ts";
import type { Expression } from "../tree/ast.ts";
import type { Knowledge } from "./certain-expressions.ts";

/** What a Space's disk holds when it starts. */
export interface Disk {
	/** Whether there is a file or folder of this path, relative to the Space root; `undefined` where nobody knows. */
	holds(path: string): boolean | undefined;
	/** Whether what built the image may have fetched models and files before. */
	readonly isPrepared: boolean;
	/** Names of models of the Hub that are there from the beginning. */
	readonly preloaded: readonly string[];
}

/** Functions and methods that ask whether something is on the disk. */
const EXISTS: ReadonlySet<string> = new Set([
	...["os.path.exists", "os.path.isfile", "os.path.isdir"],
	...["pathlib.Path().exists", "pathlib.Path().is_file", "pathlib.Path().is_dir"],
]);

/** What is known of the values of a body whose names belong to `scope`, when the start comes to it for the first time. */
export function knowledgeOf(names: Names, disk: Disk, scope: Scope): Knowledge {
	return {
		truth: (test) => truthOf({ names, disk, scope }, test),
		isFilled: (iterable) => isFilled(names, iterable, scope),
	};
}

interface Question {
	readonly names: Names;
	readonly disk: Disk;
	readonly scope: Scope;
}

function truthOf(question: Question, test: Expression): boolean | undefined {
	const plain = truthOnImport(test);
	if (plain !== undefined) return plain;
	switch (test.kind) {
		case "not": {
			const truth = truthOf(question, test.operand);
			return truth === undefined ? undefined : !truth;
		}
		case "boolean": {
			const [left, right] = [truthOf(question, test.left), truthOf(question, test.right)];
			const decides = test.operator === "or";
			if (left === decides || right === decides) return decides;
			return left === undefined || right === undefined ? undefined : !decides;
		}
		case "compare":
			return truthOfComparison(question, test);
		case "name":
		case "attribute":
			return isUnset(question, test) ? false : undefined;
		case "call":
			return isOnDisk(question, test);
		default:
			return undefined;
	}
}

/** `_model is None`, `_model != None`. */
function truthOfComparison(
	question: Question,
	{ first, rest }: Extract<Expression, { readonly kind: "compare" }>,
): boolean | undefined {
	const [operator, right] = rest[0] ?? [];
	if (rest.length !== 1 || right?.kind !== "none" || !isUnset(question, first)) return undefined;
	if (operator === "is" || operator === "==") return true;
	return operator === "is not" || operator === "!=" ? false : undefined;
}

/**
 * Whether a name or attribute is None until the code that asks fills it: `_model = None` at module level. What another
 * function fills, it may have filled before.
 */
function isUnset({ names, scope }: Question, expression: Expression): boolean {
	const asking = enclosingFunction(scope);
	const bindings = bindingsBehind(names, expression, scope);
	const isNone = (binding: Binding) => binding.kind === "value" && binding.value.kind === "none";
	const isOwn = (binding: Binding) =>
		binding.isRemote && binding.kind === "value" && enclosingFunction(binding.scope) === asking;
	return bindings.some(isNone) && bindings.every((binding) => isNone(binding) || isOwn(binding));
}

function bindingsBehind(names: Names, expression: Expression, scope: Scope): readonly Binding[] {
	if (expression.kind === "name") return bindingsOf(expression.name, scope, expression.start) ?? [];
	if (expression.kind !== "attribute") return [];
	return names
		.denote(expression.value, scope)
		.flatMap((value) => (value.kind === "path" ? [] : names.members(value, expression.attribute)));
}

/** The answer of `os.path.exists("model.bin")` and `Path("model.bin").exists()`. */
function isOnDisk(
	{ names, disk, scope }: Question,
	call: Extract<Expression, { readonly kind: "call" }>,
): boolean | undefined {
	const [value, ...others] = names.denote(call.callee, scope);
	if (value?.kind !== "path" || others.length > 0 || !EXISTS.has(value.path)) return undefined;
	const path = value.path.startsWith("pathlib.") ? pathObject(names, call.callee, scope) : call.arguments[0]?.value;
	const texts = path === undefined ? [] : textsOf(names, path, scope);
	return texts?.length === 1 ? onDisk(disk, texts[0] ?? "") : undefined;
}

/** `"model.bin"` of `Path("model.bin").exists` and of `path.exists`. */
function pathObject(names: Names, callee: Expression, scope: Scope): Expression | undefined {
	if (callee.kind !== "attribute") return undefined;
	const [origin, ...others] = originsOf(names, callee.value, scope);
	if (origin?.expression.kind !== "call" || others.length > 0 || origin.expression.arguments.length !== 1)
		return undefined;
	return origin.expression.arguments[0]?.value;
}

/** The texts that an expression may be, where nothing is set; `undefined` where it may be something else. */
export function textsOf(names: Names, expression: Expression, scope: Scope): readonly string[] | undefined {
	const texts: string[] = [];
	for (const { origin } of certainValues(names, { expression, scope }) ?? []) {
		if (origin.expression.kind !== "string") return undefined;
		texts.push(origin.expression.value);
	}
	return texts.length === 0 ? undefined : texts;
}

/** Whether a path as a program writes it is on the disk; of what lies outside the Space root nobody knows. */
export function onDisk(disk: Disk, text: string): boolean | undefined {
	const parts = text.split("/").filter((part) => part !== "" && part !== ".");
	if (/^[/~]/.test(text) || text.includes("\\") || parts.includes("..") || parts.length === 0) return undefined;
	return disk.holds(parts.join("/"));
}

function isFilled(names: Names, iterable: Expression, scope: Scope): boolean {
	const origins = originsOf(names, iterable, scope);
	return origins.length > 0 && origins.every(({ expression }) => hasElements(expression));
}

function hasElements(expression: Expression): boolean {
	switch (expression.kind) {
		case "list":
		case "tuple":
		case "set":
			return expression.elements.some(({ kind }) => kind !== "starred");
		case "dict":
			return expression.entries.some(({ key }) => key !== undefined);
		case "call": {
			const [count, ...others] = expression.arguments;
			const isRange = expression.callee.kind === "name" && expression.callee.name === "range" && others.length === 0;
			return isRange && count?.value.kind === "number" && (count.value.value ?? 0) > 0;
		}
		default:
			return false;
	}
}
