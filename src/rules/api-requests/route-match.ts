import type { Address } from "../../frontend/requests/address.ts";
import type { Application, Route } from "../../python/application.ts";

/** What an application has for a request. */
export type RouteAnswer =
	/** A route has its path, written out. */
	| { readonly kind: "certain"; readonly routes: readonly Route[] }
	/** One may have it: parts of the path are not known, or a proxy may stand in front. */
	| { readonly kind: "possible"; readonly routes: readonly Route[] }
	/** Routes have its path, and take other methods. */
	| { readonly kind: "method"; readonly routes: readonly Route[] }
	| { readonly kind: "none" };

/** How far a path fits a route. */
type Fit = "exact" | "loose" | "none";

type Segments = readonly (string | undefined)[];

/** Finds what answers a request. `method` is `undefined` where it is not known, and for WebSockets. */
export function answerTo(
	address: Address,
	protocol: "http" | "websocket",
	method: string | undefined,
	{ routes, documentation }: Pick<Application, "routes" | "documentation">,
): RouteAnswer {
	const kinds = protocol === "websocket" ? ["websocket", "mount"] : ["http", "mount"];
	const fitting = routes
		.filter(({ kind }) => kinds.includes(kind))
		.map((route) => ({ route, fit: fitOf(address, route.path, route.kind === "mount") }))
		.filter(({ fit }) => fit !== "none");
	if (protocol === "http" && documentation.some((path) => fitOf(address, path, false) !== "none")) {
		return { kind: "possible", routes: [] };
	}
	const taking = fitting.filter(({ route }) => takes(route, method));
	const exact = taking.filter(({ fit, route }) => fit === "exact" && route.kind !== "mount");
	if (exact.length > 0) return { kind: "certain", routes: exact.map(({ route }) => route) };
	if (taking.length > 0) return { kind: "possible", routes: taking.map(({ route }) => route) };
	return fitting.length === 0 ? { kind: "none" } : { kind: "method", routes: fitting.map(({ route }) => route) };
}

function takes({ methods }: Route, method: string | undefined): boolean {
	if (method === undefined || methods.length === 0 || methods.includes(method)) return true;
	// Browsers and servers ask these by themselves, of what takes GET.
	return method === "OPTIONS" || (method === "HEAD" && methods.includes("GET"));
}

/**
 * How a route's path fits. The base of an address may hold the first segments of the route (`/api/v1`), and a proxy in
 * front of a relative address may take segments away, or add them.
 */
function fitOf({ segments, isOpen, hasBase, origins }: Address, path: string, isMount: boolean): Fit {
	const route = path.split("/").filter((segment) => segment !== "");
	const plain = fits(segments, route, isOpen, isMount);
	if (plain !== "none") return hasBase && segments.length === 0 ? "loose" : plain;
	const isProxied = origins.some(({ kind }) => kind === "relative");
	const drops = isProxied && segments.length > 1 ? [0, 1, 2] : [0];
	if (!isProxied && !hasBase) return "none";
	for (const dropped of drops.filter((count) => count < segments.length || count === 0)) {
		for (let start = 0; start < route.length; start++) {
			if (dropped === 0 && start === 0) continue;
			if (route.slice(0, start).some(isParameter)) break;
			const [first] = segments.slice(dropped);
			const isFirstSame = first === undefined || first === route[start] || isOpen;
			if (isFirstSame && fits(segments.slice(dropped), route.slice(start), isOpen, isMount) !== "none") return "loose";
		}
	}
	return segments.length === 0 ? "loose" : "none";
}

function fits(segments: Segments, route: readonly string[], isOpen: boolean, isMount: boolean): Fit {
	let fit: Fit = "exact";
	for (const [index, part] of route.entries()) {
		if (/^\{[^{}]*:path\}$/.test(part)) return fit;
		const segment = segments[index];
		if (index >= segments.length) {
			const isUnsure = segments.length > 0 && (isOpen || segments.at(-1) === undefined);
			return isUnsure ? "loose" : "none";
		}
		if (segment === undefined) fit = isParameter(part) ? fit : "loose";
		else if (isOpen && index === segments.length - 1 && !isParameter(part)) {
			if (!part.startsWith(segment)) return "none";
			fit = "loose";
		} else if (!isParameter(part) && part !== segment) return "none";
	}
	if (isMount || segments.length === route.length) return fit;
	// What follows may be a query, or nothing.
	const rest = segments.slice(route.length);
	return rest.every((one) => one === undefined) && rest.length === 1 ? "loose" : "none";
}

function isParameter(part: string): boolean {
	return part.includes("{");
}
