import { realpathSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { type Failure, failure } from "../deploy/failure.ts";
import { programsNamed } from "../processes/find-program.ts";
import { formatPythonVersion, type PythonVersion } from "../python/version.ts";
import { normalizeName } from "../requirements/names.ts";
import type { LogListener } from "./machine/log.ts";
import { runTool } from "./machine/run-tool.ts";

/** A Python of this machine, and what is installed for it. */
export interface Interpreter {
	/** Absolute path of the program itself. */
	readonly program: string;
	/** "3.11", and "3.11.2". */
	readonly version: string;
	readonly release: string;
	/** Where packages lie that the user has installed for themselves; `undefined` where it does not look there. */
	readonly userBase: string | undefined;
	/** Versions by the names of distributions, spelled as PyPI compares them. */
	readonly installed: ReadonlyMap<string, string>;
	/** What the commands of its distributions call, by their names: "uvicorn.main:main". */
	readonly commands: ReadonlyMap<string, string>;
}

/** Where interpreters are asked, and with what. */
export interface Asking {
	/** An empty folder: an interpreter finds modules where it is started. */
	readonly folder: string;
	readonly environment: Readonly<Record<string, string>>;
	readonly signal: AbortSignal;
}

/** The oldest Python that is asked: the gate knows none before it. */
const OLDEST = 9;

/** Interpreters that are asked who they are. */
const MAX_ASKED = 8;

/** Milliseconds that an interpreter has for its answer: it reads what hundreds of distributions say of themselves. */
const TIME = 30_000;

const WHO_ARE_YOU = `
import importlib.metadata, json, platform, site, sys
installed, commands = {}, {}
for one in importlib.metadata.distributions():
    name = one.metadata["Name"]
    if name and one.version:
        installed.setdefault(name, one.version)
    for entry in one.entry_points:
        if entry.group == "console_scripts":
            commands.setdefault(entry.name, entry.value)
answer = {
    "program": sys.executable,
    "version": "%d.%d" % sys.version_info[:2],
    "release": platform.python_version(),
    "userBase": site.getuserbase() if site.ENABLE_USER_SITE else None,
    "installed": installed,
    "commands": commands,
}
print("\\n" + json.dumps(answer))
`;

const SILENT: LogListener = { onLine: () => undefined, lines: "some", now: () => 0 };

/** Which interpreter is wanted: the one that is named, else the best one for `version`, or for what is installed. */
export interface Wanted {
	readonly named: string | undefined;
	readonly version: PythonVersion;
	/** A command that must be installed, where nothing is installed anew: "uvicorn". */
	readonly command: string | undefined;
	/** Folders in which interpreters are looked for, as in PATH. */
	readonly path: string;
}

/** Finds an interpreter of this machine; `undefined` where there is none, a failure where the one that is named does not serve. */
export async function findInterpreter(
	{ named, version, command, path }: Wanted,
	asking: Asking,
): Promise<Interpreter | Failure | undefined> {
	const own = `python${formatPythonVersion(version)}`;
	const names = command === undefined ? [own, "python3", "python"] : ["python3", "python", own];
	const programs = named === undefined ? names.flatMap((name) => programsNamed(name, path)) : placesOf(named, path);
	const found: Interpreter[] = [];
	for (const program of distinct(programs).slice(0, MAX_ASKED)) {
		const one = await askInterpreter(program, asking);
		if (one === undefined) continue;
		const fits = command === undefined ? one.version === formatPythonVersion(version) : one.commands.has(command);
		if (fits || named !== undefined) return one;
		found.push(one);
	}
	return named === undefined || found[0] !== undefined ? found[0] : unusable(named);
}

function placesOf(named: string, path: string): readonly string[] {
	if (isAbsolute(named) || /[\\/]/.test(named)) return [resolve(named)];
	return programsNamed(named, path);
}

/** Folders of PATH may be links to one another. What a virtual environment links to is another interpreter, so programs stay as they are. */
function distinct(programs: readonly string[]): readonly string[] {
	const seen = new Set<string>();
	return programs.filter((program) => {
		const cut = program.lastIndexOf("/");
		const key = cut <= 0 ? program : `${real(program.slice(0, cut))}${program.slice(cut)}`;
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}

function real(folder: string): string {
	try {
		return realpathSync(folder);
	} catch {
		return folder;
	}
}

function unusable(named: string): Failure {
	const advice = `Name a program that runs Python 3.${OLDEST} or newer, such as --python python3.12.`;
	return failure("python-missing", `"${named}" is no Python that can be used.`, advice);
}

/** Asks a program who it is; `undefined` where it is no Python that is new enough. Never throws. */
export async function askInterpreter(program: string, asking: Asking): Promise<Interpreter | undefined> {
	const { folder, environment, signal } = asking;
	const tool = { program, arguments: ["-c", WHO_ARE_YOU], folder, environment, time: TIME };
	const { status, lines } = await runTool(tool, SILENT, signal);
	const line = lines.findLast((one) => one.startsWith("{"));
	return status !== 0 || line === undefined ? undefined : readAnswer(line);
}

function readAnswer(line: string): Interpreter | undefined {
	const { program, version, release, userBase, installed, commands } = parsed(line);
	if (typeof program !== "string" || !isAbsolute(program)) return undefined;
	const [, minor = ""] = /^3\.(\d+)$/.exec(String(version)) ?? [];
	if (minor === "" || Number(minor) < OLDEST) return undefined;
	return {
		program,
		version: String(version),
		release: String(release),
		userBase: typeof userBase === "string" ? userBase : undefined,
		installed: new Map(texts(installed).map(([name, text]) => [normalizeName(name), text])),
		commands: new Map(texts(commands)),
	};
}

function parsed(line: string): Readonly<Record<string, unknown>> {
	try {
		const value: unknown = JSON.parse(line);
		return { ...(typeof value === "object" && value) };
	} catch {
		return {};
	}
}

function texts(value: unknown): readonly (readonly [string, string])[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([name, text]) => (typeof text === "string" ? [[name, text] as const] : []));
}
