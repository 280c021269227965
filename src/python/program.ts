import type { Module, Unjudged } from "./module.ts";
import type { Proof } from "./proof.ts";
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
	/** Frees the trees; nothing may be asked afterwards. */
	release(): void;
}

/** A proof and what was run for it. */
export interface Entrypoint {
	readonly target: string;
	readonly proof: Proof;
	/** Paths of the project's files that the import runs, in the order in which they begin. */
	readonly reached: readonly string[];
}
