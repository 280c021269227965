import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { lfsTracking } from "../../source/lfs/attributes.ts";
import { topOf } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import type { Source } from "../../source/source.ts";
import { atMost } from "../at-most.ts";
import { type Ballast, ballastOf } from "../ballast.ts";

/** Findings that one Space gets. */
const FINDINGS = 20;

/** Bytes up to which the Hub takes a file in plain git: "files larger than 10 MiB" are rejected. */
const MAX_SIZE = 10 * 1024 * 1024;

export default {
	id: "structure/large-file",
	title: "Nothing bloats the Space: no environments, caches or large files in plain git",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["FR-05", "H17"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/storage-limits",
		"https://huggingface.co/docs/hub/repositories-getting-started",
	],
	check: ({ source }) => {
		const ballast = ballastOf(source);
		return atMost(FINDINGS, [...ballast.map(ballastProblem), ...largeFiles(source, ballast)]);
	},
} satisfies Rule;

function ballastProblem({ folders, first, files, size, kind }: Ballast): Problem {
	const [folder = ""] = folders;
	const more =
		folders.length > 1 ? ` and ${folders.length - 1} more such ${folders.length === 2 ? "folder" : "folders"}` : "";
	const verb = folders.length > 1 ? "hold" : "holds";
	return {
		place: topOf(first),
		message:
			`${shown(folder)}/${more} ${verb} ${kind.what} (${count(files, "file")}, ${megabytes(size)}). ` +
			`${kind.why} It makes every upload and every build of the Space slower. ` +
			`Add "${kind.ignore ?? `/${folder}/`}" to .gitignore and take ${outOfGit(folders)}`,
	};
}

function outOfGit([folder = "", ...others]: readonly string[]): string {
	if (others.length > 0) return 'them out of git, each with "git rm -r --cached" and its path.';
	return `it out of git: "git rm -r --cached ${shown(folder)}".`;
}

/** Files beyond the Hub's bound that git holds itself, outside of what is spoken about already. */
function largeFiles(source: Source, ballast: readonly Ballast[]): Problem[] {
	const isTracked = lfsTracking(source);
	const folders = ballast.flatMap((one) => one.folders.map((folder) => `${folder}/`));
	return [...source.entries].flatMap(([path, entry]): Problem[] => {
		if (entry.kind !== "file" || entry.size <= MAX_SIZE) return [];
		if (folders.some((folder) => path.startsWith(folder))) return [];
		// In a folder lies the content; in a commit what is held by Git LFS is a pointer, and small.
		if (source.origin.kind === "folder" && isTracked(path)) return [];
		const message =
			`${shown(path)} is ${megabytes(entry.size)}, and git holds it itself. ` +
			"The Hub takes no file of more than 10 MiB in plain git: a push by hand is rejected, and a deployment has to make an object of Git LFS of it. " +
			`Give it to Git LFS ("git lfs migrate import --include=${shown(path)}"), or let the Space download it when it starts.`;
		return [{ place: topOf(path), message }];
	});
}

function count(number: number, noun: string): string {
	return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function megabytes(bytes: number): string {
	const size = bytes / 1024 / 1024;
	if (size < 0.1) return "less than 0.1 MiB";
	return `${size.toFixed(1)} MiB`;
}
