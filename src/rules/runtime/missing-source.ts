import { builtStages } from "../../dockerfile/built-stages.ts";
import type { Copy, Dockerfile, Stage, Step, Stretch } from "../../dockerfile/dockerfile.ts";
import { readDockerIgnore } from "../../dockerfile/files/docker-ignore.ts";
import { imageFiles } from "../../dockerfile/files/image-files.ts";
import { contextPath } from "../../dockerfile/paths.ts";
import { servedBy } from "../../dockerfile/start/served.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { shown } from "../../source/shown.ts";
import type { Source } from "../../source/source.ts";
import { atMost } from "../at-most.ts";

/** Findings that are listed. */
const MAX_PROBLEMS = 12;

/** Files of the program that one finding names. */
const MAX_NAMED = 5;

export default {
	id: "runtime/missing-source",
	title: "Everything that the Dockerfile copies is there, and everything that the start imports is copied",
	severity: "error",
	contracts: ["docker"],
	clauses: ["FR-05"],
	since: "0.1.0",
	sources: [
		"https://docs.docker.com/reference/dockerfile/#copy",
		"https://docs.docker.com/build/concepts/context/#dockerignore-files",
	],
	check: (space): Answer => {
		const { source, dockerfile } = space;
		if (dockerfile.kind === "missing") return { skipped: "there is no Dockerfile" };
		if (dockerfile.kind === "unreadable") return { skipped: `the Dockerfile cannot be read: ${dockerfile.reason}` };
		const tree = treeOf(source);
		const wanted = builtStages(dockerfile).flatMap(({ steps }) => steps);
		const problems = [...new Set(wanted)].flatMap((step) => missingIn(tree, dockerfile, step));
		return atMost(MAX_PROBLEMS, [...problems, ...notCopied(space, dockerfile)]);
	},
} satisfies Rule;

/** The tree as COPY sees it. */
interface Tree {
	readonly source: Source;
	/** Folders with whether something in them is not left out by .dockerignore. */
	readonly folders: ReadonlyMap<string, boolean>;
	readonly ignoreFile: string | undefined;
	leavesOut(path: string): boolean;
}

function treeOf(source: Source): Tree {
	const { file, leavesOut } = readDockerIgnore(source);
	const folders = new Map<string, boolean>();
	for (const path of source.entries.keys()) {
		const isThere = file === undefined || !leavesOut(path);
		for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
			const folder = path.slice(0, at);
			if (folders.get(folder) === true || (folders.has(folder) && !isThere)) break;
			folders.set(folder, isThere);
		}
	}
	return { source, folders, ignoreFile: file, leavesOut };
}

function missingIn(tree: Tree, dockerfile: Dockerfile, step: Step): readonly Problem[] {
	if (step.kind === "copy") return missingInCopy(tree, dockerfile, step);
	if (step.kind !== "run") return [];
	return step.mounts.flatMap((mount) => {
		const { options } = mount;
		const from = options.get("source") ?? options.get("src");
		const isOfSpace = (options.get("type") ?? "bind") === "bind" && !options.has("from") && from !== undefined;
		return isOfSpace ? problemsOf(tree, dockerfile, "RUN --mount", contextPath(from), mount) : [];
	});
}

function missingInCopy(tree: Tree, dockerfile: Dockerfile, { keyword, from, sources }: Copy): readonly Problem[] {
	if (from !== undefined) return [];
	return sources.flatMap((one) =>
		one.kind === "path" && one.path !== undefined ? problemsOf(tree, dockerfile, keyword, one.path, one) : [],
	);
}

/** A pattern may match nothing, and what was not taken in may be there. */
function problemsOf(
	tree: Tree,
	dockerfile: Dockerfile,
	keyword: string,
	path: string,
	stretch: Stretch,
): readonly Problem[] {
	const { source, folders } = tree;
	if (path === "" || /[*?[\\]/.test(path) || /^\.git(?:\/|$)/.test(path)) return [];
	if (source.omissions.some((one) => one.path === "" || one.path === path || path.startsWith(`${one.path}/`)))
		return [];
	if (isBehindLink(source, path)) return [];
	const isFile = source.entries.has(path);
	const isThere = isFile ? !tree.leavesOut(path) : folders.get(path) === true;
	if (isThere) return [];
	const name = `"${shown(path)}"`;
	const ends = 'the build of the image ends with "not found", and the Space is never started';
	if (isFile || folders.has(path)) {
		const { ignoreFile = ".dockerignore" } = tree;
		const message = `${keyword} takes ${name}, but ${ignoreFile} leaves it out, so ${ends}. Delete the line of ${ignoreFile} that matches it, or add "!${shown(path)}" at its end.`;
		return [{ place: dockerfile.place(stretch), message }];
	}
	const message = `${keyword} takes ${name}, but the Space root holds nothing by that name, so ${ends}. ${adviceOn(tree, path)}`;
	return [{ place: dockerfile.place(stretch), message }];
}

/** Whether a folder above a path is a link, or a submodule, whose files are not listed. */
function isBehindLink({ entries }: Source, path: string): boolean {
	for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
		if (entries.has(path.slice(0, at))) return true;
	}
	return false;
}

function adviceOn({ source, folders }: Tree, path: string): string {
	const wanted = path.toLowerCase();
	const name = path.slice(path.lastIndexOf("/") + 1);
	let elsewhere: string | undefined;
	for (const one of [...source.entries.keys(), ...folders.keys()]) {
		if (one.toLowerCase() === wanted)
			return `"${shown(one)}" is another name on Linux: write it the same way in both places.`;
		if (elsewhere === undefined && one.endsWith(`/${name}`)) elsewhere = one;
	}
	if (elsewhere !== undefined) return `Is "${shown(elsewhere)}" meant? Paths of COPY are seen from the Space root.`;
	return "Commit it if git ignores it or it lies outside of the Space root, make it in the image with RUN, or delete the line.";
}

/** Files that the start imports and that lie in the Space, but not in the image. */
function notCopied(space: Space, dockerfile: Dockerfile): readonly Problem[] {
	const served = servedBy(space.source, space.dockerfile);
	const { target } = dockerfile;
	const isFollowed = served.kind === "import" && served.searched !== undefined && served.absentFrom === undefined;
	if (!isFollowed || target === undefined) return [];
	const lost = space.entrypoint.reached.filter((file) => isLost(space, target, served, file));
	const [first] = lost;
	if (first === undefined) return [];
	const names = new Intl.ListFormat("en").format(lost.slice(0, MAX_NAMED).map((file) => shown(file)));
	const more = lost.length > MAX_NAMED ? ` (and ${lost.length - MAX_NAMED} more)` : "";
	const { leavesOut } = readDockerIgnore(space.source);
	const why = leavesOut(first) ? ".dockerignore leaves them out" : "no COPY brings them into the image";
	const message =
		`The start imports ${names}${more}, but ${lost.length === 1 ? why.replaceAll("them", "it") : why}, so "${served.start}" ends in ModuleNotFoundError ` +
		'and the Space never starts. Copy the whole program, such as with "COPY . .".';
	const copies = target.steps.filter((step) => step.kind === "copy");
	return [{ place: dockerfile.place(copies.at(-1) ?? target.from), message }];
}

function isLost(
	{ source }: Space,
	stage: Stage,
	{ searched = "", folders }: Extract<ReturnType<typeof servedBy>, { kind: "import" }>,
	file: string,
): boolean {
	const [home = ""] = folders;
	if (home !== "" && !file.startsWith(`${home}/`)) return false;
	const path = `${searched}/${file.slice(home === "" ? 0 : home.length + 1)}`;
	const files = imageFiles(source, stage);
	return files.fileAt(path) === undefined && !files.mayHold(path) && !files.mayHold(path.replace(/\/[^/]*$/, ""));
}
