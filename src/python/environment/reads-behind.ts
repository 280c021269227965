import { lastName } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import { bindingsOf, type Scope } from "../names/scopes.ts";
import type { Expression, Span } from "../tree/ast.ts";
import { behind, elementsOf, loopOf, type Standing } from "./reads/elements.ts";
import type { KeyReader } from "./reads/keys.ts";
import type { Read } from "./variable.ts";

/** What has been read of a program so far. */
export interface Known extends KeyReader {
	readonly names: Names;
	/** Reads by the expressions whose values they are. */
	readonly byNode: ReadonlyMap<Span, readonly Read[]>;
	/** Reads of settings, by class and field. */
	readonly fields: ReadonlyMap<Scope, ReadonlyMap<string, readonly Read[]>>;
	/** Last names that hold what a read gives. */
	readonly carriers: ReadonlySet<string>;
}

/** The reads whose value an expression may be; `isCertain` where it can be nothing else. */
export interface Behind {
	readonly reads: readonly Read[];
	readonly isCertain: boolean;
}

/** Expressions that one question may visit. */
const MAX_VISITS = 60;

/** Functions and methods that fail, or give nothing, where they are given nothing. */
const CONVERSIONS =
	/^(str|int|float|bool|strip|lstrip|rstrip|lower|upper|get_secret_value|rstrip|removesuffix|SecretStr|expandvars|cast)$/;

/** The reads behind an expression. */
export function readsBehind(known: Known, expression: Expression, scope: Scope): Behind {
	const reads: Read[] = [];
	let isCertain = true;
	const seen = new Set<Expression>();
	const queue: Standing[] = [{ expression, scope }];
	for (let visits = 0; queue.length > 0; visits += 1) {
		const next = queue.pop();
		if (next === undefined) break;
		if (visits > MAX_VISITS || !known.names.spend()) return { reads, isCertain: false };
		if (seen.has(next.expression)) continue;
		seen.add(next.expression);
		const own = known.byNode.get(next.expression) ?? fieldReads(known, next);
		if (own !== undefined) {
			reads.push(...own);
			continue;
		}
		const further = furtherOf(known, next);
		if (further.length === 0) isCertain = false;
		queue.push(...further);
	}
	return { reads, isCertain: isCertain && reads.length > 0 };
}

/** `settings.api_key`. */
function fieldReads(known: Known, { expression, scope }: Standing): readonly Read[] | undefined {
	if (expression.kind !== "attribute" || !known.carriers.has(expression.attribute) || known.fields.size === 0)
		return undefined;
	for (const value of known.names.denote(expression.value, scope, "everywhere")) {
		const fields = value.kind === "instance" || value.kind === "class" ? known.fields.get(value.scope) : undefined;
		const reads = fields?.get(expression.attribute);
		if (reads !== undefined) return reads;
	}
	return undefined;
}

function furtherOf(known: Known, { expression, scope }: Standing): readonly Standing[] {
	switch (expression.kind) {
		case "name":
			return throughName(known, expression, scope);
		case "attribute":
			return behind(known, expression, scope);
		case "walrus":
		case "await":
			return [{ expression: expression.value, scope }];
		case "boolean":
			return [expression.left, expression.right].map((side) => ({ expression: side, scope }));
		case "conditional":
			return [expression.body, expression.orelse].map((side) => ({ expression: side, scope }));
		case "call": {
			if (!CONVERSIONS.test(lastName(expression.callee))) return returned(known, expression, scope);
			if (expression.callee.kind === "attribute") return [{ expression: expression.callee.value, scope }];
			const first = expression.arguments.at(-1);
			return first === undefined ? [] : [{ expression: first.value, scope }];
		}
		default:
			return [];
	}
}

/** What a function of the project returns that takes nothing. */
function returned({ names }: Known, call: Extract<Expression, { kind: "call" }>, scope: Scope): readonly Standing[] {
	if (call.arguments.length > 0) return [];
	return names
		.denote(call.callee, scope)
		.flatMap((value) =>
			value.kind === "function" ? value.scope.returns.map((expression) => ({ expression, scope: value.scope })) : [],
		);
}

function throughName(
	known: Known,
	expression: Extract<Expression, { kind: "name" }>,
	scope: Scope,
): readonly Standing[] {
	const { name } = expression;
	const bindings = bindingsOf(name, scope, expression.start) ?? [];
	const [only] = bindings;
	if (only?.kind !== "opaque" || bindings.length > 1) return behind(known, expression, scope);
	const loop = loopOf(known, only, { name, scope });
	if (loop === undefined) return [];
	const position = loop.target.kind === "tuple" ? loop.target.elements.findIndex((one) => lastName(one) === name) : -1;
	return elementsOf(known, loop.iterable, loop.scope).flatMap((element) => {
		if (position < 0) return [element];
		const parts = element.expression.kind === "tuple" ? element.expression.elements[position] : undefined;
		return parts === undefined ? [] : [{ expression: parts, scope: element.scope }];
	});
}
