import type { Parameter } from "./given-arguments.ts";

/** An argument that says where a server listens: a number, or an address such as `("0.0.0.0", 8000)` and `"0.0.0.0:8000"`. */
export interface PortArgument extends Parameter {
	readonly kind: "port" | "address";
}

/** Something of a library that serves, or that is told the port for it. */
export interface ServerCallable {
	/** Whether calling it starts the server, or begins to listen. */
	readonly isStart: boolean;
	readonly ports: readonly PortArgument[];
}

const port = (keyword: string | undefined, position?: number): PortArgument => ({ kind: "port", keyword, position });
const address = (keyword: string | undefined, position?: number): PortArgument => ({
	kind: "address",
	keyword,
	position,
});

/** A callable with its ports, whether it starts, and its names. */
type Row = readonly [isStart: "starts" | "prepares", ports: readonly PortArgument[], names: readonly string[]];

/** Methods of the servers in Python's own `socketserver`. */
const BLOCKING = ["serve_forever", "handle_request"];
const SOCKET_SERVERS = [
	...["http.server.HTTPServer", "http.server.ThreadingHTTPServer", "xmlrpc.server.SimpleXMLRPCServer"],
	...[
		"socketserver.TCPServer",
		"socketserver.ThreadingTCPServer",
		"socketserver.UDPServer",
		"wsgiref.simple_server.WSGIServer",
	],
];
const GRADIO = ["Blocks", "Interface", "ChatInterface", "TabbedInterface", "load"].map((name) => `gradio.${name}()`);

const FAST_MCP = ["mcp.server.fastmcp.FastMCP()", "fastmcp.FastMCP()"];

/** Signatures as the libraries document them; `()` in a name stands for the result of a call. */
const ROWS: readonly Row[] = [
	// In `uvicorn.run` everything after the application is keyword-only, but a bare number there can only be meant as the port.
	["starts", [port("port", 1)], ["uvicorn.run"]],
	["starts", [], ["uvicorn.main", "uvicorn.Server().run", "uvicorn.Server().serve", "uvicorn.Server().startup"]],
	["starts", [], ["uvicorn.Server()._serve", "uvicorn.Server().main_loop"]],
	["prepares", [port("port", 2)], ["uvicorn.Config"]],
	["starts", [], ["hypercorn.asyncio.serve", "hypercorn.trio.serve", "hypercorn.run.run", "hypercorn.__main__.main"]],
	[
		"starts",
		[],
		["gunicorn.app.wsgiapp.run", "gunicorn.app.wsgiapp.WSGIApplication().run", "gunicorn.arbiter.Arbiter().run"],
	],
	["starts", [], ["gunicorn.app.base.BaseApplication().run", "gunicorn.app.base.Application().run"]],
	["prepares", [port("port", 2)], ["granian.Granian", "granian.server.embed.Server"]],
	["starts", [], ["granian.Granian().serve", "granian.server.embed.Server().serve"]],
	["prepares", [address("endpoints")], ["daphne.server.Server"]],
	["starts", [], ["daphne.server.Server().run", "daphne.cli.CommandLineInterface().run"]],
	["starts", [], ["daphne.cli.CommandLineInterface.entrypoint"]],
	["starts", [port("port"), address("listen")], ["waitress.serve"]],
	["prepares", [port("port"), address("listen")], ["waitress.create_server"]],
	["starts", [], ["waitress.create_server().run", "waitress.runner.run"]],
	["prepares", [port("port", 1)], ["wsgiref.simple_server.make_server", "werkzeug.serving.make_server"]],
	["starts", [port("port", 1)], ["werkzeug.serving.run_simple"]],
	["prepares", [address("server_address", 0)], [...SOCKET_SERVERS, "gevent.pywsgi.WSGIServer"]],
	["prepares", [address("listener", 0)], ["eventlet.listen"]],
	[
		"starts",
		[],
		[
			...SOCKET_SERVERS,
			"wsgiref.simple_server.make_server",
			"werkzeug.serving.make_server",
			"gevent.pywsgi.WSGIServer",
		].flatMap((name) => BLOCKING.map((method) => `${name}().${method}`)),
	],
	["starts", [], ["gevent.pywsgi.WSGIServer().start", "eventlet.wsgi.server"]],
	["starts", [port("port")], ["http.server.test"]],
	[
		"starts",
		[port("port", 1)],
		["flask.Flask().run", "quart.Quart().run", "quart.Quart().run_task", "robyn.Robyn().start"],
	],
	["starts", [port("port", 2)], ["flask_socketio.SocketIO().run"]],
	["starts", [port("port", 1)], ["sanic.Sanic().run", "sanic.Sanic().prepare", "sanic.Sanic().create_server"]],
	["starts", [], ["sanic.Sanic.serve", "sanic.Sanic.serve_single"]],
	["starts", [port("port", 1)], ["dash.Dash().run", "dash.Dash().run_server"]],
	["starts", [port("port", 3)], ["bottle.run"]],
	["starts", [port("port")], ["bottle.Bottle().run"]],
	["starts", [port("server_port")], GRADIO.map((name) => `${name}.launch`)],
	[
		"starts",
		[],
		["streamlit.web.cli.main", "streamlit.web.cli.main_run", "streamlit.web.bootstrap.run", "streamlit.cli.main"],
	],
	["starts", [port("port")], ["aiohttp.web.run_app"]],
	["prepares", [port("port", 2)], ["aiohttp.web.TCPSite"]],
	["starts", [], ["aiohttp.web.TCPSite().start"]],
	["starts", [port("port", 0)], ["tornado.web.Application().listen", "tornado.httpserver.HTTPServer().listen"]],
	["starts", [], ["cherrypy.quickstart", "cherrypy.engine.start"]],
	["starts", [port("port")], ["nicegui.ui.run", "litserve.LitServer().run", "panel.serve"]],
	["starts", [port("port")], ["App", "FlaskApp", "AsyncApp"].map((name) => `connexion.${name}().run`)],
	[
		"starts",
		[port("port")],
		FAST_MCP.flatMap((name) => ["http", "sse", "streamable_http"].map((how) => `${name}.run_${how}_async`)),
	],
	["prepares", [port("port")], FAST_MCP.flatMap((name) => [`${name}.run`, `${name}.run_async`])],
	["starts", [], ["fastapi.cli.main", "fastapi_cli.cli.main", "fastapi_cli.cli.app"]],
	["starts", [port("port")], ["fastapi_cli.cli.run", "fastapi_cli.cli.dev"]],
	["starts", [port("port", 2)], ["asyncio.start_server", "websockets.serve"]],
	["prepares", [address(undefined, 0)], ["socket.socket().bind"]],
	["starts", [], ["socket.socket().listen"]],
	["starts", [address("address", 0)], ["socket.create_server"]],
];

/** What is known of a callable, by its canonical name. */
export const SERVER_CALLABLES: ReadonlyMap<string, ServerCallable> = new Map(
	ROWS.flatMap(([isStart, ports, names]) =>
		names.map((name): [string, ServerCallable] => [name, { isStart: isStart === "starts", ports }]),
	),
);

const TRANSPORTS: ReadonlySet<string> = new Set(["http", "sse", "streamable-http"]);

/** What serves only with one of these transports, its first parameter; without one it talks over standard input and output. */
export const SERVING_TRANSPORTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
	FAST_MCP.flatMap((name) => [`${name}.run`, `${name}.run_async`]).map((name) => [name, TRANSPORTS]),
);

/** Second names under which libraries offer the same thing: where it is defined, and older places. */
const ALIASES: readonly (readonly [alias: RegExp, name: string])[] = [
	[/^uvicorn\.server\.Server\b/, "uvicorn.Server"],
	[/^uvicorn\.config\.Config\b/, "uvicorn.Config"],
	[/^uvicorn\.main\.(run|main|Server|Config)\b/, "uvicorn.$1"],
	[/^flask\.app\.Flask\b/, "flask.Flask"],
	[/^quart\.app\.Quart\b/, "quart.Quart"],
	[/^sanic\.app\.Sanic\b/, "sanic.Sanic"],
	[/^waitress\.server\.create_server\b/, "waitress.create_server"],
	[/^mcp\.server\.fastmcp\.server\.FastMCP\b/, "mcp.server.fastmcp.FastMCP"],
	[/^fastmcp\.server(\.server)?\.FastMCP\b/, "fastmcp.FastMCP"],
	[/^granian\.(server|server\.mp)\.Granian\b/, "granian.Granian"],
	[/^websockets\.(asyncio\.server|server|legacy\.server)\.serve\b/, "websockets.serve"],
	[/^asyncio\.streams\.start_server\b/, "asyncio.start_server"],
	[/^gradio\.(blocks|interface|chat_interface)\.(Blocks|Interface|ChatInterface|TabbedInterface)\b/, "gradio.$2"],
];

/** Methods that give back the object itself; `queue` is Gradio's. */
const SELF_RETURNING = /\.(queue|__enter__|__aenter__)\(\)/g;

/** A name as the tables have it. */
export function canonicalName(name: string): string {
	const plain = name.replaceAll(SELF_RETURNING, "");
	const alias = ALIASES.find(([pattern]) => pattern.test(plain));
	return alias === undefined ? plain : plain.replace(alias[0], alias[1]);
}

/** A canonical name as people write it: `uvicorn.Server.run`, `exec`, `socket.bind`. */
export function displayName(name: string): string {
	return name
		.replaceAll("()", "")
		.replace(/^builtins\./, "")
		.replace(/^socket\.socket\./, "socket.");
}
