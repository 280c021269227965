import { runGit } from "../source/git/run.ts";
import { SourceError } from "../source/source-error.ts";

/** The branch of repositories that nobody has asked (git-init(1), GitHub's own default). */
const USUAL = "main";

/** The branch that is deployed: what the remote calls its default, else `main` or `master`, else the only branch there is. */
export async function defaultBranch(repository: string | undefined): Promise<string> {
	if (repository === undefined) return USUAL;
	const [remote = ""] = await linesOf(repository, ["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"]);
	const branches = (await linesOf(repository, ["for-each-ref", "--format=%(refname)", "refs/heads"])).map(short);
	const [current = ""] = await linesOf(repository, ["symbolic-ref", "--quiet", "HEAD"]);
	const named = short(remote);
	const usual = [USUAL, "master"].find((name) => branches.includes(name));
	const found = named || usual || (branches.length <= 1 ? short(current) : "");
	// What stands for several branches in a workflow is no branch's name.
	return /^[A-Za-z0-9][\w./-]*$/.test(found) ? found : USUAL;
}

function short(reference: string): string {
	return reference.replace(/^refs\/(heads|remotes\/origin)\//, "");
}

/** Bytes of an answer that are read: the names of a few thousand branches. */
const MAX = 256 * 1024;

async function linesOf(folder: string, given: readonly string[]): Promise<readonly string[]> {
	const chunks: Buffer[] = [];
	let size = 0;
	const take = (chunk: Buffer) => {
		chunks.push(chunk);
		size += chunk.length;
		return size < MAX ? "more" : "enough";
	};
	try {
		const { exitCode } = await runGit({ folder, arguments: given, take });
		const lines = Buffer.concat(chunks).toString("utf8").split("\n");
		return exitCode === 0 ? lines.filter((line) => line !== "") : [];
	} catch (error) {
		if (error instanceof SourceError) return [];
		throw error;
	}
}
