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
	/** Options that make it watch its files and start anew whenever one changes. */
	readonly reloads?: readonly string[];
	/** Sub-commands that watch without being told to, and the option that keeps them from it. */
	readonly watching?: { readonly subcommands: readonly string[]; readonly unless: string };
}

const PORT: readonly string[] = ["--port"];
const SHORT_PORT: readonly string[] = ["--port", "-p"];
const BIND: readonly string[] = ["--bind", "-b"];
const RELOAD: readonly string[] = ["--reload"];

const FASTAPI: ServerProgram = {
	subcommands: ["run", "dev"],
	ports: PORT,
	addresses: [],
	reloads: RELOAD,
	watching: { subcommands: ["dev"], unless: "--no-reload" },
};
const DJANGO: ServerProgram = {
	subcommands: ["runserver"],
	ports: [],
	addresses: [],
	hasPlainPort: true,
	watching: { subcommands: ["runserver"], unless: "--noreload" },
};

/** By the name of the executable, or of the module after `python -m`. Options are those of each program's own help. */
export const SERVER_PROGRAMS: ReadonlyMap<string, ServerProgram> = new Map<string, ServerProgram>([
	["uvicorn", { ports: PORT, addresses: [], reloads: RELOAD }],
	["gunicorn", { ports: [], addresses: BIND, reloads: RELOAD }],
	["hypercorn", { ports: [], addresses: [...BIND, "--insecure-bind", "--quic-bind"], reloads: RELOAD }],
	["granian", { ports: PORT, addresses: [], reloads: RELOAD }],
	["daphne", { ports: SHORT_PORT, addresses: ["--endpoint", "-e"] }],
	["waitress-serve", { ports: PORT, addresses: ["--listen"] }],
	["waitress", { ports: PORT, addresses: ["--listen"] }],
	["fastapi", FASTAPI],
	["fastapi_cli", FASTAPI],
	["flask", { subcommands: ["run"], ports: SHORT_PORT, addresses: [], reloads: [...RELOAD, "--debug"] }],
	["quart", { subcommands: ["run"], ports: SHORT_PORT, addresses: [], reloads: [...RELOAD, "--debug"] }],
	["litestar", { subcommands: ["run"], ports: SHORT_PORT, addresses: [], reloads: [...RELOAD, "-r"] }],
	["sanic", { ports: SHORT_PORT, addresses: [], reloads: [...RELOAD, "--auto-reload", "-r", "--dev", "-d"] }],
	["robyn", { ports: PORT, addresses: [], reloads: ["--dev"] }],
	["streamlit", { subcommands: ["run", "hello"], ports: ["--server.port"], addresses: [] }],
	["chainlit", { subcommands: ["run"], ports: SHORT_PORT, addresses: [], reloads: ["--watch", "-w"] }],
	["panel", { subcommands: ["serve"], ports: PORT, addresses: [], reloads: ["--dev", "--autoreload"] }],
	["http.server", { ports: [], addresses: [], hasPlainPort: true }],
	["uwsgi", { ports: [], addresses: ["--http", "--http-socket", "--socket", "-s"], reloads: ["--py-autoreload"] }],
	["manage.py", DJANGO],
	["django", DJANGO],
	["django-admin", DJANGO],
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
	/** Options with which it runs nothing. */
	readonly asks?: readonly string[];
}

const PLAIN: Wrapper = { values: [] };
const RUN: Wrapper = {
	values: ["-n", "--name", "-p", "--prefix", "--python", "--with", "--group", "--extra", "-e"],
	subcommand: "run",
};

export const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
	...["exec", "builtin", "nohup", "time", "setsid", "dumb-init", "tini", "ddtrace-run", "uvx"].map(
		(name): [string, Wrapper] => [name, PLAIN],
	),
	...["poetry", "uv", "pipenv", "pdm", "rye", "hatch", "conda", "mamba", "micromamba", "pipx", "pixi"].map(
		(name): [string, Wrapper] => [name, RUN],
	),
	// Words of the shell itself before a command: `if uvicorn …`, `then uvicorn …`, `{ uvicorn …; }`, `! uvicorn …`.
	...["if", "then", "elif", "else", "while", "until", "do", "{", "!"].map((name): [string, Wrapper] => [name, PLAIN]),
	// `command -v uvicorn` only asks where the program is.
	["command", { values: [], asks: ["-v", "-V"] }],
	["dotenv", { values: ["-f", "--file"], subcommand: "run" }],
	["doppler", { values: ["-p", "--project", "-c", "--config"], subcommand: "run" }],
	["gosu", { values: [], skips: 1 }],
	["su-exec", { values: [], skips: 1 }],
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
