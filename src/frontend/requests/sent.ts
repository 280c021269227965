import { type CallReference, calleeOf, givenTo } from "../values/calls.ts";
import type { Evaluation } from "../values/evaluation.ts";
import { makesClient } from "../values/libraries.ts";
import { memberOf } from "../values/members.ts";
import { literalOf, NOTHING, type Part, partsOf, UNKNOWN, type Value } from "../values/value.ts";
import type { Sent } from "./request.ts";

/** Where clients get their base from that was set after they were made: `api.defaults.baseURL = …`. */
export type LateBases = ReadonlyMap<unknown, Value>;

type LibraryValue = Extract<Value, { readonly kind: "library" }>;

/** A call of a library, with what it is given. */
interface LibraryCall {
	readonly value: LibraryValue;
	readonly given: readonly (Value | undefined)[];
	readonly isNew: boolean;
	readonly late: LateBases;
	readonly evaluation: Evaluation;
}

/** What a call sends; `undefined` for all others. */
export function sentBy(call: CallReference, late: LateBases, evaluation: Evaluation): Sent | undefined {
	const callee = calleeOf(call, evaluation);
	const values = callee.kind === "choice" ? callee.of : [callee];
	const value = values.find((one) => one.kind === "library");
	if (value === undefined) return undefined;
	const isNew = call.node.type === "NewExpression";
	if (makesClient(value.library, value.member) && value.client === undefined) return undefined;
	return sentByLibrary({ value, given: givenTo(call, evaluation), isNew, late, evaluation });
}

function sentByLibrary(call: LibraryCall): Sent | undefined {
	const { value, given, isNew } = call;
	const { member } = value;
	const [first = UNKNOWN, second = UNKNOWN] = given;
	switch (value.library) {
		case "fetch":
			return member === "" ? httpOf(call, "fetch", undefined, first, given.length < 2 ? NOTHING : second) : undefined;
		case "axios":
			return sentByAxios(call);
		case "ky":
			return sentByKy(call);
		case "superagent": {
			const method = member === "del" ? "DELETE" : verbOf(member);
			return method === undefined ? undefined : httpOf(call, `superagent.${member}`, method, first, NOTHING);
		}
		case "jquery":
			return sentByJquery(call);
		case "openapi-fetch": {
			const isVerb = value.client !== undefined && /^[A-Z]+$/.test(member);
			return isVerb ? httpOf(call, member, member, first, second) : undefined;
		}
		case "XMLHttpRequest":
			if (member !== "open") return undefined;
			return httpOf(call, "XMLHttpRequest", literalOf(first)?.toUpperCase(), second, UNKNOWN);
		case "WebSocket":
			return isNew && member === "" ? socketOf(call, "new WebSocket", first) : undefined;
		case "socket.io":
			return member === "" && given.length > 0 ? socketOf(call, "socket.io", first) : undefined;
		case "EventSource":
			return isNew && member === "" ? httpOf(call, "new EventSource", "GET", first, second) : undefined;
		case "navigator":
			return member === "sendBeacon" ? httpOf(call, "navigator.sendBeacon", "POST", first, NOTHING) : undefined;
		default:
			return undefined;
	}
}

/** `axios(config)`, `axios(address, config)`, `axios.get(address, config)`, `axios.post(address, data, config)`. */
function sentByAxios(call: LibraryCall): Sent | undefined {
	const { given, value, evaluation } = call;
	const { member } = value;
	const [first = NOTHING, second = NOTHING, third = NOTHING] = given;
	if (member === "" || member === "request") {
		const isConfigured = first.kind === "object" || member === "request";
		const settings = isConfigured ? first : second;
		const address = isConfigured ? memberOf(first, "url", evaluation) : first;
		return httpOf(call, nameOf(call, "axios"), undefined, address, settings);
	}
	const verb = verbOf(member.replace(/Form$/, ""));
	if (verb === undefined) return undefined;
	const hasData = /^(POST|PUT|PATCH)$/.test(verb);
	return httpOf(call, nameOf(call, "axios"), verb, first, hasData ? third : second);
}

function sentByKy(call: LibraryCall): Sent | undefined {
	const { given, value } = call;
	const [first = NOTHING, second = NOTHING] = given;
	const verb = verbOf(value.member);
	if (value.member !== "" && verb === undefined && value.member !== "raw") return undefined;
	return httpOf(call, nameOf(call, "fetch"), verb, first, second);
}

function sentByJquery(call: LibraryCall): Sent | undefined {
	const { given, value, evaluation } = call;
	const [first = NOTHING, second = NOTHING] = given;
	if (value.member === "ajax") {
		const settings = first.kind === "object" ? first : second;
		const address = first.kind === "object" ? memberOf(first, "url", evaluation) : first;
		return httpOf(call, "$.ajax", undefined, address, settings);
	}
	if (!/^(get|post|getJSON)$/.test(value.member) || first.kind === "nothing") return undefined;
	return httpOf(call, `$.${value.member}`, value.member === "post" ? "POST" : "GET", first, NOTHING);
}

function verbOf(member: string): string | undefined {
	return /^(get|post|put|patch|delete|head|options)$/.test(member) ? member.toUpperCase() : undefined;
}

function nameOf({ value: { member, client } }: LibraryCall, name: string): string {
	const own = client === undefined ? name : "the client";
	return member === "" ? own : `${own}.${member}`;
}

/** `verb` is the method that the name of the call says; else the settings do, and without them it is GET. */
function httpOf(
	call: LibraryCall,
	sender: string,
	verb: string | undefined,
	address: Value,
	settings: Value,
): Sent | undefined {
	const { value, evaluation } = call;
	const written = verb === undefined ? methodIn(settings, evaluation) : verb;
	return {
		sender,
		protocol: "http",
		method: value.library === "XMLHttpRequest" ? verb : written,
		address: withBase(baseOf(call, settings), partsOf(address)),
		settings,
		client: value.client,
	};
}

function methodIn(settings: Value, evaluation: Evaluation): string | undefined {
	const [method, type] = ["method", "type"].map((key) => memberOf(settings, key, evaluation));
	const named = method === undefined || method.kind === "nothing" ? type : method;
	if (named === undefined || named.kind === "nothing") return "GET";
	return literalOf(named)?.toUpperCase();
}

function socketOf(call: LibraryCall, sender: string, address: Value): Sent {
	const { client } = call.value;
	return { sender, protocol: "websocket", method: undefined, address: partsOf(address), settings: UNKNOWN, client };
}

/** What stands in front of an address: of the call's own settings, of the client, of the library as a whole. */
function baseOf({ value, late, evaluation }: LibraryCall, settings: Value): readonly Part[] {
	const own = baseIn(settings, evaluation);
	if (own.kind !== "nothing" && own.kind !== "unknown" && own.kind !== "parameter") return partsOf(own);
	if (value.client !== undefined)
		return partsOf(late.get(value.client.node) ?? baseIn(value.client.settings, evaluation));
	const set = late.get(value.library);
	return set === undefined ? [] : partsOf(set);
}

/** The base that settings name. */
export function baseIn(settings: Value, evaluation: Evaluation): Value {
	if (settings.kind === "nothing" || settings.kind === "unknown") return settings;
	for (const key of ["baseURL", "baseUrl", "prefixUrl", "prefix"]) {
		const value = memberOf(settings, key, evaluation);
		if (value.kind !== "nothing") return value;
	}
	return NOTHING;
}

/** An address behind a base, as the libraries join them: one that names a host stands for itself. */
function withBase(base: readonly Part[], address: readonly Part[]): readonly Part[] {
	const [first] = address;
	if (base.length === 0 || (first?.kind === "literal" && /^(\w+:)?\/\//.test(first.text))) return address;
	const last = base.at(-1);
	const isOpen = first?.kind !== "literal" || first.text.startsWith("/");
	if (isOpen || (last?.kind === "literal" && last.text.endsWith("/"))) return [...base, ...address];
	return [...base, { ...first, text: "/" }, ...address];
}
