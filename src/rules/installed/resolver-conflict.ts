import type { Problem } from "../../gate/finding.ts";
import type { Space } from "../../gate/space.ts";
import type { Cause, Impossible, Unsatisfiable } from "../../packages/answers.ts";
import type { Trace } from "../../python/proof.ts";
import { normalizeName } from "../../requirements/names.ts";
import type { Requirement, Requirements } from "../../requirements/requirements.ts";
import { readNamed } from "../../requirements/text/named.ts";
import { contradiction } from "../../requirements/versions/contradiction.ts";
import { topOf } from "../../source/place.ts";
import { isPin } from "./package-standing.ts";

/** Causes that a message tells. */
const TOLD = 4;

/**
 * What a resolver says of the requirements together (`dependencies/conflict`): an error where versions that are pinned
 * contradict each other, else a warning, since the resolver was not let build anything. None where it was not asked, and
 * none where the lines of the files alone contradict each other: that is seen without asking.
 */
export function resolverProblems({ packages, requirements }: Space): Problem[] {
	const { resolution } = packages;
	if (requirements === undefined) return [];
	if (resolution.kind === "unsatisfiable") return [inItsWords(resolution, requirements)];
	if (resolution.kind !== "impossible") return [];
	const isInFiles = contradicts(resolution.causes.filter(({ kind }) => kind !== "depends"));
	return isInFiles ? [] : [problemOf(resolution, requirements)];
}

function problemOf({ causes, tool }: Impossible, requirements: Requirements): Problem {
	const trace: Trace = causes.flatMap((cause) => {
		const line = lineOf(cause, requirements);
		return line === undefined ? [] : [{ place: line.place, note: noteOf(cause) }];
	});
	const told = causes.slice(0, TOLD).map(sentenceOf);
	const more = causes.length > TOLD ? [`${causes.length - TOLD} more say the like`] : [];
	const because = `These requirements cannot be installed together: ${list([...told, ...more])}.`;
	const place = trace[0]?.place ?? topOf(requirements.path);
	if (isCertain(causes, requirements)) {
		const so = `${tool} finds no versions that meet all of them, so installing them fails and the Space is not built.`;
		return { message: `${because} ${so} Loosen or change one of them.`, place, trace };
	}
	const so =
		`${tool} finds no versions that meet all of them among those that have wheels. Unless it can build an older one ` +
		"from sources, installing them fails and the Space is not built.";
	return { message: `${because} ${so} Loosen or change one of them.`, place, trace, severity: "warning" };
}

/** The lines that a resolver speaks of, with what it says; it was not let build anything, so this is no certainty. */
function inItsWords({ tool, said }: Unsatisfiable, { path, requirements }: Requirements): Problem {
	// A version stands behind an operator: `web==2.0`.
	const names = new Set(said.split(/[^\w.-]+/).map(normalizeName));
	const lines = requirements.filter(({ name, isInstalled }) => isInstalled && names.has(name));
	const trace: Trace = lines.map(({ place }) => ({ place, note: `is one of those that ${tool} speaks of` }));
	const message =
		`${tool} finds no versions that meet all requirements among those that have wheels. It says: ${said} ` +
		"Unless pip can build an older one from sources, installing them fails and the Space is not built. Loosen or change one of them.";
	return { message, place: trace[0]?.place ?? topOf(path), trace, severity: "warning" };
}

/**
 * Whether no other version could help: each distribution that depends on something is pinned, and what is asked of one
 * distribution contradicts itself.
 */
function isCertain(causes: readonly Cause[], { requirements }: Requirements): boolean {
	const isPinned = (name: string) =>
		requirements.some((one) => one.name === name && one.isInstalled && one.specifier.some(isPin));
	return causes.every(({ kind, name }) => kind !== "depends" || isPinned(name)) && contradicts(causes);
}

/** Whether what is asked of one distribution contradicts itself, whatever versions of it there are. */
function contradicts(causes: readonly Cause[]): boolean {
	const asked = causes.flatMap(({ requirement }) => {
		// pip has taken the markers of those that it names for true.
		const [body = ""] = requirement.split(";", 1);
		const said = readNamed(body.trim());
		return said.kind === "named" ? [said] : [];
	});
	return asked.some(({ name }) => {
		const clauses = asked.filter((one) => one.name === name).flatMap(({ specifier }) => specifier);
		return contradiction(clauses) !== undefined;
	});
}

/** The line that a cause comes from: for a dependency the one that requires its owner, where one does. */
function lineOf(
	{ kind, name, requirement }: Cause,
	{ requirements, constraints }: Requirements,
): Requirement | undefined {
	const lines = (kind === "constrained" ? constraints : requirements).filter(
		(one) => one.name === name && one.isInstalled,
	);
	return lines.find(({ specifier }) => specifier.every(({ version }) => requirement.includes(version))) ?? lines[0];
}

function sentenceOf(cause: Cause): string {
	if (cause.kind === "depends") return `${cause.name} ${cause.version} needs \`${cause.requirement}\``;
	return cause.kind === "requested"
		? `the requirements ask for \`${cause.requirement}\``
		: `the constraints ask for \`${cause.requirement}\``;
}

function noteOf(cause: Cause): string {
	return cause.kind === "depends"
		? `${cause.name} ${cause.version} needs ${cause.requirement}`
		: `asks for ${cause.requirement}`;
}

function list(words: readonly string[]): string {
	return new Intl.ListFormat("en", { type: "conjunction" }).format(words);
}
