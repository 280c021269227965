import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Files } from "../options.ts";

/** Nothing of whoever runs the tests reaches the Hub's git. */
export const GIT_ENVIRONMENT = {
	PATH: process.env.PATH ?? "",
	HOME: "/nonexistent",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_CONFIG_GLOBAL: "/dev/null",
	LC_ALL: "C",
} as const;

/** Who has written a commit. */
export interface Author {
	readonly name: string;
	readonly email: string;
}

/** A Space's bare repository. */
export interface Repository {
	readonly folder: string;
}

/** An entry of a tree, with its full path. */
export interface TreeEntry {
	readonly mode: string;
	readonly type: string;
	readonly oid: string;
	readonly size: number;
	readonly path: string;
}

/** Makes an empty repository that takes pushes, judged by the hook in `hooks`. */
export async function createRepository(
	folder: string,
	{ hooks, objectFormat, allowsFilter }: { hooks: string; objectFormat: string; allowsFilter: boolean },
): Promise<Repository> {
	const repository = { folder };
	await mkdir(folder, { recursive: true });
	await runGit(repository, ["init", "-q", "--bare", "-b", "main", "--template=", `--object-format=${objectFormat}`]);
	const settings = {
		"http.receivepack": "true",
		"uploadpack.allowFilter": String(allowsFilter),
		"uploadpack.allowAnySHA1InWant": "true",
		"gc.auto": "0",
		"receive.autogc": "false",
		"core.hooksPath": hooks,
	};
	for (const [name, value] of Object.entries(settings)) await runGit(repository, ["config", name, value]);
	return repository;
}

/** Runs git in the repository and gives what it prints. Throws when git fails. */
export async function runGit(
	{ folder }: Repository,
	given: readonly string[],
	{
		input = "",
		environment = {},
	}: { input?: string | Uint8Array; environment?: Readonly<Record<string, string>> } = {},
): Promise<Buffer> {
	const { GIT_DIR = folder, ...rest } = environment;
	const program = spawn("git", given, { cwd: folder, env: { ...GIT_ENVIRONMENT, GIT_DIR, ...rest } });
	const output: Buffer[] = [];
	const errors: Buffer[] = [];
	program.stdout.on("data", (chunk: Buffer) => output.push(chunk));
	program.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
	// git may end before it has read everything.
	program.stdin.on("error", () => undefined).end(input);
	const status = await new Promise<number | null>((done, fail) => program.on("error", fail).on("close", done));
	if (status !== 0) throw new Error(`git ${given[0]} (${status}): ${Buffer.concat(errors)}`);
	return Buffer.concat(output);
}

/** The id of something; `undefined` where it is not there. */
export async function resolve(repository: Repository, revision: string): Promise<string | undefined> {
	const found = runGit(repository, ["rev-parse", "--verify", "-q", "--end-of-options", revision]);
	return await found.then((text) => text.toString().trim()).catch(() => undefined);
}

/** The commit of the branch that the Hub builds. */
export async function headOf(repository: Repository): Promise<string | undefined> {
	return await resolve(repository, "refs/heads/main");
}

/** All files below a tree or commit, and its folders too. */
export async function listTree(repository: Repository, revision: string): Promise<readonly TreeEntry[]> {
	const listing = await runGit(repository, ["ls-tree", "-r", "-t", "-z", "-l", "--full-tree", revision]);
	return listing
		.toString()
		.split("\0")
		.filter((line) => line !== "")
		.map((line) => {
			const tab = line.indexOf("\t");
			const [mode = "", type = "", oid = "", size = ""] = line.slice(0, tab).split(/ +/);
			return { mode, type, oid, size: Number(size) || 0, path: line.slice(tab + 1) };
		});
}

/** Commits files as somebody does on the Hub's pages: no modes, and nothing that the hook would judge. */
export async function commitFiles(
	repository: Repository,
	files: Files,
	message: string,
	author: Author,
): Promise<string> {
	const parent = await headOf(repository);
	const index = join(repository.folder, `index-${randomUUID()}`);
	const environment = {
		GIT_INDEX_FILE: index,
		GIT_AUTHOR_NAME: author.name,
		GIT_AUTHOR_EMAIL: author.email,
		GIT_COMMITTER_NAME: author.name,
		GIT_COMMITTER_EMAIL: author.email,
	};
	const ask = async (given: readonly string[], input: string | Uint8Array = "") =>
		(await runGit(repository, given, { input, environment })).toString().trim();
	try {
		if (parent !== undefined) await ask(["read-tree", parent]);
		const lines: string[] = [];
		for (const [path, content] of Object.entries(files)) {
			const oid = content === null ? undefined : await ask(["hash-object", "-w", "--stdin"], content);
			// With mode 0 the entry goes, and unlike --force-remove this needs no work tree.
			lines.push(oid === undefined ? `0 ${"0".repeat(parent?.length ?? 40)}\t${path}\0` : `100644 ${oid}\t${path}\0`);
		}
		await ask(["update-index", "-z", "--index-info"], lines.join(""));
		const parents = parent === undefined ? [] : ["-p", parent];
		const commit = await ask(["commit-tree", await ask(["write-tree"]), ...parents, "-m", message]);
		await ask(["update-ref", "refs/heads/main", commit, parent ?? ""]);
		return commit;
	} finally {
		await rm(index, { force: true });
	}
}
