import { type ServerCommand, type Started, startedBy } from "../../commands/read-command.ts";
import { type Serving, servingOf } from "../../commands/serving.ts";
import type { Word } from "../../commands/shell-words.ts";
import { type Place, topOf } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import type { Source } from "../../source/source.ts";
import type { Dockerfile, DockerfileReading, Stage, Start } from "../dockerfile.ts";
import { type ImageFiles, imageFiles } from "../files/image-files.ts";
import { joinPath } from "../paths.ts";
import { isPlainImage } from "../plain-image.ts";
import { DOCKERFILE } from "../read-dockerfile.ts";
import { type Command, knownVariables, type Spot, scriptWords, startWords } from "./start-words.ts";

/** A server that a container starts. */
export interface ImageServer {
	readonly command: ServerCommand<Spot>;
	/** What it is told; `undefined` for servers that serve no ASGI applications. */
	readonly serving: Serving<Spot> | undefined;
	/** The folder of the image in which it starts; `undefined` where that cannot be told. */
	readonly folder: string | undefined;
	/** Whether the start itself says where modules are searched besides: `PYTHONPATH=src uvicorn …`. */
	readonly hasOwnPath: boolean;
	/** The whole of the command. */
	readonly place: Place;
}

/** A Python file of the Space that a container runs. */
export interface ImageProgram {
	readonly path: string;
	/** Whether it is run by its module's name. */
	readonly isModule: boolean;
	/** Whether it is given arguments, which may decide what it does. */
	readonly hasArguments: boolean;
	readonly folder: string | undefined;
	readonly place: Place;
}

/** What a container of the Space's image starts. */
export type ImageStart =
	| { readonly kind: "serves"; readonly servers: readonly ImageServer[]; readonly variables: Variables }
	| { readonly kind: "runs"; readonly programs: readonly ImageProgram[]; readonly variables: Variables }
	/** Certainly no server. `what` is a sentence without its end: "CMD starts an interpreter that has nothing to run". */
	| { readonly kind: "nothing"; readonly what: string; readonly place: Place }
	/** `reason` is a clause: "what the Dockerfile starts cannot be told from its text". */
	| { readonly kind: "unknown"; readonly reason: string; readonly place: Place; readonly variables: Variables };

/** What ENV sets; `undefined` for what a variable decides that nobody knows. */
type Variables = ReadonlyMap<string, string | undefined>;

/** Scripts that are followed: a start that people write has one or two. */
const MAX_SCRIPTS = 50;

/** Characters of a word in which a search path is looked for. */
const MAX_WORD = 10_000;

/** A file whose commands are followed. */
interface Reading {
	readonly source: Source;
	readonly files: ImageFiles;
	readonly variables: Variables;
	/** The scripts that have been followed: each is once, since they may call one another. */
	readonly followed: Set<string>;
	/** The working directory, which `cd` changes. */
	folder: string | undefined;
	hasOwnPath: boolean;
}

const READ = new WeakMap<Source, ImageStart>();

/** What the Dockerfile starts, through the scripts of the Space that it runs. */
export function imageStart(source: Source, dockerfile: DockerfileReading): ImageStart {
	const known = READ.get(source) ?? startOf(source, dockerfile);
	READ.set(source, known);
	return known;
}

function startOf(source: Source, dockerfile: DockerfileReading): ImageStart {
	const unread = { kind: "unknown", place: topOf(DOCKERFILE), variables: new Map() } as const;
	if (dockerfile.kind === "missing") return { ...unread, reason: "there is no Dockerfile" };
	if (dockerfile.kind === "unreadable")
		return { ...unread, reason: `the Dockerfile cannot be read: ${dockerfile.reason}` };
	const { target } = dockerfile;
	if (target === undefined) return { ...unread, reason: "the Dockerfile has no FROM" };
	return startOfStage(source, dockerfile, target);
}

function startOfStage(source: Source, dockerfile: Dockerfile, stage: Stage): ImageStart {
	const { environment: variables, image } = stage;
	const written = stage.command ?? stage.entrypoint;
	const place = dockerfile.place(written ?? stage.from);
	if (written === undefined) {
		if (isPlainImage(image)) return { kind: "nothing", what: "The Dockerfile has neither CMD nor ENTRYPOINT", place };
		const reason = `the Dockerfile has neither CMD nor ENTRYPOINT, and what the image ${shown(image ?? "")} starts is not known`;
		return { kind: "unknown", reason, place, variables };
	}
	const broken = brokenList(stage);
	if (broken !== undefined) {
		const what = `The Dockerfile writes ${broken === stage.entrypoint ? "ENTRYPOINT" : "CMD"} in brackets, but not as JSON with double quotes, and the shell that is given the line knows no such command`;
		return { kind: "nothing", what, place: dockerfile.place(broken) };
	}
	const files = imageFiles(source, stage);
	const commands = startWords(dockerfile, stage);
	const reading: Reading = { source, files, variables, followed: new Set(), folder: stage.folder, hasOwnPath: false };
	const found = commands.flatMap((command) => follow(reading, command, place));
	const servers = found.flatMap((one) => ("command" in one ? [one] : []));
	if (servers.length > 0) return { kind: "serves", servers, variables };
	const programs = found.flatMap((one) => ("path" in one ? [one] : []));
	if (programs.length > 0) return { kind: "runs", programs, variables };
	const what = idleness(commands, written);
	if (what !== undefined) return { kind: "nothing", what, place };
	return { kind: "unknown", reason: "what the Dockerfile starts cannot be told from its text", place, variables };
}

/**
 * A start that was meant as a list: `['uvicorn', 'main:app']`, `["uvicorn", PORT]`. Docker hands what is no JSON to a shell
 * (docs.docker.com/reference/dockerfile/#exec-form), and the shell finds no command "[uvicorn,".
 */
function brokenList({ entrypoint, command }: Stage): Start | undefined {
	// A test of the shell, `[ "$MODE" = web ] && …`, has a blank behind its bracket, and no comma behind its first word.
	const isBroken = (start: Start | undefined) =>
		start?.kind === "line" &&
		/^\[(?:["'‘’“”\w./-]|[ \t]{1,20}(["'])[^"'\n]{0,200}\1[ \t]{0,20},)/.test(start.line.text);
	if (isBroken(entrypoint)) return entrypoint;
	return entrypoint === undefined && isBroken(command) ? command : undefined;
}

/** What a command starts, scripts of the Space among it. */
function follow(reading: Reading, words: Command, place: Place): readonly (ImageServer | ImageProgram)[] {
	reading.hasOwnPath ||= words.some(({ text }) => /PYTHONPATH=|^--pythonpath/.test(text.slice(0, MAX_WORD)));
	return [...startedBy([words])].flatMap((started): readonly (ImageServer | ImageProgram)[] => {
		switch (started.kind) {
			case "server":
				return [
					{
						command: started.command,
						serving: servingOf(started.command),
						folder: reading.folder,
						hasOwnPath: reading.hasOwnPath,
						place: placeOf(words, place),
					},
				];
			case "python":
				return programsOf(reading, started, placeOf(words, place));
			case "script":
				return followScript(reading, started);
			default:
				reading.folder = /[$~]/.test(started.path) ? undefined : joinPath(reading.folder, started.path);
				return [];
		}
	});
}

/** From the first word of a command to the last. */
function placeOf(words: Command, other: Place): Place {
	const [first] = words;
	const last = words.at(-1);
	return first === undefined || last === undefined ? other : { ...first.origin.place, end: last.origin.place.end };
}

function programsOf(
	{ source, files, folder }: Reading,
	{ path, isModule, arguments: given }: Extract<Started<Spot>, { readonly kind: "python" }>,
	place: Place,
): readonly ImageProgram[] {
	const find = (name: string) => fileAt(source, files, folder, name);
	const file = find(path) ?? find(path.replace(/\.py$/, "/__main__.py"));
	return file === undefined ? [] : [{ path: file, isModule, hasArguments: given.length > 0, folder, place }];
}

function followScript(
	reading: Reading,
	{ path, arguments: given }: Extract<Started<Spot>, { readonly kind: "script" }>,
): readonly (ImageServer | ImageProgram)[] {
	const { source, files, followed, variables } = reading;
	const file = fileAt(source, files, reading.folder, path);
	const content = file === undefined ? undefined : source.read(file);
	if (file === undefined || !(content instanceof Uint8Array)) return [];
	if (followed.has(file) || followed.size >= MAX_SCRIPTS) return [];
	followed.add(file);
	const text = new TextDecoder().decode(content);
	return scriptWords(file, text, knownVariables(variables)).flatMap((words) => {
		const all = withArguments(words, given);
		const [first] = all;
		return first === undefined ? [] : follow(reading, all, first.origin.place);
	});
}

/** The words with those that the script was given in place of `"$@"`. */
function withArguments(words: Command, given: readonly Word<Spot>[]): Command {
	const index = words.findIndex(({ text }) => text === "$@" || text === "$*");
	return index === -1 ? words : [...words.slice(0, index), ...given, ...words.slice(index + 1)];
}

/**
 * The file of the Space behind a path of the image. Where COPY does not tell, the longest end of the path counts that the
 * Space has.
 */
function fileAt(source: Source, files: ImageFiles, folder: string | undefined, path: string): string | undefined {
	const absolute = joinPath(folder, path);
	const copied = absolute === undefined ? undefined : files.fileAt(absolute);
	if (copied !== undefined) return copied;
	const parts = path.split("/").filter((part) => part !== "" && part !== ".");
	return parts.map((_, index) => parts.slice(index).join("/")).find((end) => source.entries.has(end));
}

/** Interpreters and shells that end, or wait for somebody to type, when nothing follows them. */
const INTERPRETER = /^(?:.*\/)?(?:python[\d.]*|bash|sh|ash|zsh|ipython)$/;

/** Why a start certainly serves nothing: "CMD starts python, and gives it nothing to run". */
function idleness(commands: readonly Command[], written: Start): string | undefined {
	const [command, ...others] = commands;
	if (others.length > 0) return undefined;
	const [first, second] = command ?? [];
	if (first === undefined)
		return written.kind === "list" && written.words.length === 0 ? "The Dockerfile starts nothing" : undefined;
	const isIdle = INTERPRETER.test(first.text) ? second === undefined : /^(?:sleep|tail|true|echo)$/.test(first.text);
	return isIdle
		? `The Dockerfile starts "${[first, second].flatMap((word) => word?.text ?? []).join(" ")}", which serves nothing`
		: undefined;
}
