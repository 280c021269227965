import type { Knowledge, LibraryModule, LibraryType, Result, Role } from "./knowledge.ts";

// What is often bound to `app` and is no ASGI application, each by its documentation.

const SELF: Result = { gives: "self" };

const making = (name: string, role: Role, noun: string, methods: LibraryType["methods"] = {}): Knowledge => ({
	kind: "callable",
	result: { gives: "instance", of: { name, role, noun, methods } },
});

const wsgi = (name: string): Knowledge =>
	making(name, "wsgi", `a WSGI application (${name}), which uvicorn cannot serve by itself`, {
		...Object.fromEntries(
			["route", "get", "post", "put", "patch", "delete", "before_request", "after_request", "errorhandler"].map(
				(method): [string, Result] => [method, { gives: "decorator" }],
			),
		),
		run: { gives: "none" },
	});

const other = (name: string, noun: string, methods: LibraryType["methods"] = {}): Knowledge =>
	making(name, "other", noun, methods);

/** Libraries of WSGI applications, handlers of cloud functions, task queues and clients. */
export const OTHER_MODULES: readonly LibraryModule[] = [
	{
		name: "flask",
		holds: {
			Flask: wsgi("Flask"),
			Blueprint: other("Blueprint", "a Flask blueprint, which is a part of an application"),
		},
	},
	{ name: "bottle", holds: { Bottle: wsgi("Bottle"), default_app: wsgi("Bottle") } },
	{ name: "falcon", holds: { App: wsgi("Falcon"), API: wsgi("Falcon") } },
	{ name: "django.core.wsgi", holds: { get_wsgi_application: wsgi("Django") } },
	{ name: "dash", holds: { Dash: other("Dash", "a Dash application, which stands on Flask and speaks WSGI") } },
	{ name: "a2wsgi", holds: { ASGIMiddleware: wsgi("a2wsgi") } },
	{ name: "mangum", holds: { Mangum: other("Mangum", "a Mangum handler, which answers AWS Lambda and not ASGI") } },
	{
		name: "celery",
		holds: { Celery: other("Celery", "a Celery application, which runs tasks and answers no requests") },
	},
	{
		name: "prometheus_fastapi_instrumentator",
		holds: {
			Instrumentator: other("Instrumentator", "an Instrumentator, not the application that it was given", {
				instrument: SELF,
				expose: SELF,
				add: SELF,
			}),
		},
	},
	{
		name: "gradio",
		holds: {
			Blocks: other("Blocks", "a Gradio interface, which must be mounted with gradio.mount_gradio_app(app, …)"),
			Interface: other("Interface", "a Gradio interface, which must be mounted with gradio.mount_gradio_app(app, …)"),
			ChatInterface: other(
				"ChatInterface",
				"a Gradio interface, which must be mounted with gradio.mount_gradio_app(app, …)",
			),
		},
	},
	{
		name: "aiohttp.web",
		holds: {
			Application: other("Application", "an aiohttp application, which has its own server and does not speak ASGI"),
		},
	},
	{ name: "sqladmin", holds: { Admin: other("Admin", "an Admin, not the application that it was given") } },
];
