import type { Problem } from "../../gate/finding.ts";
import type { Space } from "../../gate/space.ts";
import { formatPythonVersion } from "../../python/version.ts";
import type { Requirement, Requirements } from "../../requirements/requirements.ts";
import { type Standing, standingOf } from "./package-standing.ts";

/** Characters of a line, and of what an index says, that a message quotes. */
const QUOTED = 80;

/** What is required of one distribution, and how it stands. */
interface Asked {
	readonly name: string;
	/** The lines that require it, those of constraint files behind them. */
	readonly required: readonly [Requirement, ...Requirement[]];
	readonly standing: Standing;
}

/** Words that several messages need. */
interface Words {
	readonly host: string;
	readonly python: string;
}

/**
 * Requirements of which the index has nothing for the Space's Python on Linux x86-64 (`dependencies/python-version`).
 * None where the index was not asked.
 */
export function pythonProblems(space: Space): Problem[] {
	return problemsOf(space, describePython);
}

/**
 * Requirements that the index cannot satisfy for anybody: no such project, no such version, a withdrawn one
 * (`dependencies/conflict`). None where the index was not asked.
 */
export function existenceProblems(space: Space): Problem[] {
	return problemsOf(space, describeExistence);
}

/** A message with the severity where it is not the rule's. */
type Said = Pick<Problem, "message" | "severity">;

function problemsOf(space: Space, describe: (asked: Asked, words: Words) => Said | undefined): Problem[] {
	const { index } = space.packages;
	if (index.kind !== "asked" || space.requirements === undefined) return [];
	const words = { host: index.host, python: formatPythonVersion(space.python.version) };
	const problems: Problem[] = [];
	for (const [name, project] of index.projects) {
		const required = linesOf(space.requirements, name);
		if (required === undefined) continue;
		const [first, ...others] = required;
		const said = describe({ name, required, standing: standingOf(required, project) }, words);
		if (said === undefined) continue;
		const trace = others.map(({ place, written }) => ({ place, note: `adds ${quote(written)}` }));
		problems.push({ ...said, place: first.place, ...(trace.length > 0 && { trace }) });
	}
	return problems;
}

function linesOf({ requirements, constraints }: Requirements, name: string): Asked["required"] | undefined {
	const applies = (one: Requirement) => one.name === name && one.isInstalled;
	const [first, ...others] = requirements.filter(applies);
	return first === undefined ? undefined : [first, ...others, ...constraints.filter(applies)];
}

function describePython({ name, required, standing }: Asked, { host, python }: Words): Said | undefined {
	const lines = quoteAll(required);
	if (standing.kind === "python") {
		const message =
			`${lines} cannot be installed on Python ${python}: ${name} ${standing.version} requires Python ` +
			`${quote(standing.requires)}, and so does every other version that is allowed here. pip finds nothing to ` +
			`install, and the Space is not built. ${olderInstead(name, standing.newest, python)}`;
		return { message };
	}
	if (standing.kind === "foreign") {
		const message =
			`${lines} cannot be installed on a Space: ${host} has ${name} ${standing.version} only as wheels for other ` +
			`versions of Python or other systems, none for CPython ${python} on Linux x86-64, and no sources to build it ` +
			`from. pip finds nothing to install, and the Space is not built. ${olderInstead(name, standing.newest, python)}`;
		return { message };
	}
	if (standing.kind !== "built") return undefined;
	const message =
		`${lines} is built on the Space: ${host} has no wheel of ${name} ${standing.version} for CPython ${python} on ` +
		`Linux x86-64, only wheels for others, and its sources. That needs compilers and minutes, and fails where a ` +
		`library of the system is missing. Allow a version that has such a wheel, where there is one.`;
	return { message, severity: "notice" };
}

function olderInstead(name: string, newest: string | undefined, python: string): string {
	return newest === undefined
		? `No version of ${name} can be installed there: take another package.`
		: `The newest version for Python ${python} is ${newest}: write "${name}==${newest}".`;
}

function describeExistence({ name, required, standing }: Asked, { host }: Words): Said | undefined {
	const lines = quoteAll(required);
	if (standing.kind === "missing") {
		const message =
			`${lines} names a project that ${host} does not have: pip finds no distribution for it, and the Space is not ` +
			`built. Check the spelling of "${name}"; the name to install is not always the name to import.`;
		return { message };
	}
	if (standing.kind === "no-version") {
		const there =
			standing.near.length === 0
				? "It has no final version of it at all."
				: `Near it there are ${list(standing.near)}: name one of those.`;
		const message =
			`${lines} allows no version of ${name} that ${host} has: pip finds no matching distribution, and the Space is ` +
			`not built. ${there}`;
		return { message };
	}
	if (standing.kind !== "yanked") return undefined;
	const { version, isPinned } = standing;
	if (isPinned) {
		const message =
			`${lines} pins a release that its publisher has withdrawn: pip still installs ${name} ${version}, with a ` +
			"warning, but it was withdrawn because it is broken or unsafe. Pin another version.";
		return { message, severity: "warning" };
	}
	const message =
		`${lines} allows only releases of ${name} that their publisher has withdrawn, such as ${version}: pip does not ` +
		"install those without a pin, and the Space is not built. Allow another version.";
	return { message };
}

function quoteAll(required: Asked["required"]): string {
	return list([...new Set(required.map(({ written }) => quote(written)))]);
}

function list(words: readonly string[]): string {
	return new Intl.ListFormat("en", { type: "conjunction" }).format(words);
}

function quote(text: string): string {
	return `\`${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}\``;
}
