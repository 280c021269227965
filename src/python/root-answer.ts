import type { Application, Route } from "./application.ts";

/** Whether an application answers `GET /`. */
export type RootAnswer =
	| { readonly kind: "answered" }
	/** `reason`, a clause: what may answer it. */
	| { readonly kind: "perhaps"; readonly reason: string }
	/** Methods that are answered at "/" all the same. */
	| { readonly kind: "unanswered"; readonly methods: readonly string[] };

/** Whether an application answers `GET /`, as far as its routes tell; what stands in front of them is not asked. */
export function rootAnswer({ routes, unresolved, documentation, fallback }: Application): RootAnswer {
	const atRoot = routes.filter(({ kind, path }) => kind !== "websocket" && isRoot(path));
	if (documentation.includes("/") || atRoot.some(isAnsweringGet)) return { kind: "answered" };
	if (atRoot.some(({ kind }) => kind === "mount")) {
		return { kind: "perhaps", reason: 'what is mounted at "/" may answer it' };
	}
	const hidden = unresolved.find(({ start, end }) => mayBeRoot(start) && mayBeRoot(end));
	if (hidden !== undefined) return { kind: "perhaps", reason: hidden.reason };
	if (fallback !== undefined) return { kind: "perhaps", reason: "a handler of the status 404 may answer it" };
	return { kind: "unanswered", methods: [...new Set(atRoot.flatMap(({ methods }) => methods))].sort() };
}

function isAnsweringGet({ kind, methods }: Route): boolean {
	return kind === "http" && (methods.length === 0 || methods.includes("GET"));
}

/** A parameter that takes slashes, and nothing at all (starlette/convertors.py: `PathConvertor`). */
const WHOLE_PATH = /\{[a-zA-Z_]\w*:path\}/g;

/** Whether a path takes "/": "/{path:path}" does, "" does not. */
function isRoot(path: string): boolean {
	return path !== "" && mayBeRoot(path);
}

/** Whether what begins or ends like this may be "/". */
function mayBeRoot(part: string): boolean {
	return /^\/?$/.test(part.replace(WHOLE_PATH, ""));
}
