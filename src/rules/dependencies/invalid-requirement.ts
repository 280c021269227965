import type { Fix, Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Contract } from "../../gate/space.ts";
import { type Diagnosis, diagnose } from "../../requirements/diagnoses/diagnose.ts";
import { hopeless } from "../../requirements/diagnoses/not-for-linux.ts";
import type { Requirement, UnreadLine } from "../../requirements/requirements.ts";
import type { Place } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";

/** Findings that one Space gets; one more says how many there would be. */
const FINDINGS = 50;

/** What pip takes, as far as can be seen, and what another rule speaks of. */
const PASSED_OVER: readonly UnreadLine["cause"][] = ["unnamed", "remote", "unreadable"];

/** What becomes of a file of which pip cannot read all. */
const FATAL = "pip rejects the whole file, nothing is installed and the Space is not built.";

/** Says what a line was meant to be, where that is plain. */
type Ask = (line: string) => Diagnosis | undefined;

export default {
	id: "dependencies/invalid-requirement",
	title: "`requirements.txt` holds nothing that pip rejects",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["FR-02"],
	since: "0.1.0",
	sources: [
		"https://pip.pypa.io/en/stable/reference/requirements-file-format/",
		"https://packaging.python.org/en/latest/specifications/dependency-specifiers/",
		"https://packaging.python.org/en/latest/specifications/version-specifiers/",
	],
	check: ({ requirements, noRequirements, contract }) => {
		if (requirements === undefined) return { skipped: noRequirements };
		const { path, unread, constraints } = requirements;
		const lost = unread.find(({ cause }) => cause === "unreadable");
		if (lost !== undefined) return { skipped: `${path} cannot be read: ${lost.reason}` };
		const lines = withoutRestOfConflicts(unread).filter(({ cause }) => !PASSED_OVER.includes(cause));
		const read = [...requirements.requirements, ...constraints].filter(isSuspect);
		const suspects = [...lines, ...read].sort((one, other) => byPlace(one.place, other.place));
		// What somebody meant is asked only of what is listed.
		const problems = suspects.map((one, index) => {
			const ask: Ask = index < FINDINGS ? diagnose : () => undefined;
			return "cause" in one ? problemOf(one, contract, ask) : problemWith(one, ask);
		});
		return atMost(FINDINGS, problems);
	},
} satisfies Rule;

function byPlace(one: Place, other: Place): number {
	if (one.file !== other.file) return one.file < other.file ? -1 : 1;
	return one.start.line - other.start.line || one.start.column - other.start.column;
}

/** Of a merge conflict only the first line is reported: the others go with it. */
function withoutRestOfConflicts(unread: readonly UnreadLine[]): UnreadLine[] {
	const open = new Set<string>();
	return unread.filter(({ written, place: { file } }) => {
		if (isConflict(written)) {
			open.add(file);
			return true;
		}
		const isRest = open.has(file) && /^(?:=======$|\|{7}|>{7})/.test(written);
		if (isRest && written.startsWith(">")) open.delete(file);
		return !isRest;
	});
}

function isConflict(written: string): boolean {
	return written.startsWith("<<<<<<<");
}

function isSuspect(requirement: Requirement): boolean {
	return (requirement.legacy ?? requirement.recent ?? hopeless(requirement)) !== undefined;
}

/** What is wrong with a line that could not be read. */
function problemOf(line: UnreadLine, contract: Contract, ask: Ask): Problem {
	const { cause, written, place } = line;
	const reason = shown(line.reason);
	switch (cause) {
		case "absent":
		case "include":
			return contract === "docker" ? perhapsAbsent(line) : absent(line, ask);
		case "variable":
			return {
				place,
				severity: "warning",
				message:
					`Whether pip can read ${quote(written)} depends on a variable of the build. ` +
					`Where it is not set, ${reason}, and ${FATAL} Write the value itself.`,
			};
		case "ignored": {
			const message = `pip takes no notice of ${quote(line.reason)} in ${quote(written)}: what it asks for does not happen on the Space.`;
			return advised(place, ask(written), message, "Write it on a line of its own, or delete it.", "warning");
		}
		case "encoding":
			return {
				place,
				message: `pip cannot read ${place.file}: ${reason}. Nothing is installed and the Space is not built. Save the file as UTF-8.`,
			};
		case "format":
			return {
				place,
				message:
					`pip cannot read ${place.file}: ${reason}. Nothing is installed and the Space is not built. ` +
					"Write one requirement on a line, such as `fastapi==0.115.0`; `pip freeze` prints what is installed in that form.",
			};
		case "bound":
			return {
				place,
				message:
					`Not all requirements were looked at: ${reason}. ` +
					"What was not looked at may keep the Space from being built, so there can be no verdict of pass. Make the list shorter.",
			};
		default:
			return isConflict(written) ? conflict(place) : invalid(line, ask);
	}
}

function invalid({ written, place, reason }: UnreadLine, ask: Ask): Problem {
	const diagnosis = ask(written);
	const message = `pip cannot read ${quote(written)}: ${shown(diagnosis?.reason ?? reason)}. Because of it ${FATAL}`;
	return advised(
		place,
		diagnosis,
		message,
		'Write a name, with a version such as ">=1.0" if you need one, or delete the line.',
	);
}

function conflict(place: Place): Problem {
	const message =
		`A merge conflict begins here. pip cannot read its marks: because of them ${FATAL} ` +
		"Keep the lines of one side, and delete those that begin with <<<<<<<, ======= and >>>>>>>.";
	return { place, message };
}

function absent({ written, place, reason }: UnreadLine, ask: Ask): Problem {
	const diagnosis = ask(written);
	const message = `pip stops at ${quote(written)}: ${shown(diagnosis?.reason ?? reason)}. Nothing is installed and the Space is not built.`;
	return advised(
		place,
		diagnosis,
		message,
		"Add the file to the Space, or write what it requires into requirements.txt.",
	);
}

/** A Dockerfile may bring files that the tree does not hold. */
function perhapsAbsent({ written, place, reason }: UnreadLine): Problem {
	const message =
		`${quote(written)} names a file that is not there: ${shown(reason)}. Unless the Dockerfile puts it there, pip stops and the image is not built. ` +
		"Add the file to the Space, or write what it requires into requirements.txt.";
	return { place, message, severity: "warning" };
}

/** What is wrong with a requirement that could be read. */
function problemWith(requirement: Requirement, ask: Ask): Problem {
	const { written, place, legacy, recent } = requirement;
	const reason = legacy ?? recent;
	if (reason === undefined) return withoutHope(requirement);
	const diagnosis = ask(written);
	const pips = legacy === undefined ? "an older pip" : "a newer pip (24.1 or later)";
	const message = `Not every pip can read ${quote(written)}: ${shown(diagnosis?.reason ?? reason)}. Where ${pips} builds the Space, it rejects the whole file and nothing is installed.`;
	return advised(place, diagnosis, message, "Write it in a way that every pip reads.", "warning");
}

function withoutHope(requirement: Requirement): Problem {
	const { written, place } = requirement;
	const { reason, meant } = hopeless(requirement) ?? { reason: "no index has it", meant: undefined };
	const message = `pip finds nothing to install for ${quote(written)}: ${reason}. It stops there and the Space is not built.`;
	return advised(
		place,
		meant === undefined ? undefined : { reason, meant, safety: "safe" },
		message,
		"Delete the line.",
	);
}

/** Adds what to do: what was meant with a fix, or the advice where that is not plain. */
function advised(
	place: Place,
	diagnosis: Diagnosis | undefined,
	message: string,
	advice: string,
	severity?: Problem["severity"],
): Problem {
	const weight = severity === undefined ? {} : { severity };
	if (diagnosis === undefined) return { place, message: `${message} ${advice}`, ...weight };
	const { meant, safety } = diagnosis;
	const lines = meant.split("\n").map(quote);
	const words = lines.length > 1 ? `${lines.join(" and ")}, each on its own line` : lines.join("");
	const title = meant === "" ? "Delete the line" : `Write ${words}`;
	const fix: Fix = { title, safety, edits: [{ place, text: meant }] };
	return { place, message: `${message} ${title}.`, fix, ...weight };
}

function quote(text: string): string {
	return `\`${shown(text)}\``;
}
