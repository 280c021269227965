import { linesOf } from "../source/lines.ts";
import type { Source } from "../source/source.ts";
import { readCopy } from "./copy.ts";
import type { Dockerfile, DockerfileReading, Stage, Start, Step, Stretch } from "./dockerfile.ts";
import { type Instruction, type Instructions, readInstructions } from "./instructions.ts";
import { joinPath } from "./paths.ts";
import { isPlainImage } from "./plain-image.ts";
import { readRun } from "./run.ts";
import { expandWord, type Lookup, listWords, splitAssignments, splitWords } from "./words.ts";

/** The file that the Hub builds. */
export const DOCKERFILE = "Dockerfile";

/**
 * Bounds of what is followed; real files have a dozen stages and a hundred instructions. Docker itself takes no longer line
 * (BuildKit, parser.go: bufio.MaxScanTokenSize), and Linux no longer command.
 */
const LIMITS = { line: 65_535, instruction: 131_072, stages: 500, steps: 10_000, variables: 1_000 } as const;

/** A stage that is being read. */
interface Building extends Omit<Stage, "steps"> {
	readonly arguments: ReadonlyMap<string, string | undefined>;
	readonly steps: Step[];
	/** Whether CMD was set by this stage itself: an ENTRYPOINT of its own resets only one that it has from below. */
	readonly hasOwnCommand: boolean;
}

/** What has been read of a file. */
interface Reading {
	readonly escaper: Instructions["escaper"];
	/** ARGs before the first FROM. */
	readonly globals: Map<string, string | undefined>;
	readonly stages: Building[];
	steps: number;
}

const READ = new WeakMap<Source, DockerfileReading>();

/** Reads the Dockerfile at the Space root, once for each source. Nothing of it is executed; linear in its text. */
export function readDockerfile(source: Source): DockerfileReading {
	const known = READ.get(source) ?? readingOf(source);
	READ.set(source, known);
	return known;
}

function readingOf(source: Source): DockerfileReading {
	const content = source.read(DOCKERFILE);
	if (content === undefined) return { kind: "missing" };
	if (!(content instanceof Uint8Array)) return { kind: "unreadable", reason: content.unreadable };
	const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
	const { escaper, all, longestLine } = readInstructions(text);
	if (longestLine > LIMITS.line)
		return { kind: "unreadable", reason: `a line of it is longer than ${LIMITS.line} characters` };
	if (all.some(({ body }) => body.text.length > LIMITS.instruction)) {
		return { kind: "unreadable", reason: `an instruction of it is longer than ${LIMITS.instruction} characters` };
	}
	const reading: Reading = { escaper, globals: new Map(), stages: [], steps: 0 };
	for (const instruction of all) {
		const excess = take(reading, instruction);
		if (excess !== undefined) return { kind: "unreadable", reason: excess };
	}
	return { kind: "read", ...dockerfileOf(text, reading) };
}

function dockerfileOf(text: string, { stages }: Reading): Dockerfile {
	const lines = linesOf(text);
	return { stages, target: stages.at(-1), place: ({ start, end }) => lines.place(DOCKERFILE, start, end) };
}

/** Takes an instruction; a clause about the file where it goes beyond a bound. */
function take(reading: Reading, instruction: Instruction): string | undefined {
	const { stages, globals } = reading;
	if (instruction.keyword === "FROM") {
		stages.push(beginStage(reading, instruction));
		return stages.length > LIMITS.stages ? `it has more than ${LIMITS.stages} stages` : undefined;
	}
	const stage = stages.at(-1);
	if (stage === undefined) {
		if (instruction.keyword !== "ARG") return undefined;
		for (const [name, value] of splitAssignments(instruction.body.text)) {
			if (globals.size < LIMITS.variables)
				globals.set(name, expandWord(value.text, lookupIn(globals), reading.escaper));
		}
		return undefined;
	}
	const before = stage.steps.length;
	stages[stages.length - 1] = withInstruction(reading, stage, instruction);
	reading.steps += stage.steps.length - before;
	return reading.steps > LIMITS.steps ? `it has more than ${LIMITS.steps} instructions` : undefined;
}

function beginStage({ stages, globals, escaper }: Reading, { body, start, end }: Instruction): Building {
	const words = splitWords(body.text).filter(({ text }) => !text.startsWith("--"));
	const image = expandWord(words[0]?.text ?? "", lookupIn(globals), escaper);
	const isNamed = words[1]?.text.toLowerCase() === "as";
	const name = isNamed ? words[2]?.text.toLowerCase() : undefined;
	const below = stages.findLast((one) => one.name !== undefined && one.name === image?.toLowerCase());
	if (below === undefined) {
		const folder = isPlainImage(image) ? "" : undefined;
		return { ...EMPTY, steps: [], folder, name, image, from: { start, end } };
	}
	const from = { start, end };
	return { ...below, name, from, arguments: new Map(), steps: [...below.steps], hasOwnCommand: false };
}

const EMPTY: Omit<Building, "name" | "image" | "from" | "steps" | "folder"> = {
	environment: new Map(),
	arguments: new Map(),
	user: undefined,
	entrypoint: undefined,
	command: undefined,
	hasOwnCommand: false,
};

function withInstruction(reading: Reading, stage: Building, instruction: Instruction): Building {
	const { body, end } = instruction;
	const { environment, arguments: given } = stage;
	const lookup: Lookup = (name) => (environment.has(name) ? environment : given).get(name);
	const expand = (text: string) => expandWord(text, lookup, reading.escaper);
	switch (instruction.keyword) {
		case "ENV":
		case "ARG":
			return withSettings(reading, stage, instruction, lookup);
		case "WORKDIR": {
			const path = expand(body.text);
			return { ...stage, folder: path === undefined ? undefined : joinPath(stage.folder, path) };
		}
		case "USER":
			return { ...stage, user: { text: expand(body.text) ?? body.text, start: body.offset(0), end } };
		case "CMD":
			return { ...stage, command: startOf(instruction), hasOwnCommand: true };
		case "ENTRYPOINT": {
			const command = stage.hasOwnCommand ? stage.command : undefined;
			return { ...stage, entrypoint: startOf(instruction), command };
		}
		case "COPY":
		case "ADD": {
			const named = (name: string) => stageNamed(reading, name);
			stage.steps.push(
				readCopy(instruction, { keyword: instruction.keyword, folder: stage.folder, expand, stageNamed: named }),
			);
			return stage;
		}
		case "RUN":
			stage.steps.push(readRun(instruction, { folder: stage.folder, expand }));
			return stage;
		default:
			return stage;
	}
}

/** By its name, or its number; the one that is being built is none of them. */
function stageNamed({ stages }: Reading, name: string): Stage | "image" {
	const before = stages.slice(0, -1);
	return (
		before.findLast((one) => one.name === name.toLowerCase()) ??
		(/^\d+$/.test(name) ? before[Number(name)] : undefined) ??
		"image"
	);
}

function withSettings(reading: Reading, stage: Building, { keyword, body }: Instruction, lookup: Lookup): Building {
	const isEnvironment = keyword === "ENV";
	const values = new Map(isEnvironment ? stage.environment : stage.arguments);
	for (const [name, word] of splitAssignments(body.text)) {
		const isGiven = isEnvironment || body.text[word.at - 1] === "=";
		const value = isGiven ? expandWord(word.text, lookup, reading.escaper) : reading.globals.get(name);
		const written = isGiven ? expandWord(word.text, (one) => `\${${one}}`, reading.escaper) : undefined;
		const valueStretch: Stretch = { start: body.offset(word.at), end: body.offset(word.at + word.text.length - 1) + 1 };
		const stretch: Stretch = { start: body.offset(word.at - name.length - 1), end: valueStretch.end };
		const kind = isEnvironment ? "ENV" : "ARG";
		stage.steps.push({ kind: "setting", keyword: kind, name, written, valueStretch, ...stretch });
		if (values.size < LIMITS.variables) values.set(name, value);
	}
	return isEnvironment ? { ...stage, environment: values } : { ...stage, arguments: values };
}

function startOf({ body, start, end }: Instruction): Start {
	const words = listWords(body.text);
	if (words === undefined) return { kind: "line", line: body, start, end };
	const located = words.map(({ text, at }) => ({ text, start: body.offset(at), end: body.offset(at + text.length) }));
	return { kind: "list", words: located, start, end };
}

function lookupIn(values: ReadonlyMap<string, string | undefined>): Lookup {
	return (name) => values.get(name);
}
