import { posix } from "node:path";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { isShown } from "../../secrets/file-kinds.ts";
import { lfsTracking } from "../../source/lfs/attributes.ts";
import { type Pointer, pointersIn } from "../../source/lfs/pointer.ts";
import { topOf } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";

/** Findings that one Space gets. */
const FINDINGS = 20;

/** Further files that one finding names. */
const EXAMPLES = 3;

/** Files that are text wherever they come from: Python, pip, the Hub and this gate read them as they lie in git. */
const NEEDED_AS_TEXT = /\.py$|^(requirements[^/]*\.txt|readme\.md|dockerfile|\.space-gate\.ya?ml|packages\.txt)$/i;

export default {
	id: "structure/lfs-pointer",
	title: "Every file is there in full, none is only a Git LFS pointer",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["H17"],
	since: "0.1.0",
	sources: [
		"https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md",
		"https://huggingface.co/docs/hub/repositories-getting-started",
	],
	check: ({ source }) => {
		const isTracked = lfsTracking(source);
		const pointers = pointersIn(source);
		const needed = pointers.filter(({ path }) => NEEDED_AS_TEXT.test(path));
		const others = pointers.filter(({ path }) => !NEEDED_AS_TEXT.test(path) && !isShown(path));
		const untracked = byPattern(others.filter(({ path }) => !isTracked(path)));
		// Git itself holds nothing but pointers; the Hub puts the content in their place.
		const waiting = source.origin.kind === "commit" ? [] : others.filter(({ path }) => isTracked(path));
		return [
			...atMost(FINDINGS, [
				...needed.map((pointer) => ({ place: topOf(pointer.path), message: neededAsText(pointer) })),
				...[...untracked].flatMap(([pattern, group]) => untrackedProblem(pattern, group)),
			]),
			...notFetchedProblem(waiting),
		];
	},
} satisfies Rule;

function neededAsText(pointer: Pointer): string {
	return (
		`${what(pointer, [])} The start needs this file, and whoever reads it finds three lines about Git LFS instead of what they look for. ` +
		`Fetch the content with "git lfs pull", then keep the file in plain git ("git lfs untrack ${shown(posix.basename(pointer.path))}", then "git add --renormalize .") and commit.`
	);
}

/** Files that one line of .gitattributes would give to Git LFS, by that line. */
function byPattern(pointers: readonly Pointer[]): ReadonlyMap<string, readonly Pointer[]> {
	const groups = new Map<string, Pointer[]>();
	for (const pointer of pointers) {
		const pattern = patternOf(pointer.path);
		const group = groups.get(pattern) ?? [];
		group.push(pointer);
		groups.set(pattern, group);
	}
	return groups;
}

/** What .gitattributes calls a file and those like it: "*.safetensors". */
function patternOf(path: string): string {
	const extension = posix.extname(path);
	return extension === "" ? posix.basename(path) : `*${extension}`;
}

function untrackedProblem(pattern: string, pointers: readonly Pointer[]): readonly Problem[] {
	const [first, ...others] = pointers;
	if (first === undefined) return [];
	const message =
		`${what(first, others)} No .gitattributes at or below the Space root gives ${others.length === 0 ? "it" : "them"} to Git LFS, so on the Space ` +
		"nothing takes its place, and whatever opens it gets these three lines. " +
		`Add the line "${shown(pattern)} filter=lfs diff=lfs merge=lfs -text" to .gitattributes at the Space root, or commit the content itself if it is small.`;
	return [{ place: topOf(first.path), message }];
}

/** One finding for all of them: one command brings them all. */
function notFetchedProblem([first, ...others]: readonly Pointer[]): readonly Problem[] {
	if (first === undefined) return [];
	const message =
		`${what(first, others)} The content was not fetched here, and what is not here cannot be sent to the Hub. ` +
		'Run "git lfs pull" before you deploy; in a workflow give actions/checkout "lfs: true".';
	return [{ place: topOf(first.path), severity: "warning", message }];
}

function what({ path, size }: Pointer, others: readonly Pointer[]): string {
	const more =
		others.length === 0
			? ""
			: ` So ${others.length === 1 ? "is 1 more file" : `are ${others.length.toLocaleString("en")} more files`}: ${exampleOf(others)}.`;
	return `${shown(path)} is a Git LFS pointer, not the file of ${size.toLocaleString("en")} bytes that it stands for.${more}`;
}

/** The first few of them. */
function exampleOf(pointers: readonly Pointer[]): string {
	const named = pointers.slice(0, EXAMPLES).map(({ path }) => shown(path));
	return [...named, ...(pointers.length > EXAMPLES ? ["…"] : [])].join(", ");
}
