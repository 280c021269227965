import type { PythonVersion } from "../python/version.ts";
import type { Source } from "../source/source.ts";
import type { Requirements } from "./requirements.ts";

/** Reads requirements.txt at the root with what it includes. */
export function readRequirements(_source: Source, _version: PythonVersion): Requirements | undefined {
	return undefined;
}
