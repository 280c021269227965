import { absoluteName } from "../names/members.ts";
import type { Names } from "../names/names.ts";
import type { Binding } from "../names/scopes.ts";

/** Files of which it is asked whether something imports them, and files that may do so to one of them. */
const MAX_CANDIDATES = 100;
const MAX_IMPORTERS = 300;

/**
 * Of `candidates` the files that the program may import later than at its start: an import in a function of a file that
 * is reached leads to them.
 */
export function importedLater(
	names: Names,
	reached: readonly string[],
	candidates: readonly string[],
): ReadonlySet<string> {
	const found = new Set<string>();
	const imports = new Map<string, ReadonlySet<string>>();
	const asked = candidates.slice(0, MAX_CANDIDATES);
	const isImported = (path: string, among: readonly string[]) => {
		const importers = among.filter((file) => names.program.mentions(file, [stemOf(path)])).slice(0, MAX_IMPORTERS);
		return importers.some((file) => {
			const targets = imports.get(file) ?? targetsOf(names, file);
			imports.set(file, targets);
			return targets.has(path);
		});
	};
	for (let among = reached; among.length > 0; ) {
		const added = asked.filter((path) => !found.has(path) && isImported(path, among));
		for (const path of added) found.add(path);
		among = added;
	}
	return found;
}

/** `services/mail.py` is imported by a file that says "mail", a package by one that says its folder's name. */
function stemOf(path: string): string {
	const parts = path.replace(/(\/__init__)?\.py$/, "").split("/");
	return parts.at(-1) ?? "";
}

function targetsOf(names: Names, file: string): ReadonlySet<string> {
	const module = names.of(file);
	if (module === undefined) return new Set();
	const targets = new Set<string>();
	for (const scope of [module.scope, ...module.scopes.values()]) {
		for (const bindings of scope.bindings.values()) {
			for (const binding of bindings) for (const path of filesBehind(names, binding)) targets.add(path);
		}
	}
	return targets;
}

function filesBehind(names: Names, binding: Binding): readonly string[] {
	if (binding.kind !== "module" && binding.kind !== "member") return [];
	const module = binding.kind === "module" ? binding.module : absoluteName(binding);
	const modules =
		binding.kind === "member" ? [module, module === "" ? binding.name : `${module}.${binding.name}`] : [module];
	return modules.flatMap((name) => {
		const resolution = name === "" ? undefined : names.program.resolve(name);
		return resolution?.kind === "project" ? [resolution.path] : [];
	});
}
