import type { Parameter } from "../../libraries/knowledge.ts";
import { CALLED_BY_OTHERS, REGISTERING, type Registering } from "../../libraries/routing.ts";
import { argumentOf } from "../calls/library-arguments.ts";
import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import type { Namespace } from "../namespace.ts";
import type { Decorator, LibraryMethod, Site, Value } from "../value.ts";
import { classMember } from "../values/class-members.ts";
import { include } from "./include.ts";
import { addHandler, addMiddleware } from "./middleware.ts";
import { unknownPath } from "./path-text.ts";
import { add, type RoutingObject, registryOf, routingObject } from "./registry.ts";
import { changeRoutes } from "./route-lists.ts";
import { addMount, addRoute } from "./routes.ts";

/** A call of a method that registers something. */
export interface RegisteringCall {
	readonly self: Value;
	/** Name of the method. */
	readonly name: string;
	readonly given: Arguments;
	readonly site: Site;
	/** Registries of the objects of which one is `self`. */
	readonly among?: ReadonlySet<Namespace> | undefined;
}

/** What an exception handler is for. */
const HANDLED: Parameter = { position: 0, keyword: "exc_class_or_status_code" };

/** Arguments that say where, or of what, a decorator registers what it is applied to. */
const FIRST = ["path", "middleware_type", HANDLED.keyword];

/** Whether calling the method of the object registers something. */
export function isRegistering({ self, name }: Pick<RegisteringCall, "self" | "name">): boolean {
	const target = routingObject(self);
	return target !== undefined && (Object.hasOwn(REGISTERING, name) || target.part === "route-list");
}

/**
 * What is called where it cannot be told whose method it is: each of them, when all of them register the same. Together they
 * are told once, which forking over them would not show. `undefined` for everything else.
 */
export function calledTogether(callee: Value): readonly (LibraryMethod | Decorator)[] | undefined {
	if (callee.kind !== "union") return undefined;
	const all = callee.alternatives.flatMap((one): (LibraryMethod | Decorator)[] => {
		if (one.kind === "library-method") return isRegistering(one) ? [one] : [];
		return one.kind === "decorator" && one.registers !== undefined ? [one] : [];
	});
	if (all.length < callee.alternatives.length || all.some(({ isDoubtful }) => isDoubtful === true)) return undefined;
	const selves = all.map((one) => routingObject(one.kind === "decorator" ? one.registers?.self : one.self));
	const among = new Set(selves.flatMap((found) => (found === undefined ? [] : [registryOf(found.object)])));
	if (among.size < all.length || new Set(all.map(({ name }) => name)).size > 1) return undefined;
	return all.map((one) => (one.kind === "library-method" ? { ...one, among } : one));
}

/** Registers what a decorator is applied to: it comes behind the first argument of the call that made the decorator. */
export function registerDecorated(machine: Machine, call: RegisteringCall, decorated: Value): void {
	const { positional, keywords, isOpen } = call.given;
	const named = FIRST.flatMap((keyword) => keywords.get(keyword) ?? []);
	const [first, ...rest] = [...positional, ...named];
	const given: Arguments =
		first === undefined
			? { positional: [], keywords: new Map([...keywords, ["endpoint", decorated]]), isOpen }
			: { positional: [first, decorated, ...rest], keywords, isOpen };
	register(machine, { ...call, given });
}

/** Registers what a method of an application, a router or a list of routes is given. */
export function register(machine: Machine, { self, name, given, site, among }: RegisteringCall): void {
	const target = routingObject(self);
	if (target === undefined) return;
	const { part } = target;
	const object: RoutingObject = among === undefined ? target.object : { ...target.object, among };
	const registering = Object.hasOwn(REGISTERING, name) ? REGISTERING[name] : undefined;
	if (part === "route-list") changeRoutes(machine, object, name, given, site);
	else if (object.kind === "instance" && isReplaced(object, name)) {
		const reason = `what "${object.type.name}" makes of ${name}() is not known`;
		add(machine, object, { kind: "hidden", reason, path: unknownPath(reason), site });
	} else if (registering !== undefined) registerIn(machine, object, registering, { name, given, site });
}

/** Whether the class of the project does itself what the library's method would call. */
function isReplaced({ type }: Extract<RoutingObject, { kind: "instance" }>, name: string): boolean {
	return CALLED_BY_OTHERS.some((other) => other !== name && classMember(type, other).kind === "own");
}

function registerIn(
	machine: Machine,
	object: RoutingObject,
	registering: Registering,
	{ name, given, site }: Omit<RegisteringCall, "self">,
): void {
	switch (registering.adds) {
		case "mount":
			addMount(machine, object, given, site);
			break;
		case "host": {
			const reason = "what answers for a host of its own is not followed";
			add(machine, object, { kind: "hidden", reason, path: unknownPath(reason), site });
			break;
		}
		case "router":
			include(machine, object, given, site);
			break;
		case "middleware":
			addMiddleware(machine, object, given, site);
			break;
		case "exception-handler":
			addHandler(machine, object, argumentOf(given, HANDLED), site);
			break;
		default:
			addRoute(machine, object, registering, { name, given, site });
	}
}
