import { formatPythonVersion, type PythonVersion } from "../../python/version.ts";

/** The interpreter for which markers are evaluated: CPython on Linux x86-64, what a Space runs on. */
export interface Target {
	readonly version: PythonVersion;
}

/** Patch releases that a `python_full_version` may have; no minor version of Python 3 has had more than 21. */
const PATCHES = 32;

/** Old spellings that packaging still takes. */
const ALIASES: ReadonlyMap<string, string> = new Map([
	["os.name", "os_name"],
	["sys.platform", "sys_platform"],
	["platform.version", "platform_version"],
	["platform.machine", "platform_machine"],
	["platform.python_implementation", "platform_python_implementation"],
	["python_implementation", "platform_python_implementation"],
]);

/** Variables of PEP 508 that are the same on every Space. At the top of a file no extra is asked for. */
const FIXED: ReadonlyMap<string, readonly string[]> = new Map([
	["os_name", ["posix"]],
	["sys_platform", ["linux"]],
	["platform_system", ["Linux"]],
	["platform_machine", ["x86_64"]],
	["platform_python_implementation", ["CPython"]],
	["implementation_name", ["cpython"]],
	["extra", [""]],
]);

/**
 * The values that a marker variable may have on the Space; "unknown" where they cannot be told, `undefined` where
 * PEP 508 has no such variable.
 */
export function valuesOf(variable: string, { version }: Target): readonly string[] | "unknown" | undefined {
	const name = ALIASES.get(variable) ?? variable;
	if (name === "python_version") return [formatPythonVersion(version)];
	if (name === "python_full_version" || name === "implementation_version") {
		return Array.from({ length: PATCHES }, (_, patch) => `${formatPythonVersion(version)}.${patch}`);
	}
	if (name === "platform_release" || name === "platform_version") return "unknown";
	return FIXED.get(name);
}
