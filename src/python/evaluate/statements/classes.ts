import type { ClassDefinition } from "../../ast.ts";
import type { Arguments, Scope } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import { DEAD, type Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import {
	type Ancestor,
	alternativesOf,
	type ClassObject,
	type Instance,
	NO_ARGUMENTS,
	type Site,
	unknown,
	type Value,
} from "../value.ts";
import { classMember, linearise, obstacleOf } from "../values/class-members.ts";
import { siteOf } from "../values/scope.ts";

/** The attribute by which a class is known that `dataclasses.dataclass` has decorated. */
export const DATACLASS_MARK = "__dataclass_fields__";

/** What stands in the brackets of a class statement. */
interface Header {
	readonly bases: readonly Value[];
	readonly keywords: ReadonlyMap<string, Value>;
	readonly obstacle: string | undefined;
}

function headerOf(machine: Machine, { name, bases: list }: ClassDefinition, scope: Scope): Header {
	const bases: Value[] = [];
	const keywords = new Map<string, Value>();
	let obstacle: string | undefined;
	for (const base of list) {
		const value = machine.evaluate(base.value, scope);
		if (base.kind === "positional") bases.push(value);
		else if (base.kind !== "keyword") obstacle = `what "${name}" inherits from cannot be seen`;
		else if (base.name !== "metaclass") keywords.set(base.name, value);
		else if (value.kind !== "external" || value.path !== "abc.ABCMeta") {
			obstacle = `what "${name}" becomes is decided by its metaclass`;
		}
	}
	return { bases, keywords, obstacle };
}

/** Runs a class statement and gives the class, before its decorators. */
export function makeClass(machine: Machine, definition: ClassDefinition, scope: Scope): Value {
	const site = siteOf(scope, definition);
	const { bases, keywords, obstacle } = headerOf(machine, definition, scope);
	const attributes = namespaceOf();
	const draft: ClassObject = {
		name: definition.name,
		definition,
		site,
		ancestors: [],
		attributes,
		obstacle,
	};
	const ancestors = linearise(
		draft,
		bases.map((base) => ancestorsOf(base)),
	);
	const object: ClassObject = {
		...draft,
		ancestors: [],
		obstacle: ancestors === undefined ? `the bases of "${definition.name}" have no order` : obstacle,
	};
	// The order holds the class itself, which exists only now.
	(object.ancestors as Ancestor[]).push({ kind: "own", object }, ...(ancestors ?? []).slice(1));
	const inner: Scope = {
		kind: "class",
		namespace: attributes,
		module: scope.module,
		text: scope.text,
		enclosing: scope.kind === "function" || scope.kind === "comprehension" ? scope : scope.enclosing,
		locals: undefined,
		globals: new Set(definition.body.flatMap((one) => (one.kind === "global" ? one.names : []))),
		nonlocals: new Set(),
		method: undefined,
		onYield: undefined,
		owner: object,
	};
	if (!machine.execute(definition.body, inner)) throw DEAD;
	const value: Value = { kind: "class", object };
	const hook = classMember(object, "__init_subclass__", object);
	if (hook.kind === "own" && hook.value.kind === "function") {
		machine.call(
			{ kind: "method", self: value, function: hook.value },
			{ positional: [], keywords, isOpen: false },
			site,
		);
	}
	return value;
}

function ancestorsOf(base: Value): readonly Ancestor[] {
	return base.kind === "class" ? base.object.ancestors : [{ kind: "foreign", value: base }];
}

/** Makes an instance of a class of the project, running its constructor. */
export function instantiate(machine: Machine, object: ClassObject, given: Arguments, site: Site): Value {
	const maker = classMember(object, "__new__");
	if (maker.kind === "own") return unknown(`what "${object.name}.__new__" makes is not known`, site);
	if (object.obstacle !== undefined) return unknown(object.obstacle, site);
	const attributes = namespaceOf();
	const instance: Instance = { kind: "instance", type: object, attributes, site };
	const initialiser = classMember(object, "__init__");
	if (initialiser.kind === "own") {
		for (const one of alternativesOf(initialiser.value)) {
			if (one.kind === "function") machine.call({ kind: "method", self: instance, function: one }, given, site);
		}
	} else if (hasFields(object)) fillFields(machine, instance, given, site);
	else if (initialiser.kind === "missing" && isFilled(given) && hasPlainBases(object)) {
		const reason = `"${object.name}" takes no arguments`;
		const advice = `Give "${object.name}" an __init__, or call it without arguments.`;
		return raiseBuiltin(machine, "TypeError", site, reason, advice);
	}
	return instance;
}

/** Whether no base takes arguments: none but the project's own. */
function hasPlainBases(object: ClassObject): boolean {
	return obstacleOf(object) === undefined && object.ancestors.every(({ kind }) => kind === "own");
}

function isFilled({ positional, keywords }: Arguments): boolean {
	return positional.length > 0 || keywords.size > 0;
}

/** Whether the annotations in the class's body are the parameters of its constructor. */
function hasFields(object: ClassObject): boolean {
	if (classMember(object, DATACLASS_MARK).kind === "own") return true;
	return object.ancestors.some(
		(one) => one.kind === "foreign" && one.value.kind === "external" && one.value.path === "typing.NamedTuple",
	);
}

/** The constructor that `dataclasses.dataclass` writes: fields in the order of their annotations. */
function fillFields(
	machine: Machine,
	instance: Instance,
	{ positional, keywords, isOpen }: Arguments,
	site: Site,
): void {
	const fields = instance.type.ancestors
		.toReversed()
		.flatMap((one) => (one.kind === "own" ? one.object.definition.body : []))
		.flatMap((one) => (one.kind === "annotated" && one.target.kind === "name" ? [one.target.name] : []));
	for (const [index, name] of [...new Set(fields)].entries()) {
		const value = positional[index] ?? keywords.get(name);
		if (value !== undefined) machine.journal.set(instance.attributes, name, value);
		else if (isOpen) machine.journal.set(instance.attributes, name, unknown(`the field "${name}" is not known`, site));
	}
	const after = classMember(instance.type, "__post_init__");
	if (after.kind === "own" && after.value.kind === "function") {
		machine.call({ kind: "method", self: instance, function: after.value }, NO_ARGUMENTS, site);
	}
}
