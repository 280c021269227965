import type { Argument, Call, Expression } from "../tree/ast.ts";
import type { Names } from "./names.ts";
import type { Given, ModuleNames, Scope, Site } from "./scopes.ts";
import type { Value } from "./values.ts";

/**
 * A call of something of a library, at once or later: `Thread(target=uvicorn.run)` calls `uvicorn.run`. Its node is the
 * call expression; for a decorator without brackets, the decorator.
 */
export interface NamedCall extends Site<Expression> {
	/** Dotted name of what is called, `()` standing for results: `uvicorn.Server().run`. */
	readonly name: string;
	/** What it is called with, `functools.partial` and `args=`, `kwargs=` of threads included. */
	readonly given: readonly Given[];
}

/** Callables by their last name that call what they are handed, with the arguments that follow it. */
const RUNNERS: ReadonlySet<string> = new Set([
	...["Thread", "Process", "Timer", "start_new_thread", "submit", "apply", "apply_async", "spawn"],
	...["run", "run_sync", "run_until_complete", "run_in_executor", "to_thread", "create_task", "ensure_future"],
	...["start", "start_soon", "call_soon", "call_soon_threadsafe", "call_later", "register", "add_event_handler"],
	...["add_task"],
]);

/** Keywords under which a callable is handed over. */
const RUN_KEYWORDS: ReadonlySet<string> = new Set(["target", "func", "fn", "function", "callback", "async_fn"]);

/** The calls of a module that reach something of a library, in the order of the text. */
export function callsIn(names: Names, module: ModuleNames): readonly NamedCall[] {
	const calls = module.calls.flatMap((site): NamedCall[] => {
		const { node, scope } = site;
		const own = node.arguments.map((argument) => ({ argument, scope }));
		const direct = names
			.denote(node.callee, scope)
			.flatMap((value) =>
				calledNames(names, value).map(({ name, given }) => ({ ...site, name, given: [...given, ...own] })),
			);
		return [...direct, ...handedOver(names, node, scope).map((call) => ({ ...site, ...call }))];
	});
	const decorated = module.decorators.flatMap((site) =>
		names
			.denote(site.node, site.scope)
			.flatMap((value) => calledNames(names, value).map((call) => ({ ...site, ...call }))),
	);
	return [...calls, ...decorated].sort((a, b) => a.node.start - b.node.start);
}

interface Called {
	readonly name: string;
	readonly given: readonly Given[];
}

/** What is called when a value is: a class of the project without a constructor of its own calls those of its bases. */
function calledNames(names: Names, value: Value): Called[] {
	if (value.kind === "path") return [{ name: value.path, given: value.given }];
	if (value.kind !== "class" || value.scope.bindings.has("__init__")) return [];
	return names.bases(value.scope).flatMap((base) => (base.kind === "path" ? [{ name: base.path, given: [] }] : []));
}

/** What a call hands over to be called. */
function handedOver(names: Names, call: Call, scope: Scope): Called[] {
	const isRunner = RUNNERS.has(lastName(call.callee));
	return call.arguments.flatMap((argument, index) => {
		const isHanded = argument.kind === "keyword" ? RUN_KEYWORDS.has(argument.name) : isRunner;
		if (!isHanded || !mayBeCallable(argument.value)) return [];
		const given = argument.kind === "keyword" ? spread(call, scope) : following(call, index, scope);
		return names
			.denote(argument.value, scope)
			.flatMap((value) => (value.kind === "path" ? [{ name: value.path, given: [...value.given, ...given] }] : []));
	});
}

/** Results are no callables, except those of `partial`; names, attributes and choices may be. */
function mayBeCallable(expression: Expression): boolean {
	if (expression.kind === "call") return lastName(expression.callee).startsWith("partial");
	return expression.kind === "name" || expression.kind === "attribute" || expression.kind === "conditional";
}

/** `run` of `subprocess.run` and of `run`; "" for what has no name. */
export function lastName(callee: Expression): string {
	if (callee.kind === "attribute") return callee.attribute;
	return callee.kind === "name" ? callee.name : "";
}

/** The arguments after the one that is handed over. */
function following(call: Call, index: number, scope: Scope): Given[] {
	return [...call.arguments.slice(index + 1).map((argument) => ({ argument, scope })), ...spread(call, scope)];
}

/** `args=(…)` and `kwargs={…}` of threads and processes, as the arguments that they become. */
function spread(call: Call, scope: Scope): Given[] {
	return call.arguments.flatMap((argument) => {
		if (argument.kind !== "keyword") return [];
		return spreadArguments(argument.name, argument.value).map((one) => ({ argument: one, scope }));
	});
}

function spreadArguments(name: string, value: Expression): readonly Argument[] {
	const span = { start: value.start, end: value.end };
	if (name === "kwargs") return [{ kind: "double-starred", value, ...span }];
	if (name !== "args") return [];
	if (value.kind !== "tuple" && value.kind !== "list") return [{ kind: "starred", value, ...span }];
	return value.elements.map((element) => ({
		kind: "positional",
		value: element,
		start: element.start,
		end: element.end,
	}));
}
