import type { Address } from "../../frontend/requests/address.ts";
import type { Application, Route } from "../../python/application.ts";

/** What an application has for a request. */
export type RouteAnswer =
	/** A route has its path, written out. */
	| { readonly kind: "certain"; readonly routes: readonly Route[] }
	/** One may have it: parts of the path are not known, or a proxy may stand in front. */
	| { readonly kind: "possible"; readonly routes: readonly Route[] }
	/** Routes have its path, and take other methods; `meant` takes this one, and differs only in a slash at its end. */
	| { readonly kind: "method"; readonly routes: readonly Route[]; readonly meant: Route | undefined }
	/** `near` may have its path, and take other methods. */
	| { readonly kind: "none"; readonly near: readonly Route[] };

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
	const isRead = protocol === "http" && (method === undefined || /^(GET|HEAD|OPTIONS)$/.test(method));
	if (isRead && documentation.some((path) => fitOf(address, path, false) !== "none")) {
		return { kind: "possible", routes: [] };
	}
	const same = fitting.flatMap(({ route, fit }) => (fit === "exact" && route.kind !== "mount" ? [route] : []));
	const exact = asWritten(address, same);
	const others = fitting.flatMap(({ route, fit }) => (fit === "loose" || route.kind === "mount" ? [route] : []));
	const certain = exact.filter((route) => takes(route, method));
	if (certain.length > 0) return { kind: "certain", routes: certain };
	const possible = others.filter((route) => takes(route, method));
	if (possible.length > 0) return { kind: "possible", routes: possible };
	if (exact.length === 0) return { kind: "none", near: others };
	return { kind: "method", routes: exact, meant: same.find((route) => takes(route, method)) };
}

/** Starlette sends a request on to the path with or without a slash only where no route has the path as it is asked for. */
function asWritten({ hasSlash, isOpen }: Address, routes: readonly Route[]): readonly Route[] {
	const same = routes.filter(({ path }) => /:path\}$/.test(path) || path.endsWith("/") === hasSlash);
	return isOpen || same.length === 0 ? routes : same;
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
	const asked: Asked = { segments, isOpen, isMount };
	const plain = fits(asked, route);
	if (plain !== "none") return hasBase && segments.length === 0 ? "loose" : plain;
	if (segments.length === 0) return hasBase ? "loose" : "none";
	const isProxied = origins.some(({ kind }) => kind === "relative");
	if (!isProxied && !hasBase) return "none";
	// Segments that a proxy may take away.
	const dropped = isProxied ? [0, 1, 2].filter((count) => count < segments.length) : [0];
	const ends = dropped.map((count) => ({ ...asked, segments: segments.slice(count) }));
	return ends.some((end) => fitsEnd(end, route)) ? "loose" : "none";
}

/** What is asked for, and how much of it is known. */
interface Asked {
	readonly segments: Segments;
	readonly isOpen: boolean;
	readonly isMount: boolean;
}

/** Whether a path is the end of a route that begins with a prefix: the prefix has no parameters. */
function fitsEnd(asked: Asked, route: readonly string[]): boolean {
	const parameter = route.findIndex(isParameter);
	const starts = parameter === -1 ? route.length - 1 : parameter;
	const [first] = asked.segments;
	return route.some((part, start) => {
		if (start > starts) return false;
		const isSame = first === undefined || first === part || (asked.isOpen && asked.segments.length === 1);
		return isSame && fits(asked, route.slice(start)) !== "none";
	});
}

function fits(asked: Asked, route: readonly string[]): Fit {
	const { segments, isOpen, isMount } = asked;
	let fit: Fit = "exact";
	for (const [index, part] of route.entries()) {
		if (/^\{[^{}]*:path\}$/.test(part)) return fit;
		// What nobody can tell at the end may be more than one segment.
		if (index >= segments.length)
			return segments.length > 0 && (isOpen || segments.at(-1) === undefined) ? "loose" : "none";
		const one = partFits(part, segments[index], isOpen && index === segments.length - 1);
		if (one === "none") return "none";
		if (one === "loose") fit = "loose";
	}
	const rest = segments.slice(route.length);
	if (isMount || rest.length === 0) return fit;
	// What follows may be a query, or nothing.
	return rest.length === 1 && rest[0] === undefined ? "loose" : "none";
}

function partFits(part: string, segment: string | undefined, isOpen: boolean): Fit {
	if (isParameter(part)) return "exact";
	if (segment === undefined) return "loose";
	if (isOpen) return part.startsWith(segment) ? "loose" : "none";
	return part === segment ? "exact" : "none";
}

function isParameter(part: string): boolean {
	return part.includes("{");
}
