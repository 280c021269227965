import { application, DECORATED, DECORATOR, type Details, methods, NOTHING, other } from "./entries.ts";
import type { LibraryModule } from "./knowledge.ts";

// Frameworks whose applications answer ASGI requests, each by its documentation; where the object of the class, not its
// module, speaks ASGI, `__call__` is a coroutine function, as uvicorn wants it.

const MOUNTS: Details = { canMount: true };

/** https://quart.palletsprojects.com/en/latest/reference/api/ */
const QUART: Details = {
	methods: {
		...methods("route get post put patch delete websocket errorhandler", DECORATOR),
		...methods(
			"before_request after_request before_serving after_serving while_serving before_websocket after_websocket " +
				"teardown_request teardown_appcontext context_processor template_filter template_global template_test " +
				"shell_context_processor",
			DECORATED,
		),
		...methods("register_blueprint add_url_rule add_websocket run", NOTHING),
	},
};

/** https://sanic.dev/en/guide/running/running.html#asgi */
const SANIC: Details = {
	methods: {
		...methods("route get post put patch delete head options websocket listener exception", DECORATOR),
		...methods(
			"middleware on_request on_response before_server_start after_server_start before_server_stop after_server_stop " +
				"main_process_start",
			DECORATED,
		),
	},
};

const FASTHTML: Details = { ...MOUNTS, methods: methods("route get post put patch delete ws", DECORATOR) };

/** https://docs.litestar.dev/latest/reference/app.html; a handler that mounts (`@asgi(is_mount=True)`) hands requests on. */
const LITESTAR = application("Litestar", MOUNTS);

/** https://www.neoteroi.dev/blacksheep/asgi/; `app.mount(path, other)`. */
const BLACKSHEEP = application("BlackSheep", MOUNTS);

const LILYA = application("Lilya", MOUNTS);

/** Frameworks, by the modules that hand out their applications. */
export const ASGI_FRAMEWORKS: readonly LibraryModule[] = [
	{
		name: "litestar",
		holds: {
			Litestar: LITESTAR,
			Router: other("Router", "a router of Litestar, which is a part of an application"),
		},
	},
	{ name: "litestar.app", holds: { Litestar: LITESTAR } },
	{ name: "starlite", holds: { Starlite: application("Starlite", MOUNTS) } },
	{ name: "quart", holds: { Quart: application("Quart", QUART) } },
	{ name: "quart.app", holds: { Quart: application("Quart", QUART) } },
	{ name: "quart_trio", holds: { QuartTrio: application("Quart", QUART) } },
	{ name: "sanic", holds: { Sanic: application("Sanic", SANIC) } },
	{ name: "sanic.app", holds: { Sanic: application("Sanic", SANIC) } },
	{ name: "blacksheep", holds: { Application: BLACKSHEEP } },
	{ name: "blacksheep.server", holds: { Application: BLACKSHEEP } },
	{ name: "blacksheep.server.application", holds: { Application: BLACKSHEEP } },
	// https://falcon.readthedocs.io/en/stable/api/app.html
	{
		name: "falcon.asgi",
		holds: {
			App: application("Falcon", {
				methods: methods("add_route add_sink add_middleware add_error_handler add_static_route", NOTHING),
			}),
		},
	},
	// https://docs.djangoproject.com/en/stable/howto/deployment/asgi/
	{ name: "django.core.asgi", holds: { get_asgi_application: application("Django") } },
	{ name: "django.core.handlers.asgi", holds: { ASGIHandler: application("Django") } },
	// https://channels.readthedocs.io/en/stable/topics/routing.html
	{
		name: "channels.routing",
		holds: {
			ProtocolTypeRouter: application("Channels", MOUNTS),
			URLRouter: application("Channels", MOUNTS),
			get_default_application: application("Channels", MOUNTS),
		},
	},
	{ name: "esmerald", holds: { Esmerald: application("Esmerald", MOUNTS) } },
	{ name: "ravyn", holds: { Ravyn: application("Ravyn", MOUNTS) } },
	{ name: "lilya.apps", holds: { Lilya: LILYA } },
	{ name: "xpresso", holds: { App: application("Xpresso", MOUNTS) } },
	{ name: "responder", holds: { API: application("Responder", MOUNTS) } },
	{ name: "muffin", holds: { Application: application("Muffin", MOUNTS) } },
	// https://connexion.readthedocs.io/en/latest/quickstart.html; FlaskApp speaks WSGI before version 3, so nothing is said of it.
	{ name: "connexion", holds: { AsyncApp: application("Connexion", MOUNTS) } },
	{ name: "fasthtml", holds: { FastHTML: application("FastHTML", FASTHTML) } },
	{ name: "fasthtml.common", holds: { FastHTML: application("FastHTML", FASTHTML) } },
];
