import type { Expression, FunctionDefinition, Statement } from "../../tree/ast.ts";
import { statementsBelow } from "../../tree/blocks.ts";
import type { LambdaDefinition } from "../value.ts";

/** Names as a function's compiler sees them. */
export interface LocalNames {
	/** Bound somewhere in the function, parameters included: reading one before it is bound fails. */
	readonly locals: ReadonlySet<string>;
	readonly globals: ReadonlySet<string>;
	readonly nonlocals: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();
const known = new WeakMap<object, LocalNames>();

/** The names of a function or lambda; found once. */
export function localNamesOf(definition: FunctionDefinition | LambdaDefinition, text: string): LocalNames {
	const before = known.get(definition);
	if (before !== undefined) return before;
	const names = find(definition, text);
	known.set(definition, names);
	return names;
}

function find(definition: FunctionDefinition | LambdaDefinition, text: string): LocalNames {
	const locals = new Set(definition.parameters.map(({ name }) => name));
	const hasWalrus = text.slice(definition.start, definition.end).includes(":=");
	const add = (names: readonly string[], to: Set<string>) => {
		for (const name of names) to.add(name);
	};
	if (definition.kind === "lambda") {
		if (hasWalrus) add(walrusTargets([definition.body]), locals);
		return { locals, globals: NOTHING, nonlocals: NOTHING };
	}
	const globals = new Set<string>();
	const nonlocals = new Set<string>();
	for (const statement of statementsBelow(definition.body())) {
		if (statement.kind === "global") add(statement.names, globals);
		else if (statement.kind === "nonlocal") add(statement.names, nonlocals);
		else add(boundBy(statement), locals);
		if (hasWalrus) add(walrusTargets(partsOf(statement)), locals);
	}
	for (const name of [...globals, ...nonlocals]) locals.delete(name);
	return { locals, globals, nonlocals };
}

/** The names that the body of a class binds: those are never looked up in the functions around it. */
export function namesOfClass(body: readonly Statement[]): ReadonlySet<string> {
	return new Set([...statementsBelow(body)].flatMap(boundBy));
}

/** Names that a statement itself binds, its blocks and walrus operators left out. */
export function boundBy(statement: Statement): readonly string[] {
	switch (statement.kind) {
		case "assign":
			return statement.targets.flatMap(namesIn);
		case "annotated":
		case "augmented":
		case "for":
			return namesIn(statement.target);
		case "import":
			return statement.names.map(({ module, alias }) => alias ?? module.split(".", 1)[0] ?? "");
		case "from":
			return statement.names === "*" ? [] : statement.names.map(({ name, alias }) => alias ?? name);
		case "try":
			return statement.handlers.flatMap(({ name }) => (name === undefined ? [] : [name]));
		case "with":
			return statement.items.flatMap(({ target }) => (target === undefined ? [] : namesIn(target)));
		case "match":
			return statement.cases.flatMap(({ captures }) => captures);
		case "function":
		case "class":
		case "type-alias":
			return [statement.name];
		case "delete":
			return statement.targets.flatMap(namesIn);
		default:
			return [];
	}
}

/** Names in an assignment's target; iterative. */
function namesIn(target: Expression): string[] {
	const names: string[] = [];
	const waiting = [target];
	for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
		if (one.kind === "name") names.push(one.name);
		else if (one.kind === "starred") waiting.push(one.value);
		else if (one.kind === "tuple" || one.kind === "list") for (const element of one.elements) waiting.push(element);
	}
	return names;
}

/** The parts of a statement that belong to the function around it; the body of a class does not. */
function partsOf(statement: Statement): unknown[] {
	return statement.kind === "class" ? [statement.decorators, statement.bases] : Object.values(statement);
}

/**
 * Targets of walrus operators. Found in the objects of the tree whatever they are, so that no expression is forgotten;
 * the bodies of functions are not entered.
 */
function walrusTargets(parts: readonly unknown[]): string[] {
	const names: string[] = [];
	const waiting = [...parts];
	for (let count = 0; count < waiting.length; count++) {
		const one = waiting[count];
		if (typeof one !== "object" || one === null) continue;
		if ("kind" in one && one.kind === "lambda") continue;
		if ("kind" in one && one.kind === "walrus" && "target" in one) {
			const { target } = one;
			if (typeof target === "object" && target !== null && "name" in target) names.push(String(target.name));
		}
		for (const part of Object.values(one)) waiting.push(part);
	}
	return names;
}
