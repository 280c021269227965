import { linesWords } from "../../commands/read-command.ts";
import { type Stretch, splitCommandLine, type Word } from "../../commands/shell-words.ts";

/** What a Dockerfile says of the container's start. No more of it is read here. */
export interface DockerfileStart {
	/** The commands that a container begins with, ENTRYPOINT and CMD taken together. */
	readonly commands: readonly (readonly Word<Stretch>[])[];
	/** What ENV sets. */
	readonly variables: ReadonlyMap<string, string>;
}

/** An instruction of the start; `words` for the form of a JSON list, `line` for that of a shell. */
type Instruction =
	| { readonly kind: "words"; readonly words: readonly Word<Stretch>[] }
	| { readonly kind: "line"; readonly line: Word<Stretch> };

/** What a stage says so far. */
interface Stage {
	readonly entrypoint: Instruction | undefined;
	readonly command: Instruction | undefined;
	readonly variables: ReadonlyMap<string, string>;
}

const EMPTY: Stage = { entrypoint: undefined, command: undefined, variables: new Map() };

/** Characters of a Dockerfile that are read. */
const MAX_TEXT = 262_144;

/** An instruction with the lines that a backslash adds, comments and blank lines among them. */
const INSTRUCTION = /^[ \t]*(\w+)[ \t]+((?:[^\\\n]|\\(?![ \t]*\r?\n)|\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*)*)/gm;

/** An instruction of a Dockerfile, its keyword in upper case and the rest on one line. */
export interface DockerfileInstruction {
	readonly keyword: string;
	readonly rest: string;
}

/** Every instruction, in order; what stands between is left out. */
export function dockerfileInstructions(text: string): DockerfileInstruction[] {
	return [...text.slice(0, MAX_TEXT).matchAll(INSTRUCTION)].map(({ 1: keyword = "", 2: rest = "" }) => ({
		keyword: keyword.toUpperCase(),
		rest: onOneLine(rest),
	}));
}

/** Reads the start of the last stage, and of the stages that it is built upon. */
export function readDockerfileStart(text: string): DockerfileStart {
	const stages = new Map<string, Stage>();
	let [stage, name] = [EMPTY, ""];
	for (const { 0: whole, 1: keyword = "", 2: rest = "", index } of text.slice(0, MAX_TEXT).matchAll(INSTRUCTION)) {
		const origin = { start: index, end: index + whole.trimEnd().length };
		if (keyword.toUpperCase() === "FROM") {
			const [, base = "", alias] = /^(?:--\S+[ \t]+)*(\S+)(?:[ \t]+as[ \t]+(\S+))?/i.exec(rest) ?? [];
			stages.set(name, stage);
			stage = stages.get(base.toLowerCase()) ?? EMPTY;
			name = (alias ?? String(stages.size)).toLowerCase();
		} else stage = withInstruction(stage, keyword.toUpperCase(), rest, origin);
	}
	return { commands: commandsOf(stage), variables: stage.variables };
}

function withInstruction(stage: Stage, keyword: string, rest: string, origin: Stretch): Stage {
	const text = onOneLine(rest);
	switch (keyword) {
		case "ENTRYPOINT":
			return { ...stage, entrypoint: instructionOf(text, origin) };
		case "CMD":
			return { ...stage, command: instructionOf(text, origin) };
		case "ENV":
			return { ...stage, variables: new Map([...stage.variables, ...assignmentsIn(text)]) };
		default:
			return stage;
	}
}

function onOneLine(rest: string): string {
	return rest.replaceAll(/\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*/g, " ").trim();
}

function instructionOf(text: string, origin: Stretch): Instruction {
	const words = text.startsWith("[") ? listOf(text) : undefined;
	if (words === undefined) return { kind: "line", line: { text, origin } };
	return { kind: "words", words: words.map((word) => ({ text: word, origin })) };
}

/** A JSON list of texts; `undefined` for what is none, which Docker hands to a shell. */
function listOf(text: string): string[] | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : undefined;
	} catch {
		return undefined;
	}
}

/** `ENV PORT=7860 A="b c"`, and the older `ENV PORT 7860`. */
function assignmentsIn(text: string): (readonly [string, string])[] {
	const [words = []] = splitCommandLine(text);
	const [first = "", ...others] = words;
	if (!first.includes("=")) return [[first, others.join(" ")]];
	return words.map((word) => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)]);
}

/** What the container runs: a shell's ENTRYPOINT ignores CMD, a list takes it as its further words. */
function commandsOf({ entrypoint, command }: Stage): readonly (readonly Word<Stretch>[])[] {
	if (entrypoint?.kind === "line") return linesWords(entrypoint.line);
	const words = entrypoint?.words ?? [];
	if (command?.kind === "words") return [[...words, ...command.words]];
	if (command === undefined) return [words];
	if (words.length === 0) return linesWords(command.line);
	return [[...words, ...["sh", "-c", command.line.text].map((text) => ({ text, origin: command.line.origin }))]];
}
