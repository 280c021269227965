import type { Names } from "./names.ts";
import { type Binding, holding } from "./scopes.ts";
import { pathValue, type Value } from "./values.ts";

/** Times that a name is handed on from file to file before the search is given up. */
const MAX_REEXPORTS = 10;

/** The bindings behind `value.name`, for a module, class or instance of the project. */
export function membersOf(names: Names, value: Value, name: string): readonly Binding[] {
	if (value.kind === "module") {
		const scope = value.file === undefined ? undefined : names.of(value.file)?.scope;
		return holding(scope?.bindings.get(name) ?? [], Number.POSITIVE_INFINITY);
	}
	if (value.kind !== "class" && value.kind !== "instance") return [];
	const own = value.kind === "instance" ? (value.scope.attributes.get(name) ?? []) : [];
	return [
		...holding(own, Number.POSITIVE_INFINITY),
		...holding(value.scope.bindings.get(name) ?? [], Number.POSITIVE_INFINITY),
	];
}

/** The bindings in another file of the project that a `from … import` leads to, re-exports followed. */
export function importedBy(names: Names, member: Extract<Binding, { kind: "member" }>): readonly Binding[] {
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

/** A module by its absolute name: one of the project, or something of a library; nothing where there is no such module. */
export function moduleValue(names: Names, name: string): readonly Value[] {
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
export function absoluteName({
	file,
	level,
	module,
}: Pick<Extract<Binding, { kind: "member" }>, "file" | "level" | "module">): string {
	if (level === 0) return module;
	const folders = file.split("/").slice(0, -1);
	const parts = folders.slice(0, folders.length - (level - 1));
	return [...parts, module].filter((part) => part !== "").join(".");
}
