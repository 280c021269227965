import { lastName } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import type { ModuleNames, Scope } from "../names/scopes.ts";
import type { Call, Expression, FunctionDefinition, Statement } from "../tree/ast.ts";
import { walk } from "../tree/walk.ts";
import { isValidating } from "./validating.ts";

/**
 * What becomes of a body that nobody has validated. `used`: fields are taken out of it, or it is stored; `judged`: something
 * looks at what it is; `given`: all of it goes to code that may do anything with it; `nothing`: it is shown or counted.
 */
type Use = "used" | "judged" | "given" | "nothing";

/** How one endpoint treats its raw body. */
export interface RawUses {
	/** The first call that reads it from the request; `undefined` where parameters hold it. */
	readonly source: Call | undefined;
	readonly uses: ReadonlySet<Use>;
}

/** Methods of a request that read its body as data. */
const READS: ReadonlySet<string> = new Set(["json", "form"]);

/** Functions that make data of text. */
const PARSES = /^loads?$/;

const TAKES_FIELDS: ReadonlySet<string> = new Set(["get", "pop", "getlist", "items", "multi_items", "values"]);
const STORES: ReadonlySet<string> = new Set([
	"append",
	"appendleft",
	"insert",
	"insert_one",
	"insert_many",
	"setdefault",
]);
const SHOWS = /^(print|len|bool|repr|debug|info|warning|error|exception|critical|log|pprint)$/;

/** Follows the body through a function: what `request` reads, or what stands in these parameters. */
export function rawUses(
	names: Names,
	module: ModuleNames,
	{ scope, definition }: { readonly scope: Scope; readonly definition: FunctionDefinition },
	parameters: ReadonlySet<string>,
): RawUses {
	const raw = new Set(parameters);
	const texts = new Set<string>();
	const derived = new Set<string>();
	const known = new Map<Expression, Use>();
	const uses = new Set<Use>();
	let source: Call | undefined;

	const readOf = (expression: Expression): Call | undefined => {
		const call = expression.kind === "await" ? expression.value : expression;
		if (call.kind !== "call" || call.callee.kind !== "attribute") return undefined;
		return isRequest(names, call.callee.value, module.scopes.get(definition) ?? scope) ? call : undefined;
	};
	const isText = (expression: Expression): boolean => {
		if (expression.kind === "name") return texts.has(expression.name);
		const read = readOf(expression);
		if (read !== undefined) return lastName(read.callee) === "body";
		return expression.kind === "call" && expression.callee.kind === "attribute" && isText(expression.callee.value);
	};
	const isRaw = (expression: Expression): boolean => {
		if (expression.kind === "name") return raw.has(expression.name);
		if (expression.kind === "boolean") return isRaw(expression.left);
		const read = readOf(expression);
		if (read !== undefined && READS.has(lastName(read.callee)) && expression.kind === "await") {
			source ??= read;
			return true;
		}
		if (expression.kind !== "call") return false;
		const [first, ...others] = expression.arguments;
		if (first?.kind !== "positional" || others.length > 0) return false;
		if (lastName(expression.callee) === "dict") return isRaw(first.value);
		if (!PARSES.test(lastName(expression.callee)) || !isText(first.value)) return false;
		source ??= expression;
		return true;
	};
	const mentions = (expression: Expression): boolean => isMentioned(expression, (one) => isRaw(one) || isDerived(one));
	const isDerived = (one: Expression): boolean => one.kind === "name" && derived.has(one.name);
	const bindName = (name: string, value: Expression): void => {
		for (const set of [raw, texts, derived]) set.delete(name);
		if (isRaw(value)) {
			raw.add(name);
			known.set(value, "nothing");
		} else if (isText(value)) texts.add(name);
		else if (mentions(value)) derived.add(name);
	};
	const bind = (targets: readonly Expression[], value: Expression): void => {
		for (const target of targets) {
			if (target.kind === "name") {
				// The value is looked at before the name: it may be made of what the name held.
				bindName(target.name, value);
				known.set(target, "nothing");
			} else if (isRaw(value)) known.set(value, "used");
		}
	};
	walk(definition.body(), {
		statement: (statement) => {
			noteStatement(statement, { isRaw, mentions, bind, known, uses });
			return undefined;
		},
		expression: (expression) => {
			if (isRaw(expression)) {
				uses.add(known.get(expression) ?? "given");
				return "skip";
			}
			noteParts(expression, isRaw, known);
			if (expression.kind === "call" && expression.arguments.some(({ value }) => mentions(value))) {
				if (lastName(expression.callee) === "isinstance" || isValidating(names, expression, scope)) uses.add("judged");
			}
			return undefined;
		},
	});
	return { source, uses };
}

interface Notes {
	readonly isRaw: (expression: Expression) => boolean;
	readonly mentions: (expression: Expression) => boolean;
	readonly bind: (targets: readonly Expression[], value: Expression) => void;
	readonly known: Map<Expression, Use>;
	readonly uses: Set<Use>;
}

function noteStatement(statement: Statement, { isRaw, mentions, bind, known, uses }: Notes): void {
	switch (statement.kind) {
		case "assign":
			bind(statement.targets, statement.value);
			break;
		case "annotated":
			if (statement.value !== undefined) bind([statement.target], statement.value);
			break;
		case "return":
		case "expression":
			if (statement.value !== undefined && isRaw(statement.value)) known.set(statement.value, "nothing");
			break;
		case "for":
			if (isRaw(statement.iterable)) known.set(statement.iterable, "used");
			break;
		case "if":
			if (
				statement.branches.some(
					({ test, body }) => mentions(test) && !isPlainTest(test, isRaw, known) && isEnding(body),
				)
			) {
				uses.add("judged");
			}
			break;
		case "assert":
			if (mentions(statement.test)) uses.add("judged");
			break;
		case "match":
			uses.add("judged");
			break;
		default:
			break;
	}
}

/** `if data:` and `if not data:` ask whether there is something, not what it is. */
function isPlainTest(test: Expression, isRaw: Notes["isRaw"], known: Map<Expression, Use>): boolean {
	const operand = test.kind === "not" ? test.operand : test;
	if (!isRaw(operand)) return false;
	known.set(operand, "nothing");
	return true;
}

function isEnding(body: readonly Statement[]): boolean {
	return body.some(({ kind }) => kind === "raise" || kind === "return");
}

/** Notes what an expression does with the raw parts directly below it. */
function noteParts(expression: Expression, isRaw: Notes["isRaw"], known: Map<Expression, Use>): void {
	for (const [part, use] of partsOf(expression)) if (isRaw(part)) known.set(part, use);
}

function partsOf(expression: Expression): readonly (readonly [Expression, Use])[] {
	switch (expression.kind) {
		case "subscript":
			return [[expression.value, "used"]];
		case "compare":
			return [expression.first, ...expression.rest.map(([, operand]) => operand)].map((part) => [part, "judged"]);
		case "not":
			return [[expression.operand, "nothing"]];
		case "formatted":
			return expression.parts.flatMap((part): [Expression, Use][] =>
				typeof part === "string" ? [] : [[part, "nothing"]],
			);
		case "comprehension":
			return expression.clauses.flatMap((one): [Expression, Use][] =>
				one.kind === "for" ? [[one.iterable, "used"]] : [],
			);
		case "call":
			return partsOfCall(expression);
		default:
			return [];
	}
}

function partsOfCall({ callee, arguments: given }: Call): readonly (readonly [Expression, Use])[] {
	const name = lastName(callee);
	const ofOthers: Use = STORES.has(name) ? "used" : SHOWS.test(name) ? "nothing" : "given";
	const all = given.map(({ kind, value }): [Expression, Use] => [
		value,
		kind === "double-starred" ? "judged" : ofOthers,
	]);
	return callee.kind === "attribute" && TAKES_FIELDS.has(name) ? [[callee.value, "used"], ...all] : all;
}

/** Expressions of one test or argument that are looked at. */
const MAX_PARTS = 100;

function isMentioned(expression: Expression, isWanted: (one: Expression) => boolean): boolean {
	let left = MAX_PARTS;
	let isFound = false;
	const { start, end } = expression;
	walk([{ kind: "expression", value: expression, start, end }], {
		expression: (one) => {
			left -= 1;
			isFound ||= left > 0 && isWanted(one);
			return isFound || left <= 0 ? "skip" : undefined;
		},
	});
	return isFound;
}

const REQUEST = /^(fastapi|starlette)(\.requests)?\.Request\(\)$/;

/** Whether an expression is the request: by its annotation, or as the one parameter that Starlette gives a function. */
function isRequest(names: Names, expression: Expression, scope: Scope): boolean {
	if (expression.kind !== "name") return false;
	return (
		names.denote(expression, scope).some((value) => value.kind === "path" && REQUEST.test(value.path)) ||
		isPlainParameter(expression.name, scope)
	);
}

function isPlainParameter(name: string, { definition }: Scope): boolean {
	if (definition?.kind !== "function" || name !== "request") return false;
	const [first, ...others] = definition.parameters;
	return first?.name === name && first.annotation === undefined && others.length === 0;
}
