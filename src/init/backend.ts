import type { Contract } from "../gate/space.ts";
import type { Entrypoint } from "../python/program.ts";
import type { PythonVersion } from "../python/version.ts";

/** A backend that was found in a tree. */
export interface Backend {
	/** The folder that is to become the Space root, from the top of the tree; "" is the top. */
	readonly home: string;
	/** The file that makes the application, from the top of the tree: "backend/app/main.py". */
	readonly file: string;
	readonly contract: Contract;
	/** The version of Python with which it was proven, or the gate's own where it was not. */
	readonly python: PythonVersion;
	/** The text of the main.py that it needs; `undefined` where it needs none. */
	readonly mainFile: string | undefined;
	/** What is known of its entry point, that main.py included. */
	readonly entrypoint: Entrypoint;
}

/** What was found in a tree. */
export interface Finds {
	readonly backends: readonly Backend[];
	/** Files that seem to make an application of their own, in the folder of a backend that does not use them. */
	readonly others: readonly string[];
	/** Whether a bound ended the search. */
	readonly isCutOff: boolean;
}
