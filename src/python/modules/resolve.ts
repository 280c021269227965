import type { Source } from "../../source/source.ts";
import type { Resolution } from "../program.ts";
import type { PythonVersion } from "../version.ts";
import type { Located } from "./finder.ts";
import { type ImportSystem, importSystemOf } from "./import-system.ts";

/**
 * Answers what an absolute dotted name means to a process that `uvicorn` started; memoised. The folders are `sys.path` as
 * far as it lies in the tree, at its head uvicorn's working directory.
 */
export function resolver(
	source: Source,
	version: PythonVersion,
	folders: readonly string[] = [""],
): (name: string) => Resolution {
	const imports = importSystemOf(source, version);
	const memo = new Map<string, Resolution>();
	return (name) => {
		const known = memo.get(name);
		if (known !== undefined) return known;
		const resolution = resolve(name, imports, folders);
		memo.set(name, resolution);
		return resolution;
	};
}

function resolve(dotted: string, imports: ImportSystem, path: readonly string[]): Resolution {
	const top = imports.topLevel(dotted, path);
	if (top.kind === "missing") return { kind: "missing", reason: top.reason };
	if (top.kind === "standard-library" || top.kind === "third-party") return { kind: top.kind };
	let at: Located = top.kind === "ambiguous" ? top.project : top;
	const [first = "", ...rest] = dotted.split(".");
	let sofar = first;
	for (const name of rest) {
		if (at.kind === "compiled") return { kind: "third-party" };
		if (at.kind === "module") return { kind: "missing", reason: `"${sofar}" is a module, not a package: ${at.path}` };
		const folders: readonly string[] = at.kind === "package" ? [at.folder] : at.folders;
		const below = imports.below(name, folders);
		sofar = `${sofar}.${name}`;
		if (below === undefined)
			return { kind: "missing", reason: `there is no module "${sofar}" in ${folders.join(", ")}/` };
		at = below;
	}
	return resolutionOf(at);
}

function resolutionOf(located: Located): Resolution {
	if (located.kind === "namespace") return { kind: "namespace", path: located.folders[0] ?? "" };
	// Compiled code is there, but nothing is to be read of it: as with installed modules.
	if (located.kind === "compiled") return { kind: "third-party" };
	return { kind: "project", path: located.path };
}
