import type { Place } from "../source/place.ts";

/** One requirement of a requirements file. */
export interface Requirement {
	/** Name as PyPI compares it (PEP 503): lower case, runs of `-`, `_` and `.` become one `-`. */
	readonly name: string;
	/** Extras by the same spelling: `standard` of `uvicorn[standard]`. */
	readonly extras: readonly string[];
	/** The requirement without comment and options, on one line. */
	readonly written: string;
	/** False only where its marker is certainly false on the Space. */
	readonly isInstalled: boolean;
	readonly place: Place;
}

/** A line whose meaning is not, or not wholly, in `Requirements.requirements`. */
export interface UnreadLine {
	/**
	 * `invalid`: pip rejects it. `unnamed`: pip installs it, but its text does not say which distribution it is.
	 * `include`: it includes a file that the tree does not hold. `remote`: it includes a file from elsewhere.
	 * `encoding`: the file is no text that pip reads. `unreadable`: requirements.txt itself cannot be had.
	 */
	readonly cause: "invalid" | "unnamed" | "include" | "remote" | "encoding" | "unreadable";
	/** A clause that says why: `"=" is not an operator`. */
	readonly reason: string;
	readonly written: string;
	readonly place: Place;
}

/** A requirements file with everything that it includes. */
export interface Requirements {
	readonly path: string;
	readonly requirements: readonly Requirement[];
	/** Lines that could not be read as a requirement or option: the list may then lack what they meant. */
	readonly unread: readonly UnreadLine[];
}
