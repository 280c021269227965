import type { Program } from "../../program.ts";
import type { Machine } from "../machine.ts";
import { constant } from "../value.ts";

/** What a file holds that may make a folder, move one or go into another one. Both lists err on the side of silence. */
const FOLDER_MAKERS: readonly string[] = [
	...[
		"mkdir",
		"makedir",
		"mkdtemp",
		"ensure",
		"copy_tree",
		"shutil",
		"symlink",
		"rename",
		"chdir",
		"unpack",
		"extractall",
	],
	...["subprocess", "system(", "popen", "Popen", "spawn", "exec(", "clone", "download", "local_dir", "save_", "build("],
];

/** What a file holds, besides, that may make a file. */
const FILE_MAKERS: readonly string[] = ["open", "write", "touch", "dump", "save", "connect", "log", "to_", "create"];

/** The program makes a folder of the tree, with those above it. */
export function noteFolder(machine: Machine, path: string): void {
	machine.journal.set(machine.system, keyOf(path), constant(true));
}

/** The program asks whether something is there, and nobody knows. */
export function noteQuestion(machine: Machine, path: string): void {
	machine.journal.set(machine.system, `asked for ${path}`, constant(true));
}

/** Whether the tree has a folder, or the program has certainly made it, if only where it asked for it and found none. */
export function isFolderNow({ imports, system: { bindings } }: Machine, path: string): boolean {
	const made = bindings.get(keyOf(path));
	return (
		imports.isFolder(path) || made?.kind === "constant" || (made !== undefined && bindings.has(`asked for ${path}`))
	);
}

/** How it is kept that a folder was made. */
function keyOf(path: string): string {
	return `folder ${path}`;
}

/** Whether there is certainly no folder at a path of the tree: neither the tree, nor the image, nor what ran so far brings it. */
export function isCertainlyNoFolder(machine: Machine, path: string): boolean {
	const { imports } = machine;
	return imports.isMissing(path) && !imports.isFile("Dockerfile") && !mayMake(machine, FOLDER_MAKERS);
}

/** Whether there is certainly nothing at a path of the tree. */
export function isCertainlyNothing(machine: Machine, path: string): boolean {
	return isCertainlyNoFolder(machine, path) && !mayMake(machine, FILE_MAKERS);
}

const KNOWN = new WeakMap<Program, Map<readonly string[], Map<string, boolean>>>();

/** Whether one of the files that began to run holds one of the words. Each is looked at once. */
function mayMake({ program, reached }: Machine, words: readonly string[]): boolean {
	const all = KNOWN.get(program) ?? new Map<readonly string[], Map<string, boolean>>();
	KNOWN.set(program, all);
	const known = all.get(words) ?? new Map<string, boolean>();
	all.set(words, known);
	return [...reached].some((file) => {
		const answer = known.get(file) ?? program.mentions(file, words);
		known.set(file, answer);
		return answer;
	});
}
