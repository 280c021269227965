import { nameGap } from "../../compatibility/gaps.ts";
import { standardName } from "../../modules/standard-library.ts";
import type { Span } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { builtinException, mayRaise, raise } from "../flow.ts";
import { forkValues } from "../fork.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME, type Namespace } from "../namespace.ts";
import { alternativesOf, constant, type Single, type Site, unknown, type Value } from "../value.ts";

/** Where something stands in the text of a scope. */
export function siteOf(scope: Scope, span: Span): Site {
	return { module: scope.text, span };
}

/** A name as Python keeps it: within a class, `__name` becomes `_Class__name`, unless the class is called `_`. */
export function mangled(name: string, { className }: Scope): string {
	if (className === undefined || !name.startsWith("__") || name.endsWith("__")) return name;
	const owner = className.replace(/^_+/, "");
	return owner === "" ? name : `_${owner}${name}`;
}

/** A name of one scope as it stands in another: where both are in one class, neither is mangled in what is kept of them. */
function nameIn(outer: Scope, name: string, scope: Scope): string {
	return outer.className === scope.className ? name : mangled(name, scope);
}

/** Text of a site on one line, bounded. */
export function textOf({ module, span }: Site, limit = 60): string {
	const text = module.text.slice(span.start, Math.min(span.end, span.start + limit + 1)).replace(/\s+/g, " ");
	return span.end - span.start > limit ? `${text.slice(0, limit)}…` : text;
}

/** The value of a name; an exception where it is not bound. */
export function lookUp(machine: Machine, name: string, scope: Scope, span: Span): Value {
	const site = siteOf(scope, span);
	const found = find(machine, name, scope);
	if (found.value === undefined) {
		const gap = found.isLocal ? undefined : nameGap("builtins", name, machine.program.version);
		if (gap === undefined) return raise(machine, unboundName(name, site, found.isLocal, scope));
		return raise(machine, { ...builtinException("NameError", site, gap.reason, gap.advice), dueTo: "python-version" });
	}
	return withoutUnbound(machine, found.value, () => unboundName(name, site, found.isLocal, scope));
}

function unboundName(name: string, site: Site, isLocal: boolean, scope: Scope) {
	const real = mangled(name, scope);
	if (!isLocal && real !== name) {
		const reason = `within a class Python reads "${name}" as "${real}", which is not defined`;
		return builtinException("NameError", site, reason, `Rename "${name}": one underscore in front is enough.`);
	}
	return builtinException(
		isLocal ? "UnboundLocalError" : "NameError",
		site,
		isLocal
			? `"${name}" is read before the function that it is local to has bound it`
			: `"${name}" is not defined where it is read`,
		`Import or define "${name}" before this line.`,
	);
}

/** The value without "not bound", which may raise. */
export function withoutUnbound(
	machine: Machine,
	value: Value,
	raised: () => ReturnType<typeof builtinException>,
): Value {
	const alternatives = alternativesOf(value);
	const bound = alternatives.filter(({ kind }) => kind !== "unbound");
	if (bound.length === alternatives.length) return value;
	if (bound.length === 0) return raise(machine, raised());
	if (alternatives.some((one) => one.kind === "unbound" && one.isDoubtful !== true)) {
		mayRaise(machine, raised(), { site: raised().site, reason: "it depends on the way that the program takes" });
	}
	return join(bound);
}

interface Found {
	readonly value: Value | undefined;
	readonly isLocal: boolean;
}

function find(machine: Machine, name: string, scope: Scope): Found {
	if (scope.kind === "module" || scope.globals.has(name))
		return { value: global(machine, name, scope), isLocal: false };
	if (scope.kind === "class" || scope.kind === "comprehension") {
		const own = scope.namespace.bindings.get(scope.kind === "class" ? mangled(name, scope) : name);
		if (own !== undefined) return { value: own, isLocal: false };
		if (scope.kind === "class" && scope.locals?.has(name) === true)
			return { value: global(machine, name, scope), isLocal: false };
	} else if (scope.locals?.has(name) === true) {
		return { value: scope.namespace.bindings.get(name), isLocal: true };
	}
	const outer = findOutside(name, scope);
	return outer ?? { value: global(machine, name, scope), isLocal: false };
}

/** Looks a name up in the functions and comprehensions around a scope. */
function findOutside(name: string, scope: Scope): Found | undefined {
	for (let outer = scope.enclosing; outer !== undefined; outer = outer.enclosing) {
		const inner = nameIn(outer, name, scope);
		if (outer.kind === "comprehension") {
			const own = outer.namespace.bindings.get(inner);
			if (own !== undefined) return { value: own, isLocal: false };
			continue;
		}
		if (outer.globals.has(inner)) return undefined;
		if (outer.kind !== "class" && outer.locals?.has(inner) === true)
			return { value: outer.namespace.bindings.get(inner), isLocal: false };
	}
	return undefined;
}

function global(machine: Machine, written: string, scope: Scope): Value | undefined {
	const parameter = scope.globals.has(written) ? undefined : scope.typeParameters?.get(written);
	if (parameter !== undefined) return parameter;
	const { bindings } = scope.module.namespace;
	const name = mangled(written, scope);
	const own = bindings.get(name);
	const isPerhapsUnbound = own !== undefined && alternativesOf(own).some(({ kind }) => kind === "unbound");
	if (own !== undefined && !isPerhapsUnbound) return own;
	const outer = builtin(machine, name) ?? bindings.get(ANY_NAME);
	if (outer === undefined || own === undefined) return own ?? outer;
	return join([...alternativesOf(own).filter(({ kind }) => kind !== "unbound"), outer]);
}

function builtin(machine: Machine, name: string): Value | undefined {
	if (standardName("builtins", name, machine.program.version).kind !== "there") return undefined;
	// A server runs without -O.
	if (name === "__debug__") return constant(true);
	return { kind: "external", path: `builtins.${name}`, isModule: false };
}

/** Binds a name as an assignment in the scope does. */
export function bind(machine: Machine, name: string, value: Value | undefined, scope: Scope): void {
	const namespace = namespaceFor(name, scope);
	machine.journal.set(namespace, keptName(name, namespace, scope), value);
}

/** How a namespace keeps a name of a scope: functions keep theirs as they are written. */
function keptName(name: string, namespace: Namespace, scope: Scope): string {
	const isSeenOutside =
		namespace === scope.module.namespace || (scope.kind === "class" && namespace === scope.namespace);
	return isSeenOutside ? mangled(name, scope) : name;
}

/** The namespace in which an assignment in the scope binds a name. */
export function namespaceFor(name: string, scope: Scope): Namespace {
	if (scope.globals.has(name)) return scope.module.namespace;
	if (scope.kind === "comprehension" && scope.enclosing !== undefined) return namespaceFor(name, scope.enclosing);
	if (!scope.nonlocals.has(name)) return scope.namespace;
	for (let outer = scope.enclosing; outer !== undefined; outer = outer.enclosing) {
		if (outer.kind !== "class" && outer.locals?.has(name) === true) return outer.namespace;
	}
	return scope.namespace;
}

/** Binds a target of a comprehension, which is its own. */
export function bindOwn(machine: Machine, name: string, value: Value, scope: Scope): void {
	machine.journal.set(scope.namespace, name, value);
}

/** Whatever is bound in a namespace may from now on be something else as well, and other names may be bound. */
export function blur(machine: Machine, namespace: Namespace, reason: string, site: Site): void {
	const anything = unknown(reason, site);
	for (const [name, value] of [...namespace.bindings]) {
		machine.spend(1);
		if (name.startsWith("__")) continue;
		machine.journal.set(namespace, name, join([value, anything]));
	}
	machine.journal.set(namespace, ANY_NAME, anything);
}

/** Evaluates for each value that a value may be, each from the same state. */
export function each(machine: Machine, value: Value, evaluate: (one: Single) => Value): Value {
	if (value.kind !== "union") return evaluate(value);
	const hidden = value.alternatives.find(({ kind }) => kind === "unknown");
	const reason = hidden?.kind === "unknown" ? hidden.reason : "it depends on the way that the program takes";
	return forkValues(
		machine,
		value.alternatives.map((one) => ({
			run: () => evaluate(one),
			isAssumed: one.isDoubtful === true,
			condition: { site: one.trail?.site, reason },
		})),
	);
}
