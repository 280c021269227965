import type { Requirement } from "../../requirements/requirements.ts";

/** What versions are made of; nothing that pip expands, includes or takes for an option. */
const VERSION = /^[A-Za-z0-9.!+_*-]{1,200}$/;

/** What markers are made of that are handed on: without dashes, which could begin an option. */
const MARKER = /^[A-Za-z0-9_.+*!<>=~'"() ]{1,500}$/;

/**
 * The requirements as a file for a resolver, written anew from what was read: names, extras, specifiers and markers,
 * never a line, option, address or path of the tree. What has no such form is left out, which can only hide a conflict.
 */
export function requirementLines(requirements: readonly Requirement[]): string {
	return requirements.flatMap(lineOf).join("");
}

function lineOf({ name, extras, specifier, marker, origin, isInstalled, legacy }: Requirement): string[] {
	if (!isInstalled || origin.kind !== "index" || legacy !== undefined) return [];
	if (!specifier.every(({ version }) => VERSION.test(version))) return [];
	if (marker !== undefined && !MARKER.test(marker)) return [];
	const options = extras.length === 0 ? "" : `[${extras.join(",")}]`;
	const versions = specifier.map(({ operator, version }) => `${operator}${version}`).join(",");
	return [`${name}${options}${versions}${marker === undefined ? "" : `; ${marker}`}\n`];
}
