import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Requirement, Requirements } from "../../requirements/requirements.ts";
import { shown } from "../../source/shown.ts";
import { hiddenBehind, quote, veilsOf } from "../lines/requirement-lines.ts";

/** Lines that the trace names; who has so many knows which the others are. */
const LINES = 30;

/** Names that the message tells. */
const NAMES = 5;

/** Operators that leave no end to what is new. */
const OPEN: ReadonlySet<string> = new Set([">=", ">", "!="]);

export default {
	id: "dependencies/unpinned",
	title: "Every package has a pin or an upper bound",
	severity: "notice",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-05", "H27"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-dependencies",
		"https://pip.pypa.io/en/stable/topics/repeatable-installs/",
		"https://fastapi.tiangolo.com/deployment/versions/",
	],
	check: ({ requirements, noRequirements }) => {
		if (requirements === undefined) return { skipped: noRequirements };
		// Where pip checks hashes, it takes nothing that is not pinned.
		if (requirements.isHashChecked) return [];
		const [veil] = veilsOf(requirements);
		if (veil !== undefined) return { skipped: hiddenBehind(veil) };
		const [first, ...others] = openLines(requirements);
		if (first === undefined) return [];
		const unseen = requirements.unread.find(isUnseenConstraint);
		if (unseen !== undefined)
			return { skipped: `what ${quote(unseen.written)} allows is not known: ${shown(unseen.reason)}` };
		return [problemOf(requirements.path, first, others)];
	},
} satisfies Rule;

/** Lines of distributions that neither a requirement nor a constraint holds below a version. */
function openLines({ requirements, constraints }: Requirements): Requirement[] {
	const held = new Set(
		[...requirements, ...constraints].filter((one) => one.isInstalled && isHeld(one)).map(({ name }) => name),
	);
	const seen = new Set(held);
	return requirements.filter(({ name, isInstalled }) => {
		if (!isInstalled || seen.has(name)) return false;
		seen.add(name);
		return true;
	});
}

/** An address is another question (dependencies/unsafe-source), and what not every pip can read as well. */
function isHeld({ specifier, origin, legacy }: Requirement): boolean {
	return origin.kind !== "index" || legacy !== undefined || specifier.some(({ operator }) => !OPEN.has(operator));
}

/** A constraint file from elsewhere, or one that is not there, may pin anything. */
function isUnseenConstraint({ cause, written }: Requirements["unread"][number]): boolean {
	return (cause === "unnamed" || cause === "absent") && /^(?:-c|--c)/.test(written);
}

function problemOf(path: string, first: Requirement, others: readonly Requirement[]): Problem {
	const names = [first, ...others].slice(0, NAMES).map(({ written }) => quote(written));
	const more = 1 + others.length - names.length;
	const list = new Intl.ListFormat("en", { type: "conjunction" });
	const what = list.format([...names, ...(more > 0 ? [`${more} more`] : [])]);
	const message =
		`${path} sets no upper limit for ${what}. The Hub installs anew whenever it builds the Space, and pip then takes ` +
		"the newest release that it finds: one that is published tomorrow can stop a Space that nobody has changed. " +
		'Pin the versions with which it works ("pip freeze" prints them), or set a limit such as `<1`.';
	const trace = others
		.slice(0, LINES)
		.map(({ place, written }) => ({ place, note: `${quote(written)} has none, either` }));
	return { place: first.place, message, ...(trace.length > 0 && { trace }) };
}
