import type { Module } from "../../python/module.ts";
import { lastName } from "../../python/names/calls.ts";
import type { Call, ClassDefinition, Expression, Span, Statement } from "../../python/tree/ast.ts";
import { functionAround, type Scope, walk } from "../../python/tree/walk.ts";
import type { Use } from "../credential.ts";
import { argumentsByPlace } from "./arguments.ts";
import { type Literal, literalsIn, readsEnvironment, variableOf } from "./literals.ts";

/** A text of a program that something with a name is given, or is compared with. */
export interface Site {
	readonly name: string;
	readonly literal: Literal;
}

type Comparison = Extract<Expression, { readonly kind: "compare" }>;

/** Names under which the documentation of an interface keeps what it shows. */
const FOR_SHOW =
	/^(?:examples?|openapi_examples|json_schema_extra|schema_extra|openapi_extra|responses|samples?|fixtures?|mock\w*|fake\w*)$/i;

/** Elements of a list, and entries of a dict, that are looked at. */
const MAX_ELEMENTS = 1_000;

const READERS = /^(?:getenv|setdefault|putenv|get|pop|config|env|str|get_?env\w*|env_\w+)$/i;

/**
 * The sites of a module, in the order of the text. Of functions, only those bodies are read in which one of the literals begins, whose offsets
 * are in ascending order; every body where they are not known.
 */
export function sitesIn(module: Module, literals: readonly number[] | undefined): readonly Site[] {
	const sites: Site[] = [];
	const take = (name: string, expression: Expression | undefined, use: Use = "fixed") => {
		if (name === "" || expression === undefined) return;
		for (const literal of literalsIn(module, expression, use)) {
			sites.push({ name, literal });
			// A fallback counts by what it stands in for, too: `key = os.getenv("JWT_SECRET", "…")`.
			if (literal.variable !== undefined && literal.variable !== name) sites.push({ name: literal.variable, literal });
		}
	};
	const shown = new Set<Expression>();
	walk(module.body, {
		statement: (statement, { scope }) => ofStatement(statement, scope, take),
		body: (definition) => (literals === undefined || holdsOne(definition, literals) ? undefined : "skip"),
		expression: (expression) => {
			if (shown.has(expression)) return "skip";
			for (const one of forShow(expression)) shown.add(one);
			ofExpression(expression, take);
			return undefined;
		},
	});
	return sites;
}

/** Whether one of the ascending offsets lies in a span. */
function holdsOne({ start, end }: Span, offsets: readonly number[]): boolean {
	let [low, high] = [0, offsets.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((offsets[middle] ?? 0) < start) low = middle + 1;
		else high = middle;
	}
	return (offsets[low] ?? end) < end;
}

type Take = (name: string, expression: Expression | undefined, use?: Use) => void;

function ofStatement(statement: Statement, scope: Scope, take: Take): "skip" | undefined {
	switch (statement.kind) {
		case "assign":
			if (statement.targets.some((target) => FOR_SHOW.test(nameOf(target)))) return "skip";
			for (const target of statement.targets) assigned(target, statement.value, scope, take);
			return undefined;
		case "annotated":
			if (FOR_SHOW.test(nameOf(statement.target))) return "skip";
			if (statement.value !== undefined) assigned(statement.target, statement.value, scope, take);
			return undefined;
		case "function":
			if (/^test_/.test(statement.name)) return "skip";
			for (const parameter of statement.parameters) take(parameter.name, parameter.default);
			return undefined;
		case "return": {
			const around = functionAround(scope);
			if (around?.kind === "function" && /^_*(?:get|load|fetch|read|make)_/.test(around.name)) {
				take(around.name.replace(/^_*[a-z]+_/, ""), statement.value);
			}
			return undefined;
		}
		case "class":
			return /^Test[A-Z]/.test(statement.name) ? "skip" : undefined;
		default:
			return undefined;
	}
}

/** In a class of settings, what a field is given is its fallback: the environment comes first (pydantic-settings). */
function assigned(target: Expression, value: Expression, scope: Scope, take: Take): void {
	const use = scope.kind === "class" && isSettings(scope.definition) ? "fallback" : "fixed";
	if (target.kind === "tuple" || target.kind === "list") {
		if (value.kind !== "tuple" && value.kind !== "list") return;
		for (const [index, element] of target.elements.entries()) take(nameOf(element), value.elements[index], use);
		return;
	}
	const name = nameOf(target);
	take(name, value, use);
	if (value.kind !== "list" && value.kind !== "tuple" && value.kind !== "set") return;
	if (/s$/i.test(name)) for (const element of value.elements.slice(0, MAX_ELEMENTS)) take(name, element, use);
}

function isSettings({ bases }: ClassDefinition): boolean {
	return bases.some(({ value }) => /Settings$|^Env|Config$/.test(lastName(value)));
}

/** The parts of an expression that documentation shows: `Body(examples=…)`, `{"example": …}`. */
function forShow(expression: Expression): readonly Expression[] {
	if (expression.kind === "call") {
		return expression.arguments.flatMap((one) =>
			one.kind === "keyword" && FOR_SHOW.test(one.name) ? [one.value] : [],
		);
	}
	if (expression.kind !== "dict") return [];
	return expression.entries.flatMap(({ key, value }) =>
		key?.kind === "string" && FOR_SHOW.test(key.value) ? [value] : [],
	);
}

function ofExpression(expression: Expression, take: Take): void {
	switch (expression.kind) {
		case "call":
			ofCall(expression, take);
			return;
		case "dict":
			for (const { key, value } of expression.entries.slice(0, MAX_ELEMENTS)) {
				// A key with dots or spaces in it names a text for people.
				if (key?.kind === "string") take(/[.\s]/.test(key.value) ? "" : key.value, value);
				else if (key !== undefined) take(lastName(key), value);
			}
			return;
		case "compare":
			compared(expression, take);
			return;
		case "boolean":
			// Wherever it goes: `Client((os.getenv("API_TOKEN") or "…").title())`.
			if (expression.operator === "or" && readsEnvironment(expression.left))
				take(variableOf(expression.left) ?? "", expression);
			return;
		case "walrus":
			take(expression.target.name, expression.value);
			return;
		default:
			return;
	}
}

function compared({ first, rest }: Comparison, take: Take): void {
	for (const [operator, operand] of rest) {
		if (operator !== "==" && operator !== "!=") continue;
		take(nameOf(first), operand, isSetting(first) ? "refused" : "fixed");
		take(nameOf(operand), first, isSetting(operand) ? "refused" : "fixed");
	}
}

/**
 * A constant or a setting, of which a check wants to know whether somebody has set it: `if SECRET_KEY == "changeme"`. What callers
 * send has small letters: `if password == "…"`.
 */
function isSetting(expression: Expression): boolean {
	if (/^_*[A-Z][A-Z\d_]*$/.test(nameOf(expression)) || readsEnvironment(expression)) return true;
	return expression.kind === "attribute" && /^(?:self|cls)$/.test(lastName(expression.value));
}

function ofCall(call: Call, take: Take): void {
	const name = lastName(call.callee);
	for (const argument of call.arguments) if (argument.kind === "keyword") take(argument.name, argument.value);
	for (const { name: meaning, value, use } of argumentsByPlace(call, name)) take(meaning, value, use);
	if (READERS.test(name)) ofReader(call, name, take);
	if (name === "compare_digest") ofComparison(call, take);
}

/** What reads a value names it by its first argument: `os.getenv("JWT_SECRET", "…")`, `os.putenv("JWT_SECRET", "…")`. */
function ofReader(call: Call, name: string, take: Take): void {
	const [first, second] = call.arguments;
	if (first?.value.kind !== "string" || first.kind !== "positional") return;
	take(first.value.value, name === "putenv" ? second?.value : call);
}

/** `secrets.compare_digest(password, "…")`. */
function ofComparison(call: Call, take: Take): void {
	const [first, second] = call.arguments;
	if (first === undefined || second === undefined) return;
	take(innerName(first.value), second.value);
	take(innerName(second.value), first.value);
}

/** The name of `credentials.password` in `credentials.password.encode("utf8")`. */
function innerName(expression: Expression): string {
	if (expression.kind === "call" && expression.callee.kind === "attribute") return nameOf(expression.callee.value);
	return nameOf(expression);
}

/** `key` of `key`, `self.key`, `settings["key"]`. */
function nameOf(expression: Expression): string {
	if (expression.kind === "subscript") return expression.index.kind === "string" ? expression.index.value : "";
	return lastName(expression);
}
