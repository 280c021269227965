import { isRecord } from "../../http/json.ts";
import type { Application } from "../../python/application.ts";
import { shown } from "../../source/shown.ts";

/** An OpenAPI document that the application gave, and where. */
export interface Described {
	/** Path of the document: "/openapi.json". */
	readonly at: string;
	/** "GET /tasks/{id}", sorted. */
	readonly operations: readonly string[];
}

/** What the documents say of the routes that the gate has found. */
export type Comparison =
	/** Words about the document. */
	| { readonly kind: "same" | "partly" | "unknown"; readonly words: string }
	/** It is certainly not this application. `words`: a clause. */
	| { readonly kind: "another"; readonly words: string };

/** Operations of a document that are read; the largest services have one or two thousand. */
const MAX_OPERATIONS = 10_000;

/** Routes that a sentence names. */
const NAMED = 3;

/** What an OpenAPI path item may hold besides what concerns all of its operations (OpenAPI 3.1, "Path Item Object"). */
const METHODS: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** Methods that frameworks answer by themselves, and do not describe. */
const UNDESCRIBED: ReadonlySet<string> = new Set(["HEAD", "OPTIONS", "TRACE", "CONNECT"]);

/** Paths at which the application describes itself, by its routes; at most five. */
export function documentPaths(application: Application | undefined): readonly string[] {
	const documents = (application?.documentation ?? []).filter((path) => path.endsWith(".json"));
	return [...new Set(documents)].slice(0, 5);
}

/** The operations of a document; `undefined` where the text is none. */
export function operationsIn(text: string): readonly string[] | undefined {
	const value = parsed(text);
	if (!isRecord(value) || typeof value.openapi !== "string" || !isRecord(value.paths)) return undefined;
	const operations = Object.entries(value.paths).flatMap(([path, item]) =>
		isRecord(item)
			? Object.keys(item).flatMap((key) => (METHODS.has(key) ? [`${key.toUpperCase()} ${path}`] : []))
			: [],
	);
	return operations.slice(0, MAX_OPERATIONS).sort();
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Compares what an application describes with the routes that were judged. Routes may be left out of a document, so that a
 * missing one proves nothing; an application that has none of them is another one, where all routes of the judged one are known.
 */
export function compare(application: Application, documents: readonly Described[]): Comparison {
	const expected = expectedOf(application);
	const described = new Set(documents.flatMap(({ at, operations }) => operations.flatMap((one) => places(at, one))));
	const missing = expected.filter((one) => !described.has(one));
	const total = expected.length;
	if (total === 0) return { kind: "unknown", words: "the gate found no routes to compare it with" };
	if (missing.length === 0) {
		const which = total === 1 ? "the route that the gate found" : `all ${total} routes that the gate found`;
		return { kind: "same", words: `it lists ${which}` };
	}
	if (missing.length < total) {
		const words = `it lists ${total - missing.length} of the ${total} routes that the gate found, and not ${named(missing)}; they may be left out on purpose (include_in_schema=False)`;
		return { kind: "partly", words };
	}
	const operations = documents.flatMap((one) => one.operations);
	if (operations.length === 0) return { kind: "unknown", words: "it lists no routes at all" };
	const isComplete = application.unresolved.length === 0 && !application.routes.some(({ kind }) => kind === "mount");
	const isMoved = expected.some((one) => operations.some((other) => isBelow(other, one)));
	const words = `it lists ${named(operations)}, and ${total === 1 ? "not the one route" : `none of the ${total} routes`} that the gate found`;
	return { kind: isComplete && !isMoved ? "another" : "partly", words };
}

/** "GET /tasks/{id}" of every route that a document describes; WebSockets and mounts are in none. */
function expectedOf({ routes, documentation }: Application): readonly string[] {
	const all = routes.flatMap(({ kind, methods, path }) =>
		kind !== "http" || documentation.includes(path)
			? []
			: methods
					.filter((method) => !UNDESCRIBED.has(method))
					.map((method) => `${method} ${path.replace(/\{(\w+):\w+\}/g, "{$1}")}`),
	);
	return [...new Set(all)].sort();
}

/** Where an operation of a document may lie: as it says, or below the mount that the document itself lies below. */
function places(at: string, operation: string): readonly string[] {
	const folder = at.slice(0, at.lastIndexOf("/"));
	return folder === "" ? [operation] : [operation, operation.replace(" ", ` ${folder}`)];
}

/** Whether an operation is another one below a prefix: a project may write its own document. */
function isBelow(operation: string, one: string): boolean {
	const [method = "", path = ""] = one.split(" ");
	return path !== "/" && operation.startsWith(`${method} `) && operation.endsWith(path);
}

function named(operations: readonly string[]): string {
	const names = operations.slice(0, NAMED).map((one) => `"${shown(one)}"`);
	const more = operations.length - names.length;
	return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}
