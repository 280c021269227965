import { isWildcard } from "../../cors/origin.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { AllowedOrigin, AllowedOrigins, Cors } from "../../python/cors.ts";
import type { Trace } from "../../python/proof.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";
import { type Allowance, corsOf, matchesPattern, textsIn } from "../cors/cors-of.ts";
import { quoted } from "../cors/quoted-origin.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

/** Hosts that have nothing in common: what matches all of them matches every host. */
const STRANGERS = ["attacker.example", "evil-site.com", "a.b.c.example.org", "xn--e1aybc.io", "10.0.0.7"];

export default {
	id: "security/cors-wildcard",
	title: "CORS allows named origins only, no wildcards",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["002 CORSOrigin"],
	since: "0.1.0",
	sources: [
		"https://www.starlette.io/middleware/#corsmiddleware",
		"https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS",
	],
	check: (space) => {
		const allowance = corsOf(space);
		if ("skipped" in allowance) return allowance;
		const wild = textsIn(allowance, "origins").filter(({ one }) => isWildcard(one.text));
		const patterns = textsIn(allowance, "patterns").filter(({ one }) => matchesEverything(one.text));
		return atMost(MAX_FINDINGS, [
			...wild
				.filter(({ list, one }) => one.text === "*" || !allowsAll(list))
				.map(({ cors, list, one }) => ({ ...originProblem(cors, one, allowance), trace: idleTrace(list, one) })),
			...patterns.map(({ cors, one }) => patternProblem(cors, one)),
		]);
	},
} satisfies Rule;

function matchesEverything(pattern: string): boolean {
	return ["https", "http"].some((scheme) =>
		STRANGERS.every((host) => matchesPattern(pattern, `${scheme}://${host}`) === true),
	);
}

function allowsAll({ texts }: AllowedOrigins): boolean {
	return texts.some(({ text }) => text === "*");
}

/** The other wildcards of a list that allows every origin: they change nothing, and go when the list is written anew. */
function idleTrace({ texts }: AllowedOrigins, { text }: AllowedOrigin): Trace {
	if (text !== "*") return [];
	const others = texts.filter((other) => other.text !== "*" && isWildcard(other.text));
	return others.slice(0, MAX_FINDINGS).map(({ text: idle, place }) => ({
		place,
		note: `lists ${quoted(idle)}, a wildcard that nothing would match`,
	}));
}

function originProblem(cors: Cors, { text, place, variable }: AllowedOrigin, { isByDefault }: Allowance): Problem {
	if (text === "*") {
		const unless = isByDefault ? " unless the environment says otherwise" : "";
		const what =
			variable === undefined
				? `CORS allows every origin (\`*\`)${unless}`
				: `Where the Space does not set ${shown(variable)}, CORS allows \`*\`, every origin`;
		return { place, message: `${what}. ${EFFECT} ${withCookies(cors)}${ADVICE}` };
	}
	const where = variable === undefined ? "" : ` (the fallback of ${shown(variable)})`;
	const message =
		`CORS allows ${quoted(text)}${where}, which is a wildcard. CORSMiddleware compares origins letter by letter and knows no ` +
		"wildcards within them: no page ever matches, and browsers keep the frontend from reading what this Space answers. " +
		"List every address on its own.";
	return { place, message };
}

function patternProblem(cors: Cors, { text, place, variable }: AllowedOrigin): Problem {
	const where = variable === undefined ? "" : ` (the fallback of ${shown(variable)})`;
	return {
		place,
		message: `allow_origin_regex is ${quoted(text)}${where}, which matches every origin. ${EFFECT} ${withCookies(cors)}${ADVICE}`,
	};
}

const EFFECT = "A Space is public: any page of the web may call it out of its visitors' browsers and read the answers.";

const ADVICE =
	'List the addresses of your frontends in allow_origins, such as "https://app.example.com", or read them from an environment variable.';

function withCookies({ hasCredentials }: Cors): string {
	return hasCredentials === true
		? "With allow_credentials=True it is worse: the middleware then names the asking page in its answer, and browsers send the user's cookies along. "
		: "";
}
