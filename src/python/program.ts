import type { Place } from "../source/place.ts";
import type { Application } from "./application.ts";
import type { Module, Unjudged } from "./module.ts";
import type { Proof, Trace } from "./proof.ts";
import type { PythonVersion } from "./version.ts";

/** What an import ends at (B: facts of the import system). */
export type Resolution =
	| { readonly kind: "project"; readonly path: string }
	/** A folder without `__init__.py`. */
	| { readonly kind: "namespace"; readonly path: string }
	| { readonly kind: "standard-library" }
	| { readonly kind: "third-party" }
	| { readonly kind: "missing"; readonly reason: string };

/** The Python of a Space, parsed as far as somebody asked. */
export interface Program {
	readonly version: PythonVersion;
	/** Folders of the tree in which a server finds modules, first the one where it starts; "" is the Space root. */
	readonly folders: readonly string[];
	/** Every Python file of the tree, sorted. */
	readonly files: readonly string[];
	/** A file of the tree, parsed at the first call. `undefined` where there is none. */
	module(path: string): Module | Unjudged | undefined;
	/**
	 * Whether the bytes of a file hold one of the words, as parts of others, too. Far cheaper than parsing it, and nearly free
	 * from the second question on: a rule asks this first, and reads what may matter to it.
	 */
	mentions(path: string, words: readonly string[]): boolean;
	/** Those of the words that it holds; all of them where the file cannot be read. */
	mentioned(path: string, words: readonly string[]): readonly string[];
	/** Resolves an absolute dotted module name from the folders, as `python -c "import name"` started there would. */
	resolve(name: string): Resolution;
	/** What `uvicorn module:attribute`, started in the first folder, would find. Memoised. */
	prove(module: string, attribute: string): Entrypoint;
	/**
	 * The first of the modules for whose absence the start of `module:attribute` certainly fails, if none of them is
	 * installed; `undefined` where it may do without them. Names are those of `Entrypoint.imports`.
	 */
	lack(module: string, attribute: string, absent: ReadonlySet<string>): Lack | undefined;
	/**
	 * Whether the start of `module:attribute` certainly fails where nothing sets these environment variables and every
	 * other one is set; `undefined` where that cannot be told.
	 */
	failsWithout(module: string, attribute: string, variables: ReadonlySet<string>): boolean | undefined;
	/**
	 * The application of `module:attribute` where nothing but `given` sets the environment variables that the program can do
	 * without; `undefined` where that cannot be told. A value that nobody knows is `undefined`. Follows the start once more.
	 */
	applicationByDefault(
		module: string,
		attribute: string,
		given: ReadonlyMap<string, string | undefined>,
	): Application | undefined;
	/** Frees the trees; nothing may be asked afterwards. */
	release(): void;
}

/** A proof and what was run for it. */
export interface Entrypoint {
	readonly target: string;
	readonly proof: Proof;
	/** What the application answers; `undefined` where it is not proven, or of a kind whose routes are not known. */
	readonly application?: Application | undefined;
	/** Whether the proof only holds if the Space sets environment variables: without them, the import fails. */
	readonly needsVariables?: true;
	/** Paths of the project's files that the import runs, in the order in which they begin. */
	readonly reached: readonly string[];
	/** Whether a bound ended the evaluation before its end: then more may be reached and imported. */
	readonly isCutOff: boolean;
	/** What it asks installed distributions for, in the order of the first question, whether or not it can do without. */
	readonly imports: readonly LibraryImport[];
}

/** Something that installed distributions are asked for. */
export interface LibraryImport {
	/** A module, or what an import takes from one: "jose", "google.cloud.storage". */
	readonly module: string;
	/** The first places that ask for it. */
	readonly places: readonly Place[];
}

/** A module that is not installed, and that the start cannot do without. */
export interface Lack {
	readonly module: string;
	/** The import that fails. */
	readonly place: Place;
	/** The imports that lead there. */
	readonly trace: Trace;
}
