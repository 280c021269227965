import { bringsAlong, distributionsOf } from "../../distributions/distributions.ts";
import type { Fix, Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { Entrypoint, Lack } from "../../python/program.ts";
import type { TraceStep } from "../../python/proof.ts";
import type { Requirement } from "../../requirements/requirements.ts";
import { shown } from "../../source/shown.ts";
import { lackOf } from "../applications/entrypoint-proof.ts";
import { type Installed, installedOn } from "../installed/installed-distributions.ts";
import { addRequirement } from "../lines/requirement-edit.ts";

/** Distributions that are named; whoever lacks more has understood after so many. */
const MAX_PROBLEMS = 12;

/** Characters of modules that are followed in all rounds together, and those that every round counts for at least. */
const FOLLOWED = { most: 6_000_000, atLeast: 500_000 } as const;

/** Other imports of the same distribution that are named. */
const MAX_FURTHER = 5;

/** Modules that are taken for those of another distribution, and what that one calls its own. */
const MISTAKEN: ReadonlyMap<string, readonly [distribution: string, own: string]> = new Map([
	["jwt", ["python-jose", "jose"]],
	["jose", ["pyjwt", "jwt"]],
	["psycopg2", ["psycopg", "psycopg"]],
	["psycopg", ["psycopg2-binary", "psycopg2"]],
	["environ", ["environs", "environs"]],
	["environs", ["django-environ", "environ"]],
	["decouple", ["environs", "environs"]],
	["Crypto", ["cryptography", "cryptography"]],
	["Cryptodome", ["pycryptodome", "Crypto"]],
]);

export default {
	id: "dependencies/undeclared-import",
	title: "`requirements.txt` brings every module that the start imports",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-09", "FR-02 scenario 4", "H11"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-dependencies",
		"https://docs.python.org/3/library/exceptions.html#ModuleNotFoundError",
		"https://packaging.python.org/en/latest/discussions/distribution-package-vs-import-package/",
	],
	check: (space) => {
		const { target, entrypoint } = space;
		if (target.kind === "unknown") return { skipped: target.reason };
		const installed = installedOn(space);
		if ("unknown" in installed) return { skipped: installed.unknown };
		const problems = problemsOf(space, entrypoint, installed);
		return problems.length > 0 ? problems : whereNothingIsLacking(space, entrypoint, installed);
	},
} satisfies Rule;

/** Why not everything could be asked, where that is so. */
function whereNothingIsLacking(space: Space, { proof, imports, isCutOff }: Entrypoint, installed: Installed): Answer {
	if (isCutOff) return { skipped: "the start cannot be followed to its end" };
	if (proof.state === "refuted" && proof.because === "no-module") return { skipped: `there is no ${fileOf(space)}` };
	if (proof.state === "refuted" && (proof.because === "syntax" || proof.because === "import-fails")) {
		const { file, start } = proof.place;
		return { skipped: `the import of ${fileOf(space)} ends at ${file}:${start.line}, and what follows is not seen` };
	}
	const open = imports.filter(({ module }) => isKnown(module) && !installed.has(module));
	const lack = open.length === 0 ? undefined : lackOf(space, namesOf(open));
	const bringer = lack === undefined ? undefined : installed.perhaps(lack.module);
	if (lack === undefined || bringer === undefined) return [];
	return { skipped: `"${lack.module}" may come along with "${bringer}", of which nothing is known here` };
}

function fileOf({ target }: Space): string {
	return target.kind === "known" ? shown(target.file) : "main.py";
}

function startOf({ target }: Space): string {
	return target.kind === "known" ? target.start : "uvicorn main:app";
}

function isKnown(module: string): boolean {
	return distributionsOf(module).length > 0;
}

function namesOf(imports: Entrypoint["imports"]): ReadonlySet<string> {
	return new Set(imports.map(({ module }) => module));
}

/** Asks for what the start cannot do without, one distribution after the other: those that were named count as there. */
function problemsOf(space: Space, { imports, reached }: Entrypoint, installed: Installed): Problem[] {
	const isLacking = (module: string) =>
		isKnown(module) && !installed.has(module) && installed.perhaps(module) === undefined;
	let absent = imports.filter(({ module }) => isLacking(module));
	const problems: Problem[] = [];
	const rounds = roundsFor(space, reached);
	while (absent.length > 0 && problems.length < rounds) {
		const lack = lackOf(space, namesOf(absent));
		const [wanted, ...others] = lack === undefined ? [] : distributionsOf(lack.module);
		if (lack === undefined || wanted === undefined) break;
		const brought = new Set([wanted, ...others, ...bringsAlong(wanted, [])]);
		const isBrought = ({ module }: { readonly module: string }) =>
			distributionsOf(module).some((one) => brought.has(one));
		const same = imports.filter(({ module }) => distributionsOf(module)[0] === wanted);
		problems.push(problemOf(space, lack, [wanted, ...others], same));
		absent = absent.filter((one) => !isBrought(one));
	}
	return problems;
}

/** How often the start can be followed once more: every distribution that is lacking takes a round. */
function roundsFor({ python }: Space, reached: readonly string[]): number {
	let characters: number = FOLLOWED.atLeast;
	for (const path of reached) {
		const module = python.module(path);
		if (module !== undefined && "text" in module) characters += module.text.length;
	}
	return Math.min(MAX_PROBLEMS, Math.max(1, Math.floor(FOLLOWED.most / characters)));
}

function problemOf(
	space: Space,
	{ module, place, trace }: Lack,
	[wanted, ...others]: readonly [string, ...string[]],
	same: Entrypoint["imports"],
): Problem {
	const path = space.requirements?.path ?? "requirements.txt";
	const excluded = space.requirements?.requirements.find(({ name }) => name === wanted || others.includes(name));
	const message =
		`${place.file} imports "${module}", which is not installed on the Space: ${reasonFor(space, module, path, excluded)}. ` +
		`The Space is started with "${startOf(space)}", and the start ends there in ${errorFor(module)}. `;
	const problem = { place, trace: [...trace, ...furtherPlaces(place, same)] };
	if (excluded !== undefined) {
		return { ...problem, message: `${message}Remove the condition behind ";", or add "${wanted}" without one.` };
	}
	const fix = fixFor(space, wanted, others.length === 0);
	// The others are older names and builds for special cases: who wants one of them knows it.
	const advice = `Add the line "${wanted}" to ${path}.`;
	return { ...problem, message: message + advice, ...(fix === undefined ? {} : { fix }) };
}

function reasonFor(space: Space, module: string, path: string, excluded: Requirement | undefined): string {
	if (excluded !== undefined) return `the condition of \`${excluded.written}\` is false there (CPython on Linux)`;
	const [top = module] = module.split(".", 1);
	const [mistaken, own] = MISTAKEN.get(top) ?? [];
	const isMistaken = space.requirements?.requirements.some(({ name }) => name === mistaken) === true;
	const hint = isMistaken
		? `; the "${mistaken}" that it requires is another distribution and is imported as "${own}"`
		: "";
	return `nothing that ${path} requires brings it${hint}`;
}

function errorFor(module: string): string {
	return module.includes(".") ? `an ImportError for "${module}"` : `"ModuleNotFoundError: No module named '${module}'"`;
}

/** Where else the start asks for the same distribution. */
function furtherPlaces({ file, start }: Lack["place"], same: Entrypoint["imports"]): TraceStep[] {
	const seen = new Set([`${file}:${start.line}`]);
	const steps: TraceStep[] = [];
	for (const { module, places } of same) {
		for (const place of places) {
			const line = `${place.file}:${place.start.line}`;
			if (seen.has(line) || steps.length >= MAX_FURTHER) continue;
			seen.add(line);
			steps.push({ place, note: `asks for ${module}, too` });
		}
	}
	return steps;
}

function fixFor(space: Space, name: string, isOnly: boolean): Fix | undefined {
	const edit = addRequirement(space, name);
	return edit === undefined
		? undefined
		: { title: `Require ${name}`, safety: isOnly ? "safe" : "unsafe", edits: [edit] };
}
