import { execFile } from "node:child_process";
import { join } from "node:path";
import type { LocalHub } from "../../support/hub/hub.ts";
import type { LocalSpace } from "../../support/hub/space.ts";
import { git, type Planted, plant } from "../../support/temporary.ts";

/** An answer of the Hub. */
export interface Told {
	readonly status: number;
	readonly headers: Headers;
	/** JSON where it is some, else text. */
	readonly body: unknown;
}

/** Asks the Hub as somebody, or as nobody. */
export async function ask(
	{ address }: Pick<LocalHub, "address">,
	path: string,
	{ token, method = "GET", body }: { token?: string; method?: string; body?: unknown } = {},
): Promise<Told> {
	const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
	const asked = { method, headers, redirect: "manual", signal: AbortSignal.timeout(10_000) } as const;
	const answer = await fetch(
		`${address}${path}`,
		body === undefined ? asked : { ...asked, body: JSON.stringify(body) },
	);
	const text = await answer.text();
	const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
	return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}

/** How git ended, and all that it said. */
export interface Ran {
	readonly status: number;
	readonly said: string;
}

/** Runs git against the Hub, without blocking this process, in which the Hub lives; `timeout` is in milliseconds. */
export function remoteGit(
	folder: string,
	given: readonly string[],
	token = "hf_write",
	timeout = 20_000,
): Promise<Ran> {
	const basic = Buffer.from(`user:${token}`).toString("base64");
	const authorized = token === "" ? [] : ["-c", `http.extraHeader=Authorization: Basic ${basic}`];
	const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: "1", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
	return new Promise((done) => {
		execFile("git", [...authorized, ...given], { cwd: folder, env, timeout }, (error, output, errors) => {
			const status = typeof error?.code === "number" ? error.code : error === null ? 0 : -1;
			done({ status, said: `${output}${errors}` });
		});
	});
}

/** Clones a Space into `work` below a folder, and commits files on top of its head, not pushed yet. */
export async function cloneWith(
	space: LocalSpace,
	folder: string,
	files: Readonly<Record<string, Planted>>,
	name = "work",
): Promise<string> {
	const { status, said } = await remoteGit(folder, ["clone", "--quiet", space.repository, name]);
	if (status !== 0) throw new Error(said);
	const work = join(folder, name);
	plant(work, files);
	git(work, ["add", "--all"]);
	git(work, ["commit", "--quiet", "--allow-empty", "--message=change"]);
	return work;
}

/** Pushes what is checked out. */
export function push(work: string, token?: string): Promise<Ran> {
	return remoteGit(work, ["push", "--porcelain", "origin", "HEAD:refs/heads/main"], token);
}
