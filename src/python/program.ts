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
	/** Every Python file of the tree, sorted. */
	readonly files: readonly string[];
	/** A file of the tree, parsed at the first call. `undefined` where there is none. */
	module(path: string): Module | Unjudged | undefined;
	/** Whether the bytes of a file hold one of the words; far cheaper than parsing it. */
	mentions(path: string, words: readonly string[]): boolean;
	/** Resolves an absolute dotted module name from the Space root, as `python -c "import name"` started there would. */
	resolve(name: string): Resolution;
	/** What `uvicorn module:attribute`, started in the Space root, would find. Memoised. */
	prove(module: string, attribute: string): Entrypoint;
	/**
	 * The first of the modules for whose absence the start of `module:attribute` certainly fails, if none of them is
	 * installed; `undefined` where it may do without them. Names are those of `Entrypoint.imports`.
	 */
	lack(module: string, attribute: string, absent: ReadonlySet<string>): Lack | undefined;
	/** Frees the trees; nothing may be asked afterwards. */
	release(): void;
}

/** A proof and what was run for it. */
export interface Entrypoint {
	readonly target: string;
	readonly proof: Proof;
	/** What the application answers; `undefined` where it is not proven, or of a kind whose routes are not known. */
	readonly application?: Application | undefined;
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
