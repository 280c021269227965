import type { Argument, Call, Expression } from "../tree/ast.ts";
import { absoluteName, membersOf, moduleValue } from "./members.ts";
import type { Follow, Names } from "./names.ts";
import { type Binding, bindingsOf, type Scope } from "./scopes.ts";
import { classAround, hasDecorator, isCollecting, pathValue, type Value } from "./values.ts";

/** One question, with what may still be spent on it. */
export interface Search {
	readonly names: Names;
	readonly isOfInterest: (path: string) => boolean;
	readonly follow: Follow;
	steps: number;
}

/** Values that one function may return, by as many `return` statements. */
const MAX_RETURNS = 50;

/** Library functions that give back one of their arguments, by its position. */
const IDENTITIES: ReadonlyMap<string, number> = new Map([
	["typing.cast", 1],
	["contextlib.closing", 0],
	["builtins.staticmethod", 0],
	["copy.copy", 0],
	["asyncio.shield", 0],
]);

function isGranted(search: Search): boolean {
	search.steps -= 1;
	return search.steps >= 0 && search.names.spend();
}

/** What an expression may be; see {@link Names.denote}. */
export function denote(search: Search, expression: Expression, scope: Scope): readonly Value[] {
	if (!isGranted(search)) return [];
	switch (expression.kind) {
		case "name":
			return denoteName(search, expression.name, scope, expression.start);
		case "attribute":
			return attributesOf(search, denote(search, expression.value, scope), expression.attribute);
		case "await":
		case "walrus":
			return denote(search, expression.value, scope);
		case "conditional":
			return [...denote(search, expression.body, scope), ...denote(search, expression.orelse, scope)];
		case "boolean":
			return [...denote(search, expression.left, scope), ...denote(search, expression.right, scope)];
		case "call":
			return denoteCall(search, expression, scope);
		case "subscript":
			return denoteSubscript(search, expression, scope);
		default:
			return [];
	}
}

function denoteName(search: Search, name: string, scope: Scope, offset: number): readonly Value[] {
	const bindings = bindingsOf(name, scope, offset);
	if (bindings !== undefined) return denoteBindings(search, bindings);
	return search.names.of(scope.module.path)?.hasStarImport === true ? [] : [pathValue(`builtins.${name}`)];
}

/** All that the bindings may be. A name that may also be something unknown is unknown; `None` is only "not yet". */
function denoteBindings(search: Search, bindings: readonly Binding[]): readonly Value[] {
	const values: Value[] = [];
	for (const binding of bindings) {
		if (binding.kind === "value" && binding.value.kind === "none") continue;
		const held = denoteBinding(search, binding);
		if (held.length === 0) return [];
		values.push(...held);
	}
	return values;
}

function denoteBinding(search: Search, binding: Binding): readonly Value[] {
	switch (binding.kind) {
		case "value":
			return denote(search, binding.value, binding.scope);
		case "module":
			return moduleValue(search.names, binding.module);
		case "member":
			return attributesOf(search, moduleValue(search.names, absoluteName(binding)), binding.name);
		case "function":
			return [{ kind: "function", scope: binding.scope, given: [] }];
		case "class":
			return [{ kind: "class", scope: binding.scope }];
		case "declared":
			return instancesOf(denote(search, binding.annotation, binding.scope));
		case "parameter":
			return denoteParameter(search, binding);
		case "opaque":
			return [];
	}
}

/** A parameter is what its annotation and its default say; the first of a method is the instance or the class. */
function denoteParameter(
	search: Search,
	{ parameter, scope }: Extract<Binding, { kind: "parameter" }>,
): readonly Value[] {
	const { parent, definition } = scope;
	if (parent?.kind === "class" && definition?.kind === "function" && definition.parameters[0] === parameter) {
		if (hasDecorator(scope, ["staticmethod"])) return [];
		return [{ kind: hasDecorator(scope, ["classmethod"]) ? "class" : "instance", scope: parent }];
	}
	if (parent === undefined || isCollecting(parameter)) return [];
	const { annotation, default: fallback } = parameter;
	const declared = annotation === undefined ? [] : instancesOf(denote(search, annotation, parent));
	return fallback === undefined ? declared : [...declared, ...denote(search, fallback, parent)];
}

function instancesOf(types: readonly Value[]): readonly Value[] {
	return types.flatMap((type): readonly Value[] => {
		if (type.kind === "path" && !type.path.startsWith("builtins.")) return [pathValue(`${type.path}()`)];
		return type.kind === "class" ? [{ kind: "instance", scope: type.scope }] : [];
	});
}

function denoteCall(search: Search, call: Call, scope: Scope): readonly Value[] {
	const callees = denote(search, call.callee, scope);
	return callees.flatMap((callee) => {
		if (callee.kind === "path") return denoteLibraryCall(search, callee.path, call, scope);
		if (callee.kind === "class") return [{ kind: "instance", scope: callee.scope } as const];
		return callee.kind === "function" ? returnsOf(search, callee.scope) : [];
	});
}

function returnsOf(search: Search, scope: Scope): readonly Value[] {
	return scope.returns.slice(0, MAX_RETURNS).flatMap((value) => denote(search, value, scope));
}

function denoteLibraryCall(search: Search, path: string, call: Call, scope: Scope): readonly Value[] {
	const [first, second] = call.arguments;
	const identity = call.arguments[IDENTITIES.get(path) ?? -1];
	if (identity !== undefined) return denote(search, identity.value, scope);
	switch (path) {
		case "functools.partial":
		case "functools.partialmethod":
			return first === undefined ? [] : withGiven(denote(search, first.value, scope), call.arguments.slice(1), scope);
		case "builtins.getattr":
			if (first === undefined || second?.value.kind !== "string") return [];
			return attributesOf(search, denote(search, first.value, scope), second.value.value);
		case "builtins.__import__":
		case "importlib.import_module":
			return first?.value.kind === "string" ? moduleValue(search.names, first.value.value) : [];
		case "builtins.super": {
			const owner = classAround(scope);
			return owner === undefined ? [] : instancesOf(basesOf(search, owner));
		}
		default:
			return [pathValue(`${path}()`)];
	}
}

function withGiven(values: readonly Value[], given: readonly Argument[], scope: Scope): readonly Value[] {
	return values.flatMap((value) => {
		if (value.kind !== "path" && value.kind !== "function") return [];
		return [{ ...value, given: [...value.given, ...given.map((argument) => ({ argument, scope }))] }];
	});
}

/** `sys.modules["uvicorn"]`. */
function denoteSubscript(
	search: Search,
	{ value, index }: Extract<Expression, { kind: "subscript" }>,
	scope: Scope,
): readonly Value[] {
	if (index.kind !== "string") return [];
	const isModules = denote(search, value, scope).some((base) => base.kind === "path" && base.path === "sys.modules");
	return isModules ? moduleValue(search.names, index.value) : [];
}

function attributesOf(search: Search, values: readonly Value[], name: string): readonly Value[] {
	return values.flatMap((value) => attributeOf(search, value, name));
}

function attributeOf(search: Search, value: Value, name: string): readonly Value[] {
	if (!isGranted(search)) return [];
	if (value.kind === "path") return name === "__call__" ? [value] : [pathValue(`${value.path}.${name}`)];
	if (value.kind === "function") return name === "__call__" ? [value] : [];
	if (value.kind === "module") {
		const members = isFollowed(search, value.file) ? membersOf(search.names, value, name) : [];
		if (members.length > 0) return denoteBindings(search, members);
		return moduleValue(search.names, `${value.name}.${name}`);
	}
	const members = membersOf(search.names, value, name);
	if (members.length === 0) {
		const bases = basesOf(search, value.scope);
		return attributesOf(search, value.kind === "instance" ? instancesOf(bases) : bases, name);
	}
	return denoteBindings(search, members).flatMap((member) => {
		const isProperty = member.kind === "function" && hasDecorator(member.scope, ["property", "cached_property"]);
		return isProperty && value.kind === "instance" ? returnsOf(search, member.scope) : [member];
	});
}

/** What the bases of a class of the project are. */
export function basesOf(search: Search, scope: Scope): readonly Value[] {
	if (scope.definition?.kind !== "class" || scope.parent === undefined) return [];
	const around = scope.parent;
	return scope.definition.bases.flatMap((base) =>
		base.kind === "positional" ? denote(search, base.value, around) : [],
	);
}

/** A package may hand on what its modules hold without a word of its own; other files must be of interest themselves. */
function isFollowed({ follow, isOfInterest }: Search, file: string | undefined): boolean {
	if (file === undefined || follow === "everywhere") return true;
	return file.endsWith("__init__.py") || isOfInterest(file);
}
