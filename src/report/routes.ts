import type { Application, Route, Unresolved } from "../python/application.ts";
import type { Entrypoint } from "../python/program.ts";
import { rootAnswer } from "../python/root-answer.ts";
import type { Place } from "../source/place.ts";
import { count } from "./counts.ts";

/** The routes for the JSON report, one entry a method; `null` where they are not known. */
export function routesOf({ application }: Entrypoint): readonly object[] | null {
	if (application === undefined) return null;
	return [...application.routes.flatMap(entriesOf), ...application.unresolved.map(unresolvedEntry)];
}

function entriesOf({ kind, methods, path, place }: Route): readonly object[] {
	const all = methods.length === 0 ? [null] : methods;
	return all.map((method) => ({ kind, method, path, ...positionOf(place) }));
}

function unresolvedEntry({ reason, start, end, place }: Unresolved): object {
	return {
		kind: "unresolved",
		method: null,
		path: null,
		startsWith: start,
		endsWith: end,
		reason,
		...positionOf(place),
	};
}

function positionOf({ file, start: { line, column } }: Place): object {
	return { file, line, column };
}

/** What an application answers, one sentence: "It answers 7 routes, GET / among them." */
export function sayRoutes(application: Application): string {
	const { routes, unresolved } = application;
	const more = unresolved.length === 0 ? "" : `; ${unresolved.length} more cannot be told`;
	if (routes.length === 0)
		return unresolved.length === 0 ? "It has no routes of its own." : "Its routes cannot be told.";
	const root = rootAnswer(application);
	const among = root.kind === "answered" ? ", GET / among them" : root.kind === "unanswered" ? ", but not GET /" : "";
	return `It answers ${count(routes.length, "route")}${among}${more}.`;
}
