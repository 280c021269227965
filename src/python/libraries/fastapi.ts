import type { Demand, Knowledge, LibraryModule, LibraryType, Result } from "./knowledge.ts";
import { ROUTE_LIST } from "./routing.ts";

// FastAPI 0.63 to 0.118 and the Starlette below it: https://fastapi.tiangolo.com/reference/, https://www.starlette.io/applications/

const NOTHING: Result = { gives: "none" };
const DECORATOR: Result = { gives: "decorator" };

/** Methods that register what they decorate and give it back. */
const VERBS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "api_route", "route", "websocket"];

const registering: Record<string, Result> = Object.fromEntries(
	[...VERBS, "websocket_route", "on_event"].map((name) => [name, DECORATOR]),
);

const adding: Record<string, Result> = Object.fromEntries(
	[
		"add_api_route",
		"add_api_websocket_route",
		"add_event_handler",
		"add_route",
		"add_websocket_route",
		"host",
		"include_router",
		"mount",
	].map((name) => [name, NOTHING]),
);

/** What an application has and a router has not. */
const ofApplications: Record<string, Result> = {
	exception_handler: DECORATOR,
	middleware: DECORATOR,
	add_exception_handler: NOTHING,
	add_middleware: NOTHING,
	setup: NOTHING,
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** `fastapi.APIRouter`: it can be called as an ASGI application, but routes of FastAPI need the one around them. */
const API_ROUTER: LibraryType = {
	name: "APIRouter",
	role: "router",
	noun: "an APIRouter, which is a part of an application",
	routing: "api-router",
	views: { routes: ROUTE_LIST },
	methods: { ...registering, ...adding },
	attributes: words(
		"callbacks default default_response_class dependencies dependency_overrides_provider deprecated generate_unique_id_function include_in_schema " +
			"lifespan lifespan_context not_found on_shutdown on_startup prefix redirect_slashes responses route_class routes shutdown startup tags " +
			"url_path_for app middleware_stack handle partial_match",
	),
	lacks: {
		names: new Set(Object.keys(ofApplications)),
		owner: "an application",
		advice: "Call it on the application instead.",
	},
};

/** `fastapi.FastAPI`. */
export const FASTAPI: LibraryType = {
	name: "FastAPI",
	role: "application",
	noun: "a FastAPI application",
	canMount: true,
	routing: "api-application",
	views: { router: API_ROUTER, routes: ROUTE_LIST },
	methods: { ...registering, ...adding, ...ofApplications },
	attributes: words(
		"build_middleware_stack contact debug dependency_overrides description docs_url exception_handlers extra license_info middleware_stack openapi " +
			"openapi_schema openapi_tags openapi_url openapi_version redoc_url root_path root_path_in_servers router routes " +
			"separate_input_output_schemas servers state summary swagger_ui_init_oauth swagger_ui_oauth2_redirect_url swagger_ui_parameters " +
			"terms_of_service title url_path_for user_middleware version webhooks generate_unique_id_function strict_content_type",
	),
};

const PREFIX: Demand = { argument: { position: -1, keyword: "prefix" }, of: { prefix: true } };

/** Demands on the arguments of methods, by type and method. */
export const METHOD_DEMANDS: ReadonlyMap<LibraryType, Readonly<Record<string, readonly Demand[]>>> = new Map(
	[FASTAPI, API_ROUTER].map((type) => [
		type,
		{
			include_router: [{ argument: { position: 0, keyword: "router" }, of: { attribute: "routes" } }, PREFIX],
		},
	]),
);

const construct = (of: LibraryType, demands: readonly Demand[] = []): Knowledge => ({
	kind: "callable",
	result: { gives: "instance", of, isKeywordOnly: true },
	demands,
});

const value = (noun: string): Knowledge => ({ kind: "callable", result: { gives: "value", noun } });

const PARAMETERS = Object.fromEntries(
	["Body", "Cookie", "Depends", "File", "Form", "Header", "Path", "Query", "Security"].map((name) => [
		name,
		value(`what ${name}() of FastAPI returns`),
	]),
);

const SUBMODULES =
	"applications background concurrency datastructures dependencies encoders exception_handlers exceptions logger middleware openapi " +
	"param_functions params requests responses routing security sse staticfiles status templating testclient types utils websockets cli";

/** Names that `fastapi/__init__.py` binds, with the submodules that it imports. */
const EXPORTS =
	"APIRouter BackgroundTasks Body Cookie Depends FastAPI File Form HTTPException Header Path Query Request Response Security " +
	"UploadFile WebSocket WebSocketDisconnect WebSocketException status applications background concurrency datastructures dependencies " +
	"encoders exception_handlers exceptions logger middleware openapi param_functions params requests responses routing security types utils websockets";

/** FastAPI's modules. */
export const FASTAPI_MODULES: readonly LibraryModule[] = [
	{
		name: "fastapi",
		holds: {
			FastAPI: construct(FASTAPI),
			APIRouter: construct(API_ROUTER, [PREFIX]),
			...PARAMETERS,
		},
		names: words(`${EXPORTS} ${SUBMODULES} __version__ __doc__ __file__ __path__ __name__`),
		exports: words(EXPORTS),
	},
	{ name: "fastapi.applications", holds: { FastAPI: construct(FASTAPI) } },
	{ name: "fastapi.routing", holds: { APIRouter: construct(API_ROUTER, [PREFIX]) } },
	{
		name: "fastapi.middleware",
		holds: {},
		names: words("Middleware asyncexitstack cors gzip httpsredirect trustedhost wsgi __path__ __file__ __name__"),
	},
];
