import { posix } from "node:path";
import type { Arguments } from "../execution.ts";
import { builtinException, mayRaise } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { isCertainlyNoFolder, isCertainlyNothing, isFolderNow, noteFolder, noteQuestion } from "../standard/disk.ts";
import { constant, type PathValue, type Site, type Value } from "../value.ts";
import { pathOf } from "../values/containers.ts";

/** The path inside the tree that a value names when it is resolved from the Space root; `undefined` outside of it. */
export function pathIn(value: Value | undefined): string | undefined {
	if (value?.kind === "path") return value.path;
	if (value?.kind !== "constant" || typeof value.value !== "string") return undefined;
	return inside(value.value);
}

function inside(path: string): string | undefined {
	if (path.startsWith("/")) return undefined;
	const normal = posix.normalize(path).replace(/\/$/, "");
	if (normal === ".." || normal.startsWith("../")) return undefined;
	return normal === "." ? "" : normal;
}

/** `a / b`. */
export function joinPaths(parts: readonly (Value | undefined)[], isText: boolean): PathValue | undefined {
	let at = "";
	for (const [index, part] of parts.entries()) {
		if (part?.kind === "path") {
			// A path of the tree is absolute: what stands before it goes.
			at = part.path;
			continue;
		}
		if (part?.kind !== "constant" || typeof part.value !== "string" || part.value.startsWith("/")) return undefined;
		if (index > 0 || part.value !== "") at = posix.join(at, part.value);
	}
	const path = inside(at === "" ? "." : at);
	return path === undefined ? undefined : pathOf(path, isText);
}

function parentOf(path: string): string | undefined {
	if (path === "") return undefined;
	const parent = posix.dirname(path);
	return parent === "." ? "" : parent;
}

/** Functions of `os` and `os.path` over paths of the tree, and `pathlib.Path`. */
export function pathFunction(
	machine: Machine,
	path: string,
	{ positional, keywords }: Arguments,
	site: Site,
): Value | undefined {
	const [first] = positional;
	if (keywords.has("mode") || keywords.has("path")) return undefined;
	const at = pathIn(first);
	switch (path) {
		case "os.path.dirname": {
			// Of text that is relative, as os.path.dirname("a/b") is, only what lies in the tree is of interest.
			const parent = at === undefined ? undefined : parentOf(at);
			return parent === undefined ? undefined : pathOf(parent, true);
		}
		case "os.path.abspath":
		case "os.path.realpath":
		case "os.path.normpath":
		case "os.fspath":
			return at === undefined ? undefined : pathOf(at, true);
		case "os.path.join":
			return joinPaths(positional, true);
		case "os.path.basename":
			return at === undefined ? undefined : constant(posix.basename(at));
		case "os.getcwd":
		case "pathlib.Path.cwd":
			return pathOf("", path === "os.getcwd");
		case "pathlib.Path":
		case "pathlib.PurePath":
		case "pathlib.PosixPath":
			return positional.length === 0 ? pathOf("", false) : joinPaths(positional, false);
		case "builtins.open":
		case "io.open":
			if (isRead(positional[1])) demand(machine, at, site);
			return undefined;
		case "os.listdir":
		case "os.scandir":
			if (first !== undefined) demand(machine, at, site);
			return undefined;
		default:
			return at === undefined ? undefined : diskFunction(machine, path, at);
	}
}

function diskFunction(machine: Machine, path: string, at: string): Value | undefined {
	switch (path) {
		case "os.mkdir":
		case "os.makedirs":
			noteFolder(machine, at);
			return undefined;
		case "os.path.exists":
		case "os.path.isdir":
		case "os.path.isfile":
			return existence(machine, at, path.slice("os.path.".length));
		default:
			return undefined;
	}
}

function isRead(mode: Value | undefined): boolean {
	return (
		mode === undefined || (mode.kind === "constant" && typeof mode.value === "string" && !/[wax+]/.test(mode.value))
	);
}

/** A file that the tree does not have can only be read if the program makes it first. */
function demand(machine: Machine, path: string | undefined, site: Site): void {
	if (path === undefined || machine.imports.isFile(path) || machine.imports.isFolder(path)) return;
	// Where the server starts in another folder, nobody knows which one a path begins in.
	if (machine.program.folders[0] !== "") return;
	const reason = `there is no "${path}" in the Space root`;
	const advice = `Commit "${path}", or do without it.`;
	mayRaise(machine, builtinException("FileNotFoundError", site, reason, advice), {
		site,
		reason: "it may be made before",
	});
}

/** What is in the tree exists on the Space; what is not may be made by the image or the program. */
function existence(machine: Machine, path: string, question: string): Value | undefined {
	const isFolder = isFolderNow(machine, path);
	const isFile = machine.imports.isFile(path);
	if (!isFolder && !isFile) {
		const isNothing = question === "isdir" ? isCertainlyNoFolder : isCertainlyNothing;
		if (isNothing(machine, path)) return constant(false);
		noteQuestion(machine, path);
		return undefined;
	}
	if (question === "exists") return constant(true);
	return constant(question === "isdir" ? isFolder : isFile);
}

/** Methods of `pathlib.Path`, and of text that is a path of the tree. */
export function pathMethod(
	machine: Machine,
	self: PathValue,
	name: string,
	{ positional }: Arguments,
	site: Site,
): Value | undefined {
	if (self.isText) return undefined;
	switch (name) {
		case "read_text":
		case "read_bytes":
		case "iterdir":
		case "stat":
			demand(machine, self.path, site);
			return undefined;
		case "open":
			if (isRead(positional[0])) demand(machine, self.path, site);
			return undefined;
		case "resolve":
		case "absolute":
		case "expanduser":
			return self;
		case "joinpath":
			return joinPaths([self, ...positional], false);
		case "as_posix":
			return pathOf(self.path, true);
		case "mkdir":
			noteFolder(machine, self.path);
			return undefined;
		case "exists":
			return existence(machine, self.path, "exists");
		case "is_dir":
			return existence(machine, self.path, "isdir");
		case "is_file":
			return existence(machine, self.path, "isfile");
		default:
			return undefined;
	}
}

/** Attributes of `pathlib.Path`. */
export function pathAttribute(self: PathValue, name: string): Value | undefined {
	if (self.isText) return undefined;
	if (name === "parent") {
		const parent = parentOf(self.path);
		return parent === undefined ? undefined : pathOf(parent, false);
	}
	if (name === "name") return constant(posix.basename(self.path));
	if (name === "stem") return constant(posix.basename(self.path, posix.extname(self.path)));
	if (name !== "parents") return undefined;
	const parents: Value[] = [];
	for (let at = parentOf(self.path); at !== undefined; at = parentOf(at)) parents.push(pathOf(at, false));
	return { kind: "tuple", elements: parents };
}
