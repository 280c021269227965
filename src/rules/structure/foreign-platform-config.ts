import type { Rule } from "../../gate/rule.ts";
import { topOf } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import type { Source } from "../../source/source.ts";
import { FOREIGN_PLATFORMS, type ForeignPlatform } from "../foreign-platforms.ts";

/** Characters of a file in which its platform is looked for. */
const LOOKED_AT = 64 * 1024;

const BY_NAME: ReadonlyMap<string, ForeignPlatform> = new Map(
	FOREIGN_PLATFORMS.flatMap((platform) => platform.names.map((name) => [name, platform])),
);

export default {
	id: "structure/foreign-platform-config",
	title: "The Space root configures no other hosting platform",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["FR-05", "002 files removed"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"https://docs.railway.com/reference/config-as-code",
		"https://devcenter.heroku.com/articles/procfile",
	],
	check: ({ source, contract }) => {
		const instead =
			contract === "python"
				? "the Space starts main:app, with the version of Python and the settings that README.md names"
				: "the Space starts what the Dockerfile says, with the settings that README.md names";
		return findings(source).map(({ path, name, platform }) => ({
			place: topOf(path),
			message:
				`${shown(name)} configures ${platform.platform}: ${platform.decides}. ` +
				`The Hub does not read it, so none of it happens on the Space; ${instead}. ` +
				`Delete ${shown(name)}, or keep it outside the Space root if the other platform is still in use.`,
		}));
	},
} satisfies Rule;

interface Found {
	/** The file, or the first file of the folder. */
	readonly path: string;
	/** The name at the root, as it is written. */
	readonly name: string;
	readonly platform: ForeignPlatform;
}

/** One for each file, and one for each folder. */
function findings(source: Source): Found[] {
	const found = new Map<string, Found>();
	for (const path of source.entries.keys()) {
		for (const name of namesOf(path)) {
			const platform = BY_NAME.get(name.toLowerCase());
			if (platform === undefined || found.has(name) || !isMeant(source, path, platform)) continue;
			found.set(name, { path, name, platform });
		}
	}
	return [...found.values()];
}

/** The path itself, and its first one or two folders with a slash at their end. */
function namesOf(path: string): string[] {
	const first = path.indexOf("/");
	if (first < 0) return [path];
	const second = path.indexOf("/", first + 1);
	return [path, path.slice(0, first + 1), ...(second < 0 ? [] : [path.slice(0, second + 1)])];
}

function isMeant(source: Source, path: string, { content }: ForeignPlatform): boolean {
	if (content === undefined) return true;
	const bytes = source.read(path);
	if (bytes === undefined || "unreadable" in bytes) return false;
	return content.test(new TextDecoder().decode(bytes.subarray(0, LOOKED_AT)));
}
