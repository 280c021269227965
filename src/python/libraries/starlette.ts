import { FASTAPI } from "./fastapi.ts";
import type { Demand, Knowledge, LibraryModule, LibraryType, Parameter, Result } from "./knowledge.ts";

// https://www.starlette.io/ ; fastapi.middleware.*, fastapi.responses and fastapi.staticfiles hold the same classes.

const APPLICATION: Parameter = { position: 0, keyword: "app" };

/** `starlette.applications.Starlette`. */
const STARLETTE: LibraryType = {
	name: "Starlette",
	role: "application",
	noun: "a Starlette application",
	methods: {
		...Object.fromEntries(
			[
				"add_event_handler",
				"add_exception_handler",
				"add_middleware",
				"add_route",
				"add_websocket_route",
				"host",
				"mount",
			].map((name): [string, Result] => [name, { gives: "none" }]),
		),
		...Object.fromEntries(
			["exception_handler", "middleware", "on_event", "route", "websocket_route"].map((name): [string, Result] => [
				name,
				{ gives: "decorator" },
			]),
		),
	},
};

const application = (name: string, noun = `Starlette's ${name}`): LibraryType => ({
	name,
	role: "application",
	noun,
	methods: {},
});

const STATIC_FILES_FOLDER: Demand = { argument: { position: 0, keyword: "directory" }, of: { folder: true } };

const wrapping = (name: string): Knowledge => ({
	kind: "callable",
	result: {
		gives: "instance",
		of: { name, role: "wrapper", noun: `${name} around an application`, methods: {} },
		inner: APPLICATION,
	},
});

const construct = (of: LibraryType, demands: readonly Demand[] = []): Knowledge => ({
	kind: "callable",
	result: { gives: "instance", of },
	demands,
});

const RESPONSES = Object.fromEntries(
	["Response", "HTMLResponse", "PlainTextResponse", "JSONResponse", "RedirectResponse"].map((name) => [
		name,
		construct(application(name)),
	]),
);

const STATIC_FILES = { StaticFiles: construct(application("StaticFiles"), [STATIC_FILES_FOLDER]) };

const WSGI_MIDDLEWARE: Knowledge = construct(
	application("WSGIMiddleware", "WSGIMiddleware, which answers ASGI with a WSGI application"),
);

const TEST_CLIENT: Knowledge = construct({
	name: "TestClient",
	role: "other",
	noun: "a TestClient, which asks an application instead of being one",
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
	{ name: "starlette.routing", holds: { Router: construct(application("Router")) } },
	...["starlette", "fastapi"].flatMap((library): LibraryModule[] => [
		...Object.entries(MIDDLEWARE).map(([module, name]) => ({
			name: `${library}.middleware.${module}`,
			holds: { [name]: wrapping(name) },
		})),
		{ name: `${library}.middleware.wsgi`, holds: { WSGIMiddleware: WSGI_MIDDLEWARE } },
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
	{
		name: "uvicorn.middleware.proxy_headers",
		holds: { ProxyHeadersMiddleware: wrapping("ProxyHeadersMiddleware") },
	},
	{ name: "asgi_correlation_id", holds: { CorrelationIdMiddleware: wrapping("CorrelationIdMiddleware") } },
	{ name: "sentry_sdk.integrations.asgi", holds: { SentryAsgiMiddleware: wrapping("SentryAsgiMiddleware") } },
	{
		name: "opentelemetry.instrumentation.asgi",
		holds: { OpenTelemetryMiddleware: wrapping("OpenTelemetryMiddleware") },
	},
	{ name: "brotli_asgi", holds: { BrotliMiddleware: wrapping("BrotliMiddleware") } },
	{
		name: "fastapi_versioning",
		holds: { VersionedFastAPI: { kind: "callable", result: { gives: "instance", of: FASTAPI } } },
	},
];
