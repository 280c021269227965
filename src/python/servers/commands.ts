import { type CommandPort, portsOf } from "./command-ports.ts";
import { ENDING_OPTIONS, SERVER_PROGRAMS, SHELLS, VALUE_OPTIONS, WRAPPERS } from "./programs.ts";
import { splitCommandLine, type Word } from "./shell-words.ts";

/** A command that starts a server. */
export interface ServerCommand<Origin> {
	/** What starts it, as a person would write it: "uvicorn", "flask run", "python -m http.server". */
	readonly program: string;
	readonly ports: readonly CommandPort<Origin>[];
}

/** Commands within commands (`sh -c "env poetry run …"`) that are followed; more is a riddle, not a program. */
const MAX_COMMANDS = 32;

/** Python code that starts a server names one and calls one of its functions. */
const SERVERS_IN_CODE = /\b(uvicorn|hypercorn|waitress|granian)\b/;
const STARTS_IN_CODE = /\b(run|serve)\(/;

/** What is left to read of a command: a shorter command, the commands of a shell line, or the answer. */
type Step<Origin> = { readonly next: readonly (readonly Word<Origin>[])[] } | { readonly found: ServerCommand<Origin> };

const NOTHING = { next: [] } as const;

/** The first server that a command line of a shell starts; `undefined` when it starts none. */
export function readCommandLine<Origin>(line: Word<Origin>): ServerCommand<Origin> | undefined {
	return readCommands(linesWords(line));
}

/** The server that an argument list starts, `python -m`, wrappers and shells seen through; `undefined` when it starts none. */
export function readCommand<Origin>(words: readonly Word<Origin>[]): ServerCommand<Origin> | undefined {
	return readCommands([words]);
}

function readCommands<Origin>(commands: readonly (readonly Word<Origin>[])[]): ServerCommand<Origin> | undefined {
	const queue = [...commands];
	for (let read = 0; read < MAX_COMMANDS; read += 1) {
		const words = queue.shift();
		if (words === undefined) return undefined;
		const step = readStep(words);
		if ("found" in step) return step.found;
		queue.unshift(...step.next);
	}
	return undefined;
}

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
	const wrapper = WRAPPERS.get(name);
	if (wrapper !== undefined) {
		const command = afterOptions(rest, wrapper.values);
		const isMissing = wrapper.subcommand !== undefined && command[0]?.text !== wrapper.subcommand;
		if (isMissing) return NOTHING;
		const inner = wrapper.subcommand === undefined ? command : afterOptions(command.slice(1), wrapper.values);
		return { next: [inner.slice(wrapper.skips ?? 0)] };
	}
	return readServer(name, name, rest);
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
		return { found: { program: "python -c", ports: [] } };
	}
	if (first.text !== "-m") return readServer(programName(first.text), programName(first.text), rest.slice(1));
	if (second === undefined) return NOTHING;
	const module = second.text.replace(/\.__main__$/, "");
	// `python -m coverage run -m uvicorn …` and `python -m debugpy … -m uvicorn …` run what follows their own `-m`.
	const inner = rest.findIndex(({ text }, index) => index > 1 && text === "-m");
	if (!SERVER_PROGRAMS.has(module) && inner !== -1) return readPython(rest.slice(inner));
	return readServer(module, `python -m ${module}`, rest.slice(2));
}

function readShell<Origin>(words: readonly Word<Origin>[]): Step<Origin> {
	const option = words.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
	const line = words[option + 1];
	return option === -1 || line === undefined ? NOTHING : { next: linesWords(line) };
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
	if (program.subcommands === undefined) return { found: { program: written, ports: portsOf(program, words) } };
	const options = afterOptions(words, [...VALUE_OPTIONS]);
	const subcommand = options[0]?.text ?? "";
	if (!program.subcommands.includes(subcommand)) return NOTHING;
	return { found: { program: `${written} ${subcommand}`, ports: portsOf(program, options.slice(1)) } };
}

/** Whether Python code in a text starts a server. */
export function isServingCode(code: string): boolean {
	return SERVERS_IN_CODE.test(code) && STARTS_IN_CODE.test(code);
}
