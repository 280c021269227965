import { absoluteName } from "../names/members.ts";
import type { Names } from "../names/names.ts";
import type { FromImport, Statement } from "../tree/ast.ts";

/** The files of the project that an import statement of `file` runs, outermost package first. */
export function filesImported(
	names: Names,
	file: string,
	statement: Extract<Statement, { readonly kind: "import" | "from" }>,
): readonly string[] {
	const modules =
		statement.kind === "import" ? statement.names.map(({ module }) => module) : importedFrom(names, file, statement);
	return [...new Set(modules.flatMap(withParents).flatMap((module) => fileOf(names, module) ?? []))];
}

/** A module, and those of the names that are modules below it: what a package binds itself is no import. */
function importedFrom(names: Names, file: string, statement: FromImport): readonly string[] {
	const { level, module } = statement;
	const absolute = absoluteName({ file, level, module });
	if (statement.names === "*") return [absolute];
	const path = fileOf(names, absolute);
	const below = statement.names.flatMap(({ name }) => {
		const submodule = absolute === "" ? name : `${absolute}.${name}`;
		if (fileOf(names, submodule) === undefined) return [];
		const isBound =
			path !== undefined && names.members({ kind: "module", name: absolute, file: path }, name).length > 0;
		return isBound ? [] : [submodule];
	});
	return [absolute, ...below];
}

/** "a", "a.b" and "a.b.c" for "a.b.c". */
function withParents(module: string): readonly string[] {
	const parts = module.split(".").slice(0, MAX_PARTS);
	return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

/** Parts of a dotted name that are looked at; a tree is not deeper (source, `LIMITS.depth`). */
const MAX_PARTS = 64;

function fileOf(names: Names, module: string): string | undefined {
	if (module === "") return undefined;
	const resolution = names.program.resolve(module);
	return resolution.kind === "project" ? resolution.path : undefined;
}
