import { lastName } from "../../names/calls.ts";
import type { Scope } from "../../names/scopes.ts";
import type { Argument, Call, Expression } from "../../tree/ast.ts";
import type { Cast } from "../variable.ts";
import { behind } from "./elements.ts";
import type { KeyReader } from "./keys.ts";
import { castOf } from "./literals.ts";
import type { ModuleFacts } from "./module-facts.ts";
import { isPrefixing, type Reader } from "./readers.ts";

/** What names the variable. */
export function keyOf(call: Call): Expression | undefined {
	const [first] = call.arguments;
	if (first?.kind === "positional") return first.value;
	return keyword(call, ["key", "option", "name", "var"])?.value;
}

function keyword(call: Call, wanted: readonly string[]): Argument | undefined {
	return call.arguments.find((one) => one.kind === "keyword" && wanted.includes(one.name));
}

/** What stands for the variable where it is not set. */
export function fallbackIn(call: Call, { fallbackAt }: Reader): Expression | undefined {
	const named = keyword(call, ["default"]);
	if (named !== undefined) return named.value;
	const argument = call.arguments[fallbackAt];
	return argument?.kind === "positional" ? argument.value : undefined;
}

/** `cast=int`, and starlette's `config("DEBUG", bool)`. */
export function castAt(call: Call): Cast | undefined {
	const cast = keyword(call, ["cast"])?.value;
	if (cast === undefined) return undefined;
	return castOf(cast.kind === "call" ? lastName(cast.callee) : lastName(cast));
}

/** `Config(env_prefix="APP_")`. */
export function prefixOfObject(reader: KeyReader, callee: Expression, scope: Scope): string {
	const object = callee.kind === "attribute" && callee.attribute === "get" ? callee.value : callee;
	for (const { expression } of behind(reader, object, scope)) {
		const prefix = expression.kind === "call" ? keyword(expression, ["env_prefix"])?.value : undefined;
		if (prefix?.kind === "string") return prefix.value;
	}
	return "";
}

/** `with env.prefixed("APP_"):` around a read. */
export function prefixAround(reader: KeyReader, facts: ModuleFacts, owner: Expression, { start }: Expression): string {
	const name = owner.kind === "name" ? owner.name : undefined;
	let prefix = "";
	for (const { node, scope, start: from, end } of facts.contexts) {
		if (from > start || start >= end || node.kind !== "call" || node.callee.kind !== "attribute") continue;
		const { value } = node.callee;
		const isSame = value.kind === "name" && value.name === name;
		const [first] = node.arguments;
		const isPrefix = reader.names
			.denote(node.callee, scope)
			.some((one) => one.kind === "path" && isPrefixing(one.path));
		if (isSame && isPrefix && first?.value.kind === "string") prefix += first.value.value;
	}
	return prefix;
}
