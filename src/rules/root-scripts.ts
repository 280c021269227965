import { readCommand, type ServerCommand } from "../commands/read-command.ts";
import { scriptCommands, scriptKind } from "../commands/read-script.ts";
import type { Stretch } from "../commands/shell-words.ts";
import type { Space } from "../gate/space.ts";
import { linesOf } from "../source/lines.ts";
import type { Place } from "../source/place.ts";
import { shown } from "../source/shown.ts";
import type { Source } from "../source/source.ts";

/** A server that a script at the Space root starts. A Space runs no such file. */
export interface ScriptServer {
	readonly command: ServerCommand<Stretch>;
	/** The file, with the target or process where it has such: `The target "dev" of "Makefile"`. */
	readonly owner: string;
	readonly place: Place;
}

/** Scripts that are read. */
const MAX_SCRIPTS = 20;

const READ = new WeakMap<Source, readonly (readonly ScriptServer[])[]>();

/**
 * The servers of each script at the Space root: shell scripts, Makefiles, and files such as `Procfile.dev`. A plain
 * `Procfile` configures another platform, and is reported as that.
 */
export function rootScripts({ source }: Space): readonly (readonly ScriptServer[])[] {
	const known = READ.get(source) ?? readRootScripts(source);
	READ.set(source, known);
	return known;
}

function readRootScripts(source: Source): readonly (readonly ScriptServer[])[] {
	return [...source.entries.keys()]
		.filter((path) => !path.includes("/") && path !== "Procfile" && scriptKind(path) !== undefined)
		.slice(0, MAX_SCRIPTS)
		.map((path) => serversIn(source, path))
		.filter((servers) => servers.length > 0);
}

function serversIn(source: Source, path: string): readonly ScriptServer[] {
	const kind = scriptKind(path);
	const content = source.read(path);
	// A NUL byte stands in no script.
	if (kind === undefined || !(content instanceof Uint8Array) || content.includes(0)) return [];
	const text = new TextDecoder().decode(content);
	const lines = linesOf(text);
	return scriptCommands(kind, text).flatMap(({ words, recipe }) => {
		const command = readCommand(words);
		const [first] = words;
		const last = words.at(-1);
		if (command === undefined || first === undefined || last === undefined) return [];
		return [{ command, owner: ownerOf(path, recipe), place: lines.place(path, first.origin.start, last.origin.end) }];
	});
}

function ownerOf(path: string, recipe: string): string {
	if (recipe === "") return `"${shown(path)}"`;
	return `The ${path.startsWith("Procfile") ? "process" : "target"} "${shown(recipe)}" of "${shown(path)}"`;
}
