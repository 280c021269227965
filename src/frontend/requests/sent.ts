import { type CallReference, calleeOf, givenTo } from "../values/call-reference.ts";
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
	const { value, given } = call;
	const { member } = value;
	const [first = UNKNOWN, second = UNKNOWN] = given;
	switch (value.library) {
		case "axios":
			return sentByAxios(call);
		case "ky":
			return sentByKy(call);
		case "superagent":
			return sentBySuperagent(call, member === "del" ? "DELETE" : verbOf(member));
		case "jquery":
			return sentByJquery(call);
		case "openapi-fetch":
			return /^[A-Z]+$/.test(member) ? httpOf(call, nameOf(call, "the client"), member, first, second) : undefined;
		case "XMLHttpRequest": {
			const verb = literalOf(first)?.toUpperCase();
			return member === "open" ? httpOf(call, "XMLHttpRequest", verb, second, UNKNOWN) : undefined;
		}
		case "navigator":
			return member === "sendBeacon" ? httpOf(call, "navigator.sendBeacon", "POST", first, NOTHING) : undefined;
		default:
			return member === "" ? sentByPlatform(call) : undefined;
	}
}

/** What is called, or made, by its own name. */
function sentByPlatform(call: LibraryCall): Sent | undefined {
	const { value, given, isNew } = call;
	const [first = UNKNOWN, second = given.length < 2 ? NOTHING : UNKNOWN] = given;
	switch (value.library) {
		case "fetch":
			return httpOf(call, "fetch", undefined, first, second);
		case "WebSocket":
			return isNew ? socketOf(call, "new WebSocket", first) : undefined;
		case "EventSource":
			return isNew ? httpOf(call, "new EventSource", "GET", first, second) : undefined;
		case "socket.io":
			return given.length > 0 ? socketOf(call, "socket.io", first) : undefined;
		default:
			return undefined;
	}
}

function sentBySuperagent(call: LibraryCall, verb: string | undefined): Sent | undefined {
	const [address = UNKNOWN] = call.given;
	return verb === undefined ? undefined : httpOf(call, `superagent.${call.value.member}`, verb, address, NOTHING);
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
