import { FASTAPI } from "./fastapi.ts";
import type { Knowledge, LibraryModule, LibraryType, Parameter, Result } from "./knowledge.ts";

// What other libraries make that answers ASGI requests, each by its documentation.

const type = (name: string, methods: LibraryType["methods"] = {}): LibraryType => ({
	name,
	role: "application",
	noun: `an application of ${name}`,
	methods,
});

const making = (of: LibraryType): Knowledge => ({ kind: "callable", result: { gives: "instance", of } });

const application = (name: string): Knowledge => making(type(name));

const DECORATORS: Record<string, Result> = Object.fromEntries(
	[
		"route",
		"get",
		"post",
		"put",
		"patch",
		"delete",
		"websocket",
		"before_serving",
		"after_serving",
		"errorhandler",
	].map((name): [string, Result] => [name, { gives: "decorator" }]),
);

const STARLETTE_APPLICATION: Result = { gives: "instance", of: type("Starlette") };

/** A server of the Model Context Protocol is no application, but makes ones. */
const MCP: LibraryType = {
	name: "FastMCP",
	role: "other",
	noun: "an MCP server, which makes an application with streamable_http_app() or http_app()",
	methods: {
		http_app: STARLETTE_APPLICATION,
		sse_app: STARLETTE_APPLICATION,
		streamable_http_app: STARLETTE_APPLICATION,
		tool: { gives: "decorator" },
		resource: { gives: "decorator" },
		prompt: { gives: "decorator" },
	},
};

const argument = (parameter: Parameter): Knowledge => ({
	kind: "callable",
	result: { gives: "argument", argument: parameter },
});

const nothing: Knowledge = { kind: "callable", result: { gives: "none" } };

/** Frameworks, bridges and servers' helpers. */
export const ASGI_MODULES: readonly LibraryModule[] = [
	{ name: "litestar", holds: { Litestar: application("Litestar") } },
	{ name: "quart", holds: { Quart: making(type("Quart", DECORATORS)) } },
	{ name: "sanic", holds: { Sanic: making(type("Sanic", DECORATORS)) } },
	{ name: "blacksheep", holds: { Application: application("BlackSheep") } },
	{ name: "blacksheep.server", holds: { Application: application("BlackSheep") } },
	{ name: "falcon.asgi", holds: { App: application("Falcon") } },
	{ name: "django.core.asgi", holds: { get_asgi_application: application("Django") } },
	{
		name: "channels.routing",
		holds: { ProtocolTypeRouter: application("Channels"), get_default_application: application("Channels") },
	},
	{ name: "socketio", holds: { ASGIApp: application("Socket.IO") } },
	{ name: "engineio", holds: { ASGIApp: application("Engine.IO") } },
	{ name: "asgiref.wsgi", holds: { WsgiToAsgi: application("WsgiToAsgi") } },
	{ name: "a2wsgi", holds: { WSGIMiddleware: application("a2wsgi") } },
	{ name: "strawberry.asgi", holds: { GraphQL: application("Strawberry") } },
	{ name: "ariadne.asgi", holds: { GraphQL: application("Ariadne") } },
	{ name: "prometheus_client", holds: { make_asgi_app: application("Prometheus") } },
	{ name: "mcp.server.fastmcp", holds: { FastMCP: making(MCP) } },
	{ name: "fastmcp", holds: { FastMCP: making(MCP) } },
	{ name: "gradio", holds: { mount_gradio_app: argument({ position: 0, keyword: "app" }) } },
	{ name: "gradio.routes", holds: { mount_gradio_app: argument({ position: 0, keyword: "app" }) } },
	{ name: "chainlit.utils", holds: { mount_chainlit: nothing } },
	{ name: "chainlit.server", holds: { app: { kind: "object", of: FASTAPI } } },
	{ name: "nicegui", holds: { app: { kind: "object", of: FASTAPI } } },
];
