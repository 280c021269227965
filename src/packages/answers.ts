import type { NotAsked } from "../http/not-asked.ts";

/** What a Space could do with a file of an index. */
export type Use =
	/** A wheel for the Space's interpreter and system. */
	| "wheel"
	/** An archive of sources, which pip builds. */
	| "source"
	/** A wheel for other interpreters or systems only. */
	| "foreign";

/** A file that an index offers for a project. */
export interface IndexFile {
	/** A version of PEP 440, as the file's name writes it. */
	readonly version: string;
	readonly use: Use;
	/** `Requires-Python` where it certainly excludes the Space's Python; `undefined` where it does not. */
	readonly excludedBy: string | undefined;
	/** Whether its publisher has withdrawn it (PEP 592): pip takes it only for an exact pin. */
	readonly isYanked: boolean;
}

/** What an index says of one project. `unanswered`: words that complete "it could not be asked, because …". */
export type Project =
	| { readonly kind: "known"; readonly files: readonly IndexFile[] }
	| { readonly kind: "missing" }
	| { readonly kind: "unanswered"; readonly reason: string };

/** What an index was asked, and what it said, by normalised name. */
export interface IndexAnswers {
	readonly kind: "asked";
	/** Host of the index, as messages name it: "pypi.org". */
	readonly host: string;
	readonly projects: ReadonlyMap<string, Project>;
}

/** A step of a resolver's explanation. */
export type Cause =
	/** A line of the requirements, or of the constraints. */
	| { readonly kind: "requested" | "constrained"; readonly name: string; readonly requirement: string }
	/** What a distribution's own metadata asks for. */
	| { readonly kind: "depends"; readonly name: string; readonly version: string; readonly requirement: string };

/** Why no set of versions meets all requirements: the causes, which contradict each other. */
export interface Impossible {
	readonly kind: "impossible";
	/** "pip 24.2". */
	readonly tool: string;
	readonly causes: readonly Cause[];
}

/** The same in prose, of a resolver that names no causes: "Because web==2.0 depends on model>=3 and you require …". */
export interface Unsatisfiable {
	readonly kind: "unsatisfiable";
	readonly tool: string;
	/** Its own words on one line, cut where they are long. */
	readonly said: string;
}

/** What a resolver said; a resolver that came to no answer is as one that was not asked. */
export type Resolution =
	| { readonly kind: "resolved"; readonly tool: string; readonly count: number }
	| Impossible
	| Unsatisfiable
	| NotAsked;

/** What was learnt outside the tree about the distributions that it requires. */
export interface Packages {
	readonly index: IndexAnswers | NotAsked;
	readonly resolution: Resolution;
}

/** A judgement that asks nobody. */
export const OFFLINE: Packages = {
	index: { kind: "unwanted", reason: "the package index is asked only with --online" },
	resolution: { kind: "unwanted", reason: "the resolver is asked only with --resolve" },
};
