import type { PythonVersion } from "../../python/version.ts";
import { type Clause, meets, parseClause } from "../../requirements/versions/specifier.ts";
import { parseVersion, type Version } from "../../requirements/versions/version.ts";

/** Patch releases that a minor version of Python may have; none has had more than 21. */
const PATCHES = 32;

/** Characters of the longest `Requires-Python` that is read; those of real projects have 100 at most. */
const MAX_LENGTH = 1_000;

/**
 * Whether `Requires-Python` excludes every patch release of a version of Python. pip looks over what is no specifier of
 * PEP 440, and so does this.
 */
export function excludes(requiresPython: string, { major, minor }: PythonVersion): boolean {
	if (requiresPython.length > MAX_LENGTH) return false;
	const clauses = clausesOf(requiresPython);
	if (clauses === undefined) return false;
	const patches = Array.from({ length: PATCHES }, (_, patch) => parseVersion(`${major}.${minor}.${patch}`));
	return patches.every((version) => version !== undefined && clauses.some((clause) => rules(clause, version)));
}

/** A clause that is not valid could mean anything. */
function rules(clause: Clause, version: Version): boolean {
	return meets(version, clause) === false;
}

function clausesOf(specifier: string): Clause[] | undefined {
	const clauses: Clause[] = [];
	for (const part of specifier.split(",")) {
		if (part.trim() === "") continue;
		const clause = parseClause(part.trim());
		if (clause === undefined) return undefined;
		clauses.push(clause);
	}
	return clauses;
}
