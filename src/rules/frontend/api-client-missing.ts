import { posix } from "node:path";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { topOf } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { type ApiRequests, askFrontend } from "../api-requests/api-requests.ts";
import { clientFileOf, DEFAULT_CLIENT } from "../api-requests/client-file.ts";

export default {
	id: "frontend/api-client-missing",
	title: "The frontend has one file through which it asks the API",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["000 API client"],
	since: "0.1.0",
	sources: ["https://nextjs.org/docs/app/guides/environment-variables", "https://vite.dev/guide/env-and-mode"],
	check: (space) => {
		const { frontend } = space;
		if (frontend?.kind === "missing") {
			const { root, place } = frontend.declaration;
			const message =
				`"frontend" in the configuration names the folder "${shown(root)}", and it is not there, so nothing of the frontend can be compared with this Space. ` +
				'Write its path as seen from the Space root, such as "../frontend", or remove the key.';
			return [{ place, message }];
		}
		if (frontend?.kind === "open" && clientFileOf(frontend) !== undefined) return [];
		return askFrontend(space, missingClient);
	},
} satisfies Rule;

function missingClient({ frontend: { declaration, root }, requests }: ApiRequests): readonly Problem[] {
	const [first] = requests;
	// Nobody has said that this is a frontend of the application, and it does not ask it.
	if (declaration === undefined && first === undefined) return [];
	const named = declaration?.client?.text;
	const place = declaration?.client?.place ?? declaration?.place ?? topOf(posix.join(root, DEFAULT_CLIENT));
	const what =
		named === undefined
			? `The frontend in ${shown(root)} has no ${DEFAULT_CLIENT}, the file through which it is to ask the API.`
			: `"frontend" in the configuration names the client "${shown(named)}", and ${shown(root)} holds no such file.`;
	const effect =
		"Without one place for all requests every page has the Space's address and the token by itself, and one of them will be forgotten.";
	const usual = lookalikeIn(requests);
	const advice =
		usual === undefined
			? "Put the requests into it, or name the file that holds them."
			: `Most requests stand in ${shown(usual)}: if that is the client, say so with "client: ${shown(usual)}" below "frontend".`;
	const trace =
		first === undefined ? [] : [{ place: first.request.script.placeOf(first.request.node), note: "asks the API" }];
	return [{ place, message: `${what} ${effect} ${advice}`, trace }];
}

/** Files and folders whose names say that requests are sent there. */
const CLIENT_LIKE =
	/(?:^|\/)(?:api|apis|http|https|client|request|requests|axios|fetcher|fetch|service|services)(?:[-_.A-Z]\w*)?[./]/;

/** The script with such a name that sends the most requests. */
function lookalikeIn(requests: ApiRequests["requests"]): string | undefined {
	const counts = new Map<string, number>();
	for (const { request } of requests) {
		const { path } = request.through?.script ?? request.client?.script ?? request.script;
		if (CLIENT_LIKE.test(path)) counts.set(path, (counts.get(path) ?? 0) + 1);
	}
	const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
	return most?.[0];
}
