import { argument, wrapper } from "./entries.ts";
import type { Knowledge, LibraryModule } from "./knowledge.ts";

// What is put around an application and answers with it, each by its documentation. Starlette's own is in starlette.ts.

/** Each class under its own name. */
const wrappers = (...names: readonly string[]): Readonly<Record<string, Knowledge>> =>
	Object.fromEntries(names.map((name) => [name, wrapper(name)]));

/** Middleware of servers, of tracing and of other libraries, by module. */
export const ASGI_MIDDLEWARE: readonly LibraryModule[] = [
	// https://www.uvicorn.org/deployment/#proxies-and-forwarded-headers
	{ name: "uvicorn.middleware.proxy_headers", holds: wrappers("ProxyHeadersMiddleware") },
	{ name: "uvicorn.middleware.message_logger", holds: wrappers("MessageLoggerMiddleware") },
	// https://hypercorn.readthedocs.io/en/latest/how_to_guides/proxy_fix.html
	{ name: "hypercorn.middleware", holds: wrappers("HTTPToHTTPSRedirectMiddleware", "ProxyFixMiddleware") },
	{ name: "hypercorn.middleware.proxy_fix", holds: wrappers("ProxyFixMiddleware") },
	// https://docs.sentry.io/platforms/python/integrations/asgi/
	{ name: "sentry_sdk.integrations.asgi", holds: wrappers("SentryAsgiMiddleware") },
	// https://opentelemetry-python-contrib.readthedocs.io/en/latest/instrumentation/asgi/asgi.html
	{ name: "opentelemetry.instrumentation.asgi", holds: wrappers("OpenTelemetryMiddleware") },
	// https://logfire.pydantic.dev/docs/integrations/web-frameworks/asgi/
	{ name: "logfire", holds: { instrument_asgi: wrapper("OpenTelemetryMiddleware") } },
	// https://ddtrace.readthedocs.io/en/stable/integrations.html#asgi
	{ name: "ddtrace.contrib.asgi", holds: wrappers("TraceMiddleware") },
	// https://www.elastic.co/docs/reference/apm/agents/python/asgi-middleware
	{ name: "elasticapm.contrib.asgi", holds: wrappers("ASGITracingMiddleware") },
	{ name: "elasticapm.contrib.starlette", holds: wrappers("ElasticAPM") },
	// https://github.com/snok/asgi-correlation-id
	{ name: "asgi_correlation_id", holds: wrappers("CorrelationIdMiddleware") },
	{ name: "asgi_correlation_id.middleware", holds: wrappers("CorrelationIdMiddleware") },
	{ name: "brotli_asgi", holds: wrappers("BrotliMiddleware") },
	// https://slowapi.readthedocs.io/en/latest/
	{ name: "slowapi.middleware", holds: wrappers("SlowAPIMiddleware", "SlowAPIASGIMiddleware") },
	// https://starlette-context.readthedocs.io/en/latest/middleware.html
	{ name: "starlette_context.middleware", holds: wrappers("ContextMiddleware", "RawContextMiddleware") },
	{ name: "starlette_exporter", holds: wrappers("PrometheusMiddleware") },
	// https://channels.readthedocs.io/en/stable/topics/authentication.html: functions that put several classes around it
	{ name: "channels.auth", holds: { AuthMiddlewareStack: wrapper("AuthMiddlewareStack", "inner") } },
	{ name: "channels.sessions", holds: { SessionMiddlewareStack: wrapper("SessionMiddlewareStack", "inner") } },
	{
		name: "channels.security.websocket",
		holds: { AllowedHostsOriginValidator: wrapper("AllowedHostsOriginValidator", "application") },
	},
	// https://asgi.readthedocs.io/en/latest/specs/main.html#legacy-applications: ASGI 3 comes back as it is
	{
		name: "asgiref.compatibility",
		holds: { guarantee_single_callable: argument({ position: 0, keyword: "application" }) },
	},
];
