import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { evaluateMarker } from "../../requirements/markers/marker.ts";
import type { FileOption, Requirement, Requirements, UnreadLine } from "../../requirements/requirements.ts";
import type { Place } from "../../source/place.ts";
import { atMost } from "../at-most.ts";
import { masked } from "../lines/masked.ts";
import { quote } from "../lines/requirement-lines.ts";
import { type Doubt, doubtAbout, doubtAboutList, doubtAboutOption, PATH } from "../lines/requirement-source.ts";

/** Findings that one Space gets; one more says how many there would be. */
const FINDINGS = 50;

/** What includes a file, or stands before what is installed as it lies there. */
const LEADER = /^(-[ecr]|--[ecr][a-z]*)\s*=?\s*["']?([^\s"']*)/;

/** A line with what is to be said about it. */
interface Doubted {
	readonly written: string;
	readonly place: Place;
	readonly doubt: Doubt | undefined;
}

export default {
	id: "dependencies/unsafe-source",
	title: "Every package comes from PyPI",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["FR-02"],
	since: "0.1.0",
	sources: [
		"https://pip.pypa.io/en/stable/topics/vcs-support/",
		"https://pip.pypa.io/en/stable/topics/secure-installs/",
		"https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url",
	],
	check: ({ requirements, noRequirements, python, contract }) => {
		if (requirements === undefined) return { skipped: noRequirements };
		const { isHashChecked } = requirements;
		const doubted = [
			...requirements.requirements.filter(({ isInstalled }) => isInstalled).map((one) => named(one, isHashChecked)),
			...requirements.unread.filter((one) => !isLeftOut(one, python.version)).map((one) => unnamed(one, isHashChecked)),
			...optionsOf(requirements),
		];
		const problems = doubted.flatMap((one) => problemOf(one, contract));
		return atMost(
			FINDINGS,
			problems.sort((one, other) => byPlace(one.place, other.place)),
		);
	},
} satisfies Rule;

function byPlace(one: Place, other: Place): number {
	if (one.file !== other.file) return one.file < other.file ? -1 : 1;
	return one.start.line - other.start.line || one.start.column - other.start.column;
}

function named({ written, place, origin }: Requirement, isHashChecked: boolean): Doubted {
	return {
		written,
		place,
		doubt: origin.kind === "index" ? undefined : doubtAbout(bare(origin.address), isHashChecked),
	};
}

/** A line that pip installs, or whose list it fetches, without its text saying what that is. */
function unnamed({ cause, written, place }: UnreadLine, isHashChecked: boolean): Doubted {
	const [, leader = "", value = ""] = LEADER.exec(written) ?? [];
	const isList = /^-{1,2}[rc]/.test(leader);
	if (isList && (cause === "remote" || cause === "unnamed")) return { written, place, doubt: doubtAboutList(value) };
	return { written, place, doubt: cause === "unnamed" ? doubtAbout(bare(written), isHashChecked) : undefined };
}

/** The address or path alone: without `-e`, name and marker. */
function bare(written: string): string {
	const [text = ""] = written.split("; ", 1);
	return text
		.replace(/^(?:-e|--e[a-z]*)\s*=?\s*/, "")
		.replace(/^["']|["']$/g, "")
		.trim();
}

function isLeftOut({ written }: UnreadLine, version: Space["python"]["version"]): boolean {
	const at = written.indexOf("; ");
	return at !== -1 && evaluateMarker(written.slice(at + 2).trim(), { version }) === "false";
}

/** Where pip checks hashes it does not matter where something comes from. */
function optionsOf({ options, isHashChecked }: Requirements): Doubted[] {
	return isHashChecked
		? []
		: options.map((option) => ({ ...shownOption(option), doubt: doubtAboutOption(option.name, option.value ?? "") }));
}

function shownOption({ name, value, place }: FileOption): Pick<Doubted, "written" | "place"> {
	return { written: value === undefined ? name : `${name} ${value}`, place };
}

function problemOf({ written, place, doubt }: Doubted, contract: Space["contract"]): Problem[] {
	if (doubt === undefined) return [];
	const { what, advice } = doubt;
	// A Dockerfile decides by itself what is there when pip runs.
	const severity = doubt.severity ?? (doubt === PATH && contract === "docker" ? "notice" : undefined);
	return [
		{ place, message: `${quote(masked(written))} ${what} ${advice}`, ...(severity !== undefined && { severity }) },
	];
}
