import { spawnSync } from "node:child_process";
import { INTERPRETER } from "../support/programs.ts";

/** A program that the real Python is to run. */
export interface Asked {
	readonly id: string;
	readonly files: Readonly<Record<string, string>>;
	/** The variables that are set. */
	readonly values: Readonly<Record<string, string>>;
	/** Names that are left out, those of one list together. */
	readonly missing: readonly (readonly string[])[];
}

/** What the real Python said of a program. */
export interface Answer {
	readonly id: string;
	/** Whether it starts where every variable is set. */
	readonly complete: boolean;
	/** Names without which it does not; those that are left out together in one list. */
	readonly failing: readonly (readonly string[])[];
	readonly error: string;
}

/** Runs programs without one of their variables, and with all of them. Throws where Python cannot be started. */
export function askVariables(asked: readonly Asked[]): readonly Answer[] {
	const { status, stdout, stderr } = spawnSync(INTERPRETER, ["-I", "__tests__/support/ask_variables.py"], {
		input: JSON.stringify(asked),
		encoding: "utf8",
		maxBuffer: 1024 ** 3,
	});
	if (status !== 0) throw new Error(`the programs could not be run: ${stderr}`);
	return stdout
		.split("\n")
		.filter((line) => line !== "")
		.map((line): Answer => JSON.parse(line));
}
