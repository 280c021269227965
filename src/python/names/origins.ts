import type { Argument, Call, Expression, Parameter } from "../tree/ast.ts";
import { lastName } from "./calls.ts";
import type { Names } from "./names.ts";
import { type Binding, bindingsOf, type Scope, type Site } from "./scopes.ts";
import { isCollecting } from "./values.ts";

/** Expressions that one question may visit, and calls of a function that it looks at. */
const MAX_VISITS = 200;
const MAX_CALLS = 5_000;

/** Keys of keys (`settings["server"]["port"]`) that are followed, and entries of one dict that are read. */
const MAX_KEYS = 5;
const MAX_ENTRIES = 200;

/** An expression that a value may come from, with the scope in which it is evaluated. */
export interface Origin {
	readonly expression: Expression;
	readonly scope: Scope;
}

/** Conversions: what they give is what they take. */
const CONVERSIONS: ReadonlySet<string> = new Set(["int", "str", "float", "list", "tuple", "dict", "cast"]);

/** Readers of settings, by their last name, that take a default; `Field`, `Option` are pydantic's and Typer's. */
const WITH_DEFAULT =
	/^(getenv|get|pop|setdefault|config|env|int|integer|str|Field|Option|Argument|get_?env\w*|env_\w+|field)$/i;

/**
 * The expressions that a value may come from: names, attributes of the project's classes and modules, parameters,
 * choices, conversions and defaults of settings are followed to what is none of these. Bounded; what is cut off is
 * left out.
 */
export function originsOf(names: Names, expression: Expression, scope: Scope): readonly Origin[] {
	return search(names, { expression, scope }, MAX_KEYS);
}

function search(names: Names, origin: Origin, keys: number): readonly Origin[] {
	const found: Origin[] = [];
	const seen = new Set<Expression>();
	const queue: Origin[] = [origin];
	for (let visits = 0; visits < MAX_VISITS && names.spend(); visits += 1) {
		const next = queue.shift();
		if (next === undefined) break;
		if (seen.has(next.expression)) continue;
		seen.add(next.expression);
		const behindIt = nextOf(names, next, keys);
		if (behindIt === undefined) found.push(next);
		else queue.push(...behindIt);
	}
	return found;
}

/** Where a value comes from, one step back; `undefined` at its end. */
function nextOf(names: Names, origin: Origin, keys: number): readonly Origin[] | undefined {
	const { expression, scope } = origin;
	switch (expression.kind) {
		case "name":
			return (bindingsOf(expression.name, scope, expression.start) ?? []).flatMap((one) => behind(names, one));
		case "attribute":
			return names
				.denote(expression.value, scope, "everywhere")
				.flatMap((value) => names.members(value, expression.attribute).flatMap((one) => behind(names, one)));
		case "await":
		case "walrus":
		case "converted":
			return [{ expression: expression.value, scope }];
		case "conditional":
			return [expression.body, expression.orelse].map((side) => ({ expression: side, scope }));
		case "boolean":
			return [expression.left, expression.right].map((side) => ({ expression: side, scope }));
		case "subscript":
			return expression.index.kind === "string" && keys > 0
				? entries(names, { expression: expression.value, scope }, expression.index.value, keys - 1)
				: [];
		case "call":
			return throughCall(expression, scope);
		default:
			return undefined;
	}
}

/** The values of a key, where an expression is a dict that the text spells out. */
export function entriesOf(names: Names, dict: Origin, key: string): readonly Origin[] {
	return entries(names, dict, key, MAX_KEYS);
}

function entries(names: Names, dict: Origin, key: string, keys: number): readonly Origin[] {
	return search(names, dict, keys).flatMap(({ expression, scope }) => {
		if (expression.kind === "call" && lastName(expression.callee) === "dict") {
			return expression.arguments.flatMap((one) =>
				one.kind === "keyword" && one.name === key ? [{ expression: one.value, scope }] : [],
			);
		}
		if (expression.kind !== "dict") return [];
		return expression.entries
			.slice(0, MAX_ENTRIES)
			.flatMap((entry) =>
				entry.key?.kind === "string" && entry.key.value === key ? [{ expression: entry.value, scope }] : [],
			);
	});
}

function behind(names: Names, binding: Binding): readonly Origin[] {
	switch (binding.kind) {
		case "value":
			return [{ expression: binding.value, scope: binding.scope }];
		case "parameter":
			return givenFor(names, binding.parameter, binding.scope);
		case "member":
			return names.imported(binding).flatMap((one) => (one.kind === "member" ? [] : behind(names, one)));
		default:
			return [];
	}
}

/** What calls give for a parameter, found once for so many files. */
const GIVEN = new WeakMap<Parameter, { readonly files: number; readonly origins: readonly Origin[] }>();

/** A parameter's default, and what is given for it by the calls in the files that have been read. */
export function givenFor(names: Names, parameter: Parameter, scope: Scope): readonly Origin[] {
	const files = names.known().length;
	const known = GIVEN.get(parameter);
	if (known?.files === files) return known.origins;
	const { parent, definition } = scope;
	if (parent === undefined || definition?.kind !== "function" || isCollecting(parameter)) return [];
	const byDefault = parameter.default === undefined ? [] : [{ expression: parameter.default, scope: parent }];
	const isMethod = parent.kind === "class";
	const isConstructor = definition.name === "__init__" && isMethod;
	const index = definition.parameters.indexOf(parameter) - Number(isMethod);
	const calls = isConstructor ? [...callsOf(names, parent), ...superCallsOf(names, scope)] : callsOf(names, scope);
	const given = calls.flatMap(({ node, scope: around }): Origin[] => {
		const argument = argumentFor(node, parameter.name, index);
		return argument === undefined ? [] : [{ expression: argument.value, scope: around }];
	});
	const origins = [...byDefault, ...given];
	GIVEN.set(parameter, { files, origins });
	return origins;
}

/** The calls of a function or class, in its own file and in the others that have been read. */
export function callsOf(names: Names, called: Scope): readonly Site<Call>[] {
	const calls = names
		.known()
		.flatMap((module) => module.calls.filter(({ node }) => lastName(node.callee) === called.name));
	return calls
		.slice(0, MAX_CALLS)
		.filter(({ node, scope }) =>
			names.denote(node.callee, scope, "everywhere").some((value) => "scope" in value && value.scope === called),
		);
}

/** `super().__init__(…)` in the constructors of the classes below. */
function superCallsOf(names: Names, method: Scope): readonly Site<Call>[] {
	return callsOf(names, method).filter(
		({ node }) => node.callee.kind === "attribute" && node.callee.value.kind === "call",
	);
}

function argumentFor(call: Call, name: string, index: number): Argument | undefined {
	const byName = call.arguments.find((argument) => argument.kind === "keyword" && argument.name === name);
	if (byName !== undefined) return byName;
	const positional = call.arguments[index];
	return positional?.kind === "positional" ? positional : undefined;
}

function throughCall(call: Call, scope: Scope): readonly Origin[] | undefined {
	const name = lastName(call.callee);
	const fallback = fallbackOf(call);
	if (fallback !== undefined) return [{ expression: fallback, scope }];
	const first = call.arguments.find(({ kind }) => kind === "positional");
	if (CONVERSIONS.has(name) && first !== undefined) return [{ expression: first.value, scope }];
	return undefined;
}

/** What a reader of settings answers where nothing is set: `8000` of `os.getenv("PORT", 8000)` and of `Field(8000)`. */
export function fallbackOf(call: Call): Expression | undefined {
	const name = lastName(call.callee);
	if (!WITH_DEFAULT.test(name)) return undefined;
	for (const argument of call.arguments) {
		if (argument.kind === "keyword" && /^(default|fallback|failobj)$/.test(argument.name)) return argument.value;
	}
	const positional = call.arguments.filter(({ kind }) => kind === "positional");
	if (/^(Field|Option|Argument)$/.test(name)) return positional[0]?.value;
	return positional[0]?.value.kind === "string" ? positional[1]?.value : undefined;
}
