import type { Names } from "../names/names.ts";
import { originsOf } from "../names/origins.ts";
import type { Given, Scope } from "../names/scopes.ts";
import type { Call, Expression, FunctionDefinition } from "../tree/ast.ts";
import type { Chain } from "./chain.ts";

/** A call that makes an application with a lifespan of its own. */
export interface Made {
	readonly node: Call;
	readonly scope: Scope;
	readonly given: readonly Given[];
	readonly chain: Chain | undefined;
}

/** Something that is told to run when an application starts. */
export interface Handler {
	/** The application, as the program names it. */
	readonly application: Expression;
	readonly function: Scope;
	readonly scope: Scope;
	/** The decorator or the call. */
	readonly node: Expression;
	readonly chain: Chain | undefined;
}

/** A function that runs before an application answers. */
export interface Root {
	readonly function: Scope;
	readonly node: Expression;
	readonly scope: Scope;
	readonly chain: Chain | undefined;
}

/** Definitions of one name that are looked at. */
const MAX_BINDINGS = 64;

const APPLICATIONS: ReadonlySet<string> = new Set([
	"fastapi.FastAPI",
	"fastapi.applications.FastAPI",
	"starlette.applications.Starlette",
]);

/** Whether a name of a library is that of a class whose instances have a lifespan. */
export function isApplication(name: string): boolean {
	return APPLICATIONS.has(name);
}

/** Whether a name is that of a method of an application: `fastapi.FastAPI().on_event` for "on_event". */
export function isMethodOfApplication(name: string, method: string): boolean {
	return name.endsWith(`().${method}`) && APPLICATIONS.has(name.slice(0, -method.length - 3));
}

/** `@app.on_event("startup")` above a function. */
export function decoratedHandler(
	names: Names,
	definition: FunctionDefinition,
	around: Scope,
	chain: Chain | undefined,
): Handler | undefined {
	const own = scopeOfDefinition(around, definition);
	for (const decorator of definition.decorators) {
		if (decorator.kind !== "call" || decorator.callee.kind !== "attribute" || own === undefined) continue;
		if (decorator.callee.attribute !== "on_event") continue;
		const event = decorator.arguments[0]?.value;
		if (event?.kind !== "string" || event.value !== "startup") continue;
		const isOn = names
			.denote(decorator.callee, around)
			.some((value) => value.kind === "path" && isMethodOfApplication(value.path, "on_event"));
		if (isOn) return { application: decorator.callee.value, function: own, scope: around, node: decorator, chain };
	}
	return undefined;
}

/** `app.add_event_handler("startup", load)`. */
export function addedHandler(names: Names, { node, scope, given, chain }: Made): Handler | undefined {
	const [event, handler] = given;
	if (node.callee.kind !== "attribute" || event?.argument.value.kind !== "string" || handler === undefined)
		return undefined;
	const added = functionOf(names, handler.argument.value, handler.scope);
	if (event.argument.value.value !== "startup" || added === undefined) return undefined;
	return { application: node.callee.value, function: added, scope, node, chain };
}

/** What runs before `application` answers: its lifespan, or, where it has none, what is told to run when it starts. */
export function rootsOf(
	names: Names,
	application: Made,
	made: readonly Made[],
	handlers: readonly Handler[],
): readonly Root[] {
	const { node, scope, given, chain } = application;
	const lifespan = keyword(given, "lifespan");
	if (lifespan !== undefined && lifespan.argument.value.kind !== "none") {
		const own = functionOf(names, lifespan.argument.value, lifespan.scope);
		return own === undefined ? [] : [{ function: own, node, scope, chain }];
	}
	// Options that are unpacked may bring a lifespan, with which Starlette asks no handler.
	if (given.some(({ argument }) => argument.kind === "double-starred")) return [];
	const listed = listedHandlers(names, keyword(given, "on_startup")).map((own) => ({
		function: own,
		node,
		scope,
		chain,
	}));
	const added = handlers.filter(
		(handler) =>
			made.length === 1 ||
			originsOf(names, handler.application, handler.scope).some(({ expression }) => expression === node),
	);
	return [...listed, ...added];
}

function listedHandlers(names: Names, given: Given | undefined): readonly Scope[] {
	if (given === undefined) return [];
	const [origin] = originsOf(names, given.argument.value, given.scope);
	if (origin?.expression.kind !== "list" && origin?.expression.kind !== "tuple") return [];
	const { scope } = origin;
	return origin.expression.elements.flatMap((element) => functionOf(names, element, scope) ?? []);
}

function keyword(given: readonly Given[], name: string): Given | undefined {
	return given.find(({ argument }) => argument.kind === "keyword" && argument.name === name);
}

function functionOf(names: Names, expression: Expression, scope: Scope): Scope | undefined {
	const [value, ...others] = names.denote(expression, scope);
	return value?.kind === "function" && others.length === 0 ? value.scope : undefined;
}

/** The scope of a function or class that a body defines. */
export function scopeOfDefinition(around: Scope, definition: NonNullable<Scope["definition"]>): Scope | undefined {
	for (const binding of (around.bindings.get(definition.name) ?? []).slice(0, MAX_BINDINGS)) {
		const isOwn = (binding.kind === "function" || binding.kind === "class") && binding.scope.definition === definition;
		if (isOwn) return binding.scope;
	}
	return undefined;
}
