import { imageInstalls } from "../../dockerfile/installs/image-installs.ts";
import type { Space } from "../../gate/space.ts";
import { nameAtStart, normalizeName } from "../../requirements/names.ts";

/** A distribution that an image installs beside its list of requirements. */
export interface ImageDistribution {
	readonly name: string;
	readonly extras: readonly string[];
}

/**
 * What the Dockerfile installs beside the list at a path; why that cannot be told where it installs in another way, or not
 * that list: words that complete "skipped, because …".
 */
export function besideList(
	{ source, dockerfile }: Space,
	path: string | undefined,
): { readonly distributions: readonly ImageDistribution[] } | { readonly unknown: string } {
	const { lists, names, unknown } = imageInstalls(source, dockerfile);
	if (unknown !== undefined) return { unknown };
	const other = lists.find((list) => list.path !== path);
	if (other !== undefined)
		return { unknown: `what "pip install -r ${other.written.slice(0, 80)}" of the Dockerfile brings cannot be seen` };
	if (lists.length === 0) return { unknown: `the Dockerfile does not install ${path ?? "requirements.txt"}` };
	return { distributions: names.flatMap(distributionIn) };
}

/** The distribution that a requirement names. */
function distributionIn(requirement: string): readonly ImageDistribution[] {
	const name = nameAtStart(requirement);
	if (name === "") return [];
	const extras = /\[([^\]]*)\]/.exec(requirement)?.[1]?.match(/[\w.-]+/g) ?? [];
	return [{ name: normalizeName(name), extras: extras.map(normalizeName) }];
}
