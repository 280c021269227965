import type { LibraryType, Parameter, Result } from "./knowledge.ts";

// What an application or a router is told, and by which call: FastAPI 0.63 to 0.118 and the Starlette below it.

/** What an object is among applications, routers and routes. `api`: it is FastAPI's, which puts the router's prefix first. */
export type RoutingPart =
	| "application"
	| "api-application"
	| "router"
	| "api-router"
	| "route"
	| "api-route"
	| "websocket-route"
	| "api-websocket-route"
	| "mount"
	| "host"
	| "middleware"
	/** `routes` of an application or a router: what is appended to it is registered. */
	| "route-list";

/** What a call of a method registers; a decorator registers when it is applied. */
export type Registering =
	/** FastAPI's routes; `methods` where the method's name says them. */
	| { readonly adds: "api-route"; readonly methods?: readonly string[] }
	| { readonly adds: "route" | "websocket-route" | "api-websocket-route" }
	| { readonly adds: "mount" | "host" | "router" }
	| { readonly adds: "middleware" | "exception-handler" };

const verb = (name: string): Registering => ({ adds: "api-route", methods: [name.toUpperCase()] });

const API_ROUTE: Registering = { adds: "api-route" };
const ROUTE: Registering = { adds: "route" };
const WEBSOCKET: Registering = { adds: "websocket-route" };
const API_WEBSOCKET: Registering = { adds: "api-websocket-route" };
const MIDDLEWARE: Registering = { adds: "middleware" };
const HANDLER: Registering = { adds: "exception-handler" };

/** By the name of the method; which class has which methods is said where the class is. */
export const REGISTERING: Readonly<Record<string, Registering>> = {
	...Object.fromEntries(
		["get", "put", "post", "delete", "options", "head", "patch", "trace"].map((name) => [name, verb(name)]),
	),
	api_route: API_ROUTE,
	add_api_route: API_ROUTE,
	route: ROUTE,
	add_route: ROUTE,
	websocket_route: WEBSOCKET,
	add_websocket_route: WEBSOCKET,
	websocket: API_WEBSOCKET,
	add_api_websocket_route: API_WEBSOCKET,
	mount: { adds: "mount" },
	host: { adds: "host" },
	include_router: { adds: "router" },
	middleware: MIDDLEWARE,
	add_middleware: MIDDLEWARE,
	exception_handler: HANDLER,
	add_exception_handler: HANDLER,
};

/** Methods that FastAPI's and Starlette's own methods call: where a class of the project has its own, those do something else. */
export const CALLED_BY_OTHERS = ["add_api_route", "api_route", "add_route", "add_api_websocket_route"] as const;

/** Paths at which `FastAPI()` itself answers, by the argument that changes them; without the first there are no others. */
export const DOCUMENTATION: readonly (readonly [argument: string, path: string])[] = [
	["openapi_url", "/openapi.json"],
	["docs_url", "/docs"],
	["redoc_url", "/redoc"],
	["swagger_ui_oauth2_redirect_url", "/docs/oauth2-redirect"],
];

const NOTHING: Result = { gives: "none" };

/** `routes` of an application or a router. */
export const ROUTE_LIST: LibraryType = {
	name: "list",
	role: "other",
	noun: "a list of routes",
	methods: {
		...Object.fromEntries(
			["append", "extend", "insert", "remove", "clear", "reverse", "sort"].map((name) => [name, NOTHING]),
		),
		pop: { gives: "value", noun: "the route that pop() takes out" },
	},
	routing: "route-list",
};

/** What a function adds to the application that it is given first: something mounted, or a route where there are methods. */
export interface Adding {
	readonly at: Parameter;
	/** The path where none is given; `undefined` where one must be. */
	readonly usual?: string;
	readonly methods?: readonly string[];
}

/** Functions and methods of other libraries that add something to an application, by their path. */
export const ADDING: ReadonlyMap<string, Adding> = new Map<string, Adding>([
	["Instrumentator.expose", { at: { position: 2, keyword: "endpoint" }, usual: "/metrics", methods: ["GET"] }],
	["gradio.mount_gradio_app", { at: { position: 2, keyword: "path" } }],
	["gradio.routes.mount_gradio_app", { at: { position: 2, keyword: "path" } }],
	["chainlit.utils.mount_chainlit", { at: { position: 2, keyword: "path" }, usual: "/chainlit" }],
	["nicegui.ui.run_with", { at: { position: -1, keyword: "mount_path" }, usual: "/" }],
]);

/** Libraries of which no function registers anything in an application that it is given, beside the methods above. */
export const WITHOUT_EFFECT: ReadonlySet<string> = new Set(["fastapi", "starlette", "uvicorn"]);

/** Functions of other libraries that are given an application and register nothing that answers requests. */
export const REGISTERING_NOTHING: ReadonlySet<string> = new Set([
	"Instrumentator.instrument",
	"fastapi_pagination.add_pagination",
	"logfire.instrument_fastapi",
	"logfire.instrument_starlette",
	"opentelemetry.instrumentation.fastapi.FastAPIInstrumentor.instrument_app",
]);
