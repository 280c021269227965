import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Place } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";
import { existenceProblems } from "../installed/package-index.ts";
import { resolverProblems } from "../installed/resolver-conflict.ts";
import { masked } from "../lines/masked.ts";
import { type Conflict, conflictIn, type Side } from "../lines/requirement-conflict.ts";
import { groupsOf, hiddenBehind, lineOf, quote, veilsOf } from "../lines/requirement-lines.ts";

/** Findings that one Space gets; one more says how many there would be. */
const FINDINGS = 50;

export default {
	id: "dependencies/conflict",
	title: "The requirements do not contradict each other",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["FR-02", "H9"],
	since: "0.1.0",
	sources: [
		"https://packaging.python.org/en/latest/specifications/version-specifiers/",
		"https://pip.pypa.io/en/stable/topics/dependency-resolution/",
		"https://pip.pypa.io/en/stable/user_guide/#constraints-files",
	],
	check: (space) => {
		const { requirements, noRequirements } = space;
		if (requirements === undefined) return { skipped: noRequirements };
		const names = new Set<string>();
		const places = new Set<string>();
		const problems = groupsOf(space).flatMap((group) => {
			const conflict = conflictIn(group);
			if (conflict === undefined) return [];
			names.add(group.name);
			for (const { place } of group.requirements) places.add(key(place));
			return [problemOf(shown(group.name), conflict)];
		});
		// What an index and a resolver have answered, where they were asked; of lines that contradict each other nothing is had.
		const absent = existenceProblems(space).filter(({ place }) => !places.has(key(place)));
		const { resolution } = space.packages;
		const isSaid =
			resolution.kind === "unsatisfiable"
				? problems.length + absent.length > 0
				: resolution.kind === "impossible" && resolution.causes.some(({ name }) => names.has(name));
		const all = atMost(FINDINGS, [...problems, ...absent, ...(isSaid ? [] : resolverProblems(space))]);
		const [veil] = veilsOf(requirements);
		return all.length === 0 && veil !== undefined ? { skipped: hiddenBehind(veil) } : all;
	},
} satisfies Rule;

function key({ file, start }: Place): string {
	return `${file}:${start.line}:${start.column}`;
}

function problemOf(name: string, [one, other]: Conflict): Problem {
	if (one.line === other.line) return withinLine(name, one, other);
	// A constraint is what it is for many packages: the line that requires one is where to look.
	const [{ line }, from] = other.isConstraint && !one.isConstraint ? [one, other] : [other, one];
	const what = `${say(line.written)} contradicts ${say(from.line.written)} (${lineOf(from.line, line)})`;
	const why =
		from.line.origin.kind === "index"
			? `no release of ${name} is ${both(one, other)} at once. pip needs one that meets every line, finds none`
			: `they name two sources of ${name}. pip takes a distribution from one source only and refuses both`;
	const message = `${what}: ${why}, and the Space is not built. ${adviceFor(one, other)}`;
	const trace = [one, other].map(({ line: { place }, asks, isConstraint }) => ({
		place,
		note: `${isConstraint ? "allows only" : "asks for"} ${shown(masked(asks))}`,
	}));
	return { place: line.place, message, trace };
}

function withinLine(name: string, one: Side, other: Side): Problem {
	const message =
		`${say(one.line.written)} contradicts itself: no release of ${name} is ${both(one, other)} at once. ` +
		"pip finds nothing to install, and the Space is not built. Correct one of the two conditions.";
	return { place: one.line.place, message };
}

function both(one: Side, other: Side): string {
	return `${quote(masked(one.asks))} and ${quote(masked(other.asks))}`;
}

function adviceFor(one: Side, other: Side): string {
	if (one.isConstraint && other.isConstraint) return "Correct one of the two constraints.";
	if (other.isConstraint) return "Correct the requirement or the constraint.";
	return "Keep the line that is meant, and delete the other one.";
}

function say(written: string): string {
	return quote(masked(written));
}
