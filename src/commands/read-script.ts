import { makefileCommands } from "./makefile.ts";
import { shellCommands } from "./shell-script.ts";
import { locateCommands, type Stretch, type Word } from "./shell-words.ts";

/** Files that hold commands: a shell script, a Makefile, or `name: command` on each line as in `Procfile.dev`. */
export type ScriptKind = "shell" | "makefile" | "processes";

/** A command of such a file. */
export interface ScriptCommand {
	readonly words: readonly Word<Stretch>[];
	/** The target or process that it belongs to; "" where there is none. */
	readonly recipe: string;
}

/** Characters of a script that are read: scripts that people write are a hundredth of it. */
const MAX_SCRIPT = 131_072;

/** A file's kind by its path; `undefined` for what holds no commands. */
export function scriptKind(path: string): ScriptKind | undefined {
	const name = path.slice(path.lastIndexOf("/") + 1);
	if (/\.(sh|bash)$/.test(name)) return "shell";
	if (/^(GNUm|[Mm])akefile$/.test(name)) return "makefile";
	return /^Procfile(\.[\w-]+)?$/.test(name) ? "processes" : undefined;
}

/** The commands of a script in their order, with where each word stands. Linear in the text. */
export function scriptCommands(kind: ScriptKind, text: string): readonly ScriptCommand[] {
	const script = text.slice(0, MAX_SCRIPT);
	switch (kind) {
		case "shell":
			return shellCommands(script).map((words) => ({ words, recipe: "" }));
		case "makefile":
			return makefileCommands(script);
		case "processes":
			return processCommands(script);
	}
}

/** `web: uvicorn main:app`, as honcho and foreman read it. */
function processCommands(text: string): readonly ScriptCommand[] {
	return [...text.matchAll(/^([\w-]+)[ \t]*:[ \t]*(\S.*)$/gm)].flatMap(
		({ 0: whole, 1: recipe = "", 2: line = "", index }) => {
			const offset = index + whole.length - line.length;
			return locateCommands(line).map((command) => ({
				words: command.map(({ text: word, origin }) => ({
					text: word,
					origin: { start: origin.start + offset, end: origin.end + offset },
				})),
				recipe,
			}));
		},
	);
}
