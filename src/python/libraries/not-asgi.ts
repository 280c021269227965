import { DECORATOR, type Details, methods, NOTHING, other } from "./entries.ts";
import type { LibraryModule } from "./knowledge.ts";

// What is often bound to `app` and answers no ASGI requests, each by its documentation: frameworks with a server of their
// own, handlers of cloud functions, task queues, command lines and bots.

const NO_HANDLER: Details = {
	advice: "Bind the application itself: a Space needs no handler for a cloud function.",
};

const OWN_SERVER: Details = {
	advice: "Build the application with FastAPI: a Space serves main:app with uvicorn, not with this library's server.",
};

/** https://robyn.tech/documentation/en/api_reference */
const ROBYN: Details = {
	methods: methods("get post put patch delete head options before_request after_request", DECORATOR),
};

const handler = (name: string, platform: string) =>
	other(name, `a handler for ${platform} (${name}), which does not speak ASGI`, NO_HANDLER);

const server = (name: string, library: string, details: Details = {}) =>
	other(name, `an application of ${library}, which has its own server and does not speak ASGI`, {
		...OWN_SERVER,
		...details,
	});

const BOT: Details = { advice: "Run it in the lifespan of an application, and bind that application to the name." };

/** Libraries without ASGI, by module. */
export const NOT_ASGI: readonly LibraryModule[] = [
	// Servers of their own: https://robyn.tech/documentation, https://docs.aiohttp.org/en/stable/web.html, https://www.tornadoweb.org/en/stable/web.html
	{ name: "robyn", holds: { Robyn: server("Robyn", "Robyn", ROBYN) } },
	{ name: "aiohttp.web", holds: { Application: server("Application", "aiohttp") } },
	{ name: "tornado.web", holds: { Application: server("Application", "Tornado") } },
	{ name: "socketify", holds: { App: server("App", "socketify") } },
	{ name: "hug", holds: { API: server("API", "Hug") } },
	// Cloud functions: https://mangum.fastapiexpert.com/
	{ name: "mangum", holds: { Mangum: handler("Mangum", "AWS Lambda") } },
	{ name: "chalice", holds: { Chalice: handler("Chalice", "AWS Lambda") } },
	{
		name: "aws_lambda_powertools.event_handler",
		holds: { APIGatewayRestResolver: handler("APIGatewayRestResolver", "AWS Lambda") },
	},
	{
		name: "azure.functions",
		holds: {
			FunctionApp: handler("FunctionApp", "Azure Functions"),
			AsgiFunctionApp: handler("AsgiFunctionApp", "Azure Functions"),
		},
	},
	{ name: "modal", holds: { App: handler("App", "Modal"), Stub: handler("Stub", "Modal") } },
	// Task queues
	{
		name: "celery",
		holds: {
			Celery: other("Celery", "a Celery application, which runs tasks and answers no requests", {
				methods: { task: { gives: "value", noun: "a task" }, ...methods("autodiscover_tasks", NOTHING) },
			}),
		},
	},
	{
		name: "taskiq",
		holds: { InMemoryBroker: other("InMemoryBroker", "a broker of taskiq, which answers no requests") },
	},
	// Command lines: https://typer.tiangolo.com/tutorial/commands/
	{
		name: "typer",
		holds: {
			Typer: other("Typer", "a command line of Typer, which answers no requests", {
				methods: { ...methods("command callback", DECORATOR), add_typer: NOTHING },
			}),
		},
	},
	// Bots
	{
		name: "slack_bolt",
		holds: { App: other("App", "an application of Slack Bolt, which answers no requests by itself", BOT) },
	},
	{ name: "pyrogram", holds: { Client: other("Client", "a client of Telegram (Pyrogram)", BOT) } },
	{
		name: "aiogram",
		holds: {
			Dispatcher: other("Dispatcher", "a dispatcher of aiogram", BOT),
			Bot: other("Bot", "a bot of aiogram", BOT),
		},
	},
];
