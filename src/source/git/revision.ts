import { statSync } from "node:fs";
import { SourceError } from "../source-error.ts";
import { runGit } from "./run.ts";

/** A commit, and a tree in it, by their ids. */
export interface FoundTree {
	readonly commit: string;
	readonly tree: string;
}

/** Bytes of an answer of `git rev-parse` that are read. */
const ANSWER = 4096;

/** Finds a commit and the folder of it that is to be the root. Throws a {@link SourceError} that says what is missing. */
export async function findTree(repository: string, revision: string, root: string): Promise<FoundTree> {
	const folder = normalise(root);
	if (!isRevision(revision)) {
		throw new SourceError(
			"revision-invalid",
			`"${revision.slice(0, 100)}" is no name of a commit.`,
			"Name a commit by its id, a branch, a tag, or HEAD.",
		);
	}
	if (statSync(repository, { throwIfNoEntry: false })?.isDirectory() !== true) {
		throw new SourceError("folder-missing", `There is no folder "${repository}".`, "Check the path.");
	}
	const commit = await ask(repository, [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`,
	]);
	if ("complaint" in commit) throw await noCommit(repository, revision, commit.complaint);
	const name = folder === "" ? `${commit.answer}^{tree}` : `${commit.answer}:${folder}`;
	const object = await ask(repository, ["rev-parse", "--verify", "--quiet", "--end-of-options", name]);
	if ("complaint" in object) {
		throw new SourceError(
			"folder-missing",
			`Commit ${commit.answer} holds no folder "${folder}".`,
			"Check the path; it is relative to the top of the repository.",
		);
	}
	// The top of a commit is a tree; only of a path below it must be asked what it is.
	const type = folder === "" ? { answer: "tree" } : await ask(repository, ["cat-file", "-t", object.answer]);
	if ("complaint" in type || type.answer !== "tree") {
		throw new SourceError(
			"folder-is-file",
			`"${folder}" is a file, a link or a submodule in commit ${commit.answer}, not a folder.`,
			"Name the folder that holds main.py.",
		);
	}
	return { commit: commit.answer, tree: object.answer };
}

/** The parents of a commit by their ids, in order: as its object names them, fetched or not. None where it cannot be read. */
export async function parentsOf(repository: string, commit: string): Promise<readonly string[]> {
	const object = await ask(repository, ["cat-file", "commit", commit]);
	const [head = ""] = "answer" in object ? object.answer.split("\n\n") : [];
	return [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, id]) => id ?? []);
}

/** No option, no range, no path, nothing that a shell or a terminal would take for something else. */
function isRevision(revision: string): boolean {
	return /^[^-\s:\p{Cc}][^\s:\p{Cc}]{0,249}$/u.test(revision) && !revision.includes("..");
}

/** The folder without `.` and slashes at its ends. */
function normalise(root: string): string {
	const names = root.split("/").filter((name) => name !== "" && name !== ".");
	if (root.startsWith("/") || names.includes("..") || /\p{Cc}/u.test(root)) {
		throw new SourceError(
			"folder-outside",
			`"${root.slice(0, 100)}" is no path inside the repository.`,
			'Give a path relative to the top of the repository, without "..".',
		);
	}
	return names.join("/");
}

async function noCommit(repository: string, revision: string, complaint: string): Promise<SourceError> {
	if (/not a git repository/i.test(complaint)) {
		return new SourceError(
			"repository-missing",
			`"${repository}" is not in a repository of git.`,
			"Check out the repository first (actions/checkout), or judge a folder.",
		);
	}
	if (complaint !== "") return new SourceError("git-failed", `git says: ${complaint}`, "Check the repository.");
	const shallow = await ask(repository, ["rev-parse", "--is-shallow-repository"]);
	const isShallow = "answer" in shallow && shallow.answer === "true";
	return new SourceError(
		"revision-missing",
		`The repository holds no commit "${revision}".`,
		isShallow
			? "Only the newest commits were fetched: set `fetch-depth: 0` at actions/checkout."
			: "Check the name, and whether the repository has a commit at all.",
	);
}

/** One line of git's, or its complaint, which is empty where it only says no. */
async function ask(
	folder: string,
	given: readonly string[],
): Promise<{ readonly answer: string } | { readonly complaint: string }> {
	let answer = "";
	const { exitCode, complaint } = await runGit({
		folder,
		arguments: given,
		take: (chunk) => {
			answer += chunk.toString("utf8");
			return answer.length > ANSWER ? "enough" : "more";
		},
	});
	return exitCode === 0 ? { answer: answer.trim() } : { complaint: complaint.trim() };
}
