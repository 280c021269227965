import type { Module } from "../../module.ts";
import { lastName } from "../../names/calls.ts";
import type { Names } from "../../names/names.ts";
import type { Assignment, ModuleNames, Scope, Site } from "../../names/scopes.ts";
import type { Call, Expression } from "../../tree/ast.ts";
import { canonicalName, SERVER_CALLABLES } from "../callables.ts";
import { areConnectionFields, isConnectionName, isOwnPortName, isPortOfService } from "./port-names.ts";
import { type FixedPort, portsFrom, portsOfAddress, type WrittenPort } from "./port-values.ts";

/** Calls that say nothing of what a port is for. */
const NEUTRAL: ReadonlySet<string> = new Set([
	"int",
	"str",
	"print",
	"format",
	"debug",
	"info",
	"warning",
	"log",
	"echo",
]);

/** Calls that are asked what they do with a constant. */
const MAX_TAKERS = 100;

/** Attributes of a server's configuration, by the name of what it was made with. */
const CONFIGURATIONS: ReadonlyMap<string, string> = new Map([
	["hypercorn.config.Config().bind", "hypercorn.config.Config.bind"],
	["hypercorn.Config().bind", "hypercorn.Config.bind"],
	["uvicorn.Config().port", "uvicorn.Config.port"],
]);

/** Ports that are fixed by a name: constants of the module, fields of settings, environment variables, server configurations. */
export function portsOfNames(names: Names, module: ModuleNames): FixedPort[] {
	const constants = constantsOfServer(names, module);
	return module.assignments.flatMap((site) => {
		const { target } = site.node;
		if (target.kind === "name") return namedPorts(names, constants, site, target.name);
		if (target.kind === "subscript") return environmentPorts(names, site, target);
		return target.kind === "attribute" ? configuredPorts(names, site, target) : [];
	});
}

function namedPorts(
	names: Names,
	constants: ReadonlySet<string>,
	{ node, scope }: Site<Assignment>,
	name: string,
): FixedPort[] {
	const isConstant = scope.kind === "module" && constants.has(name);
	const isField = scope.kind === "class" && isFieldOfServer(scope, name);
	if (!isConstant && !isField) return [];
	const use = { kind: "constant", name, start: node.target.start, end: node.value.end } as const;
	return own(portsFrom(names, { expression: node.value, scope }), scope.module).map((port) => ({ ...port, use }));
}

/** What another module holds is reported there, and what is known as the port of another service is no server's. */
function own(ports: readonly WrittenPort[], module: Module): WrittenPort[] {
	return ports.filter((written) => written.module === module && !isPortOfService(written.port));
}

/** The names at the module's level that are ports of its own server. */
function constantsOfServer(names: Names, module: ModuleNames): ReadonlySet<string> {
	if (isConnectionName(module.module.path.replace(/^.*\/|\.py$/g, ""))) return new Set();
	const own = [...module.scope.bindings.keys()].filter(isOwnPortName);
	return new Set(own.filter((name) => !isGivenToOthers(names, module, name)));
}

/** Whether the module only gives a constant to what is no server, as a client does: `redis.Redis(port=PORT)`. */
function isGivenToOthers(names: Names, module: ModuleNames, name: string): boolean {
	const telling = (takersIn(module).get(name) ?? []).filter(({ node }) => !NEUTRAL.has(lastName(node.callee)));
	return telling.length > 0 && !telling.some(({ node, scope }) => takesForServer(names, node.callee, scope));
}

const TAKERS = new WeakMap<ModuleNames, ReadonlyMap<string, readonly Site<Call>[]>>();

/** The calls of a module by the ports that they are given, as names alone or in an address. */
function takersIn(module: ModuleNames): ReadonlyMap<string, readonly Site<Call>[]> {
	const known = TAKERS.get(module);
	if (known !== undefined) return known;
	const takers = new Map<string, Site<Call>[]>();
	for (const site of module.calls) {
		for (const name of new Set(site.node.arguments.flatMap(({ value }) => portNames(value)))) {
			takers.set(name, [...(takers.get(name) ?? []).slice(0, MAX_TAKERS), site]);
		}
	}
	TAKERS.set(module, takers);
	return takers;
}

function portNames(value: Expression): string[] {
	const parts = value.kind === "tuple" || value.kind === "list" ? value.elements : [value];
	return parts.flatMap((part) => (part.kind === "name" && isOwnPortName(part.name) ? [part.name] : []));
}

function takesForServer(names: Names, callee: Expression, scope: Scope): boolean {
	return names.denote(callee, scope).some((value) => {
		// What the project makes itself may hand the port to a server.
		if (value.kind !== "path") return true;
		return (
			SERVER_CALLABLES.get(canonicalName(value.path)) !== undefined ||
			/^(subprocess|os|functools|threading)\./.test(value.path)
		);
	});
}

/** `PORT` of a class of settings; `port` only beside `host`. A class that describes a connection has neither. */
function isFieldOfServer(scope: Scope, name: string): boolean {
	if (!isOwnPortName(name.toUpperCase()) || !isSettings(scope) || isConnectionName(scope.name)) return false;
	if (areConnectionFields([...scope.bindings.keys()])) return false;
	return (
		isOwnPortName(name) || ["host", "server_host", "app_host", "api_host"].some((host) => scope.bindings.has(host))
	);
}

/** Whether a class is, by its own name or that of a base, one of settings. */
function isSettings({ name, definition }: Scope): boolean {
	const bases = definition?.kind === "class" ? definition.bases.map(({ value }) => lastName(value)) : [];
	return [name, ...bases].some((one) => /Settings|Config|Configuration|Environment$/.test(one));
}

/** `os.environ["PORT"] = "8000"`. */
function environmentPorts(
	names: Names,
	{ node, scope }: Site<Assignment>,
	target: Extract<Expression, { kind: "subscript" }>,
): FixedPort[] {
	if (target.index.kind !== "string" || !isOwnPortName(target.index.value)) return [];
	const isEnvironment = names
		.denote(target.value, scope)
		.some((value) => value.kind === "path" && value.path === "os.environ");
	if (!isEnvironment) return [];
	const use = { kind: "variable", name: target.index.value, start: target.start, end: node.value.end } as const;
	return portsFrom(names, { expression: node.value, scope }).map((port) => ({ ...port, use }));
}

/** `config.bind = ["0.0.0.0:8000"]` of a Hypercorn configuration, and its like. */
function configuredPorts(
	names: Names,
	{ node, scope }: Site<Assignment>,
	target: Extract<Expression, { kind: "attribute" }>,
): FixedPort[] {
	if (target.attribute !== "bind" && target.attribute !== "port") return [];
	return names.denote(target, scope).flatMap((value) => {
		const callable = value.kind === "path" ? CONFIGURATIONS.get(canonicalName(value.path)) : undefined;
		if (callable === undefined) return [];
		const origin = { expression: node.value, scope };
		const ports = target.attribute === "port" ? portsFrom(names, origin) : portsOfAddress(names, origin);
		const use = { kind: "argument", callable, start: target.start, end: node.value.end } as const;
		return ports.map((port) => ({ ...port, use }));
	});
}
