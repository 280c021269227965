import type { Module } from "../module.ts";
import { lastName } from "../names/calls.ts";
import type { Call, Expression, FromImport, FunctionDefinition, Span, Statement } from "../tree/ast.ts";
import { type Scope, type Where, walk } from "../tree/walk.ts";
import { registrationOf } from "./registrations.ts";
import type { Setting, Unit } from "./unit.ts";

/** A unit while it is being read. */
interface OpenUnit extends Unit {
	readonly words: Set<string>;
	readonly attributes: Set<string>;
	readonly imports: Set<string>;
	readonly sets: Set<string>;
	readonly calls: Call[];
	readonly settings: Setting[];
	/** Attributes that are read of a name. */
	readonly members: Map<string, Set<string>>;
}

/** The units of a module, and where they are. */
export interface ReadUnits {
	readonly imported: OpenUnit;
	readonly functions: Map<FunctionDefinition, OpenUnit>;
	readonly guards: Map<Statement, OpenUnit>;
	/** The statements around the present one that stand below no guard. */
	readonly around: Statement[];
	/** The outermost parts below the guards, in the order of the text. */
	readonly guarded: { readonly start: number; readonly end: number; readonly unit: OpenUnit }[];
	readonly targets: Set<Expression>;
	/** Names that imports bind to modules and their parts, with the top of the module. */
	readonly modules: Map<string, string>;
}

/** Decorators, by their last name, that call nothing: what they decorate runs when somebody else calls it. */
const PASSIVE = new Set([
	...["command", "option", "argument", "pass_context", "contextmanager", "asynccontextmanager", "cache", "lru_cache"],
	...["wraps", "override", "deprecated", "staticmethod", "classmethod", "no_type_check", "validate_call"],
]);

/** Reads the units of a module. Linear in its text, and iterative. */
export function readUnits(module: Module): ReadUnits {
	const reading: ReadUnits = {
		imported: openUnit(module, { kind: "import" }),
		functions: new Map(),
		guards: new Map(),
		around: [],
		guarded: [],
		targets: new Set(),
		modules: new Map(),
	};
	walk(module.body, {
		statement: (statement, where) => {
			const unit = unitFor(reading, where, statement);
			if (!where.isMainOnly) enter(reading, statement);
			if (statement.kind === "function") {
				reading.functions.set(statement, unit === reading.imported ? ownUnit(module, statement, where.scope) : unit);
			} else readStatement(reading, statement, unit);
			return undefined;
		},
		expression: (expression, where) => {
			if (!reading.targets.has(expression)) readExpression(expression, unitFor(reading, where, expression));
			return undefined;
		},
	});
	return reading;
}

function openUnit(module: Module, run: Unit["run"]): OpenUnit {
	return {
		module,
		run,
		words: new Set(),
		attributes: new Set(),
		imports: new Set(),
		sets: new Set(),
		calls: [],
		settings: [],
		members: new Map(),
	};
}

function unitFor(reading: ReadUnits, where: Where, node: Statement | Expression): OpenUnit {
	if (!where.isMainOnly) return functionUnit(reading, where.scope) ?? reading.imported;
	leave(reading.around, node);
	const statement = reading.around.at(-1);
	if (statement === undefined) return reading.imported;
	const unit = reading.guards.get(statement) ?? openUnit(reading.imported.module, { kind: "guard", statement });
	reading.guards.set(statement, unit);
	if (node.start >= (reading.guarded.at(-1)?.end ?? 0)) {
		reading.guarded.push({ start: node.start, end: node.end, unit });
	}
	return unit;
}

function functionUnit(reading: ReadUnits, scope: Scope): OpenUnit | undefined {
	for (let at = scope; at.kind !== "module"; at = at.outer) {
		const unit = at.kind === "function" ? reading.functions.get(at.definition) : undefined;
		if (unit !== undefined) return unit;
	}
	return undefined;
}

/** Notes that what follows, up to its end, stands within a statement. */
function enter({ around }: ReadUnits, statement: Statement): void {
	leave(around, statement);
	around.push(statement);
}

/** Forgets the statements that have ended. */
function leave(around: Statement[], { start }: Span): void {
	while ((around.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= start) around.pop();
}

function readStatement(reading: ReadUnits, statement: Statement, unit: OpenUnit): void {
	switch (statement.kind) {
		case "assign":
			for (const target of statement.targets) set(reading, unit, target, statement.value);
			return;
		case "annotated":
			if (statement.value !== undefined) set(reading, unit, statement.target, statement.value);
			return;
		case "import":
			for (const { module, alias } of statement.names) {
				const [top = module] = module.split(".", 1);
				reading.modules.set(alias ?? top, top);
			}
			return;
		case "from":
			readFromImport(reading, statement, unit);
			return;
		case "global":
			for (const name of statement.names) unit.sets.add(name);
			return;
		default:
			return;
	}
}

function readFromImport({ modules }: ReadUnits, { names, level, module }: FromImport, unit: OpenUnit): void {
	const [top = ""] = module.split(".", 1);
	for (const { name, alias } of names === "*" ? [] : names) {
		unit.imports.add(name);
		// Under another name it can be used without this one being read.
		if (alias !== undefined) unit.words.add(name);
		if (level === 0) modules.set(alias ?? name, top);
	}
}

function ownUnit(module: Module, definition: FunctionDefinition, scope: Scope): OpenUnit {
	const owner = scope.kind === "class" ? scope.definition.name : undefined;
	const isRegistered = definition.decorators.some((decorator) => !PASSIVE.has(decoratorName(decorator)));
	return openUnit(module, {
		kind: "function",
		name: definition.name,
		owner,
		isRegistered,
		isHandler: isHandler(definition),
	});
}

/** Whether a decorator makes the function a part of an application or router: `@app.get("/")`. */
export function isHandler({ decorators }: FunctionDefinition): boolean {
	return decorators.some((decorator) => {
		const callee = decorator.kind === "call" ? decorator.callee : decorator;
		return callee.kind === "attribute" && registrationOf(callee.attribute) !== undefined;
	});
}

/** The last name of a decorator: `get` of `@app.get("/")`. */
function decoratorName(decorator: Expression): string {
	return lastName(decorator.kind === "call" ? decorator.callee : decorator);
}

function set(reading: ReadUnits, unit: OpenUnit, target: Expression, value: Expression): void {
	const waiting = [target];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (next.kind === "starred") waiting.push(next.value);
		else if (next.kind === "tuple" || next.kind === "list") for (const element of next.elements) waiting.push(element);
		else {
			reading.targets.add(next);
			unit.settings.push({ target: next, value: next === target ? value : undefined });
			if (next.kind === "attribute") unit.sets.add(next.attribute);
		}
	}
}

function readExpression(expression: Expression, unit: OpenUnit): void {
	switch (expression.kind) {
		case "name":
			unit.words.add(expression.name);
			return;
		case "attribute":
			unit.attributes.add(expression.attribute);
			if (isState(expression.value)) unit.attributes.add(`state.${expression.attribute}`);
			addMember(unit, rootOf(expression), expression.attribute);
			return;
		case "call":
			unit.calls.push(expression);
			return;
		default:
			return;
	}
}

function isState(expression: Expression): boolean {
	if (expression.kind === "attribute") return expression.attribute === "state";
	return expression.kind === "name" && expression.name === "state";
}

function addMember({ members }: OpenUnit, root: string, attribute: string): void {
	const known = members.get(root);
	if (known === undefined) members.set(root, new Set([attribute]));
	else known.add(attribute);
}

/** The name at the beginning of `name.a.b`; "" where it begins with something else. */
export function rootOf(expression: Expression): string {
	let at = expression;
	while (at.kind === "attribute") at = at.value;
	return at.kind === "name" ? at.name : "";
}
