import type { Argument, Call, Expression, Parameter } from "../ast.ts";
import { lastName } from "./calls.ts";
import type { Names } from "./denote.ts";
import { type Binding, bindingsOf, type Scope } from "./scopes.ts";

/** Expressions that one question may visit, and calls of a function that it looks at. */
const MAX_VISITS = 200;
const MAX_CALLS = 2_000;

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
	const found: Origin[] = [];
	const seen = new Set<Expression>();
	const queue: Origin[] = [{ expression, scope }];
	for (let visits = 0; visits < MAX_VISITS; visits += 1) {
		const origin = queue.shift();
		if (origin === undefined) break;
		if (seen.has(origin.expression)) continue;
		seen.add(origin.expression);
		const next = nextOf(names, origin);
		if (next === undefined) found.push(origin);
		else queue.push(...next);
	}
	return found;
}

/** Where a value comes from, one step back; `undefined` at its end. */
function nextOf(names: Names, origin: Origin): readonly Origin[] | undefined {
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
			return expression.index.kind === "string"
				? entriesOf(names, { expression: expression.value, scope }, expression.index.value)
				: [];
		case "call":
			return throughCall(expression, scope);
		default:
			return undefined;
	}
}

/** The values of a key, where an expression is a dict that the text spells out. */
export function entriesOf(names: Names, dict: Origin, key: string): readonly Origin[] {
	return originsOf(names, dict.expression, dict.scope).flatMap(({ expression, scope }) => {
		if (expression.kind === "call" && lastName(expression.callee) === "dict") {
			return expression.arguments.flatMap((one) =>
				one.kind === "keyword" && one.name === key ? [{ expression: one.value, scope }] : [],
			);
		}
		if (expression.kind !== "dict") return [];
		return expression.entries.flatMap((entry) =>
			entry.key?.kind === "string" && entry.key.value === key ? [{ expression: entry.value, scope }] : [],
		);
	});
}

function behind(names: Names, binding: Binding): readonly Origin[] {
	switch (binding.kind) {
		case "value":
			return [{ expression: binding.value, scope: binding.scope }];
		case "parameter":
			return behindParameter(names, binding.parameter, binding.scope);
		case "member":
			return names.imported(binding).flatMap((one) => (one.kind === "member" ? [] : behind(names, one)));
		default:
			return [];
	}
}

/** A parameter's default, and what the calls within its module give for it. */
function behindParameter(names: Names, parameter: Parameter, scope: Scope): readonly Origin[] {
	const { parent, definition } = scope;
	if (parent === undefined || definition?.kind !== "function") return [];
	const byDefault = parameter.default === undefined ? [] : [{ expression: parameter.default, scope: parent }];
	const isConstructor = definition.name === "__init__" && parent.kind === "class";
	const called = isConstructor ? parent.name : definition.name;
	const index = definition.parameters.indexOf(parameter) - (parent.kind === "class" ? 1 : 0);
	const calls = names.of(scope.module.path)?.calls.slice(0, MAX_CALLS) ?? [];
	const given = calls.flatMap(({ node, scope: around }): Origin[] => {
		if (lastName(node.callee) !== called) return [];
		const isMeant = names
			.denote(node.callee, around, "everywhere")
			.some((value) => "scope" in value && value.scope === (isConstructor ? parent : scope));
		const argument = isMeant ? argumentFor(node, parameter.name, index) : undefined;
		return argument === undefined ? [] : [{ expression: argument.value, scope: around }];
	});
	return [...byDefault, ...given];
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
