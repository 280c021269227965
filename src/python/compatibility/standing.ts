import type { Scope as Named } from "../names/scopes.ts";
import type { Expression, Span, Statement } from "../tree/ast.ts";
import type { Scope } from "../tree/walk.ts";

/** The name with which a dotted expression begins. */
export function baseName(expression: Expression): string | undefined {
	let at = expression;
	while (at.kind === "attribute") at = at.value;
	return at.kind === "name" ? at.name : undefined;
}

/** Whether a lambda or a comprehension around a place binds a name itself. */
export function isBoundInside(scope: Scope, name: string): boolean {
	for (let at = scope; at.kind !== "module"; at = at.outer) {
		if (at.kind === "lambda" && at.definition.parameters.some((one) => one.name === name)) return true;
		if (at.kind === "comprehension") {
			const targets = at.definition.clauses.flatMap((clause) => (clause.kind === "for" ? [clause.target] : []));
			if (targets.some((target) => binds(target, name))) return true;
		}
	}
	return false;
}

function binds(target: Expression, name: string): boolean {
	const waiting = [target];
	for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
		if (at.kind === "name" && at.name === name) return true;
		if (at.kind === "tuple" || at.kind === "list") waiting.push(...at.elements);
		if (at.kind === "starred") waiting.push(at.value);
	}
	return false;
}

/** The names of a scope that a walk came to, from those of its module; `undefined` where they cannot be found. */
export function scopeFor(scope: Scope, module: Named): Named | undefined {
	const definitions = [];
	for (let at = scope; at.kind !== "module"; at = at.outer) {
		if (at.kind === "function" || at.kind === "class") definitions.unshift(at.definition);
	}
	let names: Named | undefined = module;
	for (const definition of definitions) {
		const bindings: Named["bindings"] | undefined = names?.bindings;
		names = bindings
			?.get(definition.name)
			?.flatMap((one) => (one.kind === "function" || one.kind === "class" ? [one.scope] : []))
			.find((one) => one.definition === definition);
	}
	return names;
}

/** Whether a place in a body is in no branch, no loop and no `try`: it runs whenever the body gets there. */
export function isCertain(body: readonly Statement[], span: Span): boolean {
	const statement = body.find((one) => isWithin(span, one));
	switch (statement?.kind) {
		case "with":
			return statement.items.some(({ context }) => isWithin(span, context)) || isCertain(statement.body, span);
		case "class":
			return statement.body.some((one) => isWithin(span, one)) ? isCertain(statement.body, span) : true;
		case "expression":
		case "assign":
		case "annotated":
		case "augmented":
		case "return":
		case "import":
		case "from":
		case "function":
			return true;
		default:
			return false;
	}
}

function isWithin(span: Span, around: Span): boolean {
	return around.start <= span.start && span.end <= around.end;
}
