import { lastName, type NamedCall } from "../../names/calls.ts";
import type { Names } from "../../names/names.ts";
import { entriesOf, fallbackOf } from "../../names/origins.ts";
import type { ModuleNames, Scope } from "../../names/scopes.ts";
import type { Value } from "../../names/values.ts";
import type { Call, Expression } from "../../tree/ast.ts";
import { canonicalName, displayName, SERVER_CALLABLES } from "../callables.ts";
import { argumentsFor } from "../given-arguments.ts";
import type { ServerModule } from "../server-names.ts";
import type { ServerStart } from "../starts.ts";
import { portsOfNames } from "./named-ports.ts";
import { isOwnPortName } from "./port-names.ts";
import { type FixedPort, portsFrom, portsOfAddress, portsOfValue } from "./port-values.ts";

/** The ports that a module fixes for its own server; a port that is used twice is there twice. */
export function fixedPortsIn({ names, module, calls, starts }: ServerModule): readonly FixedPort[] {
	return [
		...calls.flatMap((call) => portsOfCall(names, call)),
		...module.calls.flatMap(({ node, scope }) => portsOfGunicorn(names, node, scope)),
		...starts.flatMap((start) => portsOfCommand(names, start)),
		...module.calls.flatMap(({ node, scope }) => portsOfFallback(names, node, scope)),
		...portsOfChoices(names, module),
		...(starts.length > 0 ? module.calls.flatMap(({ node, scope }) => portsOfOption(names, node, scope)) : []),
		...portsOfNames(names, module),
	];
}

/** Ports among the arguments of what listens, `**options` and `functools.partial` included. */
function portsOfCall(names: Names, call: NamedCall): FixedPort[] {
	const name = canonicalName(call.name);
	// `partial(uvicorn.run, port=8000)` fixes the port whether or not it is ever called.
	const target = name === "functools.partial" ? partialTarget(names, call) : name;
	const given = target === name ? call.given : call.given.slice(1);
	const use = {
		kind: "argument",
		callable: displayName(target),
		start: call.node.start,
		end: call.node.end,
	} as const;
	const ports = SERVER_CALLABLES.get(target)?.ports ?? [];
	return ports.flatMap((port) =>
		argumentsFor(names, given, port)
			.flatMap((origin) => (port.kind === "port" ? portsFrom(names, origin) : portsOfAddress(names, origin)))
			.map((written) => ({ ...written, use })),
	);
}

/** `Standalone(app, {"bind": "0.0.0.0:8000"})`, as Gunicorn's documentation has it for custom applications. */
function portsOfGunicorn(names: Names, call: Call, scope: Scope): FixedPort[] {
	const isApplication = names
		.denote(call.callee, scope)
		.some((value) => value.kind === "class" && names.bases(value.scope).some(isGunicornApplication));
	if (!isApplication) return [];
	const use = { kind: "argument", callable: "gunicorn", start: call.start, end: call.end } as const;
	return call.arguments
		.flatMap(({ value }) => entriesOf(names, { expression: value, scope }, "bind"))
		.flatMap((origin) => portsOfAddress(names, origin).map((written) => ({ ...written, use })));
}

function isGunicornApplication(value: Value): boolean {
	return value.kind === "path" && value.path.startsWith("gunicorn.app.");
}

function partialTarget(names: Names, { given }: NamedCall): string {
	const [first] = given;
	if (first === undefined) return "";
	const [value] = names.denote(first.argument.value, first.scope);
	return value?.kind === "path" ? canonicalName(value.path) : "";
}

function portsOfCommand(names: Names, { node, command }: ServerStart): FixedPort[] {
	if (command === undefined) return [];
	return command.ports.flatMap(({ value, option, origin }) =>
		portsOfValue(names, value, command.holes, origin).map((port) => ({
			...port,
			use: { kind: "command", program: command.program, option, start: node.start, end: node.end },
		})),
	);
}

/** `os.environ.get("PORT", 8000)`, `config("PORT", default=8000)`, `os.environ.setdefault("PORT", "8000")`. */
function portsOfFallback(names: Names, call: Call, scope: Scope): FixedPort[] {
	const [first] = call.arguments;
	const name = first?.value.kind === "string" ? first.value.value : "";
	const fallback = isOwnPortName(name) ? fallbackOf(call) : undefined;
	if (fallback === undefined) return [];
	const use = { kind: "fallback", name, start: call.start, end: call.end } as const;
	return portsFrom(names, { expression: fallback, scope }).map((port) => ({ ...port, use }));
}

/** `os.getenv("PORT") or 8000` and `os.environ["PORT"] if "PORT" in os.environ else 8000`. */
function portsOfChoices(names: Names, module: ModuleNames): FixedPort[] {
	return module.choices.flatMap(({ node, scope }) => {
		const sides = node.kind === "boolean" ? [node.left, node.right] : [node.body, node.orelse];
		const name = sides.map(variableRead).find((read) => read !== undefined);
		if (name === undefined || (node.kind === "boolean" && node.operator === "and")) return [];
		const use = { kind: "fallback", name, start: node.start, end: node.end } as const;
		return sides
			.filter((side) => variableRead(side) === undefined)
			.flatMap((expression) => portsFrom(names, { expression, scope }).map((port) => ({ ...port, use })));
	});
}

/** The name of the program's own port where an expression reads it from the environment, through `int(…)` and `str(…)`. */
function variableRead(expression: Expression): string | undefined {
	let at = expression;
	while (at.kind === "call" && /^(int|str)$/.test(lastName(at.callee))) {
		const [first] = at.arguments;
		if (first === undefined) return undefined;
		at = first.value;
	}
	const key = at.kind === "call" ? at.arguments[0]?.value : at.kind === "subscript" ? at.index : undefined;
	return key?.kind === "string" && isOwnPortName(key.value) ? key.value : undefined;
}

/** `parser.add_argument("--port", default=8000)` and `@click.option("--port", default=8000)`, beside a server start. */
function portsOfOption(names: Names, call: Call, scope: Scope): FixedPort[] {
	if (!/^(add_argument|option)$/.test(lastName(call.callee))) return [];
	if (!call.arguments.some(({ value }) => value.kind === "string" && value.value === "--port")) return [];
	const use = { kind: "fallback", name: "--port", start: call.start, end: call.end } as const;
	return call.arguments
		.filter((argument) => argument.kind === "keyword" && argument.name === "default")
		.flatMap(({ value }) => portsFrom(names, { expression: value, scope }).map((port) => ({ ...port, use })));
}
