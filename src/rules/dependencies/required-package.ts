import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { normalizeName } from "../../requirements/names.ts";
import type { Requirement, Requirements, UnreadLine } from "../../requirements/requirements.ts";
import { topOf } from "../../source/place.ts";
import { addRequirement } from "../lines/requirement-edit.ts";
import { hiddenBehind, quote, veilsOf } from "../lines/requirement-lines.ts";

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
	check: (space) => {
		const { requirements, noRequirements, settings } = space;
		if (requirements === undefined) return { skipped: noRequirements };
		const missing = settings.requiredPackages.filter((name) => !isRequired(requirements, name));
		if (missing.length === 0) return [];
		const problems: Problem[] = [];
		const absent: string[] = [];
		const veils = veilsOf(requirements);
		for (const name of missing) {
			const inactive = requirements.requirements.find((requirement) => requirement.name === name);
			const line = requirements.unread.find((unread) => mentions(unread, name));
			if (inactive !== undefined) problems.push(conditional(name, inactive));
			else if (line === undefined) absent.push(name);
			else if (line.cause === "ignored") problems.push(passedOver(name, line));
			// An address may well be the package itself: pip knows, we cannot. What pip rejects is another rule's finding.
			else if (line.cause === "invalid" || line.cause === "absent") veils.push(line);
		}
		const [veil] = veils;
		if (veil === undefined) return [...problems, ...absent.map((name) => missingFrom(space, requirements, name))];
		return problems.length > 0 ? problems : { skipped: hiddenBehind(veil) };
	},
} satisfies Rule;

function isRequired({ requirements }: Requirements, name: string): boolean {
	return requirements.some((requirement) => requirement.name === name && requirement.isInstalled);
}

/** Whether a line that could not be read holds the name as a word of its own, perhaps with a version: `fastapi-0.1.zip`. */
function mentions({ cause, written }: UnreadLine, name: string): boolean {
	if (!["invalid", "absent", "unnamed", "variable", "ignored"].includes(cause)) return false;
	const words = normalizeName(written.replaceAll(".git", " ")).split(/[^a-z0-9-]+/);
	return words.some((word) => {
		const bare = word.replace(/^-|-$/g, "");
		return bare === name || (bare.startsWith(`${name}-`) && /\d/.test(bare.charAt(name.length + 1)));
	});
}

function missingFrom(space: Space, requirements: Requirements, name: string): Problem {
	const problem = { place: topOf(requirements.path), message: describe(requirements, name) };
	const edit = addRequirement(space, name);
	return edit === undefined
		? problem
		: { ...problem, fix: { title: `Require ${name}`, safety: "safe", edits: [edit] } };
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

function passedOver(name: string, { written, place }: UnreadLine): Problem {
	const message =
		`The line ${quote(written)} names ${name}, but pip takes it for options and passes over the name: ${name} is not installed. ` +
		`Write "${name}" on a line of its own.`;
	return { place, message };
}
