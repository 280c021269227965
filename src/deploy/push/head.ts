import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Failure } from "../failure.ts";
import { ATTEMPTS, isWorthAnother, pause } from "./attempts.ts";
import { type Commit, readCommits } from "./commit.ts";
import { failureOf, noGit } from "./git/failure-of.ts";
import { type NetworkRun, runNetworkGit } from "./git/network-git.ts";
import { makeRepository, type Scratch } from "./scratch.ts";

/** What the Space holds at a moment: the newest commit of its only branch that counts. */
export type Head = { readonly kind: "empty" } | ({ readonly kind: "commit" } & Commit);

/** The branch that a Space is built from. */
export const BRANCH = "refs/heads/main";

/** Where a fetch puts it. */
const FETCHED = "refs/space/head";

/** What `git ls-remote --exit-code` gives where nothing matches. */
const WITHOUT_BRANCH = 2;

/** How much is fetched of the commits: how many, and whether with the trees of their folders. Contents never are. */
interface Extent {
	readonly depth: number;
	readonly filter: "blob:none" | "tree:0";
}

/** Commits below the head among which a deployment of ours is looked for. */
const HISTORY = 200;

/** Reads the Space's head, with the trees of its folders and without the contents of its files. */
export async function readHead(scratch: Scratch): Promise<Head | Failure> {
	const commits = await fetchCommits(scratch, scratch.repository, { depth: 1, filter: "blob:none" });
	if (!isCommits(commits)) return commits;
	const [head] = commits;
	return head === undefined ? { kind: "empty" } : { kind: "commit", ...head };
}

/** The id of the head of a Space that has one. A question that costs almost nothing. */
export async function readHeadId(scratch: Scratch): Promise<string | Failure> {
	const run = await listBranch(scratch);
	if ("kind" in run) return run;
	const [, id] = /^([0-9a-f]{40})\t/.exec(run.stdout) ?? [];
	if (id !== undefined) return id;
	return run.exitCode === 0 || run.exitCode === WITHOUT_BRANCH ? noGit() : failureOf(run);
}

/** The last commits of the Space, newest first, without their trees. */
export async function readHistory(scratch: Scratch): Promise<readonly Commit[] | Failure> {
	const repository = await makeRepository(scratch.folder, "history.git");
	if (typeof repository !== "string") return repository;
	return await fetchCommits(scratch, repository, { depth: HISTORY, filter: "tree:0" });
}

/** Makes a repository of its own for some of the last commits with the trees of their folders, and gives its path. */
export async function fetchTrees(scratch: Scratch, depth: number): Promise<string | Failure> {
	const repository = await makeRepository(scratch.folder, "trees.git");
	if (typeof repository !== "string") return repository;
	const commits = await fetchCommits(scratch, repository, { depth, filter: "blob:none" });
	return isCommits(commits) ? repository : commits;
}

/** Fetches the last commits into a bare repository, again where that may mend what went wrong. */
async function fetchCommits(
	scratch: Scratch,
	repository: string,
	extent: Extent,
): Promise<readonly Commit[] | Failure> {
	for (let attempt = 1; ; attempt++) {
		const commits = await fetchOnce(scratch, repository, extent);
		if (isCommits(commits) || !isWorthAnother(commits) || attempt === ATTEMPTS) return commits;
		await pause(scratch, attempt);
	}
}

/**
 * The repository's settings are put back afterwards: git would note that it may ask the Space for what is missing, and
 * would do so at any later moment.
 */
async function fetchOnce(
	scratch: Scratch,
	repository: string,
	{ depth, filter }: Extent,
): Promise<readonly Commit[] | Failure> {
	const settings = join(repository, "config");
	const before = readFileSync(settings);
	const run = await runFetch(scratch, repository, [`--depth=${depth}`, `--filter=${filter}`]);
	writeFileSync(settings, before);
	if ("kind" in run) return run;
	if (run.stderr.includes(`couldn't find remote ref ${BRANCH}`)) return (await whyNotEmpty(scratch)) ?? [];
	if (run.exitCode !== 0) return failureOf(run);
	return await readCommits(repository, FETCHED, depth);
}

/** Fetches the Space's branch into a bare repository. */
export async function runFetch(
	scratch: Scratch,
	repository: string,
	extent: readonly string[],
): Promise<NetworkRun | Failure> {
	const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", ...extent];
	const given = ["fetch", ...flags, scratch.remote.address, `+${BRANCH}:${FETCHED}`];
	return await runNetworkGit(scratch, repository, given, scratch.deadlines.read);
}

/**
 * Why a Space without the branch is not simply empty. Where the answer is a page for people, git takes it for a list of
 * branches without any (the "dumb" protocol of gitprotocol-http(5)); packets come from what speaks git only.
 */
async function whyNotEmpty(scratch: Scratch): Promise<Failure | undefined> {
	const run = await listBranch(scratch, { GIT_TRACE_PACKET: "1" });
	if ("kind" in run) return run;
	const isGit = / packet: +\S+< /.test(run.stderr);
	if (run.exitCode === WITHOUT_BRANCH && isGit) return undefined;
	return run.exitCode === 0 || run.exitCode === WITHOUT_BRANCH ? noGit() : failureOf(run);
}

async function listBranch(scratch: Scratch, more?: Readonly<Record<string, string>>): Promise<NetworkRun | Failure> {
	const given = ["ls-remote", "--exit-code", scratch.remote.address, BRANCH];
	return await runNetworkGit(scratch, scratch.repository, given, scratch.deadlines.read, more);
}

/** Whether commits came, and no failure. */
export function isCommits(answer: readonly Commit[] | Failure): answer is readonly Commit[] {
	return Array.isArray(answer);
}
