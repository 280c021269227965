import { splitCommandLine } from "../../commands/shell-words.ts";
import type { Slowness } from "./slow-callables.ts";

/** A command that takes long. */
export interface SlowCommand {
	/** As a person would write it: "alembic upgrade". */
	readonly program: string;
	readonly slowness: Slowness;
}

/** Words that must follow the program, in this order, for it to take long; none where it always does. */
interface SlowProgram {
	readonly slowness: Slowness;
	readonly subcommands: readonly string[];
}

const program = (slowness: Slowness, ...subcommands: readonly string[]): SlowProgram => ({ slowness, subcommands });

/** By the name of the executable, or of the module after `python -m`. */
const PROGRAMS: ReadonlyMap<string, SlowProgram> = new Map([
	["alembic", program("migration", "upgrade")],
	["aerich", program("migration", "upgrade")],
	["prisma", program("migration", "migrate deploy", "db push", "migrate dev")],
	["manage.py", program("migration", "migrate")],
	["django-admin", program("migration", "migrate")],
	["flask", program("migration", "db upgrade")],
	["yoyo", program("migration", "apply")],
	["dbmate", program("migration", "up", "migrate")],
	["pip", program("packages", "install", "sync")],
	["pip3", program("packages", "install")],
	["uv", program("packages", "pip install", "sync", "add")],
	["poetry", program("packages", "install")],
	["apt-get", program("packages", "install", "update", "upgrade")],
	["apt", program("packages", "install", "update", "upgrade")],
	["npm", program("packages", "install", "ci")],
	["playwright", program("packages", "install")],
	["spacy", program("model", "download")],
	["huggingface-cli", program("model", "download")],
	["hf", program("model", "download")],
	["ollama", program("model", "pull")],
	["nltk.downloader", program("files")],
	["wget", program("files")],
	["curl", program("network")],
	["gdown", program("files")],
	["aws", program("files", "s3 cp", "s3 sync")],
	["gsutil", program("files", "cp", "rsync")],
	["dvc", program("files", "pull")],
	["git", program("files", "clone", "pull", "fetch", "lfs pull")],
]);

/** Words before a program that run it. */
const LEADING = /^(sudo|env|exec|command|nohup|time|-m|-u|(?:.*\/)?python[\d.]*|[A-Za-z_]\w*=.*)$/;

/** Programs whose `run` runs what follows. */
const RUNNERS: ReadonlySet<string> = new Set([
	"uv",
	"poetry",
	"pipenv",
	"pdm",
	"hatch",
	"rye",
	"conda",
	"pixi",
	"pipx",
]);

/** With one of these a program answers and ends. */
const ENDING: ReadonlySet<string> = new Set(["--version", "--help", "-h", "-V"]);

/** Words before a program that are looked at. */
const MAX_LEADING = 20;

/** The first command of a shell line that takes long; `undefined` when there is none, or when nobody waits for it. */
export function readSlowLine(line: string): SlowCommand | undefined {
	if (/[^&]&\s*$/.test(line.slice(-80))) return undefined;
	for (const words of splitCommandLine(line)) {
		const slow = readSlowWords(words);
		if (slow !== undefined) return slow;
	}
	return undefined;
}

/** The command that a list of words is, if it takes long; shells and what only runs another program are seen through. */
export function readSlowWords(words: readonly string[]): SlowCommand | undefined {
	if (/^(?:.*\/)?(ba|da|z)?sh$/.test(words[0] ?? "")) {
		const line = /^-[a-z]*c$/.test(words[1] ?? "") ? words[2] : undefined;
		return line === undefined ? undefined : firstOf(line);
	}
	const rest = programWords(words);
	const [first = "", ...others] = rest;
	const name = first.slice(first.lastIndexOf("/") + 1);
	const known = PROGRAMS.get(name);
	if (known === undefined || others.some((word) => ENDING.has(word))) return undefined;
	if (known.subcommands.length === 0) return { program: name, slowness: known.slowness };
	const subcommand = known.subcommands.find((one) => holdsInOrder(others, one.split(" ")));
	return subcommand === undefined ? undefined : { program: `${name} ${subcommand}`, slowness: known.slowness };
}

/** A line within a line is read once more, not again and again. */
function firstOf(line: string): SlowCommand | undefined {
	return splitCommandLine(line)
		.filter(([shell = ""]) => !/^(?:.*\/)?(ba|da|z)?sh$/.test(shell))
		.map(readSlowWords)
		.find((found) => found !== undefined);
}

/** The words from the program on, with what only runs it taken away. */
function programWords(words: readonly string[]): readonly string[] {
	let at = 0;
	for (let word = words[0]; word !== undefined && at < MAX_LEADING; word = words[at]) {
		const isRunner = RUNNERS.has(word) && words[at + 1] === "run";
		if (!isRunner && !LEADING.test(word)) break;
		at += isRunner ? 2 : 1;
	}
	return words.slice(at);
}

function holdsInOrder(words: readonly string[], wanted: readonly string[]): boolean {
	let next = 0;
	for (const word of words) if (word === wanted[next]) next += 1;
	return next === wanted.length;
}
