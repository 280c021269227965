import type { ScriptCommand } from "./read-script.ts";
import { splitCommandLine } from "./shell-words.ts";
import { expand, setVariable, type Variables } from "./variables.ts";

/** `$(PORT)` and `${PORT}`. */
const VARIABLE = /\$(?:\((?<name>[\w.-]+)\)|\{(?<braced>[\w.-]+)\})/g;

/** `PORT = 8000`, `PORT ?= 8000`, `export PORT := 8000`. */
const ASSIGNMENT = /^(?:export[ \t]+)?([\w.-]+)[ \t]*(?:::?|\?)?=[ \t]*(.*)$/;

/** `dev run: install`; the first name is taken. */
const RULE = /^([\w./%-]+)[^:=#\n]*:(?![:=])/;

/** The commands of a Makefile's recipes, each with the target that it belongs to. A place is that of the whole line. */
export function makefileCommands(text: string): readonly ScriptCommand[] {
	const variables: Variables = new Map();
	let recipe = "";
	return logicalLines(text).flatMap(({ line, start }) => {
		if (!line.startsWith("\t")) {
			const [, name, value] = ASSIGNMENT.exec(line) ?? [];
			if (name !== undefined && value !== undefined) {
				setVariable(variables, name, expand(value.replace(/[ \t]+#.*$/, "").trim(), VARIABLE, variables));
			} else recipe = RULE.exec(line)?.[1] ?? (line.trim() === "" ? recipe : "");
			return [];
		}
		const [prefix = ""] = /^[\t @+-]*/.exec(line) ?? [];
		const origin = { start: start + prefix.length, end: start + line.trimEnd().length };
		const command = expand(line.slice(prefix.length), VARIABLE, variables).replaceAll("$$", "$");
		return splitCommandLine(command).map((words) => ({ words: words.map((word) => ({ text: word, origin })), recipe }));
	});
}

/** Lines with those that a backslash continues, and the offset at which each begins. */
function logicalLines(text: string): { readonly line: string; readonly start: number }[] {
	const lines: { readonly line: string; readonly start: number }[] = [];
	for (const { 0: line, index } of text.matchAll(/(?:[^\\\n]|\\[\s\S]|\\$)+/g)) lines.push({ line, start: index });
	return lines;
}
