import { isServingCode, readCommand, readCommandLine, type ServerCommand } from "../../commands/read-command.ts";
import type { NamedCall } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import type { Origin } from "../names/origins.ts";
import { originsOf } from "../names/origins.ts";
import type { Given, Site } from "../names/scopes.ts";
import type { Expression } from "../tree/ast.ts";
import { canonicalName, SERVER_CALLABLES, SERVING_TRANSPORTS } from "./callables.ts";
import type { Holes } from "./command-words.ts";
import { commandsOf } from "./command-words.ts";
import { argumentsFor } from "./given-arguments.ts";
import { type CommandArgument, PROCESS_CALLABLES } from "./processes.ts";

/** A call that starts a server, or that runs a command which does. */
export interface ServerStart extends Site<Expression> {
	/** What is called, as its library names it: "uvicorn.run", "subprocess.Popen". */
	readonly callable: string;
	/** The command that is run; `undefined` for what starts the server itself. */
	readonly command: StartedCommand | undefined;
}

/** A command with the expressions that fill its marks. */
interface StartedCommand extends ServerCommand<Origin> {
	readonly holes: readonly Origin[];
}

/** The calls among those of a module that start a server, each once, in the order of the text. */
export function startsIn(names: Names, calls: readonly NamedCall[]): readonly ServerStart[] {
	const starts = new Map<Expression, ServerStart>();
	for (const call of calls) {
		const start = startOf(names, call);
		if (start !== undefined && !starts.has(call.node)) starts.set(call.node, start);
	}
	return [...starts.values()].filter((start) => !isPortSearch(start, calls));
}

/** Whether a socket listens only to learn a free port: it was bound to port 0 in the same function. */
function isPortSearch({ callable, scope }: ServerStart, calls: readonly NamedCall[]): boolean {
	if (callable !== "socket.socket().listen") return false;
	return calls.some(({ name, given, scope: around }) => {
		const address = given[0]?.argument.value;
		const port = address?.kind === "tuple" ? address.elements[1] : undefined;
		return name === "socket.socket().bind" && around === scope && port?.kind === "number" && port.value === 0;
	});
}

function startOf(names: Names, call: NamedCall): ServerStart | undefined {
	const { node, scope, reach, asMain } = call;
	const site = { node, scope, reach, asMain };
	const callable = canonicalName(call.name);
	const isStart = SERVER_CALLABLES.get(callable)?.isStart === true || servesByTransport(names, callable, call);
	if (isStart) return { ...site, callable, command: undefined };
	if (PROCESS_CALLABLES.get(call.name)?.kind === "code") {
		return runsServingCode(names, call) ? { ...site, callable, command: undefined } : undefined;
	}
	const command = commandIn(names, call);
	return command === undefined ? undefined : { ...site, callable, command };
}

function servesByTransport(names: Names, callable: string, { given }: NamedCall): boolean {
	const transports = SERVING_TRANSPORTS.get(callable);
	if (transports === undefined) return false;
	return argumentsFor(names, given, { keyword: "transport", position: 0 })
		.flatMap(({ expression, scope }) => originsOf(names, expression, scope))
		.some(({ expression }) => expression.kind === "string" && transports.has(expression.value));
}

/** The server command that a call runs; `undefined` when it runs none. */
function commandIn(names: Names, { name, given }: NamedCall): StartedCommand | undefined {
	if (isDjangoServer(name, given)) {
		return { program: "manage.py runserver", arguments: [], ports: [], reload: undefined, holes: [] };
	}
	const takes = PROCESS_CALLABLES.get(name);
	if (takes === undefined) return undefined;
	const holes: Holes = [];
	for (const expression of commandExpressions(takes, given)) {
		const command = readArgument(names, takes, expression, holes);
		if (command !== undefined) return { ...command, holes };
	}
	return undefined;
}

/** `call_command("runserver")`. */
function isDjangoServer(name: string, given: readonly Given[]): boolean {
	const first = given[0]?.argument.value;
	return name === "django.core.management.call_command" && first?.kind === "string" && first.value === "runserver";
}

/** Where the command stands among the arguments. */
function commandExpressions(takes: CommandArgument, given: readonly Given[]): Origin[] {
	const positional = given.filter(({ argument }) => argument.kind === "positional" || argument.kind === "starred");
	const origin = ({ argument, scope }: Given): Origin => ({ expression: argument.value, scope });
	switch (takes.kind) {
		case "command": {
			const named = given.filter(({ argument }) => argument.kind === "keyword" && argument.name === takes.keyword);
			return [...named, ...positional.slice(0, 1)].map(origin);
		}
		case "list":
			return positional.slice(takes.position, takes.position + 1).map(origin);
		case "words": {
			const words = positional.slice(takes.position);
			const [first] = words;
			if (first === undefined) return [];
			const elements = words.map(
				({ argument }): Expression => (argument.kind === "starred" ? { ...argument, kind: "starred" } : argument.value),
			);
			const span = { start: first.argument.start, end: words.at(-1)?.argument.end ?? first.argument.end };
			return [{ expression: { kind: "tuple", elements, ...span }, scope: first.scope }];
		}
		default:
			return positional.slice(0, 1).map(origin);
	}
}

function readArgument(
	names: Names,
	takes: CommandArgument,
	{ expression, scope }: Origin,
	holes: Holes,
): ServerCommand<Origin> | undefined {
	if (takes.kind === "module") return readModule(names, { expression, scope });
	for (const command of commandsOf(names, expression, scope, holes)) {
		const found = command.kind === "words" ? readCommand(command.words) : readCommandLine(command.line);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** A module that is run by its name, as `python -m` runs it; its arguments are those of the program itself. */
function readModule(names: Names, { expression, scope }: Origin): ServerCommand<Origin> | undefined {
	for (const origin of originsOf(names, expression, scope)) {
		if (origin.expression.kind !== "string") continue;
		const words = ["python", "-m", origin.expression.value, "run"].map((text) => ({ text, origin }));
		const command = readCommand(words);
		if (command !== undefined) return command;
	}
	return undefined;
}

/** `exec("import uvicorn; uvicorn.run(…)")`. */
function runsServingCode(names: Names, { given }: NamedCall): boolean {
	const [first] = given;
	if (first === undefined) return false;
	return originsOf(names, first.argument.value, first.scope).some(
		({ expression }) => expression.kind === "string" && isServingCode(expression.value),
	);
}
