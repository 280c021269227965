import { mkdtemp, realpath, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callerOf } from "./access.ts";
import type { Exchange } from "./exchange.ts";
import { type Act, type Fault, takeFault } from "./faults.ts";
import { openHooks, type Verdict } from "./git/hook.ts";
import { openObjects } from "./git/objects.ts";
import { denial, judgePush } from "./git/rejections.ts";
import { type Account, DEFAULTS, type HubOptions, type Settled, type SpaceOptions } from "./options.ts";
import { type Counted, count, withinQuota } from "./requests.ts";
import { route } from "./route.ts";
import { enter } from "./runtime/state.ts";
import { handleOf, type LocalSpace, makeSpace, removeSpace, type SpaceState, type Workshop } from "./space.ts";

/** A Hugging Face Hub on loopback. */
export interface LocalHub {
	/** For `HF_ENDPOINT`: "http://127.0.0.1:PORT". */
	readonly address: string;
	/** What arrived, oldest first. */
	readonly requests: readonly Counted[];
	readonly createSpace: (id: string, options?: SpaceOptions) => Promise<LocalSpace>;
	/** A Space that is there, perhaps made through the API. */
	readonly space: (id: string) => LocalSpace | undefined;
	/** Lets the next requests that match go wrong: by "METHOD /path?query", or by anything of the request. */
	readonly fault: (match: RegExp | ((exchange: Exchange) => boolean), act: Act, times?: number) => void;
	/** Takes back all faults. */
	readonly mend: () => void;
	/** The hook refuses the next pushes in these words. */
	readonly rejectPushes: (lines: readonly string[], times?: number) => void;
	readonly allow: (token: string, account: Account) => void;
	/** From now on the Hub does not know this token. */
	readonly revoke: (token: string) => void;
	/** The Space gets another id; its old addresses redirect. */
	readonly rename: (id: string, to: string) => void;
	readonly deleteSpace: (id: string) => Promise<void>;
	/** Addresses for uploads that were given are of no use any more. */
	readonly expireUploads: () => void;
	readonly close: () => Promise<void>;
}

/** Everything that the Hub holds. */
export interface HubState {
	readonly options: Settled;
	readonly tokens: Map<string, Account>;
	readonly spaces: Map<string, SpaceState>;
	/** New ids by old ones. */
	readonly renamed: Map<string, string>;
	readonly workshop: Workshop;
	readonly objects: Awaited<ReturnType<typeof openObjects>>;
	readonly hooks: Awaited<ReturnType<typeof openHooks>>;
	readonly makeSpace: (id: string, options: SpaceOptions) => Promise<SpaceState>;
}

/** Starts a Hub. It holds nothing, and everything that it makes is gone after `close`. */
export async function startHub(given: HubOptions = {}): Promise<LocalHub> {
	const options = { ...DEFAULTS, ...given, delays: { ...DEFAULTS.delays, ...given.delays } };
	const root = await realpath(await mkdtemp(join(tmpdir(), "hub-")));
	const tokens = new Map<string, Account>(Object.entries(options.tokens));
	const spaces = new Map<string, SpaceState>();
	const faults: Fault[] = [];
	const requests: Counted[] = [];
	const rejections: { readonly verdict: Verdict; times: number }[] = [];
	const objects = await openObjects(root);
	const hooks = await openHooks(root, async (push) => {
		const space = spaces.get(push.space);
		const rejection = rejections.find(({ times }) => times > 0);
		if (rejection !== undefined) rejection.times -= 1;
		if (space === undefined || push.environment.GIT_DENY !== undefined) return denial(push);
		const limits = { maxBlob: options.maxBlob, objects: objects.folder };
		return rejection?.verdict ?? (await judgePush(space.repository, push, limits));
	});
	const workshop = { root, hooks: hooks.folder, objects: objects.folder, options, tokens, address: () => address };
	const state: HubState = {
		options,
		tokens,
		spaces,
		renamed: new Map(),
		workshop,
		objects,
		hooks,
		makeSpace: async (id, about) => {
			const space = await makeSpace(workshop, id, about);
			spaces.set(id, space);
			return space;
		},
	};
	const handle = async (request: IncomingMessage, response: ServerResponse) => {
		const url = new URL(request.url ?? "/", address);
		const exchange = { request, response, url, caller: callerOf(request, tokens) };
		requests.push(count(exchange));
		const act = takeFault(faults, exchange);
		const proceed = async () => {
			if (withinQuota(exchange, requests.length, options.quota)) await route(state, exchange);
		};
		await (act === undefined ? proceed() : act(exchange, proceed));
	};
	const server = createServer((request, response) => {
		handle(request, response).catch((error: unknown) => {
			if (response.headersSent || request.destroyed) response.destroy();
			else response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
		});
	});
	await new Promise<void>((done) => server.listen(options.port, "127.0.0.1", done));
	const bound = server.address();
	if (bound === null || typeof bound === "string") throw new Error("the Hub has no port");
	const address = `http://127.0.0.1:${bound.port}`;
	const take = (id: string): SpaceState => {
		const space = spaces.get(id);
		if (space === undefined) throw new Error(`there is no Space ${id}`);
		spaces.delete(id);
		return space;
	};
	return {
		address,
		requests,
		createSpace: async (id, about = {}) => handleOf(await state.makeSpace(id, about), workshop),
		space: (id) => {
			const space = spaces.get(id);
			return space === undefined ? undefined : handleOf(space, workshop);
		},
		fault: (match, act, times = 1) => {
			const matches = typeof match === "function" ? match : byLine(match);
			faults.push({ match: matches, act, times });
		},
		mend: () => {
			faults.length = 0;
		},
		rejectPushes: (lines, times = 1) => {
			rejections.push({ verdict: { isTaken: false, lines }, times });
		},
		allow: (token, account) => {
			tokens.set(token, account);
		},
		revoke: (token) => {
			tokens.delete(token);
		},
		rename: (id, to) => {
			const space = take(id);
			space.id = to;
			spaces.set(to, space);
			state.renamed.set(id, to);
		},
		deleteSpace: async (id) => {
			const space = take(id);
			enter(space.runner.runtime, "DELETING");
			await removeSpace(space);
		},
		expireUploads: objects.expire,
		close: async () => {
			for (const space of spaces.values()) await removeSpace(space);
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
			await hooks.close();
			await rm(root, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

function byLine(pattern: RegExp): (exchange: Exchange) => boolean {
	return ({ request, url }) => pattern.test(`${request.method} ${url.pathname}${url.search}`);
}
