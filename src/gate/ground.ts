import type { DockerfileReading } from "../dockerfile/dockerfile.ts";

import { imagePython } from "../dockerfile/image-python.ts";
import { imageInstalls } from "../dockerfile/installs/image-installs.ts";
import { readDockerfile } from "../dockerfile/read-dockerfile.ts";
import { type PythonVersion, parsePythonVersion } from "../python/version.ts";
import { readRequirements } from "../requirements/read-requirements.ts";
import type { Requirements } from "../requirements/requirements.ts";
import { isPointer } from "../source/lfs/pointer.ts";
import { shown } from "../source/shown.ts";
import type { Source } from "../source/source.ts";
import type { Contract } from "./space.ts";
import { dockerServing, PYTHON_SERVING, type Serving } from "./target.ts";

/** What a contract makes of a tree before anything else is asked: what is installed, by which Python, and what is served. */
export interface Ground {
	readonly version: PythonVersion;
	readonly isPythonKnown: boolean;
	readonly requirements: Requirements | undefined;
	/** Why there are none, a clause. */
	readonly noRequirements: string;
	readonly serving: Serving;
}

/** Reads the ground of a Space. Under the `docker` contract the image decides, and the wanted version is for images that do not say. */
export function groundOf(source: Source, contract: Contract, wanted: PythonVersion): Ground {
	if (contract === "python") {
		const isPointed = isPointer(source, "requirements.txt");
		const requirements = isPointed ? undefined : readRequirements(source, wanted);
		const noRequirements = isPointed ? "requirements.txt is only a Git LFS pointer" : "there is no requirements.txt";
		return { version: wanted, isPythonKnown: true, requirements, noRequirements, serving: PYTHON_SERVING };
	}
	const dockerfile = readDockerfile(source);
	const named = parsePythonVersion(imagePython(dockerfile) ?? "");
	const version = named ?? wanted;
	return {
		version,
		isPythonKnown: named !== undefined,
		...installed(source, dockerfile, version),
		serving: dockerServing(source, dockerfile),
	};
}

/** The first list that the Dockerfile installs; the root's requirements.txt where it installs in no way at all. */
function installed(
	source: Source,
	dockerfile: DockerfileReading,
	version: PythonVersion,
): Pick<Ground, "requirements" | "noRequirements"> {
	const { lists, names, unknown } = imageInstalls(source, dockerfile);
	const [list] = lists;
	const isWithout = list === undefined && (names.length > 0 || unknown !== undefined) && dockerfile.kind === "read";
	if (isWithout)
		return { requirements: undefined, noRequirements: unknown ?? "the Dockerfile installs packages by their names" };
	const requirements =
		list === undefined || list.path !== undefined ? readRequirements(source, version, list?.path) : undefined;
	const missing = list === undefined ? "requirements.txt" : `"${shown(list.written)}"`;
	return { requirements, noRequirements: `there is no ${missing}` };
}
