import { join } from "node:path";
import { pipCause } from "../deploy/diagnosis/pip.ts";
import { type Failure, failure } from "../deploy/failure.ts";
import type { Judged } from "../gate/check.ts";
import { programsNamed } from "../processes/find-program.ts";
import { formatPythonVersion } from "../python/version.ts";
import { type Asking, askInterpreter, type Interpreter } from "./interpreter.ts";
import type { LogListener } from "./machine/log.ts";
import { runTool, type ToolEnd } from "./machine/run-tool.ts";

/** What an environment is made of. */
export interface EnvironmentRequest {
	readonly judged: Judged;
	/** The interpreter that venv is made with; `undefined` where there is none. */
	readonly interpreter: Interpreter | undefined;
	/** Interpreters as uv takes them, the best one first: it fetches "3.10" where this machine has not got it. */
	readonly pythons: readonly string[];
	/** Folders in which uv is looked for, as in PATH. */
	readonly path: string;
	/** The folder that it is made in. */
	readonly folder: string;
	/** The folder of the package, where pip is run. */
	readonly package: string;
	/** What pip is asked to install: names, and lists with `--requirement` before them. */
	readonly installs: readonly string[];
}

/** Who hears what is done. */
export interface EnvironmentPorts extends Asking {
	readonly listener: LogListener;
	readonly progress: (step: string) => void;
	readonly conceal: (text: string) => string;
}

/** A virtual environment that holds what the Space asks for. */
export interface MadeEnvironment {
	readonly interpreter: Interpreter;
	/** The folder of its programs. */
	readonly programs: string;
	/** Where its packages come from, a clause: "packages installed by uv". */
	readonly packages: string;
}

/** Milliseconds that an environment takes at most, and what is installed into it: some packages have gigabytes. */
const TIME = { make: 300_000, install: 1_200_000 } as const;

const VENV = [["-m", "venv"]] as const;
const UV_VENV = (python: string) => ["venv", "--python", python] as const;
const PIP = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"];

/** Lines of a tool that a failure repeats. */
const SHOWN_LINES = 20;

/** Makes a virtual environment and installs into it, with uv where there is one, else with venv and pip. Never throws. */
export async function makeEnvironment(
	request: EnvironmentRequest,
	ports: EnvironmentPorts,
): Promise<MadeEnvironment | Failure> {
	const { interpreter, folder } = request;
	const [uv] = programsNamed("uv", request.path);
	const tool = uv ?? interpreter?.program;
	if (tool === undefined) return noPython(formatPythonVersion(request.judged.version));
	ports.progress("making an environment");
	const made = await make(tool, uv === undefined ? VENV : request.pythons.map(UV_VENV), folder, ports);
	if (made?.status !== 0) return unmade(made?.lines ?? [], uv === undefined ? "venv" : "uv", ports);
	const { environment, listener, signal } = ports;
	const programs = join(folder, "bin");
	const python = join(programs, "python");
	if (request.installs.length > 0) {
		ports.progress("installing the requirements");
		const installed = await runTool(
			{
				program: uv ?? python,
				arguments: [...(uv === undefined ? PIP : ["pip", "install", "--python", python]), ...request.installs],
				folder: request.package,
				environment,
				time: TIME.install,
			},
			listener,
			signal,
		);
		if (installed.status !== 0) return uninstalled(installed, request, ports);
	}
	const own = await askInterpreter(python, ports);
	if (own === undefined) return unmade([], "venv", ports);
	return { interpreter: own, programs, packages: `packages installed by ${uv === undefined ? "pip" : "uv"}` };
}

/** Makes the environment with the first of these arguments that does it. */
async function make(
	program: string,
	attempts: readonly (readonly string[])[],
	made: string,
	{ folder, environment, listener, signal }: EnvironmentPorts,
): Promise<ToolEnd | undefined> {
	let end: ToolEnd | undefined;
	for (const words of attempts) {
		const tool = { program, arguments: [...words, made], folder, environment, time: TIME.make };
		if (end?.status !== 0) end = await runTool(tool, listener, signal);
	}
	return end;
}

function noPython(wanted: string): Failure {
	const advice = `Install Python ${wanted} or uv (https://docs.astral.sh/uv/), or name a Python with --python.`;
	return failure("python-missing", "There is no Python on this machine that can be used.", advice);
}

function unmade(lines: readonly string[], tool: "uv" | "venv", { conceal, signal }: EnvironmentPorts): Failure {
	if (signal.aborted) return cancelledFailure();
	const words = lastLines(lines, conceal);
	// Debian and Ubuntu keep venv's copy of pip in a package of its own.
	const isDebian = /ensurepip|python3(?:\.\d+)?-venv/.test(words);
	const advice = isDebian
		? "On Debian and Ubuntu install python3-venv; uv does without (https://docs.astral.sh/uv/)."
		: "Read what it says below. Another Python is taken with --python, and what is installed with --system.";
	return failure("environment-failed", `The environment could not be made with ${tool}.`, advice, { words });
}

function uninstalled(
	{ status, lines }: { readonly status: number | "late" | "ended"; readonly lines: readonly string[] },
	{ judged }: EnvironmentRequest,
	{ conceal, signal }: EnvironmentPorts,
): Failure {
	if (signal.aborted) return cancelledFailure();
	const words = lastLines(
		lines.filter((line) => !line.startsWith("WARNING: Retrying ")),
		conceal,
	);
	const began = "The requirements could not be installed";
	if (status === "late") {
		const advice = "Install them by hand and use --system, or require less.";
		return failure("environment-failed", `${began} within ${TIME.install / 60_000} minutes.`, advice, { words });
	}
	const isOffline = lines.some((line) => OFFLINE.test(line));
	const cause = isOffline ? undefined : pipCause(lines, judged);
	if (cause !== undefined) {
		const { what, advice, place } = cause;
		return failure("environment-failed", `${began}: ${conceal(what)}.`, advice, { words, place });
	}
	const message = isOffline ? `${began}: the package index was not reached.` : `${began}.`;
	const advice = isOffline
		? "Look at the network, and at the settings of pip or uv for mirrors and proxies. Without a network, --system uses what is installed."
		: "Read what it says below.";
	return failure("environment-failed", message, advice, { words });
}

/** What pip and uv say where nobody answers. */
const OFFLINE =
	/Failed to establish a new connection|Name or service not known|Temporary failure in name resolution|ConnectTimeoutError|Max retries exceeded|Connection refused|dns error|error sending request|Failed to fetch: /;

/** Whoever waited has given up. */
export function cancelledFailure(): Failure {
	return failure("cancelled", "The rehearsal was interrupted.", "Nothing of it is left; run it again.");
}

function lastLines(lines: readonly string[], conceal: (text: string) => string): string {
	const said = lines.map((line) => line.trimEnd()).filter((line) => line !== "");
	return conceal(said.slice(-SHOWN_LINES).join("\n"));
}
