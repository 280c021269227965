import type { Answer } from "../deploy/deployment.ts";
import type { Failure } from "../deploy/failure.ts";
import type { Judged, Where } from "../gate/check.ts";

/** How a rehearsal is to go. */
export interface RehearsalCourse {
	/** Whether the requirements are installed into an environment of its own, or what is installed here is used. */
	readonly packages: "fresh" | "installed";
	/** The interpreter, by its path or its name; `undefined` for one of the Space's version. */
	readonly python: string | undefined;
	/** The port on this machine; `undefined` for a free one. */
	readonly port: number | undefined;
	/** A path of the application that has to answer with status 200; `undefined` for none. */
	readonly healthPath: string | undefined;
	/** Milliseconds from the start until it must listen. */
	readonly startTime: number;
	/** Milliseconds for which it must go on running. */
	readonly soak: number;
	/** What becomes of an application that answers: `keep` lets it run until the signal. */
	readonly after: "end" | "keep";
}

/** What is rehearsed, and with what of this machine. */
export interface RehearsalRequest {
	readonly judged: Judged;
	readonly where: Where;
	readonly course: RehearsalCourse;
	/** What the user gives the application, by name. */
	readonly variables: ReadonlyMap<string, string>;
	/** What to do where a variable is missing, one sentence. */
	readonly variablesAdvice: string;
	/** The variables of this process; few of them are handed on. */
	readonly host: Readonly<Record<string, string | undefined>>;
	/** The folder for what does not outlive the rehearsal. */
	readonly temp: string;
	readonly signal: AbortSignal;
}

/** What a rehearsal needs of those who wait for it. */
export interface RehearsalPorts {
	/** Hears what is being done, in a few words: "installing requirements.txt". */
	progress(step: string): void;
	/** Hears lines of pip (`build`) and of the application (`run`), with secrets hidden; not every one of a flood. */
	line(log: "build" | "run", line: string): void;
	/** Whether every line is wanted, or only now and then one to show that something happens. */
	readonly lines: "all" | "some";
	/** Milliseconds of a clock that only goes forwards. */
	now(): number;
	/** Waits, and ends early when the signal does. Never throws. */
	wait(milliseconds: number, signal: AbortSignal): Promise<void>;
	/** Hears that an application answers that is kept running. */
	kept(rehearsal: Rehearsal): void;
}

/** What was rehearsed with. */
export interface RehearsalFacts {
	/** "Python 3.11.2". */
	readonly python: string;
	/** Where its packages come from, a clause: "packages installed by uv". */
	readonly packages: string;
	/** What was started, as a person would write it. */
	readonly command: string;
	/** "http://127.0.0.1:43127". */
	readonly address: string;
}

/** What came of it. */
export type RehearsalOutcome =
	/** `seconds`: from the start until it listened. */
	| { readonly kind: "answers"; readonly seconds: number; readonly answers: readonly Answer[] }
	/** It was started, and does not answer as it should. */
	| { readonly kind: "failed"; readonly failure: Failure }
	/** It could not be rehearsed here, which says nothing of the Space. */
	| { readonly kind: "impossible"; readonly failure: Failure };

/** A rehearsal from the package to its end. */
export interface Rehearsal {
	/** `undefined` where it did not come to a start. */
	readonly facts: RehearsalFacts | undefined;
	readonly outcome: RehearsalOutcome;
	/** What whoever reads it should know, one sentence each. */
	readonly warnings: readonly string[];
}

/** A rehearsal that came to no start. */
export function impossible(why: Failure, warnings: readonly string[]): Rehearsal {
	return { facts: undefined, outcome: { kind: "impossible", failure: why }, warnings };
}
