import type { Place } from "../source/place.ts";

/** One requirement of a requirements file. */
export interface Requirement {
	/** Name as PyPI compares it (PEP 503): lower case, runs of `-`, `_` and `.` become one `-`. */
	readonly name: string;
	readonly written: string;
	/** False only where its marker is certainly false on the Space. */
	readonly isInstalled: boolean;
	readonly place: Place;
}

/** A requirements file with everything that it includes. */
export interface Requirements {
	readonly path: string;
	readonly requirements: readonly Requirement[];
	/** Lines that could not be read as a requirement or option: the list may then lack what they meant. */
	readonly unread: readonly Place[];
}
