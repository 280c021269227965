import type { LibraryType } from "../../libraries/knowledge.ts";
import { libraryKnowledge } from "../../libraries/lookup.ts";
import type { Framework } from "../../proof.ts";
import { needsArguments } from "../calls/arguments.ts";
import {
	alternativesOf,
	type External,
	type LibraryInstance,
	type Single,
	type Site,
	type Trail,
	type Value,
} from "../value.ts";
import { describe } from "../values/describe.ts";
import { BIND_APPLICATION } from "./advice.ts";
import { application, type Refused, refused, type Served, sameFramework } from "./served.ts";

/** Wrappers around one another that are looked into. */
const MAX_WRAPPERS = 20;

/** How what is inside a wrapper is judged. */
export interface Inside {
	/** How many wrappers are around the value. */
	readonly depth: number;
	judge(value: Single): Served;
}

/** What an object of a library is to a server. */
export function servedLibrary(value: LibraryInstance, inside: Inside): Served {
	const { type, inner, trail } = value;
	switch (type.role) {
		case "application":
			if (inner === undefined || isNone(inner)) return application(type.name, frameworkOf(type), trail);
			return servedWrapper({ name: type.name, inner, site: value.site, trail }, inside);
		case "wrapper":
			return servedWrapper({ name: type.name, inner, site: value.site, trail }, inside);
		case "bridge":
			return servedBridge(value);
		case "router": {
			const advice = "Make an application with FastAPI() and include the router in it.";
			return { ...refused(type.noun, type.advice ?? advice, trail), because: "router" };
		}
		case "wsgi": {
			const advice = "Wrap it: app = WsgiToAsgi(…) of asgiref.wsgi, or build the application with FastAPI.";
			return refused(type.noun, type.advice ?? advice, trail);
		}
		case "other":
			return refused(type.noun, type.advice ?? BIND_APPLICATION, trail);
	}
}

/** The framework of an application that a library's class makes. */
export function frameworkOf({ name, noun, canMount = false }: LibraryType): Framework {
	return { name, noun, canMount };
}

/** A class of a library itself, which was to be called with the application: `undefined` for every other name. */
export function servedClass({ path, trail }: External): Refused | undefined {
	const knowledge = libraryKnowledge(path);
	if (knowledge?.kind !== "callable" || knowledge.result.gives !== "instance") return undefined;
	const { name, role } = knowledge.result.of;
	if (role !== "wrapper" && role !== "bridge") return undefined;
	return refused(`the class "${name}", which nobody has called`, `Give it the application: app = ${name}(app).`, trail);
}

/** A wrapper, and what was given to it. */
export interface Wrapper {
	readonly name: string;
	readonly inner: Value | undefined;
	readonly site: Site;
	readonly trail: Trail | undefined;
}

/** A wrapper is an application if what is inside is one, and not if it certainly is none. */
export function servedWrapper({ name, inner, site, trail }: Wrapper, { depth, judge }: Inside): Served {
	if (inner === undefined || depth > MAX_WRAPPERS)
		return { kind: "unknown", reason: `what ${name} wraps is not known`, site, trail };
	const answers = alternativesOf(inner).map((one) => judge(one));
	const bad = answers.find(({ kind }) => kind === "unknown") ?? answers.find(({ kind }) => kind !== "application");
	if (bad === undefined) {
		const made = answers.flatMap((one) => (one.kind === "application" ? [one] : []));
		return application(name, sameFramework(made), trail, made[0]?.trail);
	}
	if (bad.kind === "refused" && answers.every(({ kind }) => kind === "refused")) {
		return { ...bad, what: `${name} around ${bad.what}`, trail };
	}
	return {
		kind: "unknown",
		reason: bad.kind === "unknown" ? bad.reason : `what ${name} wraps is not known`,
		site,
		trail,
	};
}

/** WSGI behind an adapter: what it is given must speak WSGI, or every request fails inside the adapter. */
function servedBridge({ type, inner, site, trail }: LibraryInstance): Served {
	const answers = (inner === undefined ? [] : alternativesOf(inner)).map(speaksWsgi);
	const [first] = answers;
	if (typeof first === "string" && answers.every((one) => one === first)) {
		const framework = { name: first, noun: `${first} behind ${type.name}`, canMount: false };
		return application(type.name, framework, trail, inner?.trail);
	}
	if (inner !== undefined && answers.every((one) => one === false)) {
		const what = `${type.name} around ${describe(inner)}, which does not speak WSGI`;
		return refused(what, `Bind the application without ${type.name}, if it speaks ASGI.`, trail);
	}
	return { kind: "unknown", reason: `whether what ${type.name} wraps speaks WSGI is not known`, site, trail };
}

/** The name of what speaks WSGI, false where it certainly does not. */
function speaksWsgi(value: Single): string | false | undefined {
	switch (value.kind) {
		case "library":
			if (value.type.role === "wsgi") return value.type.name;
			return value.type.role === "other" ? undefined : false;
		case "function": {
			const takesTwo = value.parameters.length === 2 && needsArguments(value.parameters.slice(1), value.defaults);
			if (value.isAsync) return false;
			return takesTwo ? "a WSGI function" : undefined;
		}
		case "constant":
		case "tuple":
		case "container":
		case "module":
		case "coroutine":
			return false;
		default:
			return undefined;
	}
}

function isNone(value: Value): boolean {
	return value.kind === "constant" && value.value === null;
}
