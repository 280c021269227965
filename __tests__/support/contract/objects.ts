import { execFileSync } from "node:child_process";
import type { Outcome, Question } from "./operations.ts";
import type { State } from "./state.ts";

/** Bytes of a blob that GitHub gives (GitHub Docs, "Get a blob"). */
const MAX_BLOB = 100 * 1024 * 1024;

/** Characters of a line of base64, as GitHub writes them. */
const LINE = 60;

const GONE: Outcome = { refused: 404, message: "Not Found" };

/** A tree by the name of a tree or a commit, as git lists it. */
export function tree({ params, query, operation }: Question, { repository, listed }: State): Outcome {
	const root = ask(repository, ["rev-parse", "--verify", "--quiet", `${params.tree_sha}^{tree}`])
		?.toString()
		.trim();
	if (root === undefined) return GONE;
	// Whatever the parameter says, "0" and "false" too (GitHub Docs, "Get a tree").
	const isRecursive = query.has("recursive");
	const records =
		ask(repository, ["ls-tree", "-z", "-l", ...(isRecursive ? ["-r", "-t"] : []), root])?.toString() ?? "";
	const all = [...records.matchAll(/(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t([^\0]+)\0/g)].map(
		([, mode, type, sha, size, path]) => ({ path, mode, type, sha, ...(type === "blob" && { size: Number(size) }) }),
	);
	return { one: { ...operation.example, sha: root, tree: all.slice(0, listed), truncated: all.length > listed } };
}

/** A blob, in lines of base64. */
export function blob({ params, operation }: Question, { repository }: State): Outcome {
	const sha = params.file_sha ?? "";
	const content = ask(repository, ["cat-file", "blob", sha]);
	if (content === undefined) return GONE;
	if (content.length > MAX_BLOB) return { refused: 403, message: "This API returns blobs up to 100 MB in size." };
	const lines = content.toString("base64").match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
	const text = lines.map((line) => `${line}\n`).join("");
	return { one: { ...operation.example, sha, size: content.length, content: text, encoding: "base64" } };
}

/** Whether there is such a commit. */
export function holds({ repository }: State, name: string): boolean {
	return ask(repository, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]) !== undefined;
}

/** What git says in a folder; `undefined` where it refuses. */
function ask(folder: string | undefined, given: readonly string[]): Buffer | undefined {
	if (folder === undefined) return undefined;
	try {
		return execFileSync("git", given, { cwd: folder, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
	} catch {
		return undefined;
	}
}
