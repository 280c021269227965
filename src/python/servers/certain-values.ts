import { lastName } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import { callsOf, fallbackOf, givenFor, type Origin } from "../names/origins.ts";
import { type Binding, bindingsOf, type Scope } from "../names/scopes.ts";
import type { Value } from "../names/values.ts";
import type { Call, Expression } from "../tree/ast.ts";

/** Expressions that one question may visit. */
const MAX_VISITS = 100;

/** What a value is where the program starts with nothing but its own text. */
export interface CertainValue {
	/** A literal. */
	readonly origin: Origin;
	/** The variable or setting that would replace the literal; `undefined` where nothing can. */
	readonly unless: string | undefined;
}

/** An expression that is still to be followed, with what would replace it. */
interface Step extends Origin {
	readonly unless: string | undefined;
}

/** Readers of the environment: the beginning of their dotted names. */
const ENVIRONMENT = /^(os\.(getenv|environ)|decouple\.|environs?\.|starlette\.config\.)/;

/**
 * All values that an expression can have, where the text spells out every one of them; `undefined` where one of them
 * comes from something that cannot be seen. Of what the environment may set it is the fallback, with the variable's name.
 */
export function certainValues(names: Names, { expression, scope }: Origin): readonly CertainValue[] | undefined {
	const found: CertainValue[] = [];
	const seen = new Set<Expression>();
	const queue: Step[] = [{ expression, scope, unless: undefined }];
	for (let visits = 0; ; visits += 1) {
		const next = queue.shift();
		if (next === undefined) return found.length === 0 ? undefined : found;
		if (visits >= MAX_VISITS || !names.spend()) return undefined;
		if (seen.has(next.expression)) continue;
		seen.add(next.expression);
		if (isLiteral(next.expression)) {
			found.push({ origin: { expression: next.expression, scope: next.scope }, unless: next.unless });
			continue;
		}
		const behind = behindOf(names, next);
		if (behind === undefined) return undefined;
		queue.push(...behind.map((step) => ({ ...step, unless: step.unless ?? next.unless })));
	}
}

function isLiteral({ kind }: Expression): boolean {
	return ["number", "string", "true", "false", "none"].includes(kind);
}

/** Where a value comes from, one step back; `undefined` where that cannot be told. */
function behindOf(names: Names, { expression, scope }: Step): readonly Step[] | undefined {
	switch (expression.kind) {
		case "name":
			return behindBindings(names, bindingsOf(expression.name, scope, expression.start) ?? []);
		case "attribute":
			return behindAttribute(names, expression, scope);
		case "walrus":
			return [plain(expression.value, scope)];
		case "conditional":
			return [plain(expression.body, scope), plain(expression.orelse, scope)];
		case "boolean": {
			const variable = expression.operator === "or" ? variableOf(names, expression.left, scope) : undefined;
			return variable === undefined ? undefined : [{ expression: expression.right, scope, unless: variable }];
		}
		case "call":
			return behindCall(names, expression, scope);
		default:
			return undefined;
	}
}

function plain(expression: Expression, scope: Scope): Step {
	return { expression, scope, unless: undefined };
}

/** All that the bindings may be; `undefined` where there is none, or one of them is unknown. */
function behindBindings(names: Names, bindings: readonly Binding[]): readonly Step[] | undefined {
	const steps: Step[] = [];
	for (const binding of bindings) {
		if (binding.kind === "value") steps.push(plain(binding.value, binding.scope));
		else if (binding.kind === "parameter") {
			const given = givenFor(names, binding.parameter, binding.scope);
			if (given.length === 0) return undefined;
			steps.push(...given.map(({ expression, scope }) => plain(expression, scope)));
		} else if (binding.kind === "member") {
			const imported = names.imported(binding).filter(({ kind }) => kind !== "member");
			const behind = behindBindings(names, imported);
			if (behind === undefined) return undefined;
			steps.push(...behind);
		} else return undefined;
	}
	return steps.length === 0 ? undefined : steps;
}

/** `constants.PORT` of a module, `Config.PORT` of a class, `settings.port` of an instance. */
function behindAttribute(
	names: Names,
	{ value, attribute }: Extract<Expression, { kind: "attribute" }>,
	scope: Scope,
): readonly Step[] | undefined {
	const holders = names.denote(value, scope, "everywhere");
	const steps = holders.map((holder) => behindMember(names, holder, attribute));
	return holders.length === 0 || steps.includes(undefined) ? undefined : steps.flatMap((one) => one ?? []);
}

function behindMember(names: Names, holder: Value, attribute: string): readonly Step[] | undefined {
	const behind = behindBindings(names, names.members(holder, attribute));
	if (holder.kind !== "instance" || behind === undefined) return behind;
	// What a constructor is given may replace what the class holds: dataclasses, and pydantic's settings with the environment.
	if (callsOf(names, holder.scope).some(({ node }) => node.arguments.length > 0)) return undefined;
	return behind.map((step) => ({ ...step, unless: attribute.toUpperCase() }));
}

function behindCall(names: Names, call: Call, scope: Scope): readonly Step[] | undefined {
	const [first, ...others] = call.arguments;
	if (/^(int|str|bool)$/.test(lastName(call.callee)) && first !== undefined && others.length === 0) {
		return [plain(first.value, scope)];
	}
	const name = environmentName(names, call, scope);
	const fallback = name === undefined ? undefined : fallbackOf(call);
	return fallback === undefined ? undefined : [{ expression: fallback, scope, unless: name }];
}

/** The variable that an expression reads without a fallback: `os.getenv("PORT")`, `int(os.environ.get("PORT"))`. */
function variableOf(names: Names, expression: Expression, scope: Scope): string | undefined {
	if (expression.kind !== "call" || fallbackOf(expression) !== undefined) return undefined;
	return environmentName(names, expression, scope);
}

/** The variable that a call reads from the environment. */
function environmentName(names: Names, call: Call, scope: Scope): string | undefined {
	const isReader = names
		.denote(call.callee, scope)
		.some((value) => value.kind === "path" && ENVIRONMENT.test(value.path));
	const first = call.arguments[0]?.value;
	return isReader && first?.kind === "string" ? first.value : undefined;
}
