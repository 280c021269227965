import type { Module } from "../module.ts";
import type { Call, Expression, FunctionDefinition, Statement } from "../tree/ast.ts";
import { type Scope as WalkedScope, type Where, walk } from "../tree/walk.ts";
import { assign, bind, bindOpaque, declare, type OpenScope, openScope } from "./bind.ts";
import { type Frame, frameBlocks, OUTERMOST } from "./frames.ts";
import type { Assignment, ModuleNames, Reach, Site } from "./scopes.ts";

/** A definition that opens a scope. */
type Definition = Exclude<WalkedScope, { kind: "module" }>["definition"];

interface Reading {
	readonly module: Module;
	readonly scope: OpenScope;
	readonly scopes: Map<Definition, OpenScope>;
	readonly frames: Map<Statement, Frame>;
	/** Frame of the statement that is being read. */
	frame: Frame;
	readonly calls: Site<Call>[];
	readonly assignments: Site<Assignment>[];
	readonly choices: Site<Extract<Expression, { kind: "boolean" | "conditional" }>>[];
	readonly decorators: Site<Expression>[];
	hasStarImport: boolean;
}

/** Reads the scopes, names and calls of a whole module, function bodies included. Linear in its text, and iterative. */
export function readNames(module: Module): ModuleNames {
	const reading: Reading = {
		module,
		scope: openScope("module", undefined, module),
		scopes: new Map(),
		frames: new Map(),
		frame: OUTERMOST,
		calls: [],
		assignments: [],
		choices: [],
		decorators: [],
		hasStarImport: false,
	};
	walk(module.body, {
		statement: (statement, where) => {
			reading.frame = reading.frames.get(statement) ?? OUTERMOST;
			frameBlocks(statement, reading.frame, reading.frames);
			readStatement(reading, statement, where);
			return undefined;
		},
		expression: (expression, where) => {
			readExpression(reading, expression, where);
			return undefined;
		},
	});
	const { scope, scopes, calls, assignments, choices, decorators, hasStarImport } = reading;
	calls.sort((a, b) => a.node.start - b.node.start);
	return { module, scope, scopes, calls, assignments, choices, decorators, hasStarImport };
}

function scopeOf(reading: Reading, where: Where): OpenScope {
	return where.scope.kind === "module" ? reading.scope : (reading.scopes.get(where.scope.definition) ?? reading.scope);
}

function siteOf<Node>(reading: Reading, node: Node, where: Where): Site<Node> {
	const reach: Reach = where.isMainOnly ? "guarded" : reading.frame.runs;
	return { node, scope: scopeOf(reading, where), reach, asMain: reading.frame.runsAsMain };
}

function readStatement(reading: Reading, statement: Statement, where: Where): void {
	const scope = scopeOf(reading, where);
	const { frame } = reading;
	switch (statement.kind) {
		case "assign":
			for (const target of statement.targets) assignTo(reading, target, statement.value, statement.end, where);
			break;
		case "annotated":
			if (statement.value === undefined) declare(scope, frame, statement.target, statement.annotation);
			else assignTo(reading, statement.target, statement.value, statement.end, where);
			break;
		case "augmented":
			readAugmented(reading, statement, scope);
			break;
		case "import":
		case "from":
			readImport(reading, statement, scope);
			break;
		case "for":
			bindOpaque(scope, { ...frame, isCertain: false }, statement.target, statement.start);
			break;
		case "try":
			for (const { name, start } of statement.handlers) {
				if (name !== undefined) bind(scope, { ...frame, isCertain: false }, name, { kind: "opaque" }, start);
			}
			break;
		case "with":
			for (const { context, target } of statement.items) {
				if (target !== undefined) assignTo(reading, target, context, target.start, where);
			}
			break;
		case "match":
			for (const { captures, start } of statement.cases) {
				for (const name of captures) bind(scope, { ...frame, isCertain: false }, name, { kind: "opaque" }, start);
			}
			break;
		case "function":
		case "class":
			readDefinition(reading, statement, where);
			break;
		case "return":
			if (statement.value !== undefined) scope.returns.push(statement.value);
			break;
		case "global":
		case "nonlocal":
			declareElsewhere(scope, statement.kind, statement.names);
			break;
		default:
			break;
	}
}

function assignTo(reading: Reading, target: Expression, value: Expression, start: number, where: Where): void {
	for (const assignment of assign(scopeOf(reading, where), reading.frame, target, value, start)) {
		reading.assignments.push(siteOf(reading, assignment, where));
	}
}

/** `command += ["--reload"]` binds the name to what it held, and more. */
function readAugmented(
	reading: Reading,
	{ target, operator, value, start, end }: Extract<Statement, { kind: "augmented" }>,
	scope: OpenScope,
): void {
	if (target.kind !== "name") {
		bindOpaque(scope, reading.frame, target, end);
		return;
	}
	const sum: Expression = { kind: "binary", operator, left: target, right: value, start, end };
	bind(scope, reading.frame, target.name, { kind: "value", value: sum, scope }, end);
}

function readImport(
	reading: Reading,
	statement: Extract<Statement, { kind: "import" | "from" }>,
	scope: OpenScope,
): void {
	if (statement.kind === "import") {
		for (const { module, alias, end } of statement.names) {
			const [top = module] = module.split(".", 1);
			const source = { kind: "module", module: alias === undefined ? top : module } as const;
			bind(scope, reading.frame, alias ?? top, source, end);
		}
		return;
	}
	if (statement.names === "*") {
		reading.hasStarImport = true;
		return;
	}
	const { level, module, names } = statement;
	for (const { name, alias, end } of names) {
		const source = { kind: "member", file: reading.module.path, level, module, name } as const;
		bind(scope, reading.frame, alias ?? name, source, end);
	}
}

function readDefinition(
	reading: Reading,
	definition: Extract<Statement, { kind: "function" | "class" }>,
	where: Where,
): void {
	const around = scopeOf(reading, where);
	const scope = openScope(definition.kind, around, reading.module, definition);
	reading.scopes.set(definition, scope);
	bind(around, reading.frame, definition.name, { kind: definition.kind, scope }, definition.start);
	if (definition.kind === "function") bindParameters(scope, definition);
	for (const decorator of definition.decorators) {
		if (decorator.kind !== "call") reading.decorators.push(siteOf(reading, decorator, where));
	}
}

function bindParameters(
	scope: OpenScope,
	{ parameters, start }: Pick<FunctionDefinition, "parameters" | "start">,
): void {
	for (const parameter of parameters) {
		bind(scope, OUTERMOST, parameter.name, { kind: "parameter", parameter, scope }, start);
	}
}

function declareElsewhere(scope: OpenScope, kind: "global" | "nonlocal", names: readonly string[]): void {
	let owner = scope.parent;
	while (owner?.parent !== undefined && (kind === "global" || owner.kind !== "function")) owner = owner.parent;
	for (const name of names) if (owner !== undefined) scope.elsewhere.set(name, owner);
}

function readExpression(reading: Reading, expression: Expression, where: Where): void {
	switch (expression.kind) {
		case "call":
			reading.calls.push(siteOf(reading, expression, where));
			break;
		case "conditional":
		case "boolean":
			reading.choices.push(siteOf(reading, expression, where));
			break;
		case "walrus":
			assignTo(reading, expression.target, expression.value, expression.end, where);
			break;
		case "lambda": {
			const scope = openScope("lambda", scopeOf(reading, where), reading.module);
			reading.scopes.set(expression, scope);
			bindParameters(scope, expression);
			break;
		}
		case "comprehension": {
			const scope = openScope("comprehension", scopeOf(reading, where), reading.module);
			reading.scopes.set(expression, scope);
			for (const clause of expression.clauses) {
				if (clause.kind === "for") bindOpaque(scope, OUTERMOST, clause.target, expression.start);
			}
			break;
		}
		default:
			break;
	}
}
