import type { Project } from "../scripts/project.ts";
import type { Script } from "../scripts/script.ts";
import type { Reference, Value } from "./value.ts";

/** What the expressions of a frontend give, each worked out at the first question. */
export interface Evaluation {
	readonly project: Project;
	/** What an expression gives. Never throws, and ends however the project is written. */
	of(reference: Reference): Value;
	/** What a script exports by a name. */
	exported(script: Script, name: string): Value;
	/** What a script gets from a module by a name; "*" is all of it. */
	imported(module: string, name: string, script: Script): Value;
	/** Counts a step that leads to others; false where so many were made that no more are. */
	spend(): boolean;
	/** Whether so much was asked that answers are missing. */
	isSpent(): boolean;
}
