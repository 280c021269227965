import type { Module } from "../module.ts";
import type { Namespace } from "./namespace.ts";
import type { ClassObject, ProjectModule, Site, Value } from "./value.ts";

// What runs code: the scope it runs in, the arguments it was called with, the exception that ends it.

/** The arguments of a call. `isOpen`: there may be more, out of `*args` or `**kwargs` that cannot be seen. */
export interface Arguments {
	readonly positional: readonly Value[];
	readonly keywords: ReadonlyMap<string, Value>;
	readonly isOpen: boolean;
}

/** Where names are looked up. */
export interface Scope {
	readonly kind: "module" | "function" | "class" | "comprehension";
	readonly namespace: Namespace;
	readonly module: ProjectModule;
	readonly text: Module;
	/** The next scope outwards in which names are looked up; class bodies are left out. */
	readonly enclosing: Scope | undefined;
	/** Names that belong to a function, or that the body of a class in one binds; `undefined` elsewhere. */
	readonly locals: ReadonlySet<string> | undefined;
	readonly globals: ReadonlySet<string>;
	readonly nonlocals: ReadonlySet<string>;
	/** What the brackets of the functions and classes around it name: `class Page[T]` (PEP 695). */
	readonly typeParameters: ReadonlyMap<string, Value> | undefined;
	/** For `super()` without arguments. */
	readonly method: { readonly owner: ClassObject; readonly self: Value } | undefined;
	/** Told what a generator's body yields, while it runs. */
	readonly onYield: ((value: Value) => void) | undefined;
	/** The class whose body it is. */
	readonly owner: ClassObject | undefined;
	/** The name of the class statement around it: names with two underscores are its own (reference, "Private name mangling"). */
	readonly className: string | undefined;
}

/** An exception on its way. */
export interface Raised {
	readonly type: ExceptionType;
	readonly site: Site | undefined;
	/** One sentence, names quoted. */
	readonly reason: string;
	readonly advice: string;
	/** Whether a file that does not compile is the reason. */
	readonly syntax: boolean;
	/** Set where something is missing that other versions of Python have. */
	readonly dueTo?: "python-version";
	/** The imports on the way to it, outermost first; set when it is raised. */
	readonly via?: readonly Site[];
	/** The module that is not installed, for which it was raised, or while whose lack was being handled. */
	readonly lacking?: Lacking;
}

/** A module of a distribution that is not installed: where it was asked for, and the imports on the way there. */
export interface Lacking {
	readonly module: string;
	readonly site: Site;
	readonly via: readonly Site[];
}

/** What an exception is an instance of. */
export type ExceptionType =
	| { readonly kind: "builtin"; readonly name: string }
	| { readonly kind: "class"; readonly object: ClassObject }
	| { readonly kind: "external"; readonly path: string }
	| { readonly kind: "unknown" }
	/** What nothing catches: the process ends, or the code never does. */
	| { readonly kind: "uncatchable" };
