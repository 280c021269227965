import { canRead, canWrite } from "../access.ts";
import { answer, type Exchange, refuse } from "../exchange.ts";
import { headOf, listTree, resolve, runGit, type TreeEntry } from "../git/repository.ts";
import { halt, restart, runtimeReply } from "../runtime/runtime.ts";
import { infoOf, type SpaceState } from "../space.ts";
import { changeSetting, listSettings } from "./settings.ts";

/** Answers `/api/spaces/{id}/…` of a Space that the caller may see. */
export async function answerSpace(exchange: Exchange, space: SpaceState, rest: string, page: number): Promise<void> {
	const { caller, request } = exchange;
	const [what = "", ...more] = rest.split("/").map(decodeURIComponent);
	const { runner } = space;
	const isGet = request.method === "GET";
	const runtime = () => answer(exchange, 200, runtimeReply(runner, space));
	const mayWrite = canWrite(caller.account, space.id);
	const forbid = () =>
		caller.account === undefined
			? refuse(exchange, 401, "Invalid username or password.")
			: refuse(exchange, 403, "Forbidden: you must use a write token to modify this repository.");
	switch (what) {
		case "":
			return answer(exchange, 200, await infoOf(space, "main"));
		case "revision":
			return await answerRevision(exchange, space, more[0] ?? "main");
		case "runtime":
			return runtime();
		case "tree":
			return await answerTree(exchange, space, more, page);
		case "commits":
			return await answerCommits(exchange, space, more[0] ?? "main");
		case "logs":
			return answerLog(exchange, space, more[0] ?? "");
		case "secrets":
		case "variables":
			if (!mayWrite) return forbid();
			if (!isGet && (await changeSetting(exchange, space[what]))) await restart(runner);
			return exchange.response.writableEnded ? undefined : listSettings(exchange, what, space[what]);
		case "restart":
			if (!mayWrite) return forbid();
			await restart(runner);
			return runtime();
		case "pause":
			if (!mayWrite) return forbid();
			await halt(runner, "PAUSED");
			return runtime();
		default:
			return refuse(exchange, 404, "Not Found");
	}
}

function answerLog(exchange: Exchange, { id, runner }: SpaceState, kind: string): void {
	const tail = exchange.url.searchParams.get("tail");
	if (!canRead(exchange.caller.account, id)) refuse(exchange, 401, "Unauthorized");
	else if (kind !== "build" && kind !== "run") refuse(exchange, 404, "Not Found");
	else runner.runtime.logs[kind].follow(exchange.response, tail === null ? undefined : Number(tail));
}

async function answerRevision(exchange: Exchange, space: SpaceState, revision: string): Promise<void> {
	const commit = await resolve(space.repository, `${revision}^{commit}`);
	if (commit === undefined) return refuse(exchange, 404, `Invalid rev id: ${revision}`, "RevisionNotFound");
	answer(exchange, 200, { ...(await infoOf(space, commit)), sha: commit });
}

async function answerTree(
	exchange: Exchange,
	{ repository }: SpaceState,
	[revision = "main", ...folders]: readonly string[],
	page: number,
): Promise<void> {
	const { searchParams } = exchange.url;
	const commit = await resolve(repository, `${revision}^{commit}`);
	if (commit === undefined) return refuse(exchange, 404, `Invalid rev id: ${revision}`, "RevisionNotFound");
	const folder = folders.filter((part) => part !== "").join("/");
	const within = (path: string) => folder === "" || path.startsWith(`${folder}/`);
	const isDeep = (path: string) => path.slice(folder === "" ? 0 : folder.length + 1).includes("/");
	const all = (await listTree(repository, commit)).filter(
		({ path }) => within(path) && (searchParams.get("recursive") === "true" || !isDeep(path)),
	);
	const start = Number(searchParams.get("cursor") ?? "0");
	const entries = await Promise.all(all.slice(start, start + page).map((entry) => asListed(repository, entry)));
	const next = new URL(exchange.url);
	next.searchParams.set("cursor", String(start + page));
	const hasMore = start + page < all.length;
	answer(exchange, 200, entries, hasMore ? { link: `<${next.href}>; rel="next"` } : {});
}

/** Bytes up to which a blob may be a pointer of LFS (git-lfs, docs/spec.md). */
const POINTER_SIZE = 1_024;

async function asListed(repository: { readonly folder: string }, { type, oid, size, path }: TreeEntry) {
	const listed = { type: type === "tree" ? "directory" : "file", oid, size, path };
	if (type !== "blob" || size >= POINTER_SIZE) return listed;
	const text = (await runGit(repository, ["cat-file", "blob", oid])).toString();
	const [, sha256, real] = /^version https:\/\/git-lfs\S+\noid sha256:([0-9a-f]{64})\nsize (\d+)\n/.exec(text) ?? [];
	if (sha256 === undefined) return listed;
	return { ...listed, size: Number(real), lfs: { oid: sha256, size: Number(real), pointerSize: size } };
}

async function answerCommits(exchange: Exchange, { repository }: SpaceState, revision: string): Promise<void> {
	if ((await headOf(repository)) === undefined) return answer(exchange, 200, []);
	const limit = exchange.url.searchParams.get("limit") ?? "50";
	const format = "--format=%H%x00%an%x00%aI%x00%s%x00%b%x01";
	const log = runGit(repository, ["log", format, `--max-count=${Number(limit)}`, "--end-of-options", revision]);
	const text = await log.then(String).catch(() => undefined);
	if (text === undefined) return refuse(exchange, 404, `Invalid rev id: ${revision}`, "RevisionNotFound");
	const commits = text
		.split("\x01\n")
		.filter((one) => one !== "")
		.map((one) => one.split("\0"))
		.map(([id, user, date, title, message]) => ({ id, title, message: message?.trim(), date, authors: [{ user }] }));
	answer(exchange, 200, commits);
}
