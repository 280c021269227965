import type { Lines } from "../source/lines.ts";
import type { Statement } from "./tree/ast.ts";

/** A compile error: what Python would refuse before it runs a line. Offsets are UTF-16 code units of the text. */
export interface SyntaxProblem {
	readonly start: number;
	readonly end: number;
	/** What is wrong, one sentence, naming the version where the version is the reason. */
	readonly message: string;
	/** What to do about it, one sentence. */
	readonly advice: string;
}

/** A Python file, read and parsed. */
export interface Module {
	/** Relative to the Space root. */
	readonly path: string;
	/** Decoded, without byte order mark; a lone `\r` has become `\n`. */
	readonly text: string;
	readonly lines: Lines;
	/** The module's statements; empty where the file could not be decoded. */
	readonly body: readonly Statement[];
	/** Everything for which Python would refuse to compile it, in the order of the text; found at the first call. */
	problems(): readonly SyntaxProblem[];
}

/** The file is there, but it cannot be judged. */
export interface Unjudged {
	readonly path: string;
	readonly unjudged: string;
}
