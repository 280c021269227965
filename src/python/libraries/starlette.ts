import type { Demand, Knowledge, LibraryModule, LibraryType, Parameter, Result } from "./knowledge.ts";
import { ROUTE_LIST, type RoutingPart } from "./routing.ts";

// https://www.starlette.io/ ; fastapi.middleware.*, fastapi.responses and fastapi.staticfiles hold the same classes.

const APPLICATION: Parameter = { position: 0, keyword: "app" };

const methods = (nothing: readonly string[], decorators: readonly string[]): LibraryType["methods"] =>
	Object.fromEntries([
		...nothing.map((name): [string, Result] => [name, { gives: "none" }]),
		...decorators.map((name): [string, Result] => [name, { gives: "decorator" }]),
	]);

const OF_ROUTERS = methods(
	["add_event_handler", "add_route", "add_websocket_route", "host", "mount"],
	["on_event", "route", "websocket_route"],
);

/** `starlette.routing.Router`. */
export const ROUTER: LibraryType = {
	name: "Router",
	role: "application",
	noun: "Starlette's Router",
	canMount: true,
	methods: OF_ROUTERS,
	routing: "router",
	views: { routes: ROUTE_LIST },
};

/** Decorators of routes that FastAPI has; FastAPI's own classes inherit from those of Starlette, and not the other way round. */
const ONLY_FASTAPI = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "api_route", "websocket"];

/** `starlette.applications.Starlette`. */
const STARLETTE: LibraryType = {
	name: "Starlette",
	role: "application",
	noun: "a Starlette application",
	canMount: true,
	methods: {
		...OF_ROUTERS,
		...methods(["add_exception_handler", "add_middleware"], ["exception_handler", "middleware"]),
	},
	routing: "application",
	views: { router: ROUTER, routes: ROUTE_LIST },
	lacks: {
		names: new Set([...ONLY_FASTAPI, "include_router", "add_api_route", "add_api_websocket_route"]),
		owner: "a FastAPI application",
		advice: "Make the application with FastAPI() instead of Starlette().",
	},
};

const application = (name: string, noun = `Starlette's ${name}`): LibraryType => ({
	name,
	role: "application",
	noun,
	methods: {},
});

const STATIC_FILES_FOLDER: Demand = { argument: { position: 0, keyword: "directory" }, of: { folder: true } };

/** What is done to an application, and not to what is wrapped around it. */
const OF_WRAPPED = {
	names: new Set([...Object.keys(STARLETTE.methods), ...(STARLETTE.lacks?.names ?? []), "state", "routes"]),
	owner: "the application inside",
	advice: "Do it to the application before it is wrapped.",
};

const wrapping = (name: string): Knowledge => ({
	kind: "callable",
	result: {
		gives: "instance",
		of: {
			name,
			role: "wrapper",
			noun: `${name} around an application`,
			methods: {},
			inner: APPLICATION,
			lacks: OF_WRAPPED,
		},
	},
});

const construct = (of: LibraryType, demands: readonly Demand[] = []): Knowledge => ({
	kind: "callable",
	result: { gives: "instance", of },
	demands,
});

/** What stands for a route in a list of routes; it answers requests by itself, too. */
const route = (name: string, routing: RoutingPart): Knowledge => construct({ ...application(name), routing });

const MOUNT = route("Mount", "mount");

const MIDDLEWARE_ENTRY = construct({
	name: "Middleware",
	role: "other",
	noun: "a Middleware, which says what an application is to be wrapped in",
	methods: {},
	routing: "middleware",
});

const RESPONSES = Object.fromEntries(
	[
		"Response",
		"HTMLResponse",
		"PlainTextResponse",
		"JSONResponse",
		"RedirectResponse",
		"StreamingResponse",
		"FileResponse",
	].map((name) => [name, construct(application(name))]),
);

const STATIC_FILES: Readonly<Record<string, Knowledge>> = {
	StaticFiles: {
		kind: "callable",
		result: { gives: "instance", of: application("StaticFiles"), isKeywordOnly: true },
		demands: [STATIC_FILES_FOLDER],
	},
};

const TEST_CLIENT: Knowledge = construct({
	name: "TestClient",
	role: "other",
	noun: "a TestClient, which asks an application instead of being one",
	advice: "Bind the application that the TestClient is given to the name.",
	methods: {},
});

const MIDDLEWARE: Readonly<Record<string, string>> = {
	cors: "CORSMiddleware",
	gzip: "GZipMiddleware",
	httpsredirect: "HTTPSRedirectMiddleware",
	trustedhost: "TrustedHostMiddleware",
	sessions: "SessionMiddleware",
	authentication: "AuthenticationMiddleware",
	errors: "ServerErrorMiddleware",
	exceptions: "ExceptionMiddleware",
	base: "BaseHTTPMiddleware",
};

/** Starlette's modules, and FastAPI's that hand the same on. */
export const STARLETTE_MODULES: readonly LibraryModule[] = [
	{ name: "starlette.applications", holds: { Starlette: construct(STARLETTE) } },
	{
		name: "starlette.routing",
		holds: {
			Router: construct(ROUTER),
			Route: route("Route", "route"),
			WebSocketRoute: route("WebSocketRoute", "websocket-route"),
			Mount: MOUNT,
			Host: route("Host", "host"),
		},
	},
	{
		name: "fastapi.routing",
		holds: {
			APIRoute: route("APIRoute", "api-route"),
			APIWebSocketRoute: route("APIWebSocketRoute", "api-websocket-route"),
			Mount: MOUNT,
		},
	},
	...["starlette", "fastapi"].flatMap((library): LibraryModule[] => [
		...Object.entries(MIDDLEWARE).map(([module, name]) => ({
			name: `${library}.middleware.${module}`,
			holds: { [name]: wrapping(name) },
		})),
		{ name: `${library}.middleware`, holds: { Middleware: MIDDLEWARE_ENTRY } },
		{ name: `${library}.responses`, holds: RESPONSES },
		{ name: `${library}.staticfiles`, holds: STATIC_FILES },
		{ name: `${library}.testclient`, holds: { TestClient: TEST_CLIENT } },
	]),
	{
		name: "starlette",
		holds: {},
		names: new Set(
			(
				"applications authentication background concurrency config convertors datastructures endpoints exceptions formparsers graphql " +
				"middleware requests responses routing schemas staticfiles status templating testclient types websockets __version__ __path__ __file__ __name__"
			).split(" "),
		),
	},
];
