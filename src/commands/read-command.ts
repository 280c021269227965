import { type CommandPort, portsOf } from "./ports.ts";
import {
	ENDING_OPTIONS,
	SERVER_PROGRAMS,
	type ServerProgram,
	SHELLS,
	VALUE_OPTIONS,
	WRAPPERS,
	type Wrapper,
} from "./programs.ts";
import { splitCommandLine, type Word } from "./shell-words.ts";

/** A command that starts a server. */
export interface ServerCommand<Origin> {
	/** What starts it, as a person would write it: "uvicorn", "flask run", "python -m http.server". */
	readonly program: string;
	readonly arguments: readonly Word<Origin>[];
	readonly ports: readonly CommandPort<Origin>[];
	/** The word by which it watches files and starts anew whenever one changes; `undefined` where it does not. */
	readonly reload: Word<Origin> | undefined;
}

/** What a command starts: a server, a Python program of somebody, or a script that holds further commands. */
export type Started<Origin> =
	| { readonly kind: "server"; readonly command: ServerCommand<Origin> }
	/** `path` ends in `.py`; for `python -m src.main` it is made from the module's name. */
	| {
			readonly kind: "python";
			readonly path: string;
			/** Whether it is run by its module's name: then the working directory is searched for modules, not its folder. */
			readonly isModule: boolean;
			readonly arguments: readonly Word<Origin>[];
	  }
	| { readonly kind: "script"; readonly path: string; readonly arguments: readonly Word<Origin>[] }
	/** What follows runs in another folder: `cd backend`. */
	| { readonly kind: "folder"; readonly path: string };

/** Commands within commands (`sh -c "env poetry run …"`) that are followed; more is a riddle, not a program. */
const MAX_COMMANDS = 32;

/** Python code that starts a server names one and calls one of its functions. */
const SERVERS_IN_CODE = /\b(uvicorn|hypercorn|waitress|granian)\b/;
const STARTS_IN_CODE = /\b(run|serve)\(/;

/** What is left to read of a command: a shorter command, the commands of a shell line, or the answer. */
type Step<Origin> = { readonly next: readonly (readonly Word<Origin>[])[] } | { readonly started: Started<Origin> };

const NOTHING = { next: [] } as const;

/** The first server that a command line of a shell starts; `undefined` when it starts none. */
export function readCommandLine<Origin>(line: Word<Origin>): ServerCommand<Origin> | undefined {
	return firstServer(startedBy(linesWords(line)));
}

/** The server that an argument list starts, `python -m`, wrappers and shells seen through; `undefined` when it starts none. */
export function readCommand<Origin>(words: readonly Word<Origin>[]): ServerCommand<Origin> | undefined {
	return firstServer(startedBy([words]));
}

function firstServer<Origin>(all: Iterable<Started<Origin>>): ServerCommand<Origin> | undefined {
	for (const started of all) if (started.kind === "server") return started.command;
	return undefined;
}

/** What commands start, in their order. */
export function* startedBy<Origin>(commands: readonly (readonly Word<Origin>[])[]): Iterable<Started<Origin>> {
	const queue = [...commands];
	for (let read = 0; read < MAX_COMMANDS; read += 1) {
		const words = queue.shift();
		if (words === undefined) return;
		const step = readStep(words);
		if ("started" in step) yield step.started;
		else queue.unshift(...step.next);
	}
}

/** The commands of a line, every word of which stands where the line does. */
function linesWords<Origin>({ text, origin }: Word<Origin>): Word<Origin>[][] {
	return splitCommandLine(text).map((command) => command.map((word) => ({ text: word, origin })));
}

function readStep<Origin>(command: readonly Word<Origin>[]): Step<Origin> {
	const words = command.slice(command.findIndex(({ text }) => !/^[A-Za-z_]\w*=/.test(text)));
	const [first, ...rest] = words;
	if (first === undefined) return NOTHING;
	const name = programName(first.text);
	if (/^(python|pypy|py)[\d.]*$/.test(name)) return readPython(rest);
	if (SHELLS.has(name)) return readShell(rest);
	if (name.endsWith(".sh")) return { started: { kind: "script", path: first.text, arguments: rest } };
	if (name === "cd" && rest[0] !== undefined) return { started: { kind: "folder", path: rest[0].text } };
	const wrapper = WRAPPERS.get(name);
	return wrapper === undefined ? readServer(name, name, rest) : readWrapped(wrapper, rest);
}

function readWrapped<Origin>(wrapper: Wrapper, words: readonly Word<Origin>[]): Step<Origin> {
	if (wrapper.asks?.includes(words[0]?.text ?? "") === true) return NOTHING;
	const command = afterOptions(words, wrapper.values);
	const isMissing = wrapper.subcommand !== undefined && command[0]?.text !== wrapper.subcommand;
	if (isMissing) return NOTHING;
	const inner = wrapper.subcommand === undefined ? command : afterOptions(command.slice(1), wrapper.values);
	return { next: [inner.slice(wrapper.skips ?? 0)] };
}

/** "uvicorn" for `/opt/venv/bin/uvicorn` and `uvicorn.exe`. */
function programName(text: string): string {
	const base = text.slice(Math.max(text.lastIndexOf("/"), text.lastIndexOf("\\")) + 1);
	return base.toLowerCase().replace(/\.exe$/, "");
}

function readPython<Origin>(words: readonly Word<Origin>[]): Step<Origin> {
	const rest = afterOptions(words, ["-W", "-X"], ["-m", "-c"]);
	const [first, second] = rest;
	if (first === undefined) return NOTHING;
	if (first.text === "-c") {
		if (second === undefined || !isServingCode(second.text)) return NOTHING;
		return serverStep({ program: "python -c", arguments: rest, ports: [], reload: undefined });
	}
	if (first.text !== "-m") return readFile(first.text, rest.slice(1));
	if (second === undefined) return NOTHING;
	const module = second.text.replace(/\.__main__$/, "");
	// `python -m coverage run -m uvicorn …` and `python -m debugpy … -m uvicorn …` run what follows their own `-m`.
	const inner = rest.findIndex(({ text }, index) => index > 1 && text === "-m");
	if (!SERVER_PROGRAMS.has(module) && inner !== -1) return readPython(rest.slice(inner));
	if (SERVER_PROGRAMS.has(module)) return readServer(module, `python -m ${module}`, rest.slice(2));
	const path = `${module.replaceAll(".", "/")}.py`;
	return { started: { kind: "python", path, isModule: true, arguments: rest.slice(2) } };
}

/** `python manage.py runserver` is a server, `python main.py` a program of the project. */
function readFile<Origin>(path: string, words: readonly Word<Origin>[]): Step<Origin> {
	const name = programName(path);
	if (SERVER_PROGRAMS.has(name)) return readServer(name, name, words);
	return path.endsWith(".py") ? { started: { kind: "python", path, isModule: false, arguments: words } } : NOTHING;
}

function readShell<Origin>(words: readonly Word<Origin>[]): Step<Origin> {
	const option = words.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
	const line = words[option + 1];
	if (option !== -1) return line === undefined ? NOTHING : { next: linesWords(line) };
	const [script, ...rest] = afterOptions(words, ["-o", "-O"]);
	return script === undefined ? NOTHING : { started: { kind: "script", path: script.text, arguments: rest } };
}

/** The words after the options; those in `ends` are no options but belong to what follows. */
function afterOptions<Origin>(
	words: readonly Word<Origin>[],
	values: readonly string[],
	ends: readonly string[] = [],
): readonly Word<Origin>[] {
	let at = 0;
	for (let text = words[0]?.text; text?.startsWith("-") && !ends.includes(text); text = words[at]?.text) {
		at += values.includes(text) ? 2 : 1;
		if (text === "--") break;
	}
	return words.slice(at);
}

function readServer<Origin>(name: string, written: string, words: readonly Word<Origin>[]): Step<Origin> {
	const program = SERVER_PROGRAMS.get(name);
	if (program === undefined || words.some(({ text }) => ENDING_OPTIONS.has(text))) return NOTHING;
	if (program.subcommands === undefined) {
		const ports = portsOf(program, words);
		return serverStep({ program: written, arguments: words, ports, reload: reloadOf(program, words) });
	}
	const options = afterOptions(words, [...VALUE_OPTIONS]);
	const [subcommand] = options;
	if (subcommand === undefined || !program.subcommands.includes(subcommand.text)) return NOTHING;
	const ports = portsOf(program, options.slice(1));
	const reload = reloadOf(program, words) ?? watchingOf(program, subcommand, words);
	return serverStep({ program: `${written} ${subcommand.text}`, arguments: words, ports, reload });
}

function serverStep<Origin>(command: ServerCommand<Origin>): Step<Origin> {
	return { started: { kind: "server", command } };
}

function reloadOf<Origin>({ reloads = [] }: ServerProgram, words: readonly Word<Origin>[]): Word<Origin> | undefined {
	return words.find(({ text }) => reloads.includes(text));
}

/** The sub-command, where it watches of its own accord. */
function watchingOf<Origin>(
	{ watching }: ServerProgram,
	subcommand: Word<Origin>,
	words: readonly Word<Origin>[],
): Word<Origin> | undefined {
	const isWatching = watching?.subcommands.includes(subcommand.text) === true;
	return isWatching && !words.some(({ text }) => text === watching?.unless) ? subcommand : undefined;
}

/** Whether Python code in a text starts a server. */
export function isServingCode(code: string): boolean {
	return SERVERS_IN_CODE.test(code) && STARTS_IN_CODE.test(code);
}
