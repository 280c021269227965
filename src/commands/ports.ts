import type { ServerProgram } from "./programs.ts";
import type { Word } from "./shell-words.ts";

/** A port that a command names. */
export interface CommandPort<Origin> {
	/** The digits, or the mark of a part that the program fills ({@link markOf}). */
	readonly value: string;
	/** The option that it stands behind, "" where the program takes it without one. */
	readonly option: string;
	readonly origin: Origin;
}

/** The ports among the arguments of a server program. */
export function portsOf<Origin>(program: ServerProgram, words: readonly Word<Origin>[]): CommandPort<Origin>[] {
	const found = words.flatMap((word, index) => {
		const [option = "", joined] = splitOption(word.text, [...program.ports, ...program.addresses]);
		const next = joined === undefined ? words[index + 1] : { text: joined, origin: word.origin };
		const value = portAfter(program, option, next?.text ?? "");
		if (next === undefined || value === undefined) return [];
		return [{ value, option, origin: next.origin }];
	});
	const plain = program.hasPlainPort === true ? words.find(({ text }) => !text.startsWith("-")) : undefined;
	const value = portIn(plain?.text ?? "") ?? portInAddress(plain?.text ?? "");
	if (plain !== undefined && value !== undefined) found.push({ value, option: "", origin: plain.origin });
	return found;
}

function portAfter(program: ServerProgram, option: string, text: string): string | undefined {
	if (program.ports.includes(option)) return portIn(text);
	return program.addresses.includes(option) ? portInAddress(text) : undefined;
}

/** `--port=8000` and `-p8000` in two; an option alone, and what is none, as they stand. */
function splitOption(text: string, options: readonly string[]): readonly [string, string?] {
	const equals = text.indexOf("=");
	if (text.startsWith("--") && equals !== -1) return [text.slice(0, equals), text.slice(equals + 1)];
	const short = options.find((option) => /^-[a-z]$/.test(option) && text.startsWith(option) && text.length > 2);
	return short === undefined ? [text] : [short, text.slice(2)];
}

/** The mark of a part that only the running program knows. No command can hold a NUL (execve(2)). */
export function markOf(index: number): string {
	return `\0${index}\0`;
}

/** The index behind a mark that is a whole text. */
export function indexOfMark(text: string): number | undefined {
	const digits = /^\d+$/.exec(text.slice(1, -1))?.[0];
	return digits !== undefined && text === markOf(Number(digits)) ? Number(digits) : undefined;
}

/** A port's digits or a mark, where a text is one of them. Port 0 asks the system for any, and fixes none. */
export function portIn(text: string): string | undefined {
	if (indexOfMark(text) !== undefined) return text;
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return port > 0 && port <= 65_535 ? text : undefined;
}

/** The port of `host:8000`, `:8000`, `[::]:8000`, `*:8000`, or of Twisted's `tcp:port=8000:interface=…`. */
export function portInAddress(text: string): string | undefined {
	if (text.startsWith("unix:") || text.startsWith("fd:")) return undefined;
	const named = /(?:^|:)port=([^:]+)/.exec(text)?.[1];
	const colon = text.lastIndexOf(":");
	return colon === -1 ? undefined : portIn(named ?? text.slice(colon + 1));
}
