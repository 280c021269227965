import type { Node } from "@babel/types";
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
			const files = new Set(["package.json"]);
			const variable = [...files].some((file) => mentions(frontend.source.read(file), "next"))
				? "NEXT_PUBLIC_API_URL"
				: "VITE_API_URL";
			return atMost(
				MAX_FINDINGS,
				found.map((one) => problemOf(one, variable)),
			);
		}),
} satisfies Rule;

function mentions(content: unknown, word: string): boolean {
	return content instanceof Uint8Array && Buffer.from(content).includes(`"${word}"`);
}

function problemOf({ origin, script, node }: HardcodedAddress, variable: string): Problem {
	const effect = isSpaceOrigin(origin)
		? "A copy of the project, a preview and a renamed Space would all still ask this one."
		: "On a visitor's machine nothing answers there: every request of the published frontend fails.";
	const read = variable.startsWith("VITE") ? `import.meta.env.${variable}` : `process.env.${variable}`;
	return {
		place: script.placeOf(node),
		message: `"${shown(origin)}" is written into the frontend as the API's address. ${effect} Read it from the environment, such as ${read}, and set that where the frontend is built.`,
	};
}
