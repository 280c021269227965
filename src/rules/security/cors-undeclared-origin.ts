import type { DeclaredOrigin } from "../../cors/declared-origins.ts";
import { faultOfOrigin, isSpaceAddress, isWildcard, mendedOrigin } from "../../cors/origin.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { AllowedOrigin } from "../../python/cors.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";
import { type Allowance, corsOf, isAllowed, matchesPattern, textsIn } from "../cors/cors-of.ts";
import { quoted } from "../cors/quoted-origin.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "security/cors-undeclared-origin",
	title: "The code allows the origins that the project declares, and no others",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["002 CORSOrigin"],
	since: "0.1.0",
	sources: ["https://www.starlette.io/middleware/#corsmiddleware"],
	check: (space) => {
		const { cors: declared } = space.settings;
		if (declared === undefined) return [];
		const insecure = declared.filter(isInsecure).map(insecureProblem);
		const allowance = corsOf(space);
		if ("skipped" in allowance) return insecure.length === 0 ? allowance : insecure;
		const all = [...insecure, ...undeclared(allowance, declared), ...unallowed(allowance, declared)];
		return atMost(MAX_FINDINGS, all);
	},
} satisfies Rule;

function isInsecure({ url, environment, isEnabled }: DeclaredOrigin): boolean {
	return isEnabled && environment === "production" && !url.startsWith("https://");
}

function insecureProblem({ url, place }: DeclaredOrigin): Problem {
	return {
		place,
		message:
			`"cors" declares ${quoted(url)} for production, and it is no https address. Whoever stands between a visitor and that page can change it, ` +
			"and call the Space in the visitor's name. Use its https address, or say environment: development.",
	};
}

/** Origins that the code allows and the list does not. Faulty ones are another question (cors-invalid-origin, cors-wildcard). */
function undeclared(allowance: Allowance, declared: readonly DeclaredOrigin[]): readonly Problem[] {
	return textsIn(allowance, "origins").flatMap(({ one, list }) => {
		const { text } = one;
		if (list.isText || isWildcard(text) || faultOfOrigin(text) !== undefined || isSpaceAddress(text)) return [];
		const entry = declared.find(({ url }) => url === text);
		if (entry?.isEnabled === true) return [];
		return [entry === undefined ? undeclaredProblem(one) : disabledProblem(one, entry)];
	});
}

function undeclaredProblem(one: AllowedOrigin): Problem {
	return {
		place: one.place,
		message:
			`The code allows the origin ${nameOf(one)}, and "cors" in the configuration does not declare it. ` +
			"Pages from there can call the Space and read its answers, although nobody has written down that they may. " +
			"Add it to the list with its environment, or remove it from the code.",
	};
}

function disabledProblem(one: AllowedOrigin, { place }: DeclaredOrigin): Problem {
	return {
		place: one.place,
		message:
			`The code allows the origin ${nameOf(one)}, which "cors" in the configuration has disabled. ` +
			"Pages from there can still call the Space and read its answers. Remove it from the code, or enable it in the list.",
		trace: [{ place, note: "disables it" }],
	};
}

/** Enabled origins that no middleware allows, where all that they allow is known. */
function unallowed(allowance: Allowance, declared: readonly DeclaredOrigin[]): readonly Problem[] {
	const { all, isByDefault, hasOthers } = allowance;
	const [first] = all;
	const isKnown =
		all.every(({ origins, patterns }) => !origins.isOpen && !patterns.isOpen) &&
		textsIn(allowance, "patterns").every(({ one }) => matchesPattern(one.text, "") !== undefined);
	// Without any middleware it is cors-missing that speaks.
	if (first === undefined || isByDefault || hasOthers || !isKnown) return [];
	const mended = new Set(textsIn(allowance, "origins").map(({ one }) => mendedOrigin(one.text)));
	const lacking = declared.filter(({ url, isEnabled }) => isEnabled && !isAllowed(allowance, url) && !mended.has(url));
	return lacking
		.filter(({ url }) => !isSpaceAddress(url))
		.map(({ url, place }) => ({
			place,
			message:
				`"cors" declares the origin ${quoted(url)}, and the code does not allow it. Browsers keep its pages from reading what the Space answers. ` +
				"Add it to allow_origins, or say enabled: false.",
			trace: [{ place: first.origins.place, note: "allows other origins only" }],
		}));
}

function nameOf({ text, variable }: AllowedOrigin): string {
	return variable === undefined ? quoted(text) : `${quoted(text)} (the fallback of ${shown(variable)})`;
}
