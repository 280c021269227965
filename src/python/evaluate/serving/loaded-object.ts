import type { LibraryType } from "../../libraries/knowledge.ts";
import { bindArguments } from "../calls/arguments.ts";
import { adviceOnInit, initialisationOf, isHollow } from "../classes/initialised.ts";
import type { Arguments } from "../execution.ts";
import { catching } from "../flow.ts";
import type { Machine } from "../machine.ts";
import {
	alternativesOf,
	type FunctionValue,
	type Instance,
	type Method,
	type Single,
	type Site,
	unknown,
	type Value,
} from "../value.ts";
import { classMember, libraryBaseOf, obstacleOf } from "../values/class-members.ts";
import { describe } from "../values/describe.ts";
import { adviceFor, BIND_APPLICATION, describeWithOrigin, moduleAdvice } from "./advice.ts";
import { application, refused, type Served } from "./served.ts";
import { frameworkOf, type Inside, servedClass, servedLibrary, servedWrapper } from "./served-library.ts";

const CALL_ARGUMENTS = ["scope", "receive", "send"] as const;

/**
 * What the loaded object is: ASGI 3 by its coroutine, else ASGI 2, where calling it with the scope gives the coroutine.
 * `depth`: how many wrappers are around it; they know ASGI 3 only, but need no coroutine function.
 */
export function loaded(machine: Machine, value: Single, site: Site, depth = 0): Served {
	const { trail } = value;
	switch (value.kind) {
		case "library":
			return servedLibrary(value, { depth, judge: (one) => loaded(machine, one, site, depth + 1) });
		case "instance":
			return servedInstance(machine, value, site, depth);
		case "function":
			return servedFunction(machine, value, site, depth);
		case "method":
			return servedMethod(machine, value, site, depth);
		case "class":
			return servedByCall(machine, value, site, depth);
		case "unknown":
			return { kind: "unknown", reason: value.reason, site: value.site, trail };
		case "external":
			if (value.isModule) return refused(describe(value), moduleAdvice(value), trail);
			return (
				servedClass(value) ?? {
					kind: "unknown",
					reason: `what ${value.path} is, is not known`,
					site: undefined,
					trail,
				}
			);
		case "module":
			return refused(describe(value), moduleAdvice(value), trail);
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
			return refused(describeWithOrigin(value), adviceFor(value), trail);
	}
}

function servedInstance(machine: Machine, value: Instance, site: Site, depth: number): Served {
	const { trail, type } = value;
	const member = classMember(type, "__call__");
	if (member.kind === "missing") return refused(`${describe(value)}, which has no __call__`, BIND_APPLICATION, trail);
	const base = libraryBaseOf(type);
	if (member.kind === "own" && member.value.kind === "function") {
		const fn = member.value;
		if (!fn.isAsync) return servedByCall(machine, value, site, depth);
		if (takes(fn, [value, ...unknownArguments(3, site)], site) && !fn.isGenerator) {
			if (base?.role === "application" && initialisationOf(value) !== "done") return uninitialised(value, base);
			return base?.role === "application"
				? application(base.name, frameworkOf(base), trail)
				: application(type.name, undefined, trail);
		}
		const what = `${describe(value)}, whose __call__ does not take (scope, receive, send)`;
		return refused(what, "Give __call__ these three parameters.", trail);
	}
	if (base !== undefined && member.kind === "library") {
		return servedByBase(value, base, { depth, judge: (one) => loaded(machine, one, site, depth + 1) });
	}
	return unknownInstance(value);
}

/** An instance whose class takes its `__call__` from a library's. */
function servedByBase(value: Instance, base: LibraryType, inside: Inside): Served {
	const { trail, type, attributes, site } = value;
	if (base.role === "application") {
		const isDone = initialisationOf(value) === "done";
		return isDone ? application(base.name, frameworkOf(base), trail) : servedUninitialised(value, base);
	}
	if (base.role === "wrapper" || base.role === "bridge") {
		const inner = base.inner === undefined ? undefined : attributes.bindings.get(base.inner.keyword);
		if (base.role === "bridge" || inner === undefined) return unknownInstance(value);
		return servedWrapper({ name: type.name, inner, site, trail }, inside);
	}
	const because = base.role === "router" ? "router" : "not-asgi";
	return { ...refused(base.noun, "Make an application with FastAPI().", trail), because };
}

/** An application for which the `__init__` of its library's class has perhaps not run. */
function servedUninitialised(value: Instance, base: LibraryType): Served {
	if (!isHollow(value)) return uninitialised(value, base);
	const what = `${describe(value)}, for which the __init__ of ${base.name} never runs`;
	return refused(what, adviceOnInit(value), value.trail);
}

function uninitialised({ type, trail }: Instance, base: LibraryType): Served {
	const reason = `whether "${type.name}" can do without the __init__ of ${base.name}, or runs it, is not known`;
	return { kind: "unknown", reason, site: type.site, trail };
}

function unknownInstance({ type, trail }: Instance): Served {
	const reason = obstacleOf(type) ?? `whether "${type.name}" can be served is not known`;
	return { kind: "unknown", reason, site: type.site, trail };
}

function servedFunction(machine: Machine, value: FunctionValue, site: Site, depth: number): Served {
	const { trail } = value;
	if (value.isGenerator) {
		const advice = `Return the application from "${value.name}" instead of yielding it.`;
		return refused(`${describe(value)}, which is a generator`, advice, trail);
	}
	if (!value.isAsync) return servedByCall(machine, value, site, depth);
	if (takes(value, unknownArguments(3, site), site)) return application("ASGI function", undefined, trail);
	return refused(
		`${describe(value)}, which does not take (scope, receive, send)`,
		`Give "${value.name}" another name if it is the handler of a route: it takes the name from the application.`,
		trail,
	);
}

function servedMethod(machine: Machine, value: Method, site: Site, depth: number): Served {
	const { trail } = value;
	if (!value.function.isAsync) return servedByCall(machine, value, site, depth);
	if (depth === 0)
		return refused(
			`${describe(value)}, a bound method, which uvicorn takes for an ASGI 2 application`,
			"Serve the object that it belongs to, or a function.",
			trail,
		);
	if (takes(value.function, [value.self, ...unknownArguments(3, site)], site))
		return application("ASGI function", undefined, trail);
	return refused(`${describe(value)}, which does not take (scope, receive, send)`, BIND_APPLICATION, trail);
}

function unknownArguments(count: number, site: Site): readonly Value[] {
	return CALL_ARGUMENTS.slice(0, count).map((name) => unknown(`${name} is only known when a request comes`, site));
}

function takes(fn: FunctionValue, positional: readonly Value[], site: Site): boolean {
	return bindArguments(fn, { positional, keywords: new Map(), isOpen: false }, site).kind === "bound";
}

/**
 * What is no coroutine function is called: by uvicorn with the scope, as ASGI 2, and what that gives is called with receive
 * and send and awaited; by a wrapper with all three, and what that gives is awaited.
 */
function servedByCall(machine: Machine, value: Single, site: Site, depth: number): Served {
	const { trail } = value;
	const positional = unknownArguments(depth === 0 ? 1 : 3, site);
	const given: Arguments = { positional, keywords: new Map(), isOpen: false };
	const { result, caught } = catching(machine, { takes: ["raise"] }, () => machine.call(value, given, site));
	const what = describe(value);
	const answers = (result === undefined ? [] : alternativesOf(result)).map((one) =>
		depth === 0 ? isAwaitedWith(one, site) : isAwaitable(one),
	);
	if (result === undefined && caught.every(({ isAssumed }) => !isAssumed))
		return refused(what, adviceFor(value), trail);
	if (answers.every((answer) => answer === true) && caught.length === 0)
		return application(depth === 0 ? "ASGI 2 application" : "ASGI function", undefined, trail);
	if (answers.every((answer) => answer === false)) return refused(what, adviceFor(value), trail);
	return {
		kind: "unknown",
		reason: `what ${describe(value)} gives when a request comes is not known`,
		site: undefined,
		trail,
	};
}

function isAwaitable(value: Single): boolean | undefined {
	if (value.kind === "coroutine") return true;
	return value.kind === "constant" || value.kind === "container" || value.kind === "tuple" ? false : undefined;
}

function isAwaitedWith(value: Single, site: Site): boolean | undefined {
	const rest = unknownArguments(3, site).slice(1);
	if (value.kind === "function") return value.isAsync && takes(value, rest, site);
	if (value.kind === "instance") {
		const member = classMember(value.type, "__call__");
		if (member.kind === "missing") return false;
		if (member.kind !== "own" || member.value.kind !== "function") return undefined;
		return member.value.isAsync && takes(member.value, [value, ...rest], site);
	}
	if (value.kind === "unknown" || value.kind === "external" || value.kind === "partial" || value.kind === "method")
		return undefined;
	return false;
}
