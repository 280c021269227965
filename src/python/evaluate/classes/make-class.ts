import type { ClassDefinition } from "../../tree/ast.ts";
import type { Arguments, Scope } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import { withoutDoubts } from "../join.ts";
import { DEAD, type Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { type ClassObject, constant, type Site, type Value } from "../value.ts";
import { classMember, isMetaclass, membersOf } from "../values/class-members.ts";
import { dictOf } from "../values/containers.ts";
import { namesOfClass } from "../values/local-names.ts";
import { siteOf } from "../values/scope.ts";
import { askForAbstract } from "./abstract.ts";
import { CELL, draftClass, finishClass, metaclassOf } from "./create.ts";

/** What stands in the brackets of a class statement. */
interface Header {
	readonly bases: readonly Value[];
	/** What decides what the class becomes: `metaclass=…`, or that of a base. */
	readonly maker: Value | undefined;
	readonly keywords: ReadonlyMap<string, Value>;
	readonly obstacle: string | undefined;
}

function headerOf(machine: Machine, { name, typeParameters, bases: list }: ClassDefinition, scope: Scope): Header {
	const bases: Value[] = [];
	const keywords = new Map<string, Value>();
	let obstacle: string | undefined;
	for (const base of list) {
		const value = withoutDoubts(machine.evaluate(base.value, scope));
		if (base.kind === "positional") bases.push(value);
		else if (base.kind === "keyword") keywords.set(base.name, value);
		else obstacle = `what "${name}" inherits from cannot be seen`;
	}
	// Python adds it behind the others (reference, "Generic classes").
	if (typeParameters.length > 0) bases.push({ kind: "external", path: "typing.Generic", isModule: false });
	const maker = keywords.get("metaclass");
	keywords.delete("metaclass");
	return { bases, keywords, maker, obstacle };
}

const PLAIN_METACLASSES = new Set(["abc.ABCMeta", "builtins.type", "enum.EnumMeta", "enum.EnumType"]);

/** The class that makes the class, as far as it is the project's, and why nothing is known of it otherwise. */
function metaclassFor(
	machine: Machine,
	header: Header,
	name: string,
	site: Site,
): Pick<ClassObject, "metaclass" | "obstacle"> {
	const { maker, bases, obstacle } = header;
	const inherited = metaclassOf(bases);
	if (maker === undefined || maker.kind === "function") return { metaclass: inherited, obstacle };
	if (maker.kind === "external" && PLAIN_METACLASSES.has(maker.path)) return { metaclass: inherited, obstacle };
	const hidden = `what "${name}" becomes is decided by its metaclass`;
	if (maker.kind !== "class" || !isMetaclass(maker.object)) return { metaclass: undefined, obstacle: hidden };
	const metaclass = maker.object;
	if (inherited !== undefined && !isBelow(metaclass, inherited)) {
		if (isBelow(inherited, metaclass)) return { metaclass: inherited, obstacle };
		const reason = `the metaclass of "${name}" does not inherit from that of its bases`;
		raiseBuiltin(machine, "TypeError", site, reason, "Let one metaclass inherit from the other.");
	}
	if (!isAbstractMaker(metaclass) && bases.some(isAbstractBase)) {
		const reason = `the metaclass of "${name}" does not inherit from abc.ABCMeta, which makes one of its bases`;
		raiseBuiltin(machine, "TypeError", site, reason, `Let "${metaclass.name}" inherit from abc.ABCMeta.`);
	}
	const isOpen = bases.some(
		(base) => base.kind !== "class" && !(base.kind === "external" && /^(builtins|abc)\./.test(base.path)),
	);
	return { metaclass, obstacle: obstacle ?? (isOpen ? hidden : undefined) };
}

function isBelow(object: ClassObject, ancestor: ClassObject): boolean {
	return object.ancestors.some((one) => one.kind === "own" && one.object === ancestor);
}

function isAbstractMaker({ ancestors }: ClassObject): boolean {
	return ancestors.some(
		(one) => one.kind === "foreign" && !(one.value.kind === "external" && one.value.path === "builtins.type"),
	);
}

function isAbstractBase(base: Value): boolean {
	const ancestors = base.kind === "class" ? base.object.ancestors : [{ kind: "foreign", value: base } as const];
	return ancestors.some(
		(one) => one.kind === "foreign" && one.value.kind === "external" && one.value.path === "abc.ABC",
	);
}

/** Runs a class statement and gives the class, before its decorators. */
export function makeClass(machine: Machine, definition: ClassDefinition, scope: Scope): Value {
	const site = siteOf(scope, definition);
	const header = headerOf(machine, definition, scope);
	const { bases, keywords, maker } = header;
	refuseBases(machine, bases, definition.name, site);
	const { metaclass, obstacle } = metaclassFor(machine, header, definition.name, site);
	const attributes = namespaceOf();
	const { name, body } = definition;
	const object = draftClass(machine, { name, body, site, bases, attributes, metaclass, obstacle });
	const inner: Scope = {
		kind: "class",
		namespace: attributes,
		module: scope.module,
		text: scope.text,
		enclosing: scope.kind === "function" || scope.kind === "comprehension" ? scope : scope.enclosing,
		locals: scope.kind === "module" ? undefined : namesOfClass(body),
		globals: new Set(body.flatMap((one) => (one.kind === "global" ? one.names : []))),
		nonlocals: new Set(),
		typeParameters: scope.typeParameters,
		method: undefined,
		onYield: undefined,
		owner: object,
		className: name,
	};
	if (!machine.execute(body, inner)) throw DEAD;
	if (obstacle !== undefined) return { kind: "class", object };
	const isAbstract =
		(maker?.kind === "external" && maker.path === "abc.ABCMeta") ||
		(metaclass !== undefined && isAbstractMaker(metaclass));
	if (isAbstract) askForAbstract(machine, object);
	if (maker?.kind === "function") return machine.call(maker, ingredients(object, bases, keywords, scope, site), site);
	if (metaclass === undefined) return finishClass(machine, object, keywords);
	return makeWith(machine, metaclass, object, { bases, keywords, scope });
}

/** Only classes can be inherited from. */
function refuseBases(machine: Machine, bases: readonly Value[], name: string, site: Site): void {
	for (const base of bases) {
		const isFinal = base.kind === "class" && (membersOf(base.object)?.length ?? 0) > 0;
		const isNoClass = base.kind === "constant" || base.kind === "container" || base.kind === "module";
		if (!isFinal && !isNoClass) continue;
		const reason = isFinal
			? `"${name}" inherits from an enumeration that has members`
			: `"${name}" inherits from what is no class`;
		raiseBuiltin(machine, "TypeError", site, reason, "Look at what stands in the brackets of the class.");
	}
}

/** What a metaclass is called with: the name, the bases, and a dict of what the body has bound. */
function ingredients(
	object: ClassObject,
	bases: readonly Value[],
	keywords: ReadonlyMap<string, Value>,
	scope: Scope,
	site: Site,
): Arguments {
	const content: [string, Value][] = [
		["'__module__", constant(scope.module.name)],
		["'__qualname__", constant(object.name)],
		...[...object.attributes.bindings].map(([name, value]): [string, Value] => [`'${name}`, value]),
	];
	const text = site.module.text.slice(site.span.start, site.span.end);
	if (text.includes("super") || text.includes("__class__")) content.push([`'${CELL}`, { kind: "class", object }]);
	const positional: Value[] = [constant(object.name), { kind: "tuple", elements: bases }, dictOf(content, site)];
	return { positional, keywords, isOpen: false };
}

/** Lets the project's metaclass make the class: its `__new__`, then its `__init__`. */
function makeWith(
	machine: Machine,
	metaclass: ClassObject,
	object: ClassObject,
	{
		bases,
		keywords,
		scope,
	}: { readonly bases: readonly Value[]; readonly keywords: ReadonlyMap<string, Value>; readonly scope: Scope },
): Value {
	const { site } = object;
	if (classMember(metaclass, "__prepare__").kind === "own") {
		return {
			kind: "class",
			object: { ...object, obstacle: `what "${object.name}" becomes is decided by its metaclass` },
		};
	}
	const given = ingredients(object, bases, keywords, scope, site);
	const maker = classMember(metaclass, "__new__");
	const self: Value = { kind: "class", object: metaclass };
	const hidden: Value = {
		kind: "class",
		object: { ...object, obstacle: `what "${object.name}" becomes is decided by its metaclass` },
	};
	if (maker.kind === "own" && maker.value.kind !== "function") return hidden;
	const made =
		maker.kind === "own"
			? machine.call(maker.value, { ...given, positional: [self, ...given.positional] }, site)
			: finishClass(machine, object, keywords);
	const initialiser = classMember(metaclass, "__init__");
	const isMade =
		made.kind === "class" && made.object.metaclass !== undefined && isBelow(made.object.metaclass, metaclass);
	if (isMade && initialiser.kind === "own") {
		if (initialiser.value.kind !== "function") return hidden;
		machine.call({ kind: "method", self: made, function: initialiser.value }, given, site);
	}
	return made;
}
