import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { configurationFault, type Fault } from "../gate/fault.ts";
import { askIgnoreFile, parseIgnoreFile, toByteString } from "../source/ignore/gitignore.ts";

/** What one run checks at most; GitHub's own matrix has 256 jobs, and one summary must hold all verdicts. */
const MAX_ROOTS = 50;

/** How deep folders are looked for, and how many. */
const MAX = { depth: 6, folders: 20_000 } as const;

/** Files by which a folder is a Space root that a pattern may mean. */
const SIGNS: ReadonlySet<string> = new Set([
	"main.py",
	"README.md",
	"requirements.txt",
	"Dockerfile",
	".space-gate.yml",
]);

/** Folders that hold no Space root of the project. */
const FOREIGN: ReadonlySet<string> = new Set([".git", "node_modules", ".venv", "venv", "__pycache__"]);

/**
 * The Space roots that lines name: a path stands for itself, a pattern as .gitignore writes it (`services/*`) for the
 * folders that it matches and that look like a Space root. In the order of the lines, none twice.
 */
export function spaceRoots(workspace: string, lines: readonly string[]): readonly string[] | { readonly fault: Fault } {
	const roots = new Set<string>();
	let folders: readonly string[] | undefined;
	for (const line of lines) {
		if (!/[*?[]/.test(line)) {
			roots.add(line.replace(/\/+$/, "") || line);
			continue;
		}
		folders ??= candidatesIn(workspace);
		const found = matching(line, folders);
		if (found.length === 0) return { fault: nothingMatches(line) };
		for (const folder of found) roots.add(folder);
	}
	if (roots.size > MAX_ROOTS) return { fault: tooMany(roots.size) };
	return [...roots];
}

function matching(pattern: string, folders: readonly string[]): string[] {
	const file = parseIgnoreFile(Buffer.from(pattern.endsWith("/") ? pattern : `${pattern}/`, "utf8"), false);
	return folders.filter(
		(path) => askIgnoreFile(file, { path: toByteString(path), isFolder: true }).answer === "ignored",
	);
}

/** Folders below the workspace that look like Space roots, by path; links are not followed. */
function candidatesIn(workspace: string): string[] {
	const found: string[] = [];
	const pending = [{ path: "", depth: 0 }];
	for (let at = 0; at < pending.length && at < MAX.folders; at++) {
		const { path = "", depth = 0 } = pending[at] ?? {};
		const entries = namesIn(join(workspace, path));
		if (path !== "" && entries.some((entry) => entry.isFile() && SIGNS.has(entry.name))) found.push(path);
		if (depth === MAX.depth) continue;
		for (const entry of entries) {
			if (!entry.isDirectory() || FOREIGN.has(entry.name)) continue;
			pending.push({ path: path === "" ? entry.name : `${path}/${entry.name}`, depth: depth + 1 });
		}
	}
	return found.sort();
}

function namesIn(folder: string): Dirent[] {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}

function nothingMatches(pattern: string): Fault {
	return configurationFault(
		"paths-unmatched",
		`The pattern ${JSON.stringify(pattern.slice(0, 200))} of the input "paths" matches no folder with a main.py, README.md, requirements.txt or Dockerfile.`,
		'Name folders relative to the workspace, such as "services/*".',
	);
}

function tooMany(count: number): Fault {
	return configurationFault(
		"paths-too-many",
		`The input "paths" names ${count} Space roots; one run checks ${MAX_ROOTS}.`,
		"Split them over several steps, or over the jobs of a matrix.",
	);
}
