import type { Module } from "../module.ts";
import type { NamedCall } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import type { Origin } from "../names/origins.ts";
import type { Span } from "../tree/ast.ts";
import { canonicalName, displayName } from "./callables.ts";
import { certainValues } from "./certain-values.ts";
import { argumentsFor } from "./given-arguments.ts";
import type { ServerStart } from "./starts.ts";

/** A server that is told to watch its files, and to start anew whenever one of them changes. */
export interface Reload {
	/** What is told: "uvicorn.run", "fastapi dev". */
	readonly server: string;
	/** By what: "reload=True", "--reload"; "" where the server does it of its own accord. */
	readonly by: string;
	/** Where that stands: the argument, or the part of a command. */
	readonly module: Module;
	readonly span: Span;
	/** Where the value comes from, when it stands elsewhere. */
	readonly value: Origin;
}

/** Parameters that switch reloading on, each server's own; `debug` brings the reloader along. */
const RELOADERS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
	...["uvicorn.run", "uvicorn.Config", "granian.Granian", "nicegui.ui.run", "fastapi_cli.cli.run"].map(
		(name): [string, readonly string[]] => [name, ["reload"]],
	),
	...["flask.Flask().run", "quart.Quart().run", "flask_socketio.SocketIO().run", "dash.Dash().run"].map(
		(name): [string, readonly string[]] => [name, ["use_reloader", "debug"]],
	),
	["dash.Dash().run_server", ["debug"]],
	["sanic.Sanic().run", ["auto_reload", "dev"]],
	["bottle.run", ["reloader"]],
	["bottle.Bottle().run", ["reloader"]],
	["werkzeug.serving.run_simple", ["use_reloader"]],
]);

/** The servers among a module's calls and starts that certainly reload. */
export function reloadsIn(
	names: Names,
	calls: readonly NamedCall[],
	starts: readonly ServerStart[],
): readonly Reload[] {
	return [...calls.flatMap((call) => reloadOfCall(names, call)), ...starts.flatMap(reloadOfCommand)];
}

/** The first of the parameters that is given something true, whatever the environment holds. */
function reloadOfCall(names: Names, { name, given }: NamedCall): readonly Reload[] {
	const callable = canonicalName(name);
	for (const keyword of RELOADERS.get(callable) ?? []) {
		const [origin, ...others] = argumentsFor(names, given, { keyword, position: undefined });
		const values = origin === undefined || others.length > 0 ? undefined : certainValues(names, origin);
		const [first] = values ?? [];
		if (origin === undefined || first === undefined) continue;
		if (values?.every((value) => value.unless === undefined && isTrue(value.origin)) !== true) continue;
		const named = given.find(({ argument }) => argument.kind === "keyword" && argument.name === keyword);
		const { module } = (named ?? origin).scope;
		const span = named?.argument ?? origin.expression;
		return [{ server: displayName(callable), by: `${keyword}=True`, module, span, value: first.origin }];
	}
	return [];
}

function isTrue({ expression }: Origin): boolean {
	return expression.kind === "true" || (expression.kind === "number" && expression.value !== 0);
}

function reloadOfCommand({ command }: ServerStart): readonly Reload[] {
	if (command?.reload === undefined) return [];
	const { text, origin } = command.reload;
	const by = text.startsWith("-") ? text : "";
	return [{ server: command.program, by, module: origin.scope.module, span: origin.expression, value: origin }];
}
