import type { Frontend } from "../../frontend/frontend.ts";
import { type Address, type Origin, readAddress } from "../../frontend/requests/address.ts";
import { isServerScript } from "../../frontend/requests/own-routes.ts";
import type { Request } from "../../frontend/requests/request.ts";
import { baseIn } from "../../frontend/requests/sent.ts";
import { type Client, partsOf } from "../../frontend/values/value.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { isLocalBackend, isLocalOrigin, isSpaceOrigin } from "./api-origin.ts";
import { isApiVariable } from "./api-variable.ts";
import { type ClientFile, clientFileOf } from "./client-file.ts";
import { answerTo } from "./route-match.ts";

/** A request of which the address is read. */
export interface ApiRequest {
	readonly request: Request;
	readonly address: Address;
	/** Whether it is sent by the client: from its file, or through what it exports. */
	readonly isOfClient: boolean;
}

/** What a frontend asks of the Space's application. */
export interface ApiRequests {
	readonly frontend: Frontend;
	/** `undefined` where there is no such file. */
	readonly client: ClientFile | undefined;
	/** Those that go to the application; what goes elsewhere, or where nobody can tell, is not among them. */
	readonly requests: readonly ApiRequest[];
	/** Clients of libraries that are made for it. */
	readonly clients: readonly Client[];
}

const KNOWN = new WeakMap<Space, ApiRequests>();

/**
 * What a rule says of the frontend's requests: nothing where there is no frontend, why it cannot be asked where it cannot be
 * read. Of a frontend that nobody has declared, every problem is a notice.
 */
export function askFrontend(space: Space, ask: (asked: ApiRequests) => Answer): Answer {
	const { frontend } = space;
	if (frontend === undefined) return [];
	// The rule about the client says so.
	if (frontend.kind === "missing") return { skipped: `there is no folder "${frontend.declaration.root}"` };
	if (frontend.kind === "unreadable") return { skipped: frontend.reason };
	const answer = ask(requestsOf(space, frontend));
	if ("skipped" in answer) return answer;
	const obstacle = answer.length === 0 ? frontend.obstacle() : undefined;
	if (obstacle !== undefined) return { skipped: obstacle };
	return frontend.declaration === undefined ? answer.map(asNotice) : answer;
}

function asNotice(problem: Problem): Problem {
	return { ...problem, severity: "notice" };
}

function requestsOf(space: Space, frontend: Frontend): ApiRequests {
	const known = KNOWN.get(space) ?? look(space, frontend);
	KNOWN.set(space, known);
	return known;
}

function look(space: Space, frontend: Frontend): ApiRequests {
	const { found, evaluation } = frontend;
	const client = clientFileOf(frontend);
	const read = found.requests
		.filter(({ script }) => !isServerScript(script))
		.map((request) => ({ request, address: readAddress(request.address), isOfClient: isSentBy(client, request) }));
	const asked = new Set(read.flatMap(({ isOfClient, address }) => (isOfClient ? address.origins.map(keyOf) : [])));
	// A client that asks the API by a name of its own; one whose name says it may ask others by theirs.
	const own = [...asked].some(isApiVariable) ? new Set<string>() : asked;
	const isApi = (address: Address) => {
		// Where a variable decides, what stands in for it says no more than its name does.
		const variables = address.origins.filter(({ kind }) => kind === "variable");
		const origins = variables.length === 0 ? address.origins : variables;
		return origins.some((origin) => isApiOrigin(origin, address, own, space, frontend));
	};
	// What decides several times about the same request: a wrapper that asks again after it has a new token.
	const seen = new Set<string>();
	const isFirst = ({ request: { script, node, method }, address: { segments } }: ApiRequest): boolean => {
		const key = JSON.stringify([script.path, node.start, method, segments]);
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	};
	const isMadeForApi = (one: Client) => {
		const base = partsOf(baseIn(one.settings, evaluation));
		return base.length > 0 && isApi(readAddress(base));
	};
	return {
		frontend,
		client,
		requests: read.filter(({ address }) => isApi(address)).filter(isFirst),
		clients: found.clients.filter(isMadeForApi),
	};
}

/** Whether the client sends a request, wherever it is asked to. */
function isSentBy(client: ClientFile | undefined, { script, through, client: made }: Request): boolean {
	const scripts = [script, through?.script, made?.script];
	return client !== undefined && scripts.some((one) => one !== undefined && client.has(one.path));
}

/** An origin as a key; "" for one that says nothing. */
function keyOf(origin: Origin): string {
	if (origin.kind === "variable") return origin.name;
	return origin.kind === "literal" ? origin.text : "";
}

function isApiOrigin(
	origin: Origin,
	address: Address,
	own: ReadonlySet<string>,
	space: Space,
	frontend: Frontend,
): boolean {
	switch (origin.kind) {
		case "variable":
			return isApiVariable(origin.name) || own.has(origin.name);
		case "literal":
			if (isSpaceOrigin(origin.text)) return isThisSpace(origin.text, space);
			if (isLocalBackend(origin.text)) return true;
			return own.has(origin.text) && isLocalOrigin(origin.text);
		case "relative":
			return isApiPath(address, space, frontend);
		case "unknown":
			return false;
	}
}

/** Whether a Space's address is that of this one; of which nobody knows the name, it may be. */
function isThisSpace(origin: string, { hub: { settings } }: Space): boolean {
	if (settings.kind !== "asked") return true;
	return origin.endsWith(`//${settings.space.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.hf.space`);
}

/** Whether the application answers a path of the page's own host, by a proxy: not the frontend's own server, and no plain file. */
function isApiPath(address: Address, { entrypoint: { application } }: Space, { ownRoutes }: Frontend): boolean {
	const { segments } = address;
	const [first] = segments;
	if (first === undefined || /^[.]/.test(first) || ownRoutes.answers(segments)) return false;
	if (
		/\.(json|svg|png|jpe?g|gif|webp|avif|ico|txt|md|mdx|xml|csv|wasm|html?|css|m?js|pdf|mp[34]|woff2?|geojson|ya?ml)$/i.test(
			segments.at(-1) ?? "",
		)
	) {
		return false;
	}
	if (/^api$/i.test(first) && !ownRoutes.isServing) return true;
	const isKnown = application !== undefined && segments.some((one) => one !== undefined);
	return isKnown && answerTo(address, "http", undefined, application).kind === "certain";
}
