import type { Fix, Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { nameAtStart, normalizeName } from "../../requirements/names.ts";
import type { Requirement } from "../../requirements/requirements.ts";
import type { Place } from "../../source/place.ts";
import { atMost } from "../at-most.ts";
import { isStandard, type Mistaken, mistakenFor } from "../lines/mistaken-names.ts";
import { removeLine } from "../lines/requirement-edit.ts";
import { quote } from "../lines/requirement-lines.ts";

/** Findings that one Space gets; one more says how many there would be. */
const FINDINGS = 50;

export default {
	id: "dependencies/wrong-distribution",
	title: "Every requirement names the distribution that is meant",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["FR-02"],
	since: "0.1.0",
	sources: [
		"https://packaging.python.org/en/latest/discussions/distribution-package-vs-import-package/",
		"https://docs.python.org/3/library/index.html",
	],
	check: (space) => {
		const { requirements, noRequirements } = space;
		if (requirements === undefined) return { skipped: noRequirements };
		const suspects = requirements.requirements.filter(isSuspect);
		const required = new Set(
			requirements.requirements.filter(({ isInstalled }) => isInstalled).map(({ name }) => name),
		);
		// A fix is looked for only where the finding is listed.
		const problems = suspects.map((one, index) => problemOf(one, required, index < FINDINGS ? space : undefined));
		return atMost(FINDINGS, problems);
	},
} satisfies Rule;

function isSuspect({ isInstalled, origin, written, name }: Requirement): boolean {
	if (!isInstalled || origin.kind !== "index") return false;
	return isStandard(nameAtStart(written)) || mistakenFor(name) !== undefined;
}

function problemOf(one: Requirement, required: ReadonlySet<string>, space: Space | undefined): Problem {
	const mistaken = mistakenFor(one.name);
	if (mistaken === undefined) return standard(one, space);
	const isThere = required.has(normalizeName(mistaken.meant));
	return isThere ? besideRight(one, mistaken, space) : wrong(one, mistaken, space);
}

function standard({ place, name, written }: Requirement, space: Space | undefined): Problem {
	const message =
		`${quote(written)} asks for something that Python brings itself: \`import ${name}\` works without it. What an index ` +
		"has under that name is at best an old copy, which Python does not look at, and at worst pip finds nothing that it " +
		"can install and the Space is not built. Delete the line.";
	return { place, message, ...removal(name, place, space, "safe") };
}

function besideRight(
	{ place, name, written }: Requirement,
	{ meant, what }: Mistaken,
	space: Space | undefined,
): Problem {
	const message =
		`${quote(written)} does not require ${meant}: ${what}. ${meant} is required, too, and where pip finds something ` +
		`under the name ${name}, that may overwrite its files on the Space. Delete the line.`;
	return { place, message, ...removal(name, place, space, "unsafe") };
}

function removal(name: string, place: Place, space: Space | undefined, safety: Fix["safety"]): Pick<Problem, "fix"> {
	const edit = space && removeLine(space.source, place);
	return edit === undefined ? {} : { fix: { title: `Do not require ${name}`, safety, edits: [edit] } };
}

function wrong(one: Requirement, { meant, what }: Mistaken, space: Space | undefined): Problem {
	const { place, name, written } = one;
	const message =
		`${quote(written)} does not require ${meant}: ${what}. What pip installs for the name ${name}, if there is anything, ` +
		"others decide: the program may find other code than it is written for, or the Space is not built. " +
		`Require \`${meant}\` in its place.`;
	const fix = space?.requirements?.isHashChecked === false ? rename(one, meant) : undefined;
	return { place, message, ...(fix !== undefined && { fix }) };
}

/** Versions and extras are those of the other distribution: they go, and somebody has to look. */
function rename({ place, written, extras, specifier }: Requirement, meant: string): Fix | undefined {
	if (place.start.line !== place.end.line) return undefined;
	const isBare = extras.length === 0 && specifier.length === 0;
	const at = written.indexOf(";");
	const marker = at === -1 ? "" : ` ${written.slice(at)}`;
	const edits = [{ place, text: `${meant}${marker}` }];
	return { title: `Require ${meant}`, safety: isBare ? "safe" : "unsafe", edits };
}
