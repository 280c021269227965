import type { Node } from "@babel/types";
import type { Frontend } from "../../frontend/frontend.ts";
import { type HardcodedAddress, hardcodedAddresses } from "../../frontend/requests/hardcoded.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { shown } from "../../source/shown.ts";
import { isLocalBackend, isLocalOrigin, isSpaceOrigin } from "../api-requests/api-origin.ts";
import { askFrontend } from "../api-requests/api-requests.ts";
import { atMost } from "../at-most.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "frontend/hardcoded-api-url",
	title: "The API's address comes from an environment variable",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["000 configuration"],
	since: "0.1.0",
	sources: ["https://nextjs.org/docs/app/guides/environment-variables", "https://vite.dev/guide/env-and-mode"],
	check: (space) =>
		askFrontend(space, ({ frontend, requests }) => {
			// At whatever port the client asks this machine, there is the API.
			const asked = new Set<Node>(
				requests.flatMap(({ address, isOfClient }) =>
					isOfClient ? address.origins.flatMap((one) => (one.kind === "literal" ? [one.part.node] : [])) : [],
				),
			);
			const found = hardcodedAddresses(frontend).filter(
				({ origin, node }) =>
					isSpaceOrigin(origin) || isLocalBackend(origin) || (isLocalOrigin(origin) && asked.has(node)),
			);
			const variable = isOfNext(frontend) ? "process.env.NEXT_PUBLIC_API_URL" : "import.meta.env.VITE_API_URL";
			return atMost(
				MAX_FINDINGS,
				found.map((one) => problemOf(one, variable)),
			);
		}),
} satisfies Rule;

/** Whether a frontend is one of Next.js, by what it depends on. */
function isOfNext({ source }: Frontend): boolean {
	const content = source.read("package.json");
	return content instanceof Uint8Array && new TextDecoder().decode(content).includes('"next"');
}

function problemOf({ origin, script, node }: HardcodedAddress, variable: string): Problem {
	const effect = isSpaceOrigin(origin)
		? "A copy of the project, a preview and a renamed Space would all still ask this one."
		: "On a visitor's machine nothing answers there: every request of the published frontend fails.";
	return {
		place: script.placeOf(node),
		message: `"${shown(origin)}" is written into the frontend as the API's address. ${effect} Read it from the environment, such as ${variable}, and set that where the frontend is built.`,
	};
}
