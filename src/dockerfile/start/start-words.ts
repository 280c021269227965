import { SHELLS } from "../../commands/programs.ts";
import { shellCommands } from "../../commands/shell-script.ts";
import type { Word } from "../../commands/shell-words.ts";
import { linesOf } from "../../source/lines.ts";
import type { Place } from "../../source/place.ts";
import type { Dockerfile, Stage, Start, Words } from "../dockerfile.ts";

/** Where a word of a start stands, and whether a shell replaces the variables that are left in it. */
export interface Spot {
	readonly place: Place;
	readonly isShell: boolean;
}

/** One command of a start. */
export type Command = readonly Word<Spot>[];

/** Variables with the values that they certainly have. */
type Known = readonly (readonly [string, string])[];

/** What a container runs: a shell's ENTRYPOINT ignores CMD, a list takes it as its further words. */
export function startWords(dockerfile: Dockerfile, { entrypoint, command, environment }: Stage): readonly Command[] {
	const known = knownVariables(environment);
	if (entrypoint?.kind === "line") return lineCommands(dockerfile, entrypoint, known);
	const before = entrypoint === undefined ? [] : listCommand(dockerfile, entrypoint.words, known);
	if (command === undefined) return [before];
	if (command.kind === "list") return [[...before, ...listCommand(dockerfile, command.words, known)]];
	if (before.length === 0) return lineCommands(dockerfile, command, known);
	const origin: Spot = { place: dockerfile.place(command), isShell: true };
	const line = command.line.text;
	return [[...before, ...["sh", "-c", expanded(line, known)].map((text) => ({ text, origin }))]];
}

/** The variables that have one value. */
export function knownVariables(variables: ReadonlyMap<string, string | undefined>): Known {
	return [...variables].flatMap(([name, value]): Known => (value === undefined ? [] : [[name, value]]));
}

/** The commands of a script of the Space. */
export function scriptWords(file: string, text: string, known: Known): readonly Command[] {
	const lines = linesOf(text);
	return shellCommands(text.slice(0, MAX_SCRIPT), known).map((words) =>
		words.map(({ text: word, origin }) => ({
			text: word,
			origin: { place: lines.place(file, origin.start, origin.end), isShell: true },
		})),
	);
}

/** Characters of a script that are read: scripts that people write are a hundredth of it. */
const MAX_SCRIPT = 131_072;

function lineCommands(
	dockerfile: Dockerfile,
	{ line }: Extract<Start, { kind: "line" }>,
	known: Known,
): readonly Command[] {
	return shellCommands(line.text, known).map((words) =>
		words.map(({ text, origin }) => {
			const place = dockerfile.place({ start: line.offset(origin.start), end: line.offset(origin.end - 1) + 1 });
			return { text, origin: { place, isShell: true } };
		}),
	);
}

/** The words of a list, which nobody expands, but for the line that it hands to a shell. */
function listCommand(dockerfile: Dockerfile, words: readonly Words[], known: Known): Command {
	const isLine = (index: number) =>
		/^-[a-z]*c$/.test(words[index - 1]?.text ?? "") && SHELLS.has(words[index - 2]?.text.split("/").at(-1) ?? "");
	return words.map((word, index) => ({
		text: isLine(index) ? expanded(word.text, known) : word.text,
		origin: { place: dockerfile.place(word), isShell: isLine(index) },
	}));
}

/** A line with the variables replaced that are known; those of a shell's own are left. */
function expanded(line: string, known: Known): string {
	if (line.length > MAX_LINE) return line;
	const values = new Map(known);
	return line.replaceAll(/\$(?:(\w+)|\{(\w+)(?::?-([^{}$]*))?\})/g, (written, name, braced, other) => {
		const value = values.get(name ?? braced) ?? other;
		return typeof value === "string" && value.length <= MAX_VALUE ? value : written;
	});
}

/** Characters of a line in which variables are replaced, and of a value that is put there. */
const MAX_LINE = 8_192;
const MAX_VALUE = 1_000;
