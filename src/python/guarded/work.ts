import type { Module } from "../module.ts";
import type { Span } from "../tree/ast.ts";

/** What a piece of work does for an application. */
export type WorkKind =
	/** `name` is the router as the code writes it: "tasks.router". */
	| "router"
	| "middleware"
	/** `name` is the path. */
	| "mount"
	/** `name` is the library: "Gradio". */
	| "extension"
	/** `name` is "GET /tasks". */
	| "route"
	| "exception-handler"
	| "start-handler"
	/** The application is put into another one, which a name of the module then holds. */
	| "wrapper"
	/** `name` is what creates them: "init_db". */
	| "tables"
	/** `name` is the attribute of `app.state`. */
	| "state"
	/** `name` is a file of the tree that holds settings. */
	| "settings"
	/** A name of the module that functions read: bound nowhere else. */
	| "unbound-name"
	/** The same, but None until the guard binds it. */
	| "empty-name";

/** A piece of work that an application needs and that stands below a main guard only. */
export interface Work {
	readonly kind: WorkKind;
	/** What it is about; "" where the code does not name it. */
	readonly name: string;
	/** The function that cannot do without; "" where it is not one function. */
	readonly user: string;
	readonly module: Module;
	readonly span: Span;
}

/** A main guard with the work below it, in the order of the text. */
export interface WorkingGuard {
	readonly module: Module;
	readonly guard: Span;
	readonly work: readonly [Work, ...Work[]];
}
