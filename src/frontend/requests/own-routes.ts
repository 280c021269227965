import type { Source } from "../../source/source.ts";
import type { Script } from "../scripts/script.ts";

/** The paths that a frontend's own server answers. */
export interface OwnRoutes {
	/** Whether it has any. */
	readonly isServing: boolean;
	/** Whether it may answer a path; `undefined` is a segment that nobody can tell. */
	answers(segments: readonly (string | undefined)[]): boolean;
}

/** Where frameworks look for what answers a path, and how the path is made of the name of the file. */
const KINDS: readonly (readonly [RegExp, (found: readonly string[]) => string])[] = [
	// Next.js, App Router.
	[/^(?:src\/)?app\/(.*\/)?route\.[mc]?[jt]sx?$/, ([, folder = ""]) => folder],
	// Next.js, Pages Router, and Astro.
	[/^(?:src\/)?pages\/(api\/.*?)(?:\/index)?\.[mc]?[jt]sx?$/, ([, path = ""]) => path],
	// SvelteKit.
	[/^src\/routes\/(.*\/)?\+server\.[jt]s$/, ([, folder = ""]) => folder],
	// Nuxt.
	[
		/^(?:src\/)?server\/api\/(.*?)(?:\/index)?(?:\.(?:get|post|put|patch|delete))?\.[jt]s$/,
		([, path = ""]) => `api/${path}`,
	],
	[/^(?:src\/)?server\/routes\/(.*?)(?:\.(?:get|post|put|patch|delete))?\.[jt]s$/, ([, path = ""]) => path],
	// Remix, flat routes.
	[/^app\/routes\/([^/]+)\.[jt]sx?$/, ([, name = ""]) => (name.startsWith("api") ? name.replaceAll(".", "/") : "")],
	// Functions of Vercel.
	[/^(api\/.*?)(?:\/index)?\.[mc]?[jt]s$/, ([, path = ""]) => path],
];

/** Reads the paths that a frontend's own server answers, from the names of its files. */
export function ownRoutesOf({ entries }: Source): OwnRoutes {
	const routes = [...entries.keys()].flatMap((file) => {
		for (const [pattern, pathOf] of KINDS) {
			const found = pattern.exec(file);
			if (found === null) continue;
			const path = pathOf(found);
			return path === "" ? [] : [segmentsOf(path)];
		}
		return [];
	});
	return {
		isServing: routes.length > 0,
		answers: (segments) => routes.some((route) => matches(route, segments)),
	};
}

/** Packages that only code on a server imports. */
const SERVER_PACKAGES = /^(?:server-only|next\/headers|next\/server|next-auth|next-auth\/providers\/.*|@auth\/.*)$/;

/** Whether a script is code of the frontend's own server, which sends requests in its own name. */
export function isServerScript({ path, modules }: Script): boolean {
	return (
		KINDS.some(([pattern]) => pattern.test(path) && !path.startsWith("app/routes/")) ||
		/(?:^|\/)server\/|\.server\.[jt]sx?$|^(?:src\/)?(?:middleware|proxy|instrumentation)\.[jt]s$/.test(path) ||
		modules.some((module) => SERVER_PACKAGES.test(module))
	);
}

function segmentsOf(path: string): readonly string[] {
	// Groups and slots are no part of the path: `(admin)`, `@modal`.
	return path.split("/").filter((name) => name !== "" && !/^(\(.*\)|@.*)$/.test(name));
}

function matches(route: readonly string[], segments: readonly (string | undefined)[]): boolean {
	for (const [index, name] of route.entries()) {
		if (/^\[{1,2}\.\.\./.test(name) || name === "$") return true;
		const segment = segments[index];
		if (index >= segments.length) return false;
		if (segment !== undefined && segment !== name && !/^[[$]/.test(name)) return false;
	}
	return route.length === segments.length;
}
