import { canRead, canWrite } from "./access.ts";
import { answerValidateYaml, answerWhoAmI, readCreation } from "./api/account.ts";
import { answerSpace } from "./api/space.ts";
import { answerToken } from "./api/token.ts";
import { answer, type Exchange, refuse } from "./exchange.ts";
import { serveGit } from "./git/backend.ts";
import { headOf } from "./git/repository.ts";
import type { HubState } from "./hub.ts";
import { startCommit } from "./runtime/runtime.ts";
import type { SpaceState } from "./space.ts";

const ID = "([\\w.-]+/[\\w.-]+?)";
const API = new RegExp(`^/api/spaces/${ID}(?:/(.*))?$`);
const LFS = new RegExp(`^/spaces/${ID}(?:\\.git)?/info/lfs/(.*)$`);
const GIT = new RegExp(`^/spaces/${ID}(?:\\.git)?(/info/refs|/git-upload-pack|/git-receive-pack)$`);
const OBJECT = /^\/_lfs\/([0-9a-f]{64})$/;

/** Finds who answers. */
export async function route(state: HubState, exchange: Exchange): Promise<void> {
	const { url, request } = exchange;
	const path = url.pathname;
	const line = `${request.method} ${path}`;
	if (line === "GET /api/whoami-v2") return answerWhoAmI(exchange);
	if (line === "POST /api/validate-yaml") return await answerValidateYaml(exchange);
	if (line === "POST /api/repos/create") return await create(state, exchange);
	if (line === "POST /oauth/token") {
		const find = (id: string) => state.spaces.get(id);
		return await answerToken(exchange, find, state.options.audience, (token, account) =>
			state.tokens.set(token, account),
		);
	}
	const [, oid] = OBJECT.exec(path) ?? [];
	if (oid !== undefined) return await state.objects.transfer(exchange, oid);
	for (const [pattern, serve] of PATTERNS) {
		const [, id, rest = ""] = pattern.exec(path) ?? [];
		if (id === undefined) continue;
		const renamed = state.renamed.get(id);
		if (renamed === undefined) return await serve(state, exchange, id, rest);
		const location = path.replace(id, renamed) + url.search;
		return answer(exchange, 307, { error: "Temporary Redirect" }, { location });
	}
	refuse(exchange, 404, "Sorry, we can't find the page you are looking for.");
}

type Serve = (state: HubState, exchange: Exchange, id: string, rest: string) => Promise<void>;

const PATTERNS: readonly (readonly [RegExp, Serve])[] = [
	[API, api],
	[LFS, lfs],
	[GIT, git],
];

async function create(state: HubState, exchange: Exchange): Promise<void> {
	const wanted = await readCreation(exchange, (id) => state.spaces.has(id));
	if (wanted === undefined) return;
	const { id, sdk, isPrivate } = wanted;
	await state.makeSpace(id, { sdk, isPrivate });
	answer(exchange, 200, { url: `${state.workshop.address()}/spaces/${id}`, name: id, id });
}

async function api(state: HubState, exchange: Exchange, id: string, rest: string): Promise<void> {
	const { account, isUnknown } = exchange.caller;
	const space = state.spaces.get(id);
	if (isUnknown) return refuse(exchange, 401, "Invalid credentials in Authorization header");
	if (space === undefined || (space.isPrivate && !canRead(account, id))) {
		return refuse(exchange, account === undefined ? 401 : 404, "Repository not found", "RepoNotFound");
	}
	await answerSpace(exchange, space, rest, state.options.page);
}

async function lfs(state: HubState, exchange: Exchange, id: string, rest: string): Promise<void> {
	// There are no locks.
	if (rest !== "objects/batch") return answer(exchange, 404, { message: "Not found" });
	const space = admit(state, exchange, id, "write");
	if (space !== undefined) await state.objects.batch(exchange, state.workshop.address());
}

async function git(state: HubState, exchange: Exchange, id: string, service: string): Promise<void> {
	const { url, caller } = exchange;
	const isPush = service === "/git-receive-pack" || url.searchParams.get("service") === "git-receive-pack";
	const space = admit(state, exchange, id, isPush ? "write" : "read");
	if (space === undefined) return;
	const before = await headOf(space.repository);
	const isDenied = isPush && caller.account?.deniedAt === "hook";
	await serveGit(exchange, {
		root: `${state.workshop.root}/repositories`,
		path: `${space.repository.folder.slice(`${state.workshop.root}/repositories`.length)}${service}`,
		user: caller.account?.name ?? "",
		environment: { ...state.hooks.environment(id), ...(isDenied && { GIT_DENY: "1" }) },
		onDone: async () => {
			const after = await headOf(space.repository);
			// Of two pushes at once one has moved the head, and both see it.
			const isNew = after !== before && after !== space.runner.runtime.target;
			if (after !== undefined && isNew) startCommit(space.runner, after);
		},
	});
}

/** Lets somebody at a repository, or refuses as the Hub refuses git. */
function admit(state: HubState, exchange: Exchange, id: string, right: "read" | "write"): SpaceState | undefined {
	const { account, isUnknown } = exchange.caller;
	const space = state.spaces.get(id);
	const no = (status: number, words: string) => {
		const challenge =
			status === 401 ? { "www-authenticate": 'Basic realm="Authentication required", charset="UTF-8"' } : {};
		exchange.request.resume();
		exchange.response.writeHead(status, {
			"content-type": "text/plain; charset=utf-8",
			"x-error-message": words,
			...challenge,
		});
		exchange.response.end(words);
		return undefined;
	};
	const isOpen = space !== undefined && !space.isPrivate && right === "read";
	if (isUnknown || (!isOpen && account === undefined)) return no(401, "Invalid username or password.");
	if (space === undefined || (space.isPrivate && !canRead(account, id))) return no(404, "Repository not found");
	if (right === "write" && !canWrite(account, id) && account?.deniedAt !== "hook") {
		return no(
			403,
			"You don't have the rights to push to this repository. Check that your token has write access to it.",
		);
	}
	return space;
}
