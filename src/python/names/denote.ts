import type { Argument, Call, Expression } from "../ast.ts";
import type { Program } from "../program.ts";
import { readNames } from "./read-names.ts";
import { type Binding, bindingsOf, holding, type ModuleNames, type Scope } from "./scopes.ts";
import { classAround, hasDecorator, pathValue, type Value } from "./values.ts";

/** Steps that one question may take: real code needs a dozen. What needs more is unknown. */
const MAX_STEPS = 300;

/** Times that a name is handed on from file to file before the search is given up. */
const MAX_REEXPORTS = 10;

/** Library functions that give back one of their arguments, by its position. */
const IDENTITIES: ReadonlyMap<string, number> = new Map([
	["typing.cast", 1],
	["contextlib.closing", 0],
	["builtins.staticmethod", 0],
	["copy.copy", 0],
	["asyncio.shield", 0],
]);

/** Answers what the names of a program stand for. */
export interface Names {
	readonly program: Program;
	/** The names of a file; `undefined` where it is missing or cannot be judged. */
	of(path: string): ModuleNames | undefined;
	/** What an expression may be; nothing where that cannot be told, or where a name has been bound to something else. */
	denote(expression: Expression, scope: Scope, follow?: Follow): readonly Value[];
	/** The bindings in another file of the project that a `from … import` leads to, re-exports followed. */
	imported(member: Extract<Binding, { kind: "member" }>): readonly Binding[];
	/** The bindings behind `value.name`, for a module, class or instance of the project. */
	members(value: Value, name: string): readonly Binding[];
}

/** How far imports are followed: into every file of the project, or into those that `isOfInterest` names. */
export type Follow = "everywhere" | "where of interest";

interface Search {
	readonly names: Names;
	readonly isOfInterest: (path: string) => boolean;
	readonly follow: Follow;
	steps: number;
}

/** Makes a program's names answerable. Files are read when a question leads there. */
export function openNames(program: Program, isOfInterest: (path: string) => boolean): Names {
	const read = new Map<string, ModuleNames | undefined>();
	const names: Names = {
		program,
		of: (path) => {
			if (!read.has(path)) {
				const module = program.module(path);
				read.set(path, module === undefined || "unjudged" in module ? undefined : readNames(module));
			}
			return read.get(path);
		},
		denote: (expression, scope, follow = "where of interest") =>
			denote({ names, isOfInterest, follow, steps: MAX_STEPS }, expression, scope),
		imported: (member) => importedBy(names, member),
		members: (value, name) => membersOf({ names, isOfInterest, follow: "everywhere", steps: MAX_STEPS }, value, name),
	};
	return names;
}

function denote(search: Search, expression: Expression, scope: Scope): readonly Value[] {
	search.steps -= 1;
	if (search.steps < 0) return [];
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
			return moduleValue(search, binding.module);
		case "member":
			return attributesOf(search, moduleValue(search, absoluteName(binding)), binding.name);
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

/** A parameter is what its annotation says, else its default; the first of a method is the instance or the class. */
function denoteParameter(
	search: Search,
	{ parameter, scope }: Extract<Binding, { kind: "parameter" }>,
): readonly Value[] {
	const { parent, definition } = scope;
	if (parent?.kind === "class" && definition?.kind === "function" && definition.parameters[0] === parameter) {
		if (hasDecorator(scope, ["staticmethod"])) return [];
		return [{ kind: hasDecorator(scope, ["classmethod"]) ? "class" : "instance", scope: parent }];
	}
	if (parent === undefined) return [];
	if (parameter.annotation !== undefined) return instancesOf(denote(search, parameter.annotation, parent));
	return parameter.default === undefined ? [] : denote(search, parameter.default, parent);
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
	return scope.returns.flatMap((value) => denote(search, value, scope));
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
			return first?.value.kind === "string" ? moduleValue(search, first.value.value) : [];
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
	return isModules ? moduleValue(search, index.value) : [];
}

function attributesOf(search: Search, values: readonly Value[], name: string): readonly Value[] {
	return values.flatMap((value) => attributeOf(search, value, name));
}

function attributeOf(search: Search, value: Value, name: string): readonly Value[] {
	search.steps -= 1;
	if (search.steps < 0) return [];
	if (value.kind === "path") return name === "__call__" ? [value] : [pathValue(`${value.path}.${name}`)];
	if (value.kind === "function") return name === "__call__" ? [value] : [];
	if (value.kind === "module") {
		const members = isFollowed(search, value.file) ? membersOf(search, value, name) : [];
		if (members.length > 0) return denoteBindings(search, members);
		return moduleValue(search, `${value.name}.${name}`);
	}
	const members = membersOf(search, value, name);
	if (members.length === 0) {
		const bases = basesOf(search, value.scope);
		return attributesOf(search, value.kind === "instance" ? instancesOf(bases) : bases, name);
	}
	return denoteBindings(search, members).flatMap((member) => {
		const isProperty = member.kind === "function" && hasDecorator(member.scope, ["property", "cached_property"]);
		return isProperty && value.kind === "instance" ? returnsOf(search, member.scope) : [member];
	});
}

function basesOf(search: Search, scope: Scope): readonly Value[] {
	if (scope.definition?.kind !== "class" || scope.parent === undefined) return [];
	const around = scope.parent;
	return scope.definition.bases.flatMap((base) =>
		base.kind === "positional" ? denote(search, base.value, around) : [],
	);
}

function membersOf(search: Search, value: Value, name: string): readonly Binding[] {
	if (value.kind === "module") {
		const scope = value.file === undefined ? undefined : search.names.of(value.file)?.scope;
		return holding(scope?.bindings.get(name) ?? [], Number.POSITIVE_INFINITY);
	}
	if (value.kind !== "class" && value.kind !== "instance") return [];
	const own = value.kind === "instance" ? (value.scope.attributes.get(name) ?? []) : [];
	return [...own, ...holding(value.scope.bindings.get(name) ?? [], Number.POSITIVE_INFINITY)];
}

function importedBy(names: Names, member: Extract<Binding, { kind: "member" }>): readonly Binding[] {
	let held: readonly Binding[] = [member];
	for (let hop = 0; hop < MAX_REEXPORTS && held.some(({ kind }) => kind === "member"); hop += 1) {
		held = held.flatMap((binding) => {
			if (binding.kind !== "member") return [binding];
			const module = absoluteName(binding);
			const resolution = names.program.resolve(module);
			if (resolution.kind !== "project") return [];
			return names.members({ kind: "module", name: module, file: resolution.path }, binding.name);
		});
	}
	return held;
}

/** A package may hand on what its modules hold without a word of its own; other files must be of interest themselves. */
function isFollowed({ follow, isOfInterest }: Search, file: string | undefined): boolean {
	if (file === undefined || follow === "everywhere") return true;
	return file.endsWith("__init__.py") || isOfInterest(file);
}

function moduleValue({ names }: Search, name: string): readonly Value[] {
	const resolution = names.program.resolve(name);
	switch (resolution.kind) {
		case "project":
			return [{ kind: "module", name, file: resolution.path }];
		case "namespace":
			return [{ kind: "module", name, file: undefined }];
		case "missing":
			return [];
		default:
			return [pathValue(name)];
	}
}

/** `from ..a import b` as an absolute module, from the package of the file that imports. */
function absoluteName({ file, level, module }: Extract<Binding, { kind: "member" }>): string {
	if (level === 0) return module;
	const folders = file.split("/").slice(0, -1);
	const parts = folders.slice(0, folders.length - (level - 1));
	return [...parts, module].filter((part) => part !== "").join(".");
}
