import type { Arguments, Scope } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { noteInstaller } from "../statements/installers.ts";
import { type NamespaceValue, NONE, passed, type Site, unknown, type Value } from "../value.ts";
import { keyOf, textKey } from "../values/keys.ts";
import { blur } from "../values/scope.ts";

/** Methods of the dict that `globals()` and its like give. */
export function namespaceMethod(
	machine: Machine,
	{ namespace }: NamespaceValue,
	name: string,
	{ positional, keywords }: Arguments,
	site: Site,
): Value | undefined {
	const [first, second = NONE] = positional;
	const key = keyOf(first);
	const text = key === undefined ? undefined : textKey(key);
	switch (name) {
		case "get":
		case "pop":
		case "setdefault": {
			if (text === undefined) {
				if (name !== "get") blur(machine, namespace, "names are bound that cannot be seen", site);
				return unknown("which name is read cannot be seen", site);
			}
			const value = namespace.bindings.get(text) ?? second;
			if (name === "pop") machine.journal.set(namespace, text, undefined);
			if (name === "setdefault") machine.journal.set(namespace, text, value);
			return value;
		}
		case "update": {
			if (first !== undefined) updateFrom(machine, namespace, first, site);
			for (const [keyword, value] of keywords) machine.journal.set(namespace, keyword, passed(value, site));
			return NONE;
		}
		case "clear":
			blur(machine, namespace, "all names are deleted", site);
			return NONE;
		case "__setitem__":
			setEntry(machine, namespace, first, second, site);
			return NONE;
		default:
			return undefined;
	}
}

function updateFrom(machine: Machine, namespace: NamespaceValue["namespace"], other: Value, site: Site): void {
	const entries = other.kind === "container" && other.type === "dict" ? [...other.contents.bindings] : undefined;
	const isKnown = entries?.every(([key]) => textKey(key) !== undefined) === true;
	if (entries === undefined || !isKnown) {
		blur(machine, namespace, "names are bound that cannot be seen", site);
		return;
	}
	for (const [key, value] of entries) machine.journal.set(namespace, textKey(key) ?? key, passed(value, site));
}

/** `globals()[key] = value`. */
export function setEntry(
	machine: Machine,
	namespace: NamespaceValue["namespace"],
	key: Value | undefined,
	value: Value,
	site: Site,
): void {
	const name = keyOf(key);
	const text = name === undefined ? undefined : textKey(name);
	if (text === undefined) blur(machine, namespace, "a name is bound that cannot be seen", site);
	else machine.journal.set(namespace, text, passed(value, site));
}

/** Functions that work on the names of whoever calls them. `undefined` for all others. */
export function scopedFunction(
	machine: Machine,
	path: string,
	given: Arguments,
	scope: Scope,
	site: Site,
): Value | undefined {
	const [first] = given.positional;
	switch (path) {
		case "builtins.globals":
			return { kind: "namespace", namespace: scope.module.namespace };
		case "builtins.locals":
			return { kind: "namespace", namespace: scope.namespace };
		case "builtins.vars":
			return first === undefined ? { kind: "namespace", namespace: scope.namespace } : undefined;
		case "builtins.dir":
			return unknown("which names there are is not known", site);
		case "builtins.exec":
		case "builtins.eval":
			return runText(machine, path, given, scope, site);
		case "builtins.super":
			return superOf(given, scope, site);
		default:
			return undefined;
	}
}

function runText(machine: Machine, path: string, given: Arguments, scope: Scope, site: Site): Value {
	noteInstaller(machine, path, given);
	const [, globals] = given.positional;
	const reason = `what ${path.slice("builtins.".length)}() runs cannot be seen`;
	const target = globals?.kind === "namespace" ? globals.namespace : undefined;
	// Given a dict of its own, it leaves the names of the module alone.
	const isApart = globals?.kind === "container";
	if (!isApart) blur(machine, target ?? scope.module.namespace, reason, site);
	return path === "builtins.exec" ? NONE : unknown(reason, site);
}

function superOf({ positional: [first, second] }: Arguments, scope: Scope, site: Site): Value {
	const method = methodAround(scope);
	const after = first?.kind === "class" ? first.object : method?.owner;
	const self = second ?? method?.self;
	if (after === undefined) return unknown("what super() gives is not known", site);
	if (self?.kind === "instance") return { kind: "super", self, after, type: self.type };
	if (self?.kind !== "class") return unknown("what super() gives is not known", site);
	const { object } = self;
	const type = [object, object.metaclass].find((one) =>
		one?.ancestors.some((own) => own.kind === "own" && own.object === after),
	);
	return type === undefined ? unknown("what super() gives is not known", site) : { kind: "super", self, after, type };
}

function methodAround(scope: Scope): Scope["method"] {
	for (let at: Scope | undefined = scope; at !== undefined; at = at.enclosing)
		if (at.method !== undefined) return at.method;
	return undefined;
}
