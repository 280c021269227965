import { lastName } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import type { Given, Scope } from "../names/scopes.ts";
import type { Value } from "../names/values.ts";
import type { Call } from "../tree/ast.ts";
import { addedHandler, isApplication, isMethodOfApplication } from "./applications.ts";
import type { Step, Use } from "./certain-expressions.ts";
import { shortName } from "./chain.ts";
import { enterFunction, linked, nameOf, note, type Search, type Site } from "./search.ts";

/** Decorators, by their last name, under which a function is still called when its name is. */
const PLAIN_DECORATORS: ReadonlySet<string> = new Set([
	...["staticmethod", "classmethod", "property", "cached_property", "override", "final", "overload"],
	...["lru_cache", "cache", "cached", "wraps", "contextmanager", "asynccontextmanager", "retry", "on_exception"],
	...["no_grad", "inference_mode", "validate_call", "inject", "on_event", "get", "post", "put", "patch", "delete"],
]);

const CONTEXT_DECORATORS: ReadonlySet<string> = new Set(["contextmanager", "asynccontextmanager"]);

/** Awaited, these wait for the function that they run in a thread; at this position they take it. */
const THREADS: ReadonlyMap<string, number> = new Map([
	["asyncio.to_thread", 0],
	["anyio.to_thread.run_sync", 0],
	["starlette.concurrency.run_in_threadpool", 0],
	["fastapi.concurrency.run_in_threadpool", 0],
	["asyncio.get_event_loop().run_in_executor", 1],
	["asyncio.get_running_loop().run_in_executor", 1],
]);

/** Notes a call of a library, or has what it calls of the project run. */
export function takeCall(search: Search, { node, use }: Extract<Step, { kind: "call" }>, site: Site): void {
	const { names } = search;
	const { scope } = site;
	const value = only(names.denote(node.callee, scope));
	const given = node.arguments.map((argument) => ({ argument, scope }));
	if (value === undefined) return;
	if (value.kind === "path") takeLibraryCall(search, value, node, given, use, site);
	else takeProjectCall(search, value, node, given, use, site);
}

function takeLibraryCall(
	search: Search,
	value: Extract<Value, { kind: "path" }>,
	node: Call,
	own: readonly Given[],
	use: Use,
	site: Site,
): void {
	const { names, made, handlers } = search;
	const { scope, chain, phase } = site;
	const given = [...value.given, ...own];
	const name = value.path;
	note(search, { node, name, given, scope, use, phase, chain });
	if (isApplication(name)) made.push({ node, scope, given, chain });
	if (isMethodOfApplication(name, "add_event_handler")) {
		const handler = addedHandler(names, { node, scope, given, chain });
		if (handler !== undefined) handlers.push(handler);
	}
	const position = use === "awaited" ? THREADS.get(name) : undefined;
	const handed = position === undefined ? undefined : given[position];
	if (position === undefined || handed === undefined) return;
	const target = only(names.denote(handed.argument.value, handed.scope));
	const rest = given.slice(position + 1);
	if (target?.kind === "path") {
		note(search, { node, name: target.path, given: [...target.given, ...rest], scope, use, phase, chain });
	} else if (target !== undefined) takeProjectCall(search, target, node, rest, use, site);
}

function takeProjectCall(
	search: Search,
	value: Value,
	node: Call,
	given: readonly Given[],
	use: Use,
	{ scope, chain, phase }: Site,
): void {
	if (value.kind === "class") {
		construct(search, value.scope, node, given, { scope, chain, phase });
		return;
	}
	if (value.kind !== "function" || !isRun(value.scope, use)) return;
	enterFunction(search, value.scope, linked(scope, node, `calls ${nameOf(value.scope)}`, chain), phase);
}

/** Whether calling a function and using the result in this way runs its body. */
function isRun({ definition }: Scope, use: Use): boolean {
	if (definition?.kind !== "function") return false;
	const decorators = definition.decorators.map((decorator) =>
		lastName(decorator.kind === "call" ? decorator.callee : decorator),
	);
	if (!decorators.every((name) => PLAIN_DECORATORS.has(name))) return false;
	if (definition.isGenerator()) return use === "entered" && decorators.some((name) => CONTEXT_DECORATORS.has(name));
	return !definition.isAsync || use === "awaited";
}

/** Runs the constructor of a class of the project: its own, or that of a base. */
function construct(search: Search, type: Scope, node: Call, given: readonly Given[], site: Site): void {
	const { scope, chain, phase } = site;
	for (const owner of ancestorsOf(search.names, type)) {
		if (owner.kind === "path") {
			note(search, { node, name: owner.path, given, scope, use: "plain", phase, chain });
			if (isApplication(owner.path)) search.made.push({ node, scope, given, chain });
		} else if (owner.kind === "class") {
			const own = owner.scope.bindings.get("__init__")?.at(-1);
			if (own?.kind !== "function") continue;
			enterFunction(search, own.scope, linked(scope, node, `calls ${shortName(type.name)}()`, chain), phase);
			// What the constructor leaves to its bases, it calls itself.
			if (search.names.bases(owner.scope).every(({ kind }) => kind !== "path")) return;
		}
	}
}

/** Classes above one another that are looked at. */
const MAX_BASES = 10;

/** A class and its first bases, up to the first that is of a library. */
function ancestorsOf(names: Names, type: Scope): readonly Value[] {
	const found: Value[] = [{ kind: "class", scope: type }];
	for (let at: Value | undefined = found[0]; at?.kind === "class" && found.length < MAX_BASES; at = found.at(-1)) {
		const [base] = names.bases(at.scope);
		if (base === undefined) return found;
		found.push(base);
	}
	return found;
}

/** The value, where an expression can only be this one. */
function only([first, ...others]: readonly Value[]): Value | undefined {
	if (first === undefined) return undefined;
	const isSame = (other: Value) =>
		first.kind === "path"
			? other.kind === "path" && other.path === first.path
			: other.kind === first.kind && "scope" in first && "scope" in other && other.scope === first.scope;
	return others.every(isSame) ? first : undefined;
}
