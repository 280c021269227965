import { mendedOrigin } from "../../cors/origin.ts";
import { type PageOrigin, pageOriginsOf } from "../../frontend/declared-origins.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { shown } from "../../source/shown.ts";
import { type ApiRequests, askFrontend } from "../api-requests/api-requests.ts";
import { askProven } from "../applications/entrypoint-proof.ts";
import { type Allowance, corsOf, isAllowed, matchesPattern, textsIn } from "../cors/cors-of.ts";
import { otherCors } from "../cors/other-cors.ts";
import { quoted } from "../cors/quoted-origin.ts";

export default {
	id: "frontend/cors-origin-missing",
	title: "The application allows the origin of the frontend's pages",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["000 CORS", "002 CORSOrigin"],
	since: "0.1.0",
	sources: ["https://fastapi.tiangolo.com/tutorial/cors/", "https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS"],
	check: (space) => {
		const { frontend, settings } = space;
		// What "cors" declares is compared by security/cors-undeclared-origin.
		const declared = new Set((settings.cors ?? []).map(({ url }) => url));
		const all = frontend?.kind === "open" ? pageOriginsOf(frontend) : [];
		const origins = all.filter(({ origin }) => !declared.has(origin));
		if (frontend?.kind === "open" && origins.length === 0) return [];
		return askFrontend(space, (asked) => (isWithin(asked) ? [] : compare(space, origins)));
	},
} satisfies Rule;

/** Whether the frontend asks its own host only, which hands the requests on: then no browser asks about origins. */
function isWithin({ requests }: ApiRequests): boolean {
	return (
		requests.length > 0 && requests.every(({ address }) => address.origins.every(({ kind }) => kind === "relative"))
	);
}

function compare(space: Space, origins: readonly PageOrigin[]): Answer {
	const allowance = corsOf(space);
	if ("skipped" in allowance) return allowance;
	const [first] = allowance.all;
	if (first === undefined) return allowance.hasOthers ? MAY_BE : withoutCors(space, origins);
	const isOpen =
		allowance.isByDefault ||
		allowance.hasOthers ||
		allowance.all.some(({ origins: list, patterns }) => list.isOpen || patterns.isOpen) ||
		textsIn(allowance, "patterns").some(({ one }) => matchesPattern(one.text, "") === undefined);
	const lacking = origins.filter(({ origin }) => !isAllowed(allowance, origin) && !isMeant(allowance, origin));
	if (lacking.length === 0) return [];
	if (isOpen) return MAY_BE;
	return lacking.map((one) => ({
		...problemOf(one, "and the application allows other origins only"),
		trace: [{ place: first.origins.place, note: "allows other origins only" }],
	}));
}

const MAY_BE = { skipped: "which origins the application allows depends on the environment, or cannot be told" };

/** Whether an origin stands there with a slip of the pen, which security/cors-invalid-origin tells. */
function isMeant(allowance: Allowance, origin: string): boolean {
	return textsIn(allowance, "origins").some(({ one }) => mendedOrigin(one.text) === origin);
}

function withoutCors(space: Space, origins: readonly PageOrigin[]): Answer {
	// One cause, one finding: what is declared below "cors" has its own.
	if ((space.settings.cors ?? []).some(({ isEnabled }) => isEnabled)) return [];
	return askProven(space, ({ type }) => {
		const { application } = space.entrypoint;
		if (application === undefined)
			return { skipped: `what stands in front of this application (${type}) is not known` };
		const other = otherCors(space, application);
		if (other !== undefined) return { skipped: other };
		const trace = [{ place: application.place, note: "has no CORSMiddleware in front of it" }];
		return origins.map((one) => ({ ...problemOf(one, "and the application allows no other origin at all"), trace }));
	});
}

function problemOf({ origin, by, place }: PageOrigin, what: string): Problem {
	return {
		place,
		message:
			`The pages of the frontend come from ${quoted(origin)}, as ${shown(by)} says, ${what}. ` +
			"A Space has an address of its own, so browsers keep these pages from reading what it answers. " +
			"Add the origin to allow_origins of the CORSMiddleware.",
	};
}
