import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { alternativesOf, type Site, type Value } from "../value.ts";
import { elementsOf } from "../values/containers.ts";
import { isCors } from "./cors.ts";
import { add, copyRegistrations, type RoutingObject, routingObject } from "./registry.ts";

/** Adds the class or function that a call puts in front of an application. */
export function addMiddleware(machine: Machine, object: RoutingObject, given: Arguments, site: Site): void {
	const [first] = given.positional;
	const isDispatch = first?.kind === "constant";
	const middleware = isDispatch
		? given.positional[1]
		: (first ?? given.keywords.get("middleware_class") ?? given.keywords.get("cls"));
	const dispatch = given.keywords.get("dispatch");
	const { name, definition } = identityOf(middleware);
	const own = dispatch === undefined ? undefined : identityOf(dispatch);
	add(machine, object, { kind: "middleware", name, definition: definition ?? own?.definition, site });
	if (middleware?.kind !== "external" || !isCors(middleware.path)) return;
	const [, ...positional] = given.positional;
	add(machine, object, { kind: "cors", given: { ...given, positional }, site });
}

/** How a class or function is called, and where the project defines it. */
function identityOf(value: Value | undefined): { readonly name: string; readonly definition: Site | undefined } {
	switch (value?.kind) {
		case "class":
			return { name: value.object.name, definition: value.object.site };
		case "function":
			return { name: value.name, definition: value.site };
		case "method":
			return { name: value.function.name, definition: value.function.site };
		case "external":
			return { name: value.path.slice(value.path.lastIndexOf(".") + 1), definition: undefined };
		case "partial":
			return identityOf(value.function);
		case "instance":
			return { name: value.type.name, definition: value.type.site };
		default:
			return { name: "something that is not known", definition: undefined };
	}
}

/** Takes over the middleware of a constructor's list. */
export function addListedMiddleware(machine: Machine, object: RoutingObject, list: Value, site: Site): void {
	if (list.kind === "constant") return;
	const elements = elementsOf(list);
	if (elements === undefined) {
		const { name, definition } = identityOf(undefined);
		add(machine, object, { kind: "middleware", name, definition, site });
		return;
	}
	for (const element of elements) {
		const found = routingObject(element);
		if (found?.part === "middleware")
			copyRegistrations(machine, found.object, object, ({ kind }) => kind === "middleware" || kind === "cors");
		else add(machine, object, { kind: "middleware", ...identityOf(undefined), site });
	}
}

/** FastAPI's `HTTPException` inherits from the one that is raised where no route answers, and its handlers do not get that. */
const NOT_FOUND = new Set(["starlette.exceptions.HTTPException", "fastapi.exceptions.StarletteHTTPException"]);

/** Notes a handler, if what it handles may be the status 404. */
export function addHandler(machine: Machine, object: RoutingObject, handled: Value | undefined, site: Site): void {
	const mayFind = handled === undefined || alternativesOf(handled).some(mayBeNotFound);
	if (mayFind) add(machine, object, { kind: "fallback", site });
}

function mayBeNotFound(handled: Value): boolean {
	switch (handled.kind) {
		case "constant":
			return handled.value === 404;
		case "external":
			return NOT_FOUND.has(handled.path) || !/(Error|Exceeded|Exception)$/.test(handled.path);
		case "class":
			return false;
		default:
			return true;
	}
}

/** Notes the handlers of a constructor's dict. */
export function addListedHandlers(machine: Machine, object: RoutingObject, handlers: Value, site: Site): void {
	if (handlers.kind === "constant") return;
	const keys = handlers.kind === "container" ? [...handlers.contents.bindings.keys()] : undefined;
	// Classes as keys are not told apart.
	if (keys === undefined || keys.some((key) => key === "*" || key.startsWith("404"))) {
		add(machine, object, { kind: "fallback", site });
	}
}
