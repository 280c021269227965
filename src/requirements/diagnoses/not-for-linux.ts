import type { Requirement } from "../requirements.ts";

/** Why no pip can install a requirement on a Space. */
export interface Hopeless {
	/** A clause about the distribution. */
	readonly reason: string;
	/** What belongs in the line's place, "" for nothing; `undefined` where that is not plain. */
	readonly meant: string | undefined;
}

/** Distributions with files for Windows only: https://pypi.org/project/pywin32/#files and its like. */
const WINDOWS: readonly string[] = ["pywin32", "pypiwin32", "windows-curses"];

/** Says why a name, though well written, is nothing that an index has for Linux; `undefined` where it may be. */
export function hopeless({ name, specifier, origin, isInstalled, written }: Requirement): Hopeless | undefined {
	if (!isInstalled || origin.kind !== "index") return undefined;
	if (WINDOWS.includes(name)) {
		const meant = written.includes(";") ? undefined : `${written} ; sys_platform == "win32"`;
		return { reason: `${name} exists for Windows only`, meant };
	}
	if (name === "python")
		return { reason: "Python itself is no distribution; the card says which version runs", meant: "" };
	if (name === "pkg-resources" && specifier.every(({ version }) => version === "0.0.0")) {
		return { reason: "it is a leftover that `pip freeze` lists on Ubuntu, and no index has it", meant: "" };
	}
	return undefined;
}
