import { programsNamed } from "../../processes/find-program.ts";
import { formatPythonVersion, type PythonVersion } from "../../python/version.ts";
import { compareVersions, parseVersion } from "../../requirements/versions/version.ts";
import { run } from "./run.ts";

/** An interpreter that decides as the Space's would. */
export interface Python {
	readonly program: string;
	readonly pip: string;
}

/** The first pip that has both `--dry-run` and `--report`. */
const OLDEST_PIP = "22.2";

/** Interpreters that are asked who they are. */
const MAX_ASKED = 8;

/** Milliseconds that an interpreter has to say who it is. */
const TIME = 10_000;

/** Says implementation, system, machine, version of Python and version of pip; markers depend on all of them. */
const WHO_ARE_YOU = `
import importlib.metadata, platform, sys
print(sys.implementation.name, sys.platform, platform.machine(), "%d.%d" % sys.version_info[:2], importlib.metadata.version("pip"))
`;

/**
 * Finds CPython of a version for Linux x86-64 with a pip that can resolve without installing. Only absolute folders of
 * `path` are looked into: others could lie in the tree under judgement. `undefined` where there is none.
 */
export async function findPython(
	version: PythonVersion,
	path: string,
	environment: Readonly<Record<string, string>>,
	folder: string,
): Promise<Python | undefined> {
	const number = formatPythonVersion(version);
	const programs = [`python${number}`, "python3", "python"].flatMap((name) => programsNamed(name, path));
	for (const program of [...new Set(programs)].slice(0, MAX_ASKED)) {
		const answer = await run({ program, arguments: ["-I", "-c", WHO_ARE_YOU], folder, environment, time: TIME });
		const [name, system, machine, own, pip = ""] = answer.status === 0 ? answer.stdout.trim().split(" ") : [];
		const isTarget = name === "cpython" && system === "linux" && machine === "x86_64" && own === number;
		if (isTarget && isRecent(pip)) return { program, pip };
	}
	return undefined;
}

function isRecent(pip: string): boolean {
	const [one, least] = [parseVersion(pip), parseVersion(OLDEST_PIP)];
	return one !== undefined && least !== undefined && compareVersions(one, least) >= 0;
}
