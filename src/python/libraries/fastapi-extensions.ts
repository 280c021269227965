import { argument, making, methods, NOTHING, nothing, other, SELF } from "./entries.ts";
import { FASTAPI } from "./fastapi.ts";
import type { Knowledge, LibraryModule } from "./knowledge.ts";

// What is given an application of FastAPI to change it, or makes one; each by its documentation. Most of it returns nothing
// that a server could serve, which is easily overlooked: app = Instrumentator().instrument(app).

const notTheApplication = (name: string, details: Parameters<typeof other>[2] = {}): Knowledge =>
	other(name, `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}, not the application that it was given`, {
		advice: `Call it on a line of its own, and leave the name bound to the application.`,
		...details,
	});

/** Extensions of FastAPI, by module. */
export const FASTAPI_EXTENSIONS: readonly LibraryModule[] = [
	// https://github.com/trallnag/prometheus-fastapi-instrumentator
	{
		name: "prometheus_fastapi_instrumentator",
		holds: { Instrumentator: notTheApplication("Instrumentator", { methods: methods("instrument expose add", SELF) }) },
	},
	// https://opentelemetry-python-contrib.readthedocs.io/en/latest/instrumentation/fastapi/fastapi.html
	{
		name: "opentelemetry.instrumentation.fastapi",
		holds: {
			FastAPIInstrumentor: notTheApplication("FastAPIInstrumentor", {
				methods: methods("instrument instrument_app uninstrument", NOTHING),
			}),
		},
	},
	{
		name: "opentelemetry.instrumentation.fastapi.FastAPIInstrumentor",
		holds: { instrument_app: nothing, uninstrument_app: nothing },
	},
	// https://logfire.pydantic.dev/docs/integrations/web-frameworks/fastapi/: a context manager that ends the instrumentation
	{ name: "logfire", holds: { instrument_fastapi: notTheApplication("instrumentation of Logfire") } },
	// https://uriyyo-fastapi-pagination.netlify.app/
	{ name: "fastapi_pagination", holds: { add_pagination: argument({ position: 0, keyword: "parent" }) } },
	// https://github.com/DeanWay/fastapi-versioning: a new application, in which the versions are mounted
	{ name: "fastapi_versioning", holds: { VersionedFastAPI: making(FASTAPI) } },
	{ name: "fastapi_versioning.versioning", holds: {} },
	// https://github.com/turettn/fastapi_offline
	{ name: "fastapi_offline", holds: { FastAPIOffline: making(FASTAPI) } },
	// https://aminalaee.dev/sqladmin/, https://jowilf.github.io/starlette-admin/
	{
		name: "sqladmin",
		holds: {
			Admin: notTheApplication("Admin", { methods: methods("add_view add_base_view add_model_view", NOTHING) }),
		},
	},
	{
		name: "starlette_admin",
		holds: { BaseAdmin: notTheApplication("BaseAdmin", { methods: methods("mount_to add_view", NOTHING) }) },
	},
	{
		name: "starlette_admin.contrib.sqla",
		holds: { Admin: notTheApplication("Admin", { methods: methods("mount_to add_view", NOTHING) }) },
	},
	{
		name: "starlette_admin.contrib.sqlmodel",
		holds: { Admin: notTheApplication("Admin", { methods: methods("mount_to add_view", NOTHING) }) },
	},
	// https://python.langchain.com/docs/langserve/
	{ name: "langserve", holds: { add_routes: nothing } },
	{
		name: "slowapi",
		holds: {
			Limiter: notTheApplication("Limiter", { methods: methods("limit shared_limit exempt", { gives: "decorator" }) }),
		},
	},
	{ name: "asgi_lifespan", holds: { LifespanManager: notTheApplication("LifespanManager") } },
	{
		name: "fastapi_users",
		holds: { FastAPIUsers: other("FastAPIUsers", "a FastAPIUsers, which makes routers for an application") },
	},
	{
		name: "fastrtc",
		holds: {
			Stream: other("Stream", "a stream of FastRTC, which is mounted in an application", {
				advice: "Mount it: stream.mount(app).",
				methods: methods("mount", NOTHING),
			}),
		},
	},
];
