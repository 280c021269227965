import type { RoutingPart } from "./routing.ts";

/** What an object of a library is to a server that is told to serve it. */
export type Role =
	/** It answers ASGI requests by itself; what it may be given beside answers the rest. */
	| "application"
	/** It answers them if the application that it was given does. */
	| "wrapper"
	/** It answers them with the WSGI application that it was given. */
	| "bridge"
	/** FastAPI's router: a part of an application, not one. */
	| "router"
	/** It speaks WSGI. */
	| "wsgi"
	/** It is certainly no ASGI application. */
	| "other";

/** A class of a library as far as a start depends on it. */
export interface LibraryType {
	/** As the library calls it: "FastAPI". */
	readonly name: string;
	readonly role: Role;
	/** What it is, for a message: "a WSGI application (Flask)". */
	readonly noun: string;
	/** The argument of its constructor that is the application inside. */
	readonly inner?: Parameter;
	/** Whether other applications can be mounted in it, so that they answer, too. */
	readonly canMount?: boolean;
	/** What to do instead of serving it, a sentence; `undefined` where its role says it. */
	readonly advice?: string;
	/** Methods and what calling them gives; what is not listed gives something unknown. */
	readonly methods: Readonly<Record<string, Result>>;
	/** What it is among applications, routers and routes. */
	readonly routing?: RoutingPart;
	/** Attributes through which it is told things as well: `router` of an application. */
	readonly views?: Readonly<Record<string, LibraryType>>;
	/** What no version has, although people look for it there; who has it instead, and what to do. */
	readonly lacks?: { readonly names: ReadonlySet<string>; readonly owner: string; readonly advice: string };
	/** Every other attribute that an instance has in some version, where they are known; others may be missing. */
	readonly attributes?: ReadonlySet<string>;
}

/** Where a call finds an argument. */
export interface Parameter {
	readonly position: number;
	readonly keyword: string;
}

/** What calling something gives. */
export type Result =
	| { readonly gives: "none" }
	/** An instance of a class. `isKeywordOnly`: what makes it takes no positional arguments. */
	| { readonly gives: "instance"; readonly of: LibraryType; readonly isKeywordOnly?: boolean }
	/** One of the arguments, as it is. */
	| { readonly gives: "argument"; readonly argument: Parameter }
	/** The object whose method it is. */
	| { readonly gives: "self" }
	/** A function that gives back what it decorates. */
	| { readonly gives: "decorator" }
	/** The function itself where it is used as a decorator without parentheses, a decorator where it is called first. */
	| { readonly gives: "decorated" }
	/** Something that cannot be seen, but is nothing that serves, nor calls what it is given. */
	| { readonly gives: "value"; readonly noun: string }
	/** It ends in an exception, unless a module was imported that changes it. `reason` is a clause. */
	| {
			readonly gives: "exception";
			readonly type: string;
			readonly reason: string;
			readonly advice: string;
			readonly unless?: string;
	  }
	/** The process ends, or the call never returns. */
	| { readonly gives: "end"; readonly reason: string };

/** A requirement that a call has of an argument: where it is broken, the call certainly fails. */
export interface Demand {
	readonly argument: Parameter;
	readonly of: /** It has this attribute. */
		| { readonly attribute: string }
		/** It is text that begins with a slash, or is empty where that is allowed, and does not end with one. */
		| { readonly prefix: true }
		/** It names a folder that exists, unless `check_dir` is given. */
		| { readonly folder: true };
}

/** What a library has by a dotted path. */
export type Knowledge =
	| { readonly kind: "callable"; readonly result: Result; readonly demands?: readonly Demand[] }
	/** An object that the library has made itself: `nicegui.app`. */
	| { readonly kind: "object"; readonly of: LibraryType };

/** A module of a library. */
export interface LibraryModule {
	/** "fastapi", "starlette.applications". */
	readonly name: string;
	readonly holds: Readonly<Record<string, Knowledge>>;
	/** Every other name that it has in some version, submodules among them; others may be missing. */
	readonly names?: ReadonlySet<string>;
	/** Names that `from module import *` binds; `undefined` where they are not known. */
	readonly exports?: ReadonlySet<string>;
}
