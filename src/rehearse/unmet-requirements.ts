import type { Requirements } from "../requirements/requirements.ts";
import { meets } from "../requirements/versions/specifier.ts";
import { parseVersion } from "../requirements/versions/version.ts";

/** Distributions that a sentence names. */
const NAMED = 5;

/** Requirements that are not met. */
export interface Unmet {
	readonly sentence: string;
	/** Whether some are not installed in any version. */
	readonly isIncomplete: boolean;
}

/**
 * The requirements that what is installed does not meet; `undefined` where it meets them all. Only names
 * and versions are compared: what a requirement by an address is, nobody can see.
 */
export function unmetRequirements(
	requirements: Requirements | undefined,
	installed: ReadonlyMap<string, string>,
): Unmet | undefined {
	const wanted = (requirements?.requirements ?? []).filter(({ isInstalled }) => isInstalled);
	const unmet = wanted.flatMap(({ name, specifier }) => {
		const own = installed.get(name);
		if (own === undefined) return [`${name} is not installed`];
		const version = parseVersion(own);
		const clause = version && specifier.find((one) => meets(version, one) === false);
		return clause === undefined ? [] : [`${name} is ${own} and not ${clause.operator}${clause.version}`];
	});
	if (requirements === undefined || unmet.length === 0) return undefined;
	const more = unmet.length - NAMED;
	const listed = [...unmet.slice(0, NAMED), ...(more > 0 ? [`${more} more differ`] : [])].join(", ");
	const sentence = `What is installed here is not what ${requirements.path} asks for: ${listed}. A Space installs what it asks for.`;
	return { sentence, isIncomplete: wanted.some(({ name }) => !installed.has(name)) };
}
