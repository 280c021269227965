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
	/** The name is not bound when the import ends. */
	| "not-bound"
	/** It is bound to something that is no ASGI application. */
	| "not-asgi";

/** What is known of `module:attribute` after the import that a server does. */
export type Proof =
	| {
			readonly state: "proven";
			/** What it is: "FastAPI", "Starlette", … as its library calls it. */
			readonly type: string;
			/** Whether the server must call it first, which uvicorn does with a warning. */
			readonly isFactory: boolean;
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
