import { type Membership, standardModule, standardName } from "../modules/standard-library.ts";
import { formatPythonVersion, type PythonVersion } from "../version.ts";
import { substituteFor } from "./substitutes.ts";

/** Something of the standard library that other versions of Python have, and the Space's has not. */
export interface Gap {
	/** Its dotted name: "tomllib", "datetime.UTC", "builtins.ExceptionGroup". */
	readonly path: string;
	/** A clause, with names quoted. */
	readonly reason: string;
	/** One sentence. */
	readonly advice: string;
}

/** Why a top-level module is not there, where that is this version's fault. */
export function moduleGap(name: string, version: PythonVersion): Gap | undefined {
	const standard: Membership = standardModule(name, version);
	if (standard.kind !== "elsewhere") return undefined;
	const python = formatPythonVersion(version);
	const reason =
		version.minor < standard.first
			? `"${name}" is part of the standard library since Python 3.${standard.first}, and this is Python ${python}`
			: `"${name}" left the standard library with Python 3.${standard.last + 1}, and this is Python ${python}`;
	const advice = substituteFor(name) ?? `Do without "${name}", or require a distribution that replaces it.`;
	return { path: name, reason, advice };
}

/** Why a module has no such name or submodule, where that is this version's fault. */
export function nameGap(module: string, name: string, version: PythonVersion): Gap | undefined {
	const standard = standardName(module, name, version);
	if (standard.kind !== "absent" || standard.first === undefined) return undefined;
	const path = `${module}.${name}`;
	const python = formatPythonVersion(version);
	const subject =
		module === "builtins"
			? `"${name}" is not built into Python ${python}`
			: `"${module}" has no "${name}" in Python ${python}`;
	const when =
		version.minor < standard.first
			? `it came with Python 3.${standard.first}`
			: `it went with Python 3.${(standard.last ?? version.minor - 1) + 1}`;
	const advice = substituteFor(path) ?? `Do without "${name}": use what Python ${python} has.`;
	return { path, reason: `${subject}; ${when}`, advice };
}
