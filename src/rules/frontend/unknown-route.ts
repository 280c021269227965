import { nearest } from "../../config/nearest.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { Application, Route } from "../../python/application.ts";
import { shown } from "../../source/shown.ts";
import { type ApiRequest, askFrontend } from "../api-requests/api-requests.ts";
import { answerTo, type RouteAnswer } from "../api-requests/route-match.ts";
import { askProven } from "../applications/entrypoint-proof.ts";
import { atMost } from "../at-most.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "frontend/unknown-route",
	title: "Every request of the client has a route that answers it",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["000"],
	since: "0.1.0",
	sources: ["https://fastapi.tiangolo.com/tutorial/bigger-applications/"],
	check: (space) =>
		askFrontend(space, ({ requests }) => {
			const asked = requests.filter(({ isOfClient, request }) => isOfClient && !request.isGeneric);
			return asked.length === 0 ? [] : compare(space, asked);
		}),
} satisfies Rule;

function compare(space: Space, asked: readonly ApiRequest[]): Answer {
	return askProven(space, ({ type }) => {
		const { application } = space.entrypoint;
		if (application === undefined) return { skipped: `the routes of this application (${type}) are not known` };
		const obstacle = obstacleOf(application, space.entrypoint.isCutOff);
		if (obstacle !== undefined) return { skipped: obstacle };
		const found = asked.flatMap((one) => {
			const { request, address } = one;
			const answer = answerTo(address, request.protocol, request.method, application);
			return answer.kind === "none" || answer.kind === "method" ? [problemOf(one, answer, application)] : [];
		});
		return atMost(MAX_FINDINGS, found);
	});
}

/** Why other paths than the known ones may be answered; a clause. */
function obstacleOf({ unresolved, fallback, middleware }: Application, isCutOff: boolean): string | undefined {
	const [first] = unresolved;
	if (isCutOff) return "the start is too long to be followed to its end, and may add routes";
	if (first !== undefined) return `not every route can be told: ${first.reason}`;
	if (fallback !== undefined) return `a handler at ${fallback.file}:${fallback.start.line} answers what no route does`;
	const own = middleware.find(
		({ definition, name }) => definition !== undefined && /rout|rewrit|prefix|path|proxy/i.test(name),
	);
	return own === undefined ? undefined : `the middleware "${shown(own.name)}" may change the paths of requests`;
}

function problemOf(
	{ request, address }: ApiRequest,
	answer: Extract<RouteAnswer, { kind: "none" | "method" }>,
	application: Application,
): Problem {
	const { script, node, method, protocol, through } = request;
	const path = `/${address.segments.map((one) => one ?? "…").join("/")}${address.isOpen ? "…" : address.hasSlash && address.segments.length > 0 ? "/" : ""}`;
	const name = protocol === "websocket" ? `the WebSocket ${shown(path)}` : `${method ?? "a request to"} ${shown(path)}`;
	const sent = through === undefined ? [] : [{ place: through.script.placeOf(through.node), note: "sends it" }];
	const place = script.placeOf(node);
	if (answer.kind === "method") {
		const [first] = answer.routes;
		const advice =
			answer.meant === undefined
				? "Use the method of the route, or add one for this method."
				: `The route ${shown(nameOf(answer.meant))} was probably meant, which differs by the slash at its end: write the path as it has it.`;
		const methods = [...new Set(answer.routes.flatMap((route) => route.methods))].sort().join(", ");
		return {
			place,
			message:
				`The client asks for ${name}, and the application answers this path only for ${methods}. ` +
				`On the Space every such request ends in 405 Method Not Allowed. ${advice}`,
			trace: [...sent, ...(first === undefined ? [] : [{ place: first.place, note: `answers ${nameOf(first)}` }])],
		};
	}
	const [near] = answer.near;
	const meant = near ?? nearestRoute(path, request, application);
	const advice =
		meant === undefined || meant === near
			? "Correct the path, or add the route."
			: `Did you mean ${shown(nameOf(meant))}? Correct the path, or add the route.`;
	const status = near === undefined ? "404 Not Found" : "404 Not Found or 405 Method Not Allowed";
	const end = protocol === "websocket" ? "is refused" : `ends in ${status}`;
	return {
		place,
		message: `The client asks for ${name}, and no route of the application answers it. On the Space every such request ${end}. ${advice}`,
		trace: [
			...sent,
			meant === undefined
				? { place: application.place, note: "is the application, which has no such route" }
				: { place: meant.place, note: `answers ${nameOf(meant)}` },
		],
	};
}

function nameOf({ methods, path }: Route): string {
	return [...methods, path].join(" ");
}

/** The route that may have been meant: one whose path is written almost the same, if there is one with its method. */
function nearestRoute(
	path: string,
	{ protocol, method }: ApiRequest["request"],
	{ routes }: Application,
): Route | undefined {
	const plain = (text: string) => text.replace(/\{[^{}]*\}/g, "…").replace(/\/$/, "");
	const own = routes.filter(({ kind }) => kind === protocol);
	const [meant] = nearest(plain(path), [...new Set(own.map((route) => plain(route.path)))]);
	const near = own.filter((route) => plain(route.path) === meant);
	return near.find(({ methods }) => method !== undefined && methods.includes(method)) ?? near[0];
}
