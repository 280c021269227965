import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { findUnverified } from "../../python/tokens/find-unverified.ts";
import type { Unverified } from "../../python/tokens/unverified.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "security/jwt-unverified",
	title: "Tokens are verified before anybody relies on them",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["000 security"],
	since: "0.1.0",
	sources: [
		"https://datatracker.ietf.org/doc/html/rfc8725#section-3.1",
		"https://pyjwt.readthedocs.io/en/stable/usage.html",
		"https://python-jose.readthedocs.io/en/latest/jwt/api.html",
	],
	check: ({ python, entrypoint, target }) => {
		if (entrypoint.reached.length === 0) {
			return { skipped: target.kind === "unknown" ? target.reason : `there is no ${shown(target.file)}` };
		}
		const found = new Map<string, Problem>();
		for (const one of findUnverified(python, entrypoint)) {
			const { expression, scope } = one.by;
			found.set(`${scope.module.path}:${expression.start}`, problemOf(one));
		}
		return atMost(MAX_FINDINGS, [...found.values()]);
	},
} satisfies Rule;

const FORGED =
	"Anybody can send a Space a token that they have written themselves, and is then taken for whoever it names.";

const VERIFY = 'Give it the key and the algorithm that you sign with, such as algorithms=["HS256"], and let it verify.';

function problemOf({ reader, weakness, by: { expression, scope } }: Unverified): Problem {
	const place = scope.module.lines.place(scope.module.path, expression.start, expression.end);
	return { place, message: `${whatOf(reader, weakness)} ${adviceOf(weakness)}` };
}

function whatOf({ name, library }: Unverified["reader"], weakness: Unverified["weakness"]): string {
	switch (weakness) {
		case "options":
			return `${name}() is told not to verify the signature of the token (verify_signature is False). ${FORGED}`;
		case "verify":
			return library === "PyJWT"
				? `${name}() is told not to verify the token (verify=False). PyJWT 1 then takes every token, and version 2 does not know the argument any more. ${FORGED}`
				: `${name}() is told not to verify the token (verify=False). ${FORGED}`;
		case "none":
			return `${name}() allows the algorithm "none", which is a token without a signature. ${FORGED}`;
		case "algorithms":
			return library === "PyJWT"
				? `${name}() is not told which algorithms are allowed. PyJWT 2 then refuses every token, so nobody can sign in on the Space, and older versions let the token choose.`
				: `${name}() is not told which algorithms are allowed, so the token itself chooses: whoever forges one picks an algorithm for which they know a key.`;
	}
}

function adviceOf(weakness: Unverified["weakness"]): string {
	if (weakness === "algorithms") return 'Name the one that you sign with: algorithms=["HS256"].';
	if (weakness === "none") return 'Name only the algorithm that you sign with: algorithms=["HS256"].';
	return VERIFY;
}
