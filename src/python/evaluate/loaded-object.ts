import { bindArguments, needsArguments } from "./calls/arguments.ts";
import type { Arguments } from "./execution.ts";
import { catching } from "./flow.ts";
import type { Machine } from "./machine.ts";
import type { Served } from "./serve.ts";
import {
	alternativesOf,
	type FunctionValue,
	type Instance,
	type Single,
	type Site,
	type Trail,
	unknown,
	type Value,
} from "./value.ts";
import { classMember, libraryBaseOf, obstacleOf } from "./values/class-members.ts";
import { describe } from "./values/describe.ts";

/** Wrappers around one another that are looked into. */
const MAX_WRAPPERS = 20;

const CALL_ARGUMENTS = ["scope", "receive", "send"] as const;

/** What the loaded object is: ASGI 3 by its coroutine, else ASGI 2, where calling it with the scope gives the coroutine. */
export function loaded(machine: Machine, value: Single, site: Site, depth = 0): Served {
	const { trail } = value;
	switch (value.kind) {
		case "library":
			return servedLibrary(machine, value, site, depth);
		case "instance":
			return servedInstance(machine, value, site);
		case "function":
			return servedFunction(machine, value, site);
		case "method":
			if (value.function.isAsync) {
				return refused(
					"a bound method, which uvicorn takes for an ASGI 2 application",
					"Serve the object that it belongs to, or a function.",
					trail,
				);
			}
			return secondGeneration(machine, value, site);
		case "class":
			return secondGeneration(machine, value, site);
		case "unknown":
			return { kind: "unknown", reason: value.reason, site: value.site, trail };
		case "external":
			if (value.isModule) return refused(describe(value), moduleAdvice(value.path), trail);
			return { kind: "unknown", reason: `what ${value.path} is, is not known`, site: undefined, trail };
		case "module":
			return refused(describe(value), moduleAdvice(value.module.name), trail);
		case "unbound":
			return { kind: "unbound" };
		case "descriptor":
			if (value.of === "property")
				return refused("a property, which only an instance evaluates", "Make an instance of the class first.", trail);
			return { kind: "unknown", reason: "whether a descriptor can be served is not known", site: undefined, trail };
		case "decorator":
		case "library-method":
		case "partial":
		case "super":
			return {
				kind: "unknown",
				reason: `whether ${describe(value)} can be served is not known`,
				site: undefined,
				trail,
			};
		default:
			return refused(describe(value), adviceFor(value), trail);
	}
}

function refused(what: string, advice: string, trail: Trail | undefined): Served {
	return { kind: "refused", what, advice, trail };
}

function moduleAdvice(name: string): string {
	return `Import the application itself: "from ${name} import app".`;
}

function adviceFor(value: Single): string {
	if (value.kind === "constant" && value.value === null) {
		return "Call what returns None on a line of its own, and leave the application bound to the name.";
	}
	if (value.kind === "coroutine") return "Make the function that builds the application a plain def.";
	return "Bind the application itself, such as FastAPI(), to the name.";
}

function application(type: string, trail: Trail | undefined, inner?: Trail): Served {
	return { kind: "application", type, isFactory: false, trail, inner };
}

function servedLibrary(
	machine: Machine,
	value: Extract<Single, { kind: "library" }>,
	site: Site,
	depth: number,
): Served {
	const { type, inner, trail } = value;
	if (type.role === "application") return application(type.name, trail);
	if (type.role === "router" && depth > 0)
		return { kind: "unknown", reason: `whether ${type.noun}, can be served is not known`, site: value.site, trail };
	if (type.role !== "wrapper") {
		const advice =
			type.role === "router"
				? "Make an application with FastAPI() and include the router in it."
				: type.role === "wsgi"
					? "Wrap it with a2wsgi.WSGIMiddleware or asgiref.wsgi.WsgiToAsgi, or use FastAPI."
					: "Bind the application itself, such as FastAPI(), to the name.";
		return refused(type.noun, advice, trail);
	}
	if (inner === undefined || depth > MAX_WRAPPERS)
		return { kind: "unknown", reason: `what ${type.name} wraps is not known`, site: value.site, trail };
	const answers = alternativesOf(inner).map((one) => loaded(machine, one, site, depth + 1));
	const bad = answers.find(({ kind }) => kind === "unknown") ?? answers.find(({ kind }) => kind !== "application");
	if (bad === undefined) {
		const [first] = answers;
		return application(type.name, trail, first?.kind === "application" ? first.trail : undefined);
	}
	if (bad.kind === "refused" && answers.every(({ kind }) => kind === "refused")) {
		return { ...bad, what: `${type.name} around ${bad.what}`, trail };
	}
	return {
		kind: "unknown",
		reason: bad.kind === "unknown" ? bad.reason : `what ${type.name} wraps is not known`,
		site: value.site,
		trail,
	};
}

function servedInstance(machine: Machine, value: Instance, site: Site): Served {
	const member = classMember(value.type, "__call__");
	const base = libraryBaseOf(value.type);
	if (member.kind === "own" && member.value.kind === "function") {
		const fn = member.value;
		if (!fn.isAsync) return secondGeneration(machine, value, site);
		if (
			takes(fn, { positional: [value, ...unknownArguments(3, site)], keywords: new Map(), isOpen: false }, site) &&
			!fn.isGenerator
		) {
			return application(base?.role === "application" ? base.name : value.type.name, value.trail);
		}
		return refused(
			`${describe(value)}, whose __call__ does not take (scope, receive, send)`,
			"Give __call__ these three parameters.",
			value.trail,
		);
	}
	if (member.kind === "missing") {
		return refused(
			`${describe(value)}, which has no __call__`,
			"Bind the application itself, such as FastAPI(), to the name.",
			value.trail,
		);
	}
	if (base?.role === "application" && member.kind === "library") return application(base.name, value.trail);
	if (base !== undefined && base.role !== "wrapper" && member.kind === "library")
		return refused(base.noun, "Make an application with FastAPI().", value.trail);
	return {
		kind: "unknown",
		reason: obstacleOf(value.type) ?? `whether "${value.type.name}" can be served is not known`,
		site: value.type.site,
		trail: value.trail,
	};
}

function servedFunction(machine: Machine, value: FunctionValue, site: Site): Served {
	const { trail } = value;
	if (value.isGenerator)
		return refused(
			`${describe(value)}, which is a generator`,
			"Bind the application itself, such as FastAPI(), to the name.",
			trail,
		);
	if (!value.isAsync) return secondGeneration(machine, value, site);
	const isBare = !needsArguments(value.parameters, value.defaults);
	if (isBare) {
		const advice =
			"Make the function that builds the application a plain def, or give a handler of a route another name.";
		return refused(`${describe(value)}, which is async: uvicorn calls it and gets a coroutine`, advice, trail);
	}
	if (takes(value, { positional: unknownArguments(3, site), keywords: new Map(), isOpen: false }, site))
		return application("ASGI function", trail);
	return refused(
		`${describe(value)}, which does not take (scope, receive, send)`,
		"Give a handler of a route another name than the application.",
		trail,
	);
}

function unknownArguments(count: number, site: Site): readonly Value[] {
	return CALL_ARGUMENTS.slice(0, count).map((name) => unknown(`${name} is only known when a request comes`, site));
}

function takes(fn: FunctionValue, given: Arguments, site: Site): boolean {
	return bindArguments(fn, given, site).kind === "bound";
}

/** ASGI 2: called with the scope, it gives what is called with receive and send and awaited. */
function secondGeneration(machine: Machine, value: Single, site: Site): Served {
	const { trail } = value;
	const [scope] = unknownArguments(1, site);
	if (scope === undefined) return { kind: "unbound" };
	const given: Arguments = { positional: [scope], keywords: new Map(), isOpen: false };
	const { result, caught } = catching(machine, { takes: ["raise"] }, () => machine.call(value, given, site));
	const answers = (result === undefined ? [] : alternativesOf(result)).map((one) => isAwaitedWith(one, site));
	if (result === undefined && caught.every(({ isAssumed }) => !isAssumed)) {
		return refused(
			`${describe(value)}, which is no ASGI application`,
			"Bind the application itself, such as FastAPI(), to the name.",
			trail,
		);
	}
	if (answers.every((answer) => answer === true) && caught.length === 0)
		return application("ASGI 2 application", trail);
	if (answers.every((answer) => answer === false)) {
		const what = `${describe(value)}, which is no ASGI application`;
		return refused(what, "Bind the application itself, such as FastAPI(), to the name.", trail);
	}
	return {
		kind: "unknown",
		reason: `what ${describe(value)} gives when a request comes is not known`,
		site: undefined,
		trail,
	};
}

function isAwaitedWith(value: Single, site: Site): boolean | undefined {
	const [, ...rest] = unknownArguments(3, site);
	if (value.kind === "function")
		return value.isAsync && takes(value, { positional: rest, keywords: new Map(), isOpen: false }, site);
	if (value.kind === "instance") {
		const member = classMember(value.type, "__call__");
		if (member.kind === "missing") return false;
		if (member.kind !== "own" || member.value.kind !== "function") return undefined;
		return (
			member.value.isAsync &&
			takes(member.value, { positional: [value, ...rest], keywords: new Map(), isOpen: false }, site)
		);
	}
	if (value.kind === "unknown" || value.kind === "external" || value.kind === "partial" || value.kind === "method")
		return undefined;
	return false;
}
