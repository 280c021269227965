import type { Arguments } from "../execution.ts";
import type { Site, Value } from "../value.ts";
import type { PathText } from "./path-text.ts";

/** What an application, a router, or an object that stands for a route was told. */
export type Entry =
	| {
			readonly kind: "route";
			readonly of: "http" | "websocket";
			/** FastAPI's own routes get the prefix of the router that they are registered or included in, Starlette's do not. */
			readonly style: "api" | "plain";
			/** Upper case, sorted; empty for every method. */
			readonly methods: readonly string[];
			readonly path: PathText;
			readonly site: Site;
	  }
	/** What is mounted is kept as it is: routes that it gets later count. */
	| { readonly kind: "mount"; readonly path: PathText; readonly app: Value; readonly site: Site }
	/** The routes that a router had when it was included: those that it gets later do not count. */
	| {
			readonly kind: "include";
			/** What stands before all of them. */
			readonly prefix: PathText;
			/** What stands before that for FastAPI's own: the prefix of the router that includes. */
			readonly own: PathText;
			readonly registrations: readonly Value[];
			/** How many routes that copies; routers that include each other by turns multiply them. */
			readonly copies: number;
			readonly site: Site;
	  }
	| { readonly kind: "middleware"; readonly name: string; readonly definition: Site | undefined; readonly site: Site }
	/** Starlette's CORSMiddleware, without the application that it is given: where it is added or wrapped around something. */
	| { readonly kind: "cors"; readonly given: Arguments; readonly site: Site }
	/** A handler of the status 404. */
	| { readonly kind: "fallback"; readonly site: Site }
	/** A path at which the framework answers by itself. */
	| { readonly kind: "documentation"; readonly path: PathText; readonly site: Site }
	/** What the routes before it have become is not known. */
	| { readonly kind: "changed"; readonly reason: string; readonly site: Site }
	/** Something that cannot be seen through; its paths begin and end like `path`. */
	| { readonly kind: "hidden"; readonly reason: string; readonly path: PathText; readonly site: Site };
