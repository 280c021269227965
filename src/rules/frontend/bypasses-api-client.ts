import type { Node } from "@babel/types";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { shown } from "../../source/shown.ts";
import { type ApiRequest, type ApiRequests, askFrontend } from "../api-requests/api-requests.ts";
import type { ClientFile } from "../api-requests/client-file.ts";
import { atMost } from "../at-most.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "frontend/bypasses-api-client",
	title: "Every request to the API goes through the client",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["000 API client"],
	since: "0.1.0",
	sources: ["https://developer.mozilla.org/docs/Web/API/Fetch_API/Using_Fetch", "https://axios-http.com/docs/instance"],
	check: (space) =>
		askFrontend(space, (asked) => {
			const { client } = asked;
			if (client === undefined) return asked.requests.length === 0 ? [] : NO_CLIENT;
			return atMost(MAX_FINDINGS, bypasses(asked, client));
		}),
} satisfies Rule;

const NO_CLIENT = { skipped: "the frontend has no client file" };

function bypasses({ requests, clients }: ApiRequests, client: ClientFile): readonly Problem[] {
	const made = clients.filter(({ script }) => !client.has(script.path));
	const past = requests.filter(({ isOfClient }) => !isOfClient);
	const senders = new Set<Node>(past.map(({ request }) => request.node));
	// What is sent through a wrapper, or a client of its own, that is told already has the same cause.
	const own = past.filter(({ request: { through, client: by } }) => {
		const isWrapped = through !== undefined && senders.has(through.node);
		return !isWrapped && !made.some(({ node }) => node === by?.node);
	});
	const { path } = client;
	return [
		...made.map(({ script, node }) => ({
			place: script.placeOf(node),
			message: `A second client for the API is made here, beside ${shown(path)}. ${EFFECT} Use the one of that file.`,
		})),
		...own.map((one) => problemOf(one, path)),
	];
}

const EFFECT =
	"What the client does for every request is missing there: the Space's address from one place, the token, what happens when the Space sleeps or refuses.";

function problemOf({ request }: ApiRequest, path: string): Problem {
	const { sender, script, node, through } = request;
	const what =
		through === undefined
			? `"${sender}" asks the API here, past ${shown(path)}.`
			: `This call asks the API past ${shown(path)}: what it calls sends it with "${sender}".`;
	return {
		place: script.placeOf(node),
		message: `${what} ${EFFECT} Move the request into that file, and call it from here.`,
		trace: through === undefined ? [] : [{ place: through.script.placeOf(through.node), note: "sends it" }],
	};
}
