import { bridge, DECORATED, DECORATOR, type Details, making, methods, NOTHING, other, type } from "./entries.ts";
import type { Knowledge, LibraryModule, LibraryType } from "./knowledge.ts";

// Applications that speak WSGI (PEP 3333), which uvicorn cannot serve by itself, and what puts ASGI in front of them.

const wsgiType = (name: string, details: Details = {}): LibraryType =>
	type(name, "wsgi", `a WSGI application (${name}), which uvicorn cannot serve by itself`, details);

const wsgi = (name: string, details: Details = {}): Knowledge => making(wsgiType(name, details));

/** https://flask.palletsprojects.com/en/latest/api/#application-object */
const FLASK: Details = {
	methods: {
		...methods("route get post put patch delete errorhandler", DECORATOR),
		...methods(
			"before_request after_request teardown_request teardown_appcontext context_processor template_filter " +
				"template_global template_test shell_context_processor url_defaults url_value_preprocessor",
			DECORATED,
		),
		...methods("register_blueprint register_error_handler add_url_rule run", NOTHING),
	},
};

/** https://bottlepy.org/docs/dev/api.html#the-bottle-class */
const BOTTLE: Details = { methods: methods("route get post put patch delete error hook", DECORATOR) };

const FALCON: Details = {
	methods: methods("add_route add_sink add_middleware add_error_handler add_static_route", NOTHING),
};

/** https://docs.pylonsproject.org/projects/pyramid/en/latest/api/config.html */
const PYRAMID: Details = {
	advice: "Wrap what its make_wsgi_app() returns, or build the application with FastAPI.",
	methods: {
		make_wsgi_app: { gives: "instance", of: wsgiType("Pyramid") },
		...methods("add_route add_view add_static_view include scan", NOTHING),
	},
};

/** Frameworks and helpers of WSGI, and the bridges, by module. */
export const WSGI_MODULES: readonly LibraryModule[] = [
	{
		name: "flask",
		holds: {
			Flask: wsgi("Flask", FLASK),
			Blueprint: other("Blueprint", "a Flask blueprint, which is a part of an application"),
		},
	},
	{ name: "flask.app", holds: { Flask: wsgi("Flask", FLASK) } },
	{ name: "apiflask", holds: { APIFlask: wsgi("APIFlask", FLASK) } },
	{ name: "flask_openapi3", holds: { OpenAPI: wsgi("Flask", FLASK) } },
	{ name: "bottle", holds: { Bottle: wsgi("Bottle", BOTTLE), default_app: wsgi("Bottle", BOTTLE) } },
	{ name: "falcon", holds: { App: wsgi("Falcon", FALCON), API: wsgi("Falcon", FALCON) } },
	{ name: "django.core.wsgi", holds: { get_wsgi_application: wsgi("Django") } },
	{ name: "django.core.handlers.wsgi", holds: { WSGIHandler: wsgi("Django") } },
	{
		name: "pyramid.config",
		holds: {
			Configurator: other("Configurator", "a Configurator of Pyramid, which makes a WSGI application", PYRAMID),
		},
	},
	{ name: "cherrypy", holds: { Application: wsgi("CherryPy") } },
	{ name: "molten", holds: { App: wsgi("Molten") } },
	{ name: "ariadne.wsgi", holds: { GraphQL: wsgi("Ariadne") } },
	{ name: "prometheus_client", holds: { make_wsgi_app: wsgi("Prometheus") } },
	{ name: "socketio", holds: { WSGIApp: wsgi("Socket.IO"), Middleware: wsgi("Socket.IO") } },
	{ name: "engineio", holds: { WSGIApp: wsgi("Engine.IO"), Middleware: wsgi("Engine.IO") } },
	{ name: "sentry_sdk.integrations.wsgi", holds: { SentryWsgiMiddleware: wsgi("Sentry") } },
	{ name: "werkzeug.middleware.proxy_fix", holds: { ProxyFix: wsgi("ProxyFix") } },
	{ name: "werkzeug.middleware.dispatcher", holds: { DispatcherMiddleware: wsgi("DispatcherMiddleware") } },
	{
		name: "dash",
		holds: {
			Dash: other("Dash", "a Dash application, which stands on Flask and speaks WSGI", {
				advice: "Wrap its server: app = WsgiToAsgi(dash.server) of asgiref.wsgi, or mount that in a FastAPI.",
			}),
		},
	},
	// https://github.com/abersheeran/a2wsgi: the class of this name goes the other way
	{ name: "a2wsgi", holds: { WSGIMiddleware: bridge("WSGIMiddleware"), ASGIMiddleware: wsgi("a2wsgi") } },
	{ name: "asgiref.wsgi", holds: { WsgiToAsgi: bridge("WsgiToAsgi", "wsgi_application") } },
	{ name: "uvicorn.middleware.wsgi", holds: { WSGIMiddleware: bridge("WSGIMiddleware") } },
	{ name: "starlette.middleware.wsgi", holds: { WSGIMiddleware: bridge("WSGIMiddleware") } },
	{ name: "fastapi.middleware.wsgi", holds: { WSGIMiddleware: bridge("WSGIMiddleware") } },
	{
		name: "hypercorn.middleware",
		holds: {
			AsyncioWSGIMiddleware: bridge("AsyncioWSGIMiddleware", "wsgi_app"),
			TrioWSGIMiddleware: bridge("TrioWSGIMiddleware", "wsgi_app"),
		},
	},
];
