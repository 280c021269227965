import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { normalizeName } from "../../requirements/names.ts";
import type { Requirement, Requirements, UnreadLine } from "../../requirements/requirements.ts";
import { topOf } from "../../source/place.ts";

/** What fails without them, in words that follow "without it". */
const NEEDED_FOR: ReadonlyMap<string, string> = new Map([
	["fastapi", "`from fastapi import FastAPI` fails and there is no application"],
	["uvicorn", "nothing can serve main:app and the Space stops at its start"],
	["pydantic", "nothing guarantees the version that the models are written for"],
	["sqlmodel", "the models of the database cannot be imported"],
	["python-dotenv", "`from dotenv import load_dotenv` fails"],
]);

/** Requirements that bring a required package along; facts of their metadata, not promises. */
const BRINGS: ReadonlyMap<string, readonly string[]> = new Map([
	["fastapi", ["pydantic"]],
	["fastapi[standard]", ["uvicorn", "python-dotenv"]],
	["fastapi[all]", ["uvicorn", "python-dotenv"]],
	["pydantic-settings", ["pydantic", "python-dotenv"]],
	["sqlmodel", ["pydantic"]],
	["uvicorn[standard]", ["python-dotenv"]],
]);

/** Distributions that are taken for a required one because of their name or their module's. */
const MISTAKEN: ReadonlyMap<string, string> = new Map([
	["dotenv", "python-dotenv"],
	["dotenv-python", "python-dotenv"],
	["fast-api", "fastapi"],
	["pydantic-settings", "pydantic"],
	["pydantic-core", "pydantic"],
	["sqlalchemy", "sqlmodel"],
	["sql-model", "sqlmodel"],
	["uvicorn-worker", "uvicorn"],
]);

/** Characters of a line that a message quotes. */
const QUOTED = 80;

export default {
	id: "dependencies/required-package",
	title: "`requirements.txt` requires the packages of the contract",
	severity: "error",
	contracts: ["python"],
	clauses: ["SP-HF-05", "FR-02"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-dependencies",
		"https://pip.pypa.io/en/stable/reference/requirements-file-format/",
		"https://packaging.python.org/en/latest/specifications/dependency-specifiers/",
	],
	check: ({ requirements, settings }) => {
		if (requirements === undefined) return { skipped: "there is no requirements.txt" };
		const missing = settings.requiredPackages.filter((name) => !isRequired(requirements, name));
		if (missing.length === 0) return [];
		const lost = requirements.unread.find(({ cause }) => cause === "unreadable");
		if (lost !== undefined) return { skipped: `${requirements.path} cannot be read: ${lost.reason}` };
		const undecoded = requirements.unread.find(({ cause }) => cause === "encoding");
		if (undecoded !== undefined && requirements.requirements.length === 0) return [unreadable(undecoded)];
		const problems: Problem[] = [];
		const absent: string[] = [];
		for (const name of missing) {
			const inactive = requirements.requirements.find((requirement) => requirement.name === name);
			const line = requirements.unread.find((unread) => mentions(unread, name));
			if (inactive !== undefined) problems.push(conditional(name, inactive));
			else if (line === undefined) absent.push(name);
			// An address may well be the package itself: pip knows, we cannot.
			else if (line.cause !== "unnamed") problems.push(illegible(name, line));
		}
		if (absent.length === 0) return problems;
		const remote = requirements.unread.find(({ cause }) => cause === "remote");
		if (remote === undefined) return [...problems, ...whereNothingIsHidden(requirements, absent)];
		if (problems.length > 0) return problems;
		return { skipped: `${quote(remote.written)} is not followed and may require ${list(absent)}: ${remote.reason}` };
	},
} satisfies Rule;

function isRequired({ requirements }: Requirements, name: string): boolean {
	return requirements.some((requirement) => requirement.name === name && requirement.isInstalled);
}

/** Whether a line that could not be read holds the name as a word of its own, perhaps with a version: `fastapi-0.1.zip`. */
function mentions({ cause, written }: UnreadLine, name: string): boolean {
	if (cause !== "invalid" && cause !== "unnamed") return false;
	const words = normalizeName(written.replaceAll(".git", " ")).split(/[^a-z0-9-]+/);
	return words.some((word) => {
		const bare = word.replace(/^-|-$/g, "");
		return bare === name || (bare.startsWith(`${name}-`) && /\d/.test(bare.charAt(name.length + 1)));
	});
}

function whereNothingIsHidden(requirements: Requirements, absent: readonly string[]): Problem[] {
	const include = requirements.unread.find(({ cause }) => cause === "include");
	if (include !== undefined) return [lostWith(include, absent)];
	return absent.map((name) => ({ place: topOf(requirements.path), message: describe(requirements, name) }));
}

function describe({ path, requirements }: Requirements, name: string): string {
	const reason = NEEDED_FOR.get(name) ?? "the contract is not met";
	const bringer = requirements.find((requirement) => requirement.isInstalled && brings(requirement).includes(name));
	const mistaken = requirements.find((requirement) => MISTAKEN.get(requirement.name) === name);
	if (bringer !== undefined) {
		return (
			`${path} does not require ${name} itself. ${quote(bringer.written)} brings it along today, ` +
			`but only as long as that package needs it, and the contract wants it named. Add the line "${name}".`
		);
	}
	if (mistaken !== undefined) {
		return (
			`${path} does not require ${name}: without it ${reason}. ` +
			`The ${mistaken.name} that it requires is a different distribution. Add the line "${name}".`
		);
	}
	return `${path} does not require ${name}: without it ${reason}. Add the line "${name}".`;
}

function brings({ name, extras }: Requirement): string[] {
	return [name, ...extras.map((extra) => `${name}[${extra}]`)].flatMap((key) => BRINGS.get(key) ?? []);
}

function conditional(name: string, { written, place }: Requirement): Problem {
	const message =
		`${name} is not installed on the Space: the condition of ${quote(written)} is false there (CPython on Linux). ` +
		`Remove the condition behind ";", or add "${name}" without one.`;
	return { place, message };
}

function illegible(name: string, { written, place, reason }: UnreadLine): Problem {
	const message =
		`The line ${quote(written)} names ${name}, but pip cannot read it (${shorten(reason)}) and stops there, so nothing is installed. ` +
		`Write "${name}", with a version such as "${name}>=1.0" if you need one.`;
	return { place, message };
}

function lostWith({ written, place, reason }: UnreadLine, absent: readonly string[]): Problem {
	const message =
		`${quote(written)} cannot be followed (${shorten(reason)}), and nothing else requires ${list(absent)}: pip stops there and the Space is not built. ` +
		`Add the file that it names, or write its lines into requirements.txt.`;
	return { place, message };
}

function unreadable({ place, reason }: UnreadLine): Problem {
	const message =
		`${place.file} cannot be read as text: ${reason}. pip finds none of the required packages in it and the Space is not built. ` +
		"Save the file as UTF-8.";
	return { place, message };
}

function list(names: readonly string[]): string {
	return new Intl.ListFormat("en", { type: "conjunction" }).format(names);
}

function quote(text: string): string {
	return `\`${shorten(text)}\``;
}

function shorten(text: string): string {
	return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
