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
		const isCommit = source.origin.kind === "commit";
		const problems = pointersIn(source).flatMap((pointer): Problem[] => {
			const place = topOf(pointer.path);
			if (NEEDED_AS_TEXT.test(pointer.path)) return [{ place, message: neededAsText(pointer) }];
			if (isShown(pointer.path)) return [];
			if (!isTracked(pointer.path)) return [{ place, message: untracked(pointer) }];
			// Git itself holds nothing but pointers; the Hub puts the content in their place.
			return isCommit ? [] : [{ place, severity: "warning", message: notFetched(pointer) }];
		});
		return atMost(FINDINGS, problems);
	},
} satisfies Rule;

function neededAsText({ path, size }: Pointer): string {
	return (
		`${what(path, size)} The start needs this file, and whoever reads it finds three lines about Git LFS instead of what they look for. ` +
		`Fetch the content with "git lfs pull", then keep the file in plain git ("git lfs untrack ${shown(posix.basename(path))}", then "git add --renormalize .") and commit.`
	);
}

function untracked({ path, size }: Pointer): string {
	const pattern = posix.extname(path) === "" ? posix.basename(path) : `*${posix.extname(path)}`;
	return (
		`${what(path, size)} No .gitattributes at or below the Space root gives it to Git LFS, so on the Space it stays a pointer, ` +
		"and whatever opens it gets these three lines. " +
		`Add the line "${shown(pattern)} filter=lfs diff=lfs merge=lfs -text" to .gitattributes at the Space root, or commit the content itself if it is small.`
	);
}

function notFetched({ path, size }: Pointer): string {
	return (
		`${what(path, size)} The content was not fetched here, and what is not here cannot be sent to the Hub. ` +
		'Run "git lfs pull" before you deploy; in a workflow give actions/checkout "lfs: true".'
	);
}

function what(path: string, size: number): string {
	return `${shown(path)} is a Git LFS pointer, not the file of ${size.toLocaleString("en")} bytes that it stands for.`;
}
