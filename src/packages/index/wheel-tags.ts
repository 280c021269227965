import type { PythonVersion } from "../../python/version.ts";
import type { Tags } from "./file-name.ts";

/** The newest glibc that a Space may have: Debian 13's, the base of the official Python images. */
const NEWEST_GLIBC = 41;

/** The first minor version of Python 3 whose stable ABI wheels may name. */
const OLDEST_STABLE_ABI = 2;

/** Whether CPython of a version installs a wheel on Linux x86-64 with glibc (PEP 425, PEP 600). */
export function fits({ pythons, abis, platforms }: Tags, version: PythonVersion): boolean {
	const isPortable = abis.includes("none") && platforms.includes("any");
	if (isPortable && pythons.some((python) => isGeneric(python, version) || python === own(version))) return true;
	if (!platforms.some(isLinux)) return false;
	return pythons.some((python) => abis.some((abi) => isLoadable(python, abi, version)));
}

/** The tag of CPython itself: `cp310`. */
function own({ minor }: PythonVersion): string {
	return `cp3${minor}`;
}

/** `py3`, and `py310` with every older one. */
function isGeneric(python: string, { minor }: PythonVersion): boolean {
	const match = /^py3(\d{0,2})$/.exec(python);
	return match !== null && Number(match[1]) <= minor;
}

/** What is compiled for the version itself, for the stable ABI since an older one, or for no ABI. */
function isLoadable(python: string, abi: string, version: PythonVersion): boolean {
	if (abi === "none") return python === own(version) || isGeneric(python, version);
	if (abi === own(version)) return python === own(version);
	const since = Number(/^cp3(\d{1,2})$/.exec(python)?.[1]);
	return abi === "abi3" && since >= OLDEST_STABLE_ABI && since <= version.minor;
}

/** Tags of Linux on x86-64 with glibc; the older names stand for glibc 2.5, 2.12 and 2.17. */
function isLinux(platform: string): boolean {
	if (/^(?:linux|manylinux1|manylinux2010|manylinux2014)_x86_64$/.test(platform)) return true;
	return Number(/^manylinux_2_(\d{1,3})_x86_64$/.exec(platform)?.[1]) <= NEWEST_GLIBC;
}
