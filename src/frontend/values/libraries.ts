/** What sends requests, by the way in which it is told where to. */
export type Library =
	/** `(address, { method })`, as the platform's own. */
	| "fetch"
	| "axios"
	/** `(address, { method })`, with methods of the names of HTTP's: ky, got, ofetch. */
	| "ky"
	| "superagent"
	| "jquery"
	| "openapi-fetch"
	| "base-query"
	| "XMLHttpRequest"
	| "WebSocket"
	| "EventSource"
	| "socket.io"
	| "navigator";

/** What packages export, by their names; "*" stands for every other name. */
const PACKAGES: Readonly<Record<string, Readonly<Record<string, Library>>>> = {
	axios: { default: "axios", axios: "axios", Axios: "axios", "*": "axios" },
	"@nuxtjs/axios": { default: "axios" },
	ky: { default: "ky" },
	"ky-universal": { default: "ky" },
	got: { default: "ky", got: "ky" },
	ofetch: { $fetch: "ky", ofetch: "ky", fetch: "fetch" },
	superagent: { default: "superagent", "*": "superagent" },
	jquery: { default: "jquery", "*": "jquery" },
	"node-fetch": { default: "fetch" },
	"cross-fetch": { default: "fetch", fetch: "fetch" },
	"isomorphic-fetch": { default: "fetch" },
	"isomorphic-unfetch": { default: "fetch" },
	unfetch: { default: "fetch" },
	undici: { fetch: "fetch" },
	"@tauri-apps/plugin-http": { fetch: "fetch" },
	"expo/fetch": { fetch: "fetch" },
	"@microsoft/fetch-event-source": { fetchEventSource: "fetch" },
	"event-source-polyfill": { EventSourcePolyfill: "EventSource", NativeEventSource: "EventSource" },
	eventsource: { default: "EventSource", EventSource: "EventSource" },
	"reconnecting-websocket": { default: "WebSocket" },
	"partysocket/ws": { default: "WebSocket" },
	"openapi-fetch": { default: "openapi-fetch" },
	"@reduxjs/toolkit/query": { fetchBaseQuery: "base-query" },
	"@reduxjs/toolkit/query/react": { fetchBaseQuery: "base-query" },
	"socket.io-client": { default: "socket.io", io: "socket.io", connect: "socket.io" },
};

/** Names that are there without an import. */
const GLOBALS: Readonly<Record<string, Library>> = {
	fetch: "fetch",
	$fetch: "ky",
	useFetch: "ky",
	useLazyFetch: "ky",
	axios: "axios",
	jQuery: "jquery",
	$: "jquery",
	XMLHttpRequest: "XMLHttpRequest",
	WebSocket: "WebSocket",
	EventSource: "EventSource",
	navigator: "navigator",
};

/** Words without which no script sends anything: each stands in the import, or is the name itself. */
export const SENDING_WORDS: readonly string[] = [
	...["fetch(", "fetch)", "fetch;", "fetch,", "Fetch", "fetch\n", "fetch }", "axios", "superagent", "jquery", "jQuery"],
	...["$.ajax", "$.get", "$.post", '"ky', "'ky", '"got"', "'got'", "XMLHttpRequest", "WebSocket", "websocket"],
	...["partysocket", "EventSource", "eventsource", "event-source", "socket.io-client", "sendBeacon"],
];

/** What a name of a package sends; `undefined` for what is no sender. */
export function libraryOf(module: string, name: string): Library | undefined {
	const known = Object.hasOwn(PACKAGES, module) ? PACKAGES[module] : undefined;
	if (known === undefined) return undefined;
	return Object.hasOwn(known, name) ? known[name] : known["*"];
}

/** What a name sends that nobody has declared. */
export function globalLibrary(name: string): Library | undefined {
	return Object.hasOwn(GLOBALS, name) ? GLOBALS[name] : undefined;
}

/** Whether a library makes clients with settings of their own by such a call. */
export function makesClient(library: Library, member: string): boolean {
	switch (library) {
		case "axios":
			return member === "create" || member === "Axios";
		case "ky":
			return member === "create" || member === "extend";
		case "openapi-fetch":
		case "base-query":
			return member === "";
		default:
			return false;
	}
}
