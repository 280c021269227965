import { lastName } from "../names/calls.ts";
import type { Argument, Call, Expression } from "../tree/ast.ts";
import type { WorkKind } from "./work.ts";

/** A method of applications and routers that registers something. */
export interface Registration {
	readonly kind: WorkKind;
	/** The keyword by which its first argument may be given. */
	readonly keyword: string;
	/** The HTTP method of the routes that it registers; "" where it does not fix one. */
	readonly verb: string;
}

const VERBS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const ROUTES = ["api_route", "route", "add_api_route", "add_route"];
const WEBSOCKETS = ["websocket", "websocket_route", "add_websocket_route", "add_api_websocket_route"];

const row = (kind: WorkKind, keyword: string, names: readonly string[]): [string, Registration][] =>
	names.map((name) => [name, { kind, keyword, verb: "" }]);

/** FastAPI's and Starlette's (https://fastapi.tiangolo.com/reference/fastapi/, https://www.starlette.io/applications/). */
const REGISTRATIONS: ReadonlyMap<string, Registration> = new Map([
	...row("router", "router", ["include_router"]),
	...row("middleware", "middleware_class", ["add_middleware", "middleware"]),
	...row("mount", "path", ["mount", "host"]),
	...row("exception-handler", "exc_class_or_status_code", ["exception_handler", "add_exception_handler"]),
	...row("start-handler", "event_type", ["on_event", "add_event_handler"]),
	...row("route", "path", [...ROUTES, ...WEBSOCKETS]),
	...VERBS.map((verb): [string, Registration] => [verb, { kind: "route", keyword: "path", verb: verb.toUpperCase() }]),
]);

/** What a method of this name registers. */
export function registrationOf(method: string): Registration | undefined {
	return REGISTRATIONS.get(method);
}

/** Calls that give an application more than it has, by the dotted name of what is called and what it brings. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
	["gradio.mount_gradio_app", "Gradio"],
	["gradio.routes.mount_gradio_app", "Gradio"],
	["chainlit.utils.mount_chainlit", "Chainlit"],
	["nicegui.ui.run_with", "NiceGUI"],
	["fastapi_pagination.add_pagination", "fastapi-pagination"],
	["sqladmin.Admin", "SQLAdmin"],
	["fastapi_mcp.FastApiMCP().mount", "FastMCP"],
]);

/** What a library's callable mounts into the application that it is given. */
export function extensionOf(path: string): string | undefined {
	return EXTENSIONS.get(path);
}

/** Methods that create the tables of a database: SQLModel's and SQLAlchemy's, Peewee's, Tortoise's; a script is a schema. */
const TABLE_METHODS = ["create_all", "create_tables", "generate_schemas", "executescript"];

/** Words of which every call that creates tables holds one. */
export const TABLE_WORDS: readonly string[] = [...TABLE_METHODS, "execute"];

/** Whether a call creates tables, itself or through what it is handed: `connection.run_sync(Base.metadata.create_all)`. */
export function createsTables(call: Call): boolean {
	const method = lastName(call.callee);
	if (call.callee.kind === "attribute" && TABLE_METHODS.includes(method)) return true;
	return call.arguments.some(({ value }) => {
		if (value.kind === "attribute") return TABLE_METHODS.includes(value.attribute);
		// text("CREATE TABLE …") stands inside execute(…), and is a call of its own.
		return (method === "execute" || method === "text") && /^\s*CREATE\s+TABLE\b/i.test(textOf(value));
	});
}

/** The text that a string begins with. */
function textOf(expression: Expression): string {
	if (expression.kind === "string") return expression.value;
	const first = expression.kind === "formatted" ? expression.parts[0] : undefined;
	return typeof first === "string" ? first : "";
}

/** The first argument of a call, by position or by its keyword. */
export function firstArgument(call: Call, keyword: string): Expression | undefined {
	const isFirst = (one: Argument) => (one.kind === "keyword" ? one.name === keyword : one.kind === "positional");
	return call.arguments.find(isFirst)?.value;
}

/** How the code names something: the text of a string, a dotted name, the callee of a call; "" for all else. */
export function nameOf(expression: Expression | undefined): string {
	if (expression?.kind === "string") return expression.value;
	if (expression?.kind === "call") return lastName(expression.callee);
	const parts: string[] = [];
	let at: Expression | undefined = expression;
	while (at?.kind === "attribute") {
		parts.unshift(at.attribute);
		at = at.value;
	}
	return at?.kind === "name" ? [at.name, ...parts].join(".") : "";
}
