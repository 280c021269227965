import type { IndexFile, Project } from "../../packages/answers.ts";
import type { Requirement } from "../../requirements/requirements.ts";
import { contradiction } from "../../requirements/versions/contradiction.ts";
import { type Clause, meets } from "../../requirements/versions/specifier.ts";
import { compareVersions, isPrerelease, parseVersion, type Version } from "../../requirements/versions/version.ts";

/** How what is required of a distribution stands to what the index has. */
export type Standing =
	| { readonly kind: "available" }
	/** The index has no such project. */
	| { readonly kind: "missing" }
	/** No version meets the clauses; `near` are some that exist, oldest first. */
	| { readonly kind: "no-version"; readonly near: readonly string[] }
	/** Only withdrawn releases meet them: for a pin pip takes one all the same. */
	| { readonly kind: "yanked"; readonly isPinned: boolean; readonly version: string }
	/** Every version that meets them says that it does not run on the Space's Python. */
	| {
			readonly kind: "python";
			readonly version: string;
			readonly requires: string;
			readonly newest: string | undefined;
	  }
	/** There are only wheels for other interpreters or systems. */
	| { readonly kind: "foreign"; readonly version: string; readonly newest: string | undefined }
	/** The same, but pip can build the newest version from its sources. */
	| { readonly kind: "built"; readonly version: string };

/** A file with its version as a number. */
interface Candidate extends IndexFile {
	readonly number: Version;
}

/**
 * Asks what pip would find for all clauses together. Nothing but certain obstacles: a clause that is not understood,
 * and a pre-release where perhaps none is taken, count as met; what contradicts itself is not the index's fault.
 */
export function standingOf(required: readonly Requirement[], project: Project): Standing {
	const clauses = required.flatMap(({ specifier }) => specifier);
	if (project.kind === "missing") return { kind: "missing" };
	if (project.kind === "unanswered" || contradiction(clauses) !== undefined) return { kind: "available" };
	const all = project.files.flatMap((file) => {
		const number = parseVersion(file.version);
		return number === undefined ? [] : [{ ...file, number }];
	});
	const wanted = all.filter(({ number }) => clauses.every((clause) => meets(number, clause) !== false));
	const best = newestOf(wanted);
	if (best === undefined) return { kind: "no-version", near: near(clauses, all) };
	const newest = newestOf(all.filter((one) => isUsable(one) && !one.isYanked && !isPrerelease(one.number)))?.version;
	const forPython = wanted.filter(({ excludedBy }) => excludedBy === undefined);
	if (forPython.length === 0) {
		return { kind: "python", version: best.version, requires: best.excludedBy ?? "", newest };
	}
	const usable = forPython.filter(isUsable);
	if (usable.length === 0) return { kind: "foreign", version: newestOf(forPython)?.version ?? best.version, newest };
	return amongUsable(clauses, forPython, usable);
}

function amongUsable(
	clauses: readonly Clause[],
	forPython: readonly Candidate[],
	usable: readonly Candidate[],
): Standing {
	const offered = usable.filter(({ isYanked }) => !isYanked);
	const chosen = newestOf(offered.some(isFinal) ? offered.filter(isFinal) : offered);
	if (chosen === undefined) {
		const version = newestOf(usable)?.version ?? "";
		return { kind: "yanked", isPinned: clauses.some(isPin), version };
	}
	const same = forPython.filter(({ number }) => compareVersions(number, chosen.number) === 0);
	const isBuilt = same.every(({ use }) => use !== "wheel") && same.some(({ use }) => use === "foreign");
	return isBuilt ? { kind: "built", version: chosen.version } : { kind: "available" };
}

function isUsable({ use, excludedBy }: IndexFile): boolean {
	return use !== "foreign" && excludedBy === undefined;
}

function isFinal({ number }: Candidate): boolean {
	return !isPrerelease(number);
}

/** Whether pip takes a clause for a pin: it leaves one version, which pip takes even where it has been withdrawn. */
export function isPin({ operator, version }: Clause): boolean {
	return operator === "===" || (operator === "==" && !version.endsWith(".*"));
}

function newestOf(candidates: readonly Candidate[]): Candidate | undefined {
	return candidates.reduce<Candidate | undefined>(
		(best, one) => (best === undefined || compareVersions(one.number, best.number) > 0 ? one : best),
		undefined,
	);
}

/** The final versions next to the first that a clause names, and the newest of all. */
function near(clauses: readonly Clause[], all: readonly Candidate[]): string[] {
	const offered = all.filter((one) => isFinal(one) && !one.isYanked);
	const pivot = clauses
		.map(({ version }) => parseVersion(version.replace(/\.\*$/, "")))
		.find((one) => one !== undefined);
	const newest = newestOf(offered);
	const older = newestOf(offered.filter(({ number }) => pivot !== undefined && compareVersions(number, pivot) < 0));
	const newer = offered
		.filter(({ number }) => pivot !== undefined && compareVersions(number, pivot) > 0)
		.reduce<Candidate | undefined>(
			(best, one) => (best === undefined || compareVersions(one.number, best.number) < 0 ? one : best),
			undefined,
		);
	return [...new Set([older, newer, newest].flatMap((one) => (one === undefined ? [] : [one.version])))];
}
