import type { Place } from "../source/place.ts";
import type { Cors } from "./cors.ts";

/** An application as the import leaves it: what it answers, and what stands in front of that. */
export interface Application {
	/** As its library calls it: "FastAPI", "Starlette". */
	readonly type: string;
	/** Where it is made; two applications are one if they are made at one place. */
	readonly place: Place;
	/** In the order in which they are asked; those of mounted applications below the path of the mount. */
	readonly routes: readonly Route[];
	/** Those of the application itself and of what is wrapped around it, in the order in which they are added. */
	readonly middleware: readonly Middleware[];
	/** Every CORSMiddleware in front of it, and of the applications that are mounted in it. */
	readonly cors: readonly Cors[];
	/** Registrations of which the routes cannot be told. */
	readonly unresolved: readonly Unresolved[];
	/** Paths at which the framework answers by itself: FastAPI's schema and its pages. */
	readonly documentation: readonly string[];
	/** Where a handler is registered for what no route answers; it may answer anything. */
	readonly fallback: Place | undefined;
}

/** One path that an application answers. */
export interface Route {
	/** `mount`: something answers every path below it, of which no more is known. */
	readonly kind: "http" | "websocket" | "mount";
	/** Upper case, sorted; empty for what takes every method, for WebSockets and for mounts. */
	readonly methods: readonly string[];
	/** With every prefix, as the framework writes it: "/tasks/{task_id}". */
	readonly path: string;
	/** Where the route is registered: the decorator or the call. */
	readonly place: Place;
}

/** A class or function that every request passes. */
export interface Middleware {
	/** Its name without the module: "CORSMiddleware". */
	readonly name: string;
	/** Where it is added. */
	readonly place: Place;
	/** Where the project defines it; `undefined` for one of a library. */
	readonly definition: Place | undefined;
}

/** Something is registered that cannot be seen through. */
export interface Unresolved {
	/** What cannot be told, a clause: "the path that get() is given is not known". */
	readonly reason: string;
	/** What its paths certainly begin with, and end with; empty where nothing is known. */
	readonly start: string;
	readonly end: string;
	readonly place: Place;
}
