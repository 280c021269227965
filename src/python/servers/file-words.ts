import type { Program } from "../program.ts";

// What a file's bytes say of it before it is parsed. Every word list errs on the side of parsing.

/** Libraries whose callables or objects serve, and methods of sockets that do. */
const LIBRARIES: readonly string[] = [
	...["uvicorn", "hypercorn", "gunicorn", "granian", "daphne", "waitress", "wsgiref", "werkzeug", "eventlet", "gevent"],
	...[
		"http.server",
		"http import server",
		"socketserver",
		"xmlrpc",
		"flask",
		"quart",
		"sanic",
		"robyn",
		"bottle",
		"gradio",
	],
	...["streamlit", "dash.", "import dash", "from dash", "aiohttp", "tornado", "cherrypy", "nicegui", "fastapi_cli"],
	...["fastmcp", "litserve", "connexion", "import panel", "from panel"],
	...["fastapi.cli", "start_server", "websockets", "listen", "create_server", "call_command"],
];

/** Methods by which an object that another file has made is started. */
const METHODS: readonly string[] = [".run(", ".run,", ".run)", ".serve", ".launch(", ".start(", '"run"', "'run'"];

/** Ways to run a command. */
const PROCESSES: readonly string[] = [
	...["subprocess", "system(", "system as", "popen", "exec", "eval(", "spawn", "runpy", "run_process", "open_process"],
	...["run_module", "pexpect", "invoke"],
];

/** Programs that serve, as far as {@link LIBRARIES} does not name them. */
const PROGRAMS: readonly string[] = ["fastapi", "litestar", "chainlit", "panel", "uwsgi", "runserver"];

/** What a file holds that fixes a port without starting a server. */
const PORTS: readonly string[] = ["PORT", "port:", "port=", "port =", "port :", '-port"', "-port'", ".bind"];

const MAKERS = new WeakMap<Program, Map<string, boolean>>();

/** Whether a file may make a server, or an object that starts one. Looked up once for each file. */
export function mayMakeServer(program: Program, path: string): boolean {
	const known = MAKERS.get(program) ?? new Map<string, boolean>();
	MAKERS.set(program, known);
	const answer = known.get(path) ?? program.mentions(path, LIBRARIES);
	known.set(path, answer);
	return answer;
}

/** Those of the files that may start a server: by a library, by a command, or by an object that another of them made. */
export function filesThatMayStart(program: Program, paths: readonly string[]): readonly string[] {
	const makers = new Set(paths.filter((path) => mayMakeServer(program, path)));
	return paths.filter((path) => {
		if (makers.has(path)) return true;
		if (program.mentions(path, PROCESSES) && program.mentions(path, PROGRAMS)) return true;
		return (makers.size > 0 || !path.includes("/")) && program.mentions(path, METHODS);
	});
}

/** Whether a file may fix a port by itself. */
export function mayFixPort(program: Program, path: string): boolean {
	return program.mentions(path, PORTS);
}
