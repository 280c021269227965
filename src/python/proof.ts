import type { Place } from "../source/place.ts";

/** One step that led to a result, at its place in the source. */
export interface TraceStep {
	readonly place: Place;
	/** What happens there, in words that complete "main.py:3 …": "imports app from src.main". */
	readonly note: string;
}

export type Trace = readonly TraceStep[];

/** Why an entry point is certainly not an ASGI application. */
export type Refutation =
	/** There is no such module. */
	| "no-module"
	/** A module on the way does not compile; the syntax rule says more. */
	| "syntax"
	/** The import ends in an exception, or in the end of the process. */
	| "import-fails"
	/** It ends in one, because something is missing that other versions of Python have. */
	| "python-version"
	/** The name is not bound when the import ends. */
	| "not-bound"
	/** It is bound to something that is no ASGI application. */
	| "not-asgi"
	/** It is bound to a router, which answers requests only as a part of an application. */
	| "router";

/** The library whose application answers in the end, inside all wrappers. */
export interface Framework {
	/** As the library calls it: "FastAPI". */
	readonly name: string;
	/** For a message: "a FastAPI application". */
	readonly noun: string;
	/** Whether applications of other frameworks can be mounted in it. */
	readonly canMount: boolean;
}

/** What a server must call to get the application. */
export interface Factory {
	/** For a message: 'the function "create_app"'. */
	readonly noun: string;
	/** Its own name, where it has one: "create_app". */
	readonly name: string | undefined;
}

/** What is known of `module:attribute` after the import that a server does. */
export type Proof =
	| {
			readonly state: "proven";
			/** What it is: "FastAPI", "Starlette", … as its library calls it. */
			readonly type: string;
			/** `undefined` where code of the project answers itself, or one of several frameworks. */
			readonly framework: Framework | undefined;
			/** What the server must call first, which uvicorn does with a warning; `undefined` for an application. */
			readonly factory: Factory | undefined;
			/** Where the attribute is bound. */
			readonly place: Place;
			readonly trace: Trace;
	  }
	| {
			readonly state: "refuted";
			readonly because: Refutation;
			/** One sentence: what is wrong, with names quoted. */
			readonly reason: string;
			/** What to do about it, one sentence. */
			readonly advice: string;
			/** Where it shows. */
			readonly place: Place;
			readonly trace: Trace;
	  }
	| {
			readonly state: "unproven";
			/** What cannot be seen, one sentence. */
			readonly reason: string;
			readonly place: Place;
			readonly trace: Trace;
	  };
