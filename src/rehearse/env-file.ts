import { configurationFault, type Fault } from "../gate/fault.ts";

/** The variables of a file, and what whoever wrote it should know: one sentence each, without a value. */
export interface EnvFile {
	readonly values: ReadonlyMap<string, string>;
	readonly warnings: readonly string[];
}

/** Bytes that a file of variables may have; the kernel takes 128 KiB for one variable. */
export const MAX_ENV_FILE = 256 * 1024;

/** Characters of a value: with its name it must fit into what the kernel takes (execve(2), MAX_ARG_STRLEN). */
const MAX_VALUE = 100_000;

/** What a value in double quotes may hold behind a backslash (python-dotenv, parser.py). */
const ESCAPES: ReadonlyMap<string, string> = new Map([
	["n", "\n"],
	["r", "\r"],
	["t", "\t"],
	["b", "\b"],
	["f", "\f"],
	["v", "\v"],
	["a", "\u0007"],
	["\\", "\\"],
	['"', '"'],
	["'", "'"],
]);

/**
 * Reads a file of variables as python-dotenv does: `export`, quotes, values of several lines, comments. What it would
 * replace, `${NAME}`, stays as it is: nothing replaces it on a Space. `called` names the file. No fault repeats what a line holds.
 */
export function readEnvFile(text: string, called: string): EnvFile | { readonly fault: Fault } {
	const values = new Map<string, string>();
	const warnings: string[] = [];
	let at = 0;
	let line = 1;
	while (at < text.length) {
		const end = endOfLine(text, at);
		const head = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w{0,199})[ \t]*=[ \t]*/.exec(text.slice(at, end));
		if (head === null) {
			if (!/^\s*(?:#|$)/.test(text.slice(at, end))) return noPair(called, line);
			at = nextLine(text, end);
			line += 1;
			continue;
		}
		const [written, name = ""] = head;
		const value = valueAt(text, at + written.length);
		if (value === undefined) return badQuotes(called, line);
		if (value.text.includes("\0") || value.text.length > MAX_VALUE) return notTaken(called, line);
		if (values.has(name)) warnings.push(`${called} sets ${name} twice; the last line counts.`);
		if (value.text.includes("${")) {
			warnings.push(`${called} gives ${name} a value with "\${": it is taken as it is, as on a Space.`);
		}
		values.set(name, value.text);
		line += text.slice(at, value.end).split("\n").length;
		at = nextLine(text, value.end);
	}
	return { values, warnings };
}

/** The value that begins at an offset, and the end of its line; `undefined` where its quotes are not in order. */
function valueAt(text: string, at: number): { readonly text: string; readonly end: number } | undefined {
	const quote = text[at];
	if (quote !== '"' && quote !== "'") {
		const end = endOfLine(text, at);
		const plain = text.slice(at, end);
		const comment = /[ \t]#/.exec(plain);
		return { text: plain.slice(0, comment?.index ?? plain.length).trim(), end };
	}
	const parts: string[] = [];
	for (let index = at + 1; index < text.length; index += 1) {
		const letter = text[index] ?? "";
		if (letter === quote) {
			const end = endOfLine(text, index);
			const isOver = /^[ \t]*(?:#.*)?\r?$/.test(text.slice(index + 1, end));
			return isOver ? { text: parts.join(""), end } : undefined;
		}
		const next = text[index + 1] ?? "";
		const isEscape = letter === "\\" && (quote === '"' ? ESCAPES.has(next) : next === "'" || next === "\\");
		parts.push(isEscape ? (ESCAPES.get(next) ?? next) : letter);
		if (isEscape) index += 1;
	}
	return undefined;
}

function endOfLine(text: string, at: number): number {
	const end = text.indexOf("\n", at);
	return end === -1 ? text.length : end;
}

function nextLine(text: string, end: number): number {
	return Math.min(text.length, end + 1);
}

function noPair(called: string, line: number) {
	const advice = 'Write NAME=value; a name has letters, digits and "_". A comment begins with "#".';
	return { fault: configurationFault("env-file-invalid", `Line ${line} of ${called} is no NAME=value.`, advice) };
}

function badQuotes(called: string, line: number) {
	const message = `The quotes of the value that begins in line ${line} of ${called} are not in order.`;
	const advice = "Close them at the end of the value, with nothing but a comment behind.";
	return { fault: configurationFault("env-file-invalid", message, advice) };
}

function notTaken(called: string, line: number) {
	const message = `Line ${line} of ${called} has a value that no program can be given.`;
	const advice = `It may have ${MAX_VALUE} characters, and no zero byte among them.`;
	return { fault: configurationFault("env-file-invalid", message, advice) };
}
