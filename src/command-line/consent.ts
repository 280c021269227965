import { createInterface } from "node:readline/promises";
import { err } from "./terminal.ts";

/** Whether somebody sits at a terminal who can be asked. */
export function isAnybodyThere(): boolean {
	return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks on the standard error; everything but "y" and "yes" is no, the end of the input and Ctrl-C as well. */
export async function consents(question: string): Promise<boolean> {
	const terminal = createInterface({ input: process.stdin, output: process.stderr });
	const gone = new AbortController();
	terminal.once("SIGINT", () => gone.abort()).once("close", () => gone.abort());
	try {
		const answer = await terminal.question(`${question} [y/N] `, { signal: gone.signal });
		return /^\s*y(es)?\s*$/i.test(answer);
	} catch {
		err("");
		return false;
	} finally {
		terminal.close();
	}
}
