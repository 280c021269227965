import { lastName } from "../../names/calls.ts";
import { callsOf } from "../../names/origins.ts";
import type { Scope } from "../../names/scopes.ts";
import type { Call, Expression, Parameter } from "../../tree/ast.ts";
import { type Known, readsBehind } from "../reads-behind.ts";
import type { Manner, Read } from "../variable.ts";
import type { OpenRead } from "./find-reads.ts";
import { claimsOf } from "./guards.ts";
import { keysOf } from "./keys.ts";
import { mannerOf, textOfLiteral } from "./literals.ts";
import type { Test } from "./module-facts.ts";
import { isSwallowed } from "./tried.ts";

/** Functions that call one another with the name of a variable. */
const MAX_LEVELS = 3;

/** What calls of the project's own readers ask for: `require("DATABASE_URL")` of `def require(name): return os.environ[name]`. */
export function readsThrough(known: Known, open: readonly OpenRead[]): readonly Read[] {
	const found: Read[] = [];
	let level = open;
	for (let count = 0; count < MAX_LEVELS && level.length > 0; count += 1) {
		const calls = level.flatMap((one) => callsThrough(known, one));
		found.push(...calls.flatMap(({ reads }) => reads));
		level = calls.flatMap(({ further }) => further);
	}
	return found;
}

interface Through {
	readonly reads: readonly Read[];
	/** Where the caller itself is told the name. */
	readonly further: readonly OpenRead[];
}

function callsThrough(known: Known, one: OpenRead): readonly Through[] {
	const callee = one.function;
	if (callee.definition?.kind !== "function") return [];
	return callsOf(known.names, callee).map(({ node, scope }): Through => {
		const key = argumentOf(node, callee, one.parameter);
		const keys = key === undefined ? undefined : keysOf(known, key, scope);
		if (keys === undefined || keys.kind === "unknown") return { reads: [], further: [] };
		const { manner, fallback } = behaviourOf(known, one, node);
		const text = fallback === undefined ? undefined : textOfLiteral(fallback, scope.module.text);
		const read = { ...one.read, manner, fallback: text, node, scope, by: callee.name };
		if (keys.kind === "known")
			return { reads: keys.keys.map((name) => ({ ...read, name: one.prefix + name })), further: [] };
		const { parameter, scope: around, prefix } = keys;
		return { reads: [], further: [{ read, parameter, function: around, prefix: one.prefix + prefix, fallback }] };
	});
}

/** What becomes of a call of such a function where the variable is not set. */
function behaviourOf(
	known: Known,
	{ read, function: callee, fallback }: OpenRead,
	call: Call,
): { readonly manner: Manner; readonly fallback: Expression | undefined } {
	if (read.manner === "provided") return { manner: "provided", fallback: undefined };
	const facts = known.factsOf(callee.module.path);
	const raising = (facts?.tests ?? []).filter(({ scope, kind }) => scope === callee && kind === "raises");
	const given = fallback === undefined ? undefined : (parameterValue(fallback, callee, call) ?? fallback);
	let manner = fallback === undefined ? read.manner : mannerOf(given, "optional");
	if (manner === "required" && facts !== undefined && isSwallowed(facts.tried, read.node)) manner = "optional";
	const isDemanded = raising.some((test) => isRaised(known, test, callee, call));
	const hasOwn = manner === "default" && !(given?.kind === "string" && given.value === "");
	return {
		manner: isDemanded && !hasOwn ? "required" : manner,
		fallback: hasOwn || manner === "default" ? given : undefined,
	};
}

/** Whether a condition of the function says, for this call, that the variable is not set. */
function isRaised(known: Known, { test }: Test, callee: Scope, call: Call): boolean {
	const parts = conjuncts(test);
	const isAbout = (part: Expression) =>
		claimsOf(part, true).some(({ of, isThere }) => !isThere && readsBehind(known, of, callee).reads.length > 0);
	const others = parts.filter((part) => !isAbout(part));
	if (others.length === parts.length) return false;
	return others.every((part) => truthOfPart(part, callee, call) === true);
}

function conjuncts(test: Expression): readonly Expression[] {
	const found: Expression[] = [];
	const open = [test];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (next.kind === "boolean" && next.operator === "and") open.push(next.left, next.right);
		else found.push(next);
	}
	return found;
}

/** The truth of a condition about a parameter, by what the call gives for it. */
function truthOfPart(part: Expression, callee: Scope, call: Call): boolean | undefined {
	if (part.kind === "not") {
		const truth = truthOfPart(part.operand, callee, call);
		return truth === undefined ? undefined : !truth;
	}
	if (part.kind === "compare") {
		const [operator, right] = part.rest[0] ?? [];
		const value = parameterValue(part.first, callee, call);
		if (value === undefined || right === undefined) return undefined;
		const isSame = value.kind === right.kind && (value.kind !== "name" || lastName(value) === lastName(right));
		if (right.kind !== "none" && right.kind !== "name") return undefined;
		if (operator === "is" || operator === "==") return isSame;
		return operator === "is not" || operator === "!=" ? !isSame : undefined;
	}
	const value = parameterValue(part, callee, call);
	switch (value?.kind) {
		case "true":
			return true;
		case "false":
		case "none":
			return false;
		case "string":
			return value.value !== "";
		default:
			return undefined;
	}
}

/** What a call gives for the parameter that an expression names, or its default. */
function parameterValue(expression: Expression, callee: Scope, call: Call): Expression | undefined {
	if (expression.kind !== "name" || callee.definition?.kind !== "function") return undefined;
	const parameter = callee.definition.parameters.find(({ name }) => name === expression.name);
	return parameter === undefined ? undefined : (argumentOf(call, callee, parameter) ?? parameter.default);
}

function argumentOf(call: Call, callee: Scope, parameter: Parameter): Expression | undefined {
	if (callee.definition?.kind !== "function") return undefined;
	const named = call.arguments.find((one) => one.kind === "keyword" && one.name === parameter.name);
	if (named !== undefined) return named.value;
	const isMethod = callee.parent?.kind === "class";
	const isBound =
		isMethod &&
		callee.definition.parameters[0]?.name !== undefined &&
		/^(self|cls)$/.test(callee.definition.parameters[0].name);
	const index = callee.definition.parameters.indexOf(parameter) - Number(isBound);
	const positional = call.arguments[index];
	return positional?.kind === "positional" ? positional.value : undefined;
}
