/** A program of the command line that serves HTTP, and how it is told its port. */
export interface ServerProgram {
	/** Sub-commands that serve; `undefined` where the program serves without one. */
	readonly subcommands?: readonly string[];
	/** Options whose value is a port. */
	readonly ports: readonly string[];
	/** Options whose value is an address such as `0.0.0.0:8000`. */
	readonly addresses: readonly string[];
	/** Whether the first plain argument is the port, or an address that ends in it. */
	readonly hasPlainPort?: true;
}

const PORT: readonly string[] = ["--port"];
const SHORT_PORT: readonly string[] = ["--port", "-p"];
const BIND: readonly string[] = ["--bind", "-b"];

/** By the name of the executable, or of the module after `python -m`. Options are those of each program's own help. */
export const SERVER_PROGRAMS: ReadonlyMap<string, ServerProgram> = new Map<string, ServerProgram>([
	["uvicorn", { ports: PORT, addresses: [] }],
	["gunicorn", { ports: [], addresses: BIND }],
	["hypercorn", { ports: [], addresses: [...BIND, "--insecure-bind", "--quic-bind"] }],
	["granian", { ports: PORT, addresses: [] }],
	["daphne", { ports: SHORT_PORT, addresses: ["--endpoint", "-e"] }],
	["waitress-serve", { ports: PORT, addresses: ["--listen"] }],
	["waitress", { ports: PORT, addresses: ["--listen"] }],
	["fastapi", { subcommands: ["run", "dev"], ports: PORT, addresses: [] }],
	["fastapi_cli", { subcommands: ["run", "dev"], ports: PORT, addresses: [] }],
	["flask", { subcommands: ["run"], ports: SHORT_PORT, addresses: [] }],
	["quart", { subcommands: ["run"], ports: SHORT_PORT, addresses: [] }],
	["litestar", { subcommands: ["run"], ports: SHORT_PORT, addresses: [] }],
	["sanic", { ports: SHORT_PORT, addresses: [] }],
	["robyn", { ports: PORT, addresses: [] }],
	["streamlit", { subcommands: ["run", "hello"], ports: ["--server.port"], addresses: [] }],
	["chainlit", { subcommands: ["run"], ports: SHORT_PORT, addresses: [] }],
	["panel", { subcommands: ["serve"], ports: PORT, addresses: [] }],
	["http.server", { ports: [], addresses: [], hasPlainPort: true }],
	["uwsgi", { ports: [], addresses: ["--http", "--http-socket", "--socket", "-s"] }],
	["manage.py", { subcommands: ["runserver"], ports: [], addresses: [], hasPlainPort: true }],
	["django", { subcommands: ["runserver"], ports: [], addresses: [], hasPlainPort: true }],
	["django-admin", { subcommands: ["runserver"], ports: [], addresses: [], hasPlainPort: true }],
]);

/** With one of these a program answers and ends. */
export const ENDING_OPTIONS: ReadonlySet<string> = new Set([
	"--version",
	"--help",
	"-h",
	"--check-config",
	"--print-config",
]);

/** Options, across the server programs, that take the next word although they stand before a sub-command. */
export const VALUE_OPTIONS: ReadonlySet<string> = new Set([
	"--app",
	"-A",
	"--app-dir",
	"--env-file",
	"-e",
	"--settings",
	"--pythonpath",
]);

/** A program that runs the command which follows it. */
export interface Wrapper {
	/** Options that take the next word. */
	readonly values: readonly string[];
	/** Plain words between its options and the command: 1 for the duration of `timeout`. */
	readonly skips?: number;
	/** The sub-command that must come first: `run` of `poetry run`. */
	readonly subcommand?: string;
}

const PLAIN: Wrapper = { values: [] };
const RUN: Wrapper = {
	values: ["-n", "--name", "-p", "--prefix", "--python", "--with", "--group", "--extra", "-e"],
	subcommand: "run",
};

export const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
	...["exec", "command", "builtin", "nohup", "time", "setsid", "dumb-init", "tini", "ddtrace-run", "uvx"].map(
		(name): [string, Wrapper] => [name, PLAIN],
	),
	...["poetry", "uv", "pipenv", "pdm", "rye", "hatch", "conda", "mamba", "micromamba", "pipx", "pixi"].map(
		(name): [string, Wrapper] => [name, RUN],
	),
	["env", { values: ["-u", "--unset", "-C", "--chdir", "-S"] }],
	["sudo", { values: ["-u", "--user", "-g", "--group"] }],
	["nice", { values: ["-n"] }],
	["stdbuf", { values: ["-i", "-o", "-e"] }],
	["timeout", { values: ["-s", "-k", "--signal", "--kill-after"], skips: 1 }],
	["xvfb-run", { values: ["-n", "-s", "--server-args"] }],
	["newrelic-admin", { values: [], subcommand: "run-program" }],
	["opentelemetry-instrument", { values: ["--traces_exporter", "--metrics_exporter", "--service_name"] }],
]);

/** Shells, which run the text after `-c` as a command line. */
export const SHELLS: ReadonlySet<string> = new Set(["sh", "bash", "zsh", "dash", "ash", "ksh"]);
