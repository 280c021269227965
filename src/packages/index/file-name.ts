import { isName, normalizeName } from "../../requirements/names.ts";

/** What the name of a file on an index says. */
export type Named =
	| { readonly kind: "wheel"; readonly version: string; readonly tags: Tags }
	| { readonly kind: "source"; readonly version: string };

/** A wheel's compressed tags, each a set (PEP 425). */
export interface Tags {
	readonly pythons: readonly string[];
	readonly abis: readonly string[];
	readonly platforms: readonly string[];
}

/** Characters of the longest name that a file system takes. */
const MAX_LENGTH = 255;

/** Archives that pip builds from; eggs and installers of old are none. */
const ARCHIVE = /\.(?:tar\.(?:gz|bz2|xz|lzma|lz)|tgz|tbz|txz|tlz|tar|zip)$/i;

/**
 * Reads the name of a wheel (https://packaging.python.org/en/latest/specifications/binary-distribution-format/) or of
 * a source archive of a project; `undefined` for files that pip looks over.
 */
export function readFileName(name: string, project: string): Named | undefined {
	if (name.length > MAX_LENGTH) return undefined;
	if (/\.whl$/i.test(name)) return readWheelName(name.slice(0, -".whl".length), project);
	const archive = ARCHIVE.exec(name);
	if (archive === null) return undefined;
	const version = versionBehind(name.slice(0, archive.index), project);
	return version === undefined ? undefined : { kind: "source", version };
}

function readWheelName(stem: string, project: string): Named | undefined {
	const parts = stem.split("-");
	if (parts.length < 5 || parts.length > 6) return undefined;
	const [name = "", version = ""] = parts;
	if (!isName(name) || normalizeName(name) !== project) return undefined;
	const [pythons = [], abis = [], platforms = []] = parts.slice(-3).map((part) => part.split("."));
	return { kind: "wheel", version, tags: { pythons, abis, platforms } };
}

/** A project's name may hold dashes, and so may a version: what stands before a dash must be the project. */
function versionBehind(stem: string, project: string): string | undefined {
	for (let dash = stem.indexOf("-"); dash !== -1; dash = stem.indexOf("-", dash + 1)) {
		if (normalizeName(stem.slice(0, dash)) === project) return stem.slice(dash + 1);
	}
	return undefined;
}
