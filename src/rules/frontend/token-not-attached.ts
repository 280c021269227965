import { clientSendsCredentials, credentialIn } from "../../frontend/requests/tokens.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { Application, Route } from "../../python/application.ts";
import { shown } from "../../source/shown.ts";
import { type ApiRequest, type ApiRequests, askFrontend } from "../api-requests/api-requests.ts";
import type { ClientFile } from "../api-requests/client-file.ts";
import { asksForToken } from "../api-requests/guarded-route.ts";
import { answerTo } from "../api-requests/route-match.ts";
import { askProven } from "../applications/entrypoint-proof.ts";
import { atMost } from "../at-most.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

/** Words of one that takes it from a cookie, which browsers send by themselves within one host. */
const COOKIES: readonly string[] = ["Cookie(", ".cookies", "APIKeyCookie", "set_cookie", "CookieTransport"];

export default {
	id: "frontend/token-not-attached",
	title: "The client sends the token with its requests",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["000 API client"],
	since: "0.1.0",
	sources: [
		"https://fastapi.tiangolo.com/tutorial/security/first-steps/",
		"https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Authorization",
	],
	check: (space) =>
		askFrontend(space, (asked) => {
			const { client } = asked;
			const own = asked.requests.filter(({ isOfClient, request }) => isOfClient && request.protocol === "http");
			if (client === undefined)
				return asked.requests.length === 0 ? [] : { skipped: "the frontend has no client file" };
			if (own.length === 0) return [];
			return askProven(space, ({ type }) => {
				const { application } = space.entrypoint;
				if (application === undefined) return { skipped: `the routes of this application (${type}) are not known` };
				const guarded = own.flatMap((one): readonly Guarded[] => {
					const route = guardedRoute(space, application, one);
					return route === undefined ? [] : [{ ...one, route }];
				});
				return problemsOf(space, asked, client, guarded);
			});
		}),
} satisfies Rule;

/** A request with a route that wants to know who asks. */
interface Guarded extends ApiRequest {
	readonly route: Route;
}

function guardedRoute(space: Space, application: Application, { request, address }: ApiRequest): Route | undefined {
	if (request.isGeneric) return undefined;
	const answer = answerTo(address, "http", request.method, application);
	if (answer.kind !== "certain" && answer.kind !== "possible") return undefined;
	const [first, ...others] = answer.routes;
	const isClear = first !== undefined && others.every(({ path }) => path === first.path || answer.kind === "certain");
	return isClear && asksForToken(space, first) ? first : undefined;
}

function problemsOf(
	space: Space,
	{ frontend }: ApiRequests,
	client: ClientFile,
	guarded: readonly Guarded[],
): readonly Problem[] {
	const [first] = guarded.filter(({ request }) => client.has(request.script.path)).concat(guarded);
	if (first === undefined) return [];
	if (!clientSendsCredentials(frontend, client.has)) {
		if (isByCookie(space, guarded)) return [];
		return [neverProblem(first, client.path, guarded.length)];
	}
	return atMost(MAX_FINDINGS, forgotten(guarded, frontend.evaluation));
}

/** Whether all requests stay within the page's host, and the backend reads cookies. */
function isByCookie({ python, entrypoint: { reached } }: Space, requests: readonly ApiRequest[]): boolean {
	const isWithin = requests.every(({ address }) => address.origins.every(({ kind }) => kind === "relative"));
	return isWithin && reached.some((path) => python.mentions(path, COOKIES));
}

function neverProblem({ request: { script, node }, route }: Guarded, path: string, count: number): Problem {
	const more = count > 1 ? `, nor with ${count - 1} more` : "";
	return {
		place: script.placeOf(node),
		message:
			`The client ${shown(path)} sends no token with this request${more}, and the route that answers it wants to know who asks. ` +
			"On the Space it answers 401 Unauthorized. " +
			'Send the header Authorization with the value "Bearer" and the token, from one place in the client.',
		trace: [{ place: route.place, note: "asks for a token" }],
	};
}

/** Requests that go without the token which others of the client have. */
function forgotten(guarded: readonly Guarded[], evaluation: ApiRequests["frontend"]["evaluation"]): readonly Problem[] {
	const direct = guarded
		.filter(({ request }) => request.sender === "fetch" && request.through === undefined)
		.map((one) => ({ ...one, credential: credentialIn(one.request.settings, evaluation) }));
	return direct
		.filter(({ credential }) => credential === "missing")
		.map(({ request: { script, node }, route }) => ({
			place: script.placeOf(node),
			message:
				"This request goes without the token that other requests of the client have, and the route that answers it wants to know who asks. " +
				"On the Space it answers 401 Unauthorized. " +
				"Send the header Authorization with it as well, best from one function that all requests go through.",
			trace: [{ place: route.place, note: "asks for a token" }],
		}));
}
