import type { Module } from "../module.ts";
import type { Expression } from "../tree/ast.ts";
import type { Frame } from "./frames.ts";
import type { Assignment, Binding, BindingSource, Scope } from "./scopes.ts";

/** A scope while its names are still being read. */
export interface OpenScope extends Scope {
	readonly parent: OpenScope | undefined;
	readonly bindings: Map<string, Binding[]>;
	readonly returns: Expression[];
	readonly attributes: Map<string, Binding[]>;
	/** Names that `global` and `nonlocal` declare to be of another scope. */
	readonly elsewhere: Map<string, OpenScope>;
}

/** A scope without names. */
export function openScope(
	kind: Scope["kind"],
	parent: OpenScope | undefined,
	module: Module,
	definition?: Scope["definition"],
): OpenScope {
	return {
		kind,
		parent,
		module,
		name: definition?.name ?? "",
		definition,
		bindings: new Map(),
		returns: [],
		attributes: new Map(),
		elsewhere: new Map(),
	};
}

/** Binds a name where it belongs: `global` and `nonlocal` lead away, and a walrus leaves its comprehension (PEP 572). */
export function bind(scope: OpenScope, frame: Frame, name: string, source: BindingSource, start: number): void {
	let owner = scope.elsewhere.get(name) ?? scope;
	while (owner.kind === "comprehension" && source.kind === "value" && owner.parent !== undefined) owner = owner.parent;
	const isRemote = scope.elsewhere.has(name);
	const isCertain = frame.isCertain && owner === scope;
	addTo(owner.bindings, name, { ...source, start, isCertain, isRemote, isFallback: frame.isFallback });
}

function addTo(bindings: Map<string, Binding[]>, name: string, binding: Binding): void {
	const known = bindings.get(name);
	if (known === undefined) bindings.set(name, [binding]);
	else known.push(binding);
}

/** Binds a target to a value: a name, an attribute of a method's first parameter, or several of them at once. */
export function assign(
	scope: OpenScope,
	frame: Frame,
	target: Expression,
	value: Expression,
	start: number,
): readonly Assignment[] {
	const made: Assignment[] = [];
	const waiting: Assignment[] = [{ target, value }];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		made.push(next);
		if (next.target.kind === "name") {
			bind(scope, frame, next.target.name, { kind: "value", value: next.value, scope }, start);
		} else if (next.target.kind === "attribute") {
			bindAttribute(scope, next.target, next.value, start);
		} else if (next.target.kind === "tuple" || next.target.kind === "list") {
			const parts = partsOf(next.value, next.target.elements.length);
			for (const [index, element] of next.target.elements.entries()) {
				const part = parts?.[index];
				if (part === undefined || element.kind === "starred") bindOpaque(scope, frame, element, start);
				else waiting.push({ target: element, value: part });
			}
		}
	}
	return made;
}

/** The parts of a tuple or list that is unpacked into so many targets, where none of them is starred. */
function partsOf(value: Expression, count: number): readonly Expression[] | undefined {
	if (value.kind !== "tuple" && value.kind !== "list") return undefined;
	const isPlain = value.elements.length === count && value.elements.every(({ kind }) => kind !== "starred");
	return isPlain ? value.elements : undefined;
}

function bindAttribute(
	scope: OpenScope,
	target: Extract<Expression, { kind: "attribute" }>,
	value: Expression,
	start: number,
): void {
	if (target.value.kind !== "name") return;
	const owner = classOf(scope, target.value.name);
	if (owner === undefined) return;
	const source = { kind: "value", value, scope } as const;
	addTo(owner.attributes, target.attribute, { ...source, start, isCertain: false, isRemote: true, isFallback: false });
}

/** The class whose method has `name` as its first parameter, seen from within. */
function classOf(scope: OpenScope, name: string): OpenScope | undefined {
	for (let at: OpenScope | undefined = scope; at !== undefined; at = at.parent) {
		if (!at.bindings.has(name)) continue;
		const isMethod = at.definition?.kind === "function" && at.definition.parameters[0]?.name === name;
		return isMethod && at.parent?.kind === "class" ? at.parent : undefined;
	}
	return undefined;
}

/** Notes `name: annotation` of a class body. */
export function declare(scope: OpenScope, frame: Frame, target: Expression, annotation: Expression): void {
	if (target.kind !== "name" || scope.kind !== "class") return;
	bind(scope, frame, target.name, { kind: "declared", annotation, scope }, target.start);
}

/** Marks every name of a target as bound to something that nobody knows. */
export function bindOpaque(scope: OpenScope, frame: Frame, target: Expression, start: number): void {
	const waiting = [target];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (next.kind === "name") bind(scope, frame, next.name, { kind: "opaque" }, start);
		else if (next.kind === "starred") waiting.push(next.value);
		else if (next.kind === "tuple" || next.kind === "list") for (const element of next.elements) waiting.push(element);
	}
}
