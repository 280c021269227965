import type { Place } from "../source/place.ts";
import type { Clause } from "./versions/specifier.ts";

/** Where pip gets a distribution from. */
export type Origin =
	/** From the package index. */
	| { readonly kind: "index" }
	/** From an archive at an address, from a repository, or from a path; what follows `-e` among them. */
	| { readonly kind: "address" | "repository" | "path"; readonly address: string };

/** One requirement of a requirements file. */
export interface Requirement {
	/** Name as PyPI compares it (PEP 503): lower case, runs of `-`, `_` and `.` become one `-`. */
	readonly name: string;
	/** Extras by the same spelling: `standard` of `uvicorn[standard]`. */
	readonly extras: readonly string[];
	readonly specifier: readonly Clause[];
	/** What stands behind `;`, where something does. */
	readonly marker: string | undefined;
	readonly origin: Origin;
	/** The requirement without comment and options, on one line. */
	readonly written: string;
	/** False only where its marker is certainly false on the Space. */
	readonly isInstalled: boolean;
	/** Why pips from 24.1 on reject it, a clause; `undefined` where every pip takes it. */
	readonly legacy: string | undefined;
	/** Why older pips reject it, a clause; `undefined` where every pip takes it. */
	readonly recent: string | undefined;
	readonly place: Place;
}

/** An option of pip in a requirements file, one that includes no other file: `--index-url https://…`. */
export interface FileOption {
	/** Its full name: "--index-url". */
	readonly name: string;
	/** `undefined` for those that take none. */
	readonly value: string | undefined;
	readonly place: Place;
}

/** A line whose meaning is not, or not wholly, in `Requirements.requirements`. */
export interface UnreadLine {
	/**
	 * `invalid`: pip rejects it. `unnamed`: pip installs it, but its text does not say which distribution it is.
	 * `variable`: what pip makes of it depends on a variable of the build. `ignored`: pip passes over a part of it.
	 * `include`: it includes a file that the tree does not hold. `remote`: it includes a file from elsewhere.
	 * `absent`: it names another file that the tree does not hold. `bound`: it leads beyond what is read here.
	 * `encoding`: the file is no text that pip reads. `format`: it is a file of another kind, such as a web page.
	 * `unreadable`: requirements.txt itself cannot be had.
	 */
	readonly cause:
		| "invalid"
		| "unnamed"
		| "variable"
		| "ignored"
		| "include"
		| "remote"
		| "absent"
		| "bound"
		| "encoding"
		| "format"
		| "unreadable";
	/** A clause that says why: `"=" is not an operator`. */
	readonly reason: string;
	readonly written: string;
	readonly place: Place;
}

/** A requirements file with everything that it includes. */
export interface Requirements {
	readonly path: string;
	/** Paths that pip opens for it, itself first; what the tree does not hold stands in `unread` too. */
	readonly files: readonly string[];
	readonly requirements: readonly Requirement[];
	/** What constraint files say (`-c`): versions, if something else requires the distribution. */
	readonly constraints: readonly Requirement[];
	readonly options: readonly FileOption[];
	/** Lines that could not be read as a requirement or option: the list may then lack what they meant. */
	readonly unread: readonly UnreadLine[];
	/** Whether pip compares everything that it installs with hashes (`--hash`, `--require-hashes`), and takes nothing without one. */
	readonly isHashChecked: boolean;
}
