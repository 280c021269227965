import { isRecord } from "../../http/json.ts";
import type { PythonVersion } from "../../python/version.ts";
import { parseVersion } from "../../requirements/versions/version.ts";
import type { IndexFile, Project } from "../answers.ts";
import { readFileName } from "./file-name.ts";
import { excludes } from "./requires-python.ts";
import { fits } from "./wheel-tags.ts";

/** What is kept of a file that an index lists: the keys of PEP 691 that decide whether it can be installed. */
export interface ListedFile {
	readonly filename: string;
	readonly requiresPython: string | undefined;
	readonly isYanked: boolean;
}

/**
 * Reads an index's answer (https://packaging.python.org/en/latest/specifications/simple-repository-api/); `undefined`
 * where it is not of version 1 or not of this form at all.
 */
export function readListing(json: string): ListedFile[] | undefined {
	const answer = parseJson(json);
	if (!isRecord(answer) || !isRecord(answer.meta) || !Array.isArray(answer.files)) return undefined;
	const { "api-version": version } = answer.meta;
	if (typeof version !== "string" || !/^1\.\d+$/.test(version)) return undefined;
	return answer.files.flatMap((file: unknown): ListedFile[] => {
		if (!isRecord(file) || typeof file.filename !== "string") return [];
		const { filename, "requires-python": requiresPython, yanked } = file;
		return [
			{
				filename,
				requiresPython: typeof requiresPython === "string" ? requiresPython : undefined,
				// PEP 691: true, or the reason as a text that is not empty.
				isYanked: yanked === true || (typeof yanked === "string" && yanked !== ""),
			},
		];
	});
}

/** What the files of a project are to a Space of a version of Python. A project without a file is as good as missing. */
export function projectOf(name: string, listed: readonly ListedFile[], version: PythonVersion): Project {
	// A project has thousands of files and a handful of these.
	const known = new Map<string, boolean>();
	const isExcluded = (requiresPython: string) => {
		const answer = known.get(requiresPython) ?? excludes(requiresPython, version);
		known.set(requiresPython, answer);
		return answer;
	};
	const files = listed.flatMap(({ filename, requiresPython, isYanked }): IndexFile[] => {
		const named = readFileName(filename, name);
		if (named === undefined || parseVersion(named.version) === undefined) return [];
		const excludedBy = requiresPython !== undefined && isExcluded(requiresPython) ? requiresPython : undefined;
		const use = named.kind === "source" ? "source" : fits(named.tags, version) ? "wheel" : "foreign";
		return [{ version: named.version, use, excludedBy, isYanked }];
	});
	return listed.length === 0 ? { kind: "missing" } : { kind: "known", files };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
