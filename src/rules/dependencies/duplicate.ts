import type { Fix, Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Requirement } from "../../requirements/requirements.ts";
import { shown } from "../../source/shown.ts";
import type { Source } from "../../source/source.ts";
import { atMost } from "../at-most.ts";
import { masked } from "../lines/masked.ts";
import { conflictIn } from "../lines/requirement-conflict.ts";
import { removeLine } from "../lines/requirement-edit.ts";
import { groupsOf, hiddenBehind, lineOf, quote, veilsOf } from "../lines/requirement-lines.ts";

/** Findings that one Space gets; one more says how many there would be. */
const FINDINGS = 50;

/** Two lines that require one distribution. */
interface Pair {
	readonly later: Requirement;
	readonly first: Requirement;
	/** How many others lie between the two. */
	readonly nth: number;
}

export default {
	id: "dependencies/duplicate",
	title: "Every package is required once",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["FR-02"],
	since: "0.1.0",
	sources: [
		"https://packaging.python.org/en/latest/specifications/name-normalization/",
		"https://pip.pypa.io/en/stable/topics/dependency-resolution/",
	],
	check: (space) => {
		const { requirements, noRequirements, source } = space;
		if (requirements === undefined) return { skipped: noRequirements };
		const pairs = groupsOf(space).flatMap((group) => {
			const [first, ...others] = group.requirements;
			return others.length === 0 || conflictIn(group) !== undefined
				? []
				: others.map((later, nth) => ({ later, first, nth }));
		});
		// A fix is looked for only where the finding is listed.
		const problems = pairs.map((pair, index) => problemOf(pair, index < FINDINGS ? source : undefined));
		const [veil] = veilsOf(requirements);
		return problems.length === 0 && veil !== undefined ? { skipped: hiddenBehind(veil) } : atMost(FINDINGS, problems);
	},
} satisfies Rule;

function problemOf({ later, first, nth }: Pair, source: Source | undefined): Problem {
	const trace = [{ place: first.place, note: `requires ${shown(first.name)} first` }];
	const what = `${say(later)} requires ${shown(later.name)} again: ${lineOf(first, later)} has ${say(first)}`;
	if (isCovered(later, first)) {
		const message = `${what}, and this line adds nothing to it. Whoever changes one line easily forgets the other, and then pip finds no version for both. Delete this line.`;
		return { place: later.place, message, trace, ...fixed(source, later, first) };
	}
	if (isCovered(first, later)) {
		// One finding takes the first line out; two that do would be at odds.
		const message = `${what}, to which this line only adds something. Whoever changes one line easily forgets the other, and then pip finds no version for both. Delete ${lineOf(first, later)}.`;
		return { place: later.place, message, trace, ...(nth === 0 && fixed(source, first, later)) };
	}
	const message = `${what}. pip takes a version that meets both, so whoever reads or changes only one of them is mistaken about what is installed. Put both into one line.`;
	return { place: later.place, message, trace };
}

/** Whether one line asks for nothing that the other does not ask for, too, on whatever system. */
function isCovered(one: Requirement, by: Requirement): boolean {
	const clauses = new Set(by.specifier.map(({ operator, version }) => operator + version));
	return (
		(by.marker === undefined || by.marker === one.marker) &&
		(one.origin.kind === "index" || addressOf(one) === addressOf(by)) &&
		one.extras.every((extra) => by.extras.includes(extra)) &&
		one.specifier.every(({ operator, version }) => clauses.has(operator + version))
	);
}

function addressOf({ origin }: Requirement): string {
	return origin.kind === "index" ? "" : origin.address;
}

/** To take out a line that asks for nothing changes nothing here, but other lists may include the file in which it stands. */
function fixed(source: Source | undefined, { place, name }: Requirement, kept: Requirement): { readonly fix?: Fix } {
	const edit = source && removeLine(source, place);
	if (edit === undefined) return {};
	const safety = place.file === kept.place.file ? "safe" : "unsafe";
	return { fix: { title: `Delete the other line for ${shown(name)}`, safety, edits: [edit] } };
}

function say({ written }: Requirement): string {
	return quote(masked(written));
}
