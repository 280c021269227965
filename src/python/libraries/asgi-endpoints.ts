import {
	application,
	argument,
	DECORATED,
	DECORATOR,
	type Details,
	making,
	methods,
	NOTHING,
	nothing,
	other,
	SELF,
	type,
} from "./entries.ts";
import { FASTAPI } from "./fastapi.ts";
import type { Knowledge, LibraryModule, LibraryType, Result } from "./knowledge.ts";

// What answers ASGI requests and is no framework: sockets, GraphQL, metrics, servers of the Model Context Protocol, user
// interfaces. Each by its documentation.

const MADE_BY_FASTAPI: Result = { gives: "instance", of: FASTAPI };

const STARLETTE: Result = {
	gives: "instance",
	of: type("Starlette", "application", "a Starlette application", { canMount: true }),
};

/** https://python-socketio.readthedocs.io/en/stable/server.html: what it does not answer goes to the other application. */
const SOCKETS: Details = { inner: { position: 1, keyword: "other_asgi_app" } };

const SOCKET_SERVER: Details = {
	advice: "Wrap it together with the application: app = socketio.ASGIApp(sio, other_asgi_app=FastAPI()).",
	methods: {
		on: DECORATOR,
		event: DECORATED,
		register_namespace: NOTHING,
	},
};

const socketServer = (name: string): Knowledge =>
	other(name, `a server of Socket.IO (${name}), which is no application by itself`, SOCKET_SERVER);

/** https://gofastmcp.com/deployment/http, https://github.com/modelcontextprotocol/python-sdk */
const MCP: LibraryType = type(
	"FastMCP",
	"other",
	"an MCP server, which makes an application with streamable_http_app() or http_app()",
	{
		advice: 'Mount the application that it makes: app.mount("/mcp", mcp.streamable_http_app()).',
		methods: {
			...methods("http_app sse_app streamable_http_app", STARLETTE),
			...methods("resource custom_route completion", DECORATOR),
			...methods("tool prompt", DECORATED),
			...methods("run mount add_tool add_resource add_prompt add_middleware", NOTHING),
		},
	},
);

const INTERFACE: Details = {
	advice: 'Mount it in an application: app = gradio.mount_gradio_app(FastAPI(), demo, path="/").',
	methods: {
		queue: SELF,
		launch: { gives: "value", noun: "what launch() of Gradio returns" },
		load: { gives: "value", noun: "what load() of Gradio returns" },
	},
};

/** https://www.gradio.app/docs/gradio/mount_gradio_app */
const INTERFACES = Object.fromEntries(
	["Blocks", "Interface", "ChatInterface", "TabbedInterface"].map((name) => [
		name,
		other(name, `a Gradio interface (${name}), which is no application by itself`, INTERFACE),
	]),
);

const mountGradio = argument({ position: 0, keyword: "app" });

const GRAPHQL_ROUTER = making(
	type("GraphQLRouter", "router", "a router of Strawberry, which is a part of an application"),
);

/** A class of agents or tools whose method gives the application to serve. */
const giving = (name: string, noun: string, method: string, result: Result): Knowledge =>
	other(name, noun, {
		advice: `Bind what its ${method}() returns to the name.`,
		methods: { [method]: result },
	});

const AGENTS = giving("AgentOS", "an AgentOS, which makes an application with get_app()", "get_app", MADE_BY_FASTAPI);

/** Endpoints and helpers, by their modules. */
export const ASGI_ENDPOINTS: readonly LibraryModule[] = [
	{
		name: "socketio",
		holds: {
			ASGIApp: application("Socket.IO", SOCKETS),
			AsyncServer: socketServer("AsyncServer"),
			Server: socketServer("Server"),
		},
	},
	{ name: "engineio", holds: { ASGIApp: application("Engine.IO", SOCKETS) } },
	{
		name: "fastapi_socketio",
		holds: { SocketManager: other("SocketManager", "a SocketManager, not the application that it was given") },
	},
	// GraphQL: https://strawberry.rocks/docs/integrations/asgi, https://ariadnegraphql.org/docs/asgi, https://github.com/ciscorn/starlette-graphene3
	{ name: "strawberry.asgi", holds: { GraphQL: application("Strawberry") } },
	{ name: "strawberry.fastapi", holds: { GraphQLRouter: GRAPHQL_ROUTER } },
	{ name: "ariadne.asgi", holds: { GraphQL: application("Ariadne") } },
	{ name: "starlette_graphene3", holds: { GraphQLApp: application("Graphene") } },
	{ name: "starlette.graphql", holds: { GraphQLApp: application("Graphene") } },
	{ name: "tartiflette_asgi", holds: { TartifletteApp: application("Tartiflette") } },
	// https://prometheus.github.io/client_python/exporting/http/asgi/
	{ name: "prometheus_client", holds: { make_asgi_app: application("Prometheus") } },
	{ name: "prometheus_client.asgi", holds: { make_asgi_app: application("Prometheus") } },
	// MCP
	{ name: "mcp.server.fastmcp", holds: { FastMCP: making(MCP) } },
	{ name: "mcp.server.fastmcp.server", holds: { FastMCP: making(MCP) } },
	{ name: "mcp.server", holds: { MCPServer: making(MCP) } },
	{ name: "mcp.server.mcpserver", holds: { MCPServer: making(MCP) } },
	{ name: "fastmcp", holds: { FastMCP: making(MCP) } },
	{ name: "fastmcp.FastMCP", holds: { from_fastapi: making(MCP), from_openapi: making(MCP) } },
	{
		name: "fastapi_mcp",
		holds: {
			FastApiMCP: other("FastApiMCP", "a FastApiMCP, not the application that it was given", {
				methods: methods("mount mount_http mount_sse setup_server", NOTHING),
			}),
		},
	},
	// Agents: https://docs.agno.com/agent-os/introduction, https://google.github.io/adk-docs/deploy/cloud-run/
	{ name: "agno.os", holds: { AgentOS: AGENTS } },
	{
		name: "agno.playground",
		holds: {
			Playground: giving(
				"Playground",
				"a Playground, which makes an application with get_app()",
				"get_app",
				MADE_BY_FASTAPI,
			),
		},
	},
	{ name: "google.adk.cli.fast_api", holds: { get_fast_api_app: making(FASTAPI) } },
	{
		name: "a2a.server.apps",
		holds: {
			A2AStarletteApplication: giving(
				"A2AStarletteApplication",
				"an A2AStarletteApplication, which makes an application with build()",
				"build",
				STARLETTE,
			),
			A2AFastAPIApplication: giving(
				"A2AFastAPIApplication",
				"an A2AFastAPIApplication, which makes an application with build()",
				"build",
				MADE_BY_FASTAPI,
			),
		},
	},
	// User interfaces
	{ name: "gradio", holds: { mount_gradio_app: mountGradio, ...INTERFACES } },
	{ name: "gradio.routes", holds: { mount_gradio_app: mountGradio, App: making(FASTAPI) } },
	{ name: "gradio.routes.App", holds: { create_app: making(FASTAPI) } },
	{ name: "gradio.blocks", holds: { Blocks: INTERFACES.Blocks ?? nothing } },
	// https://docs.chainlit.io/integrations/fastapi
	{ name: "chainlit.utils", holds: { mount_chainlit: nothing } },
	{ name: "chainlit.server", holds: { app: { kind: "object", of: FASTAPI } } },
	// https://nicegui.io/documentation/section_configuration_deployment
	{ name: "nicegui", holds: { app: { kind: "object", of: FASTAPI } } },
	{ name: "nicegui.ui", holds: { run_with: nothing, run: nothing } },
];
