import type { Module } from "../module.ts";
import type { Call, Expression, Statement } from "../tree/ast.ts";

/** When a stretch of code runs. */
export type Run =
	/** While its module is imported. */
	| { readonly kind: "import" }
	/** Below a main guard, which `statement` holds: never where a server imports the module. */
	| { readonly kind: "guard"; readonly statement: Statement }
	/**
	 * When somebody calls the function. `isRegistered`: a decorator hands it to somebody who may; `isHandler`: to an
	 * application or a router.
	 */
	| {
			readonly kind: "function";
			readonly name: string;
			/** The class whose method it is. */
			readonly owner: string | undefined;
			readonly isRegistered: boolean;
			readonly isHandler: boolean;
	  };

/** Something is given a new value. */
export interface Setting {
	readonly target: Expression;
	readonly value: Expression | undefined;
}

/** A stretch of a module that runs as one: all that an import runs, a main guard, a function with what is defined in it. */
export interface Unit {
	readonly module: Module;
	readonly run: Run;
	/** Names that it reads, and attributes, those of installed modules left out. */
	readonly words: ReadonlySet<string>;
	/** Attributes that it reads, whosever they are; those of something called `state` as "state.name" too. */
	readonly attributes: ReadonlySet<string>;
	/** Names that it imports out of modules. */
	readonly imports: ReadonlySet<string>;
	/** Attributes that it sets, and global names that a function sets. */
	readonly sets: ReadonlySet<string>;
	readonly calls: readonly Call[];
	readonly settings: readonly Setting[];
}
