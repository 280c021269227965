import { type ServerCommand, type Started, startedBy } from "../../commands/read-command.ts";
import { scriptCommands } from "../../commands/read-script.ts";
import type { Stretch, Word } from "../../commands/shell-words.ts";
import type { Space } from "../../gate/space.ts";
import { linesOf } from "../../source/lines.ts";
import type { Place } from "../../source/place.ts";
import type { Source } from "../../source/source.ts";
import { readDockerfileStart } from "./dockerfile-text.ts";

/** A server that an image starts, and the place of a stretch of the file that says so. */
export interface ImageServer {
	readonly command: ServerCommand<Stretch>;
	placeOf(stretch: Stretch): Place;
}

/** A Python file of the Space that an image runs. */
export interface ImageProgram {
	readonly path: string;
	/** Whether it is given arguments, which may decide what it does. */
	readonly hasArguments: boolean;
}

/** What a container of the Space's image starts. */
export type ImageStart =
	| { readonly kind: "serves"; readonly servers: readonly ImageServer[] }
	| {
			readonly kind: "runs";
			readonly programs: readonly ImageProgram[];
			/** What ENV sets. */
			readonly variables: ReadonlyMap<string, string>;
	  }
	/** `reason` is a clause: "there is no Dockerfile". */
	| { readonly kind: "unknown"; readonly reason: string };

/** Scripts that are followed: a start that people write has one or two. */
const MAX_SCRIPTS = 50;

/** A file whose commands are followed. */
interface Reading {
	readonly source: Source;
	readonly file: string;
	readonly text: string;
	/** The scripts that have been followed: each is once, since they may call one another. */
	readonly followed: Set<string>;
}

const READ = new WeakMap<Source, ImageStart>();

/** What the Dockerfile starts, through the scripts of the Space that it runs. */
export function imageStart({ source }: Space): ImageStart {
	const known = READ.get(source) ?? readImageStart(source);
	READ.set(source, known);
	return known;
}

/** Whether the image serves `main:app`, so that importing main.py happens inside a server that runs already. */
export function isServedByDockerfile(space: Space): boolean {
	const start = imageStart(space);
	if (start.kind === "serves") return start.servers.some(({ command }) => servesMain(space.source, command));
	// An image whose own start script serves what it is told: `ENV APP_MODULE=main:app`.
	return start.kind === "unknown" && /^[^#\n]*\bmain:app\b/m.test(textOf(space.source, "Dockerfile") ?? "");
}

function servesMain(source: Source, { program, arguments: words }: ServerCommand<Stretch>): boolean {
	const texts = words.map(({ text }) => text);
	if (/^(python -m )?fastapi/.test(program)) {
		const file = texts.find((text) => text.endsWith(".py"));
		return file === undefined ? !texts.includes("--entrypoint") : fileAt(source, file) === "main.py";
	}
	const folder = texts.findIndex((text) => text === "--app-dir" || text === "--chdir");
	return texts.includes("main:app") && (folder === -1 || /^\.?\/?$/.test(texts[folder + 1] ?? ""));
}

function readImageStart(source: Source): ImageStart {
	const text = textOf(source, "Dockerfile");
	if (text === undefined) return { kind: "unknown", reason: "there is no Dockerfile that can be read" };
	const { commands, variables } = readDockerfileStart(text);
	const found = commands.flatMap((words) => follow({ source, file: "Dockerfile", text, followed: new Set() }, words));
	const servers = found.flatMap((one) => ("command" in one ? [one] : []));
	if (servers.length > 0) return { kind: "serves", servers };
	const programs = found.flatMap((one) => ("path" in one ? [one] : []));
	if (programs.length > 0) return { kind: "runs", programs, variables };
	return { kind: "unknown", reason: "what the Dockerfile starts cannot be told from its text" };
}

/** What a command starts, scripts of the Space among it. */
function follow(reading: Reading, words: readonly Word<Stretch>[]): readonly (ImageServer | ImageProgram)[] {
	return [...startedBy([words])].flatMap((started) => {
		if (started.kind === "server") return [serverOf(reading, started.command)];
		return started.kind === "python" ? programsOf(reading, started) : followScript(reading, started);
	});
}

function serverOf({ file, text }: Reading, command: ServerCommand<Stretch>): ImageServer {
	return { command, placeOf: ({ start, end }) => linesOf(text).place(file, start, end) };
}

function programsOf(
	{ source }: Reading,
	{ path, arguments: given }: Extract<Started<Stretch>, { readonly kind: "python" }>,
): readonly ImageProgram[] {
	const file = fileAt(source, path) ?? fileAt(source, path.replace(/\.py$/, "/__main__.py"));
	return file === undefined ? [] : [{ path: file, hasArguments: given.length > 0 }];
}

function followScript(
	{ source, followed }: Reading,
	{ path, arguments: given }: Extract<Started<Stretch>, { readonly kind: "script" }>,
): readonly (ImageServer | ImageProgram)[] {
	const file = fileAt(source, path);
	const text = file === undefined ? undefined : textOf(source, file);
	if (file === undefined || text === undefined || followed.has(file) || followed.size >= MAX_SCRIPTS) return [];
	followed.add(file);
	const reading = { source, file, text, followed };
	return scriptCommands("shell", text).flatMap(({ words }) => follow(reading, withArguments(words, given)));
}

/** The words with those that the script was given in place of `"$@"`. */
function withArguments(words: readonly Word<Stretch>[], given: readonly Word<Stretch>[]): readonly Word<Stretch>[] {
	const index = words.findIndex(({ text }) => text === "$@");
	const place = words[index];
	if (place === undefined) return words;
	const inserted = given.map(({ text }) => ({ text, origin: place.origin }));
	return [...words.slice(0, index), ...inserted, ...words.slice(index + 1)];
}

/** The file of the Space behind a path of the image: nobody knows which folder became which, so the longest end counts. */
function fileAt({ entries }: Source, path: string): string | undefined {
	const parts = path.split("/").filter((part) => part !== "" && part !== ".");
	return parts.map((_, index) => parts.slice(index).join("/")).find((end) => entries.has(end));
}

function textOf(source: Source, path: string): string | undefined {
	const content = source.read(path);
	return content instanceof Uint8Array ? new TextDecoder().decode(content) : undefined;
}
