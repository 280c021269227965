import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { plant } from "../../__tests__/support/temporary.ts";

/** The repository on GitHub, for as long as the story lasts. */
export interface Project {
	/** Commits files on a branch, which is made where it is not there; gives the commit. */
	readonly commit: (branch: string, message: string, files: Readonly<Record<string, string>>) => string;
	/** Merges a branch into main as GitHub's button does; gives the commit. */
	readonly merge: (branch: string, message: string) => string;
	/** What `actions/checkout` leaves in a workspace: one commit without its history, and no branch. */
	readonly checkOut: (commit: string, workspace: string) => void;
	readonly head: () => string;
}

/** An empty repository in a folder. */
export function openProject(folder: string): Project {
	mkdirSync(folder);
	git(folder, "init", "--initial-branch=main");
	git(folder, "config", "uploadpack.allowAnySHA1InWant", "true");
	const head = () => git(folder, "rev-parse", "HEAD");
	return {
		commit: (branch, message, files) => {
			const isThere = git(folder, "branch", "--list", branch) !== "";
			// Before the first commit there is a branch that nobody lists.
			if (git(folder, "branch", "--show-current") !== branch)
				git(folder, "switch", isThere ? branch : "-c", ...(isThere ? [] : [branch]));
			plant(folder, files);
			git(folder, "add", "--all");
			git(folder, "commit", "--message", message);
			return head();
		},
		merge: (branch, message) => {
			git(folder, "switch", "main");
			git(folder, "merge", "--no-ff", "--message", message, branch);
			return head();
		},
		checkOut: (commit, workspace) => {
			mkdirSync(workspace);
			git(workspace, "init");
			git(workspace, "fetch", "--depth=1", `file://${folder}`, commit);
			git(workspace, "checkout", "--detach", "FETCH_HEAD");
		},
		head,
	};
}

function git(folder: string, ...given: readonly string[]): string {
	const who = { NAME: "Ada", EMAIL: "ada@example.com" };
	const env = {
		PATH: process.env.PATH,
		HOME: join(folder, ".nobody"),
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_AUTHOR_NAME: who.NAME,
		GIT_AUTHOR_EMAIL: who.EMAIL,
		GIT_COMMITTER_NAME: who.NAME,
		GIT_COMMITTER_EMAIL: who.EMAIL,
	};
	return execFileSync("git", given, { cwd: folder, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}
