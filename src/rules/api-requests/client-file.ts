import { posix } from "node:path";
import type { Frontend } from "../../frontend/frontend.ts";
import type { Script } from "../../frontend/scripts/script.ts";

/** The file through which a frontend asks the API, and what belongs to it. Paths are seen from the frontend's folder. */
export interface ClientFile {
	/** As people name it; of a folder without its slash. */
	readonly path: string;
	/** Whether a script is the client, or a part of it. */
	has(path: string): boolean;
}

/** Where the client lies by the specification (000), and where projects without `src/` or with several files have it. */
export const DEFAULT_CLIENT = "src/lib/api.ts";

const FOLDERS = ["src/lib", "lib", "src/app/lib", "app/lib"];

const ENDINGS = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".mts", "/index.ts", "/index.tsx", "/index.js", "/index.mjs"];

/** The client that the configuration names, else the one in the usual place; `undefined` where it is not there. */
export function clientFileOf(frontend: Frontend): ClientFile | undefined {
	const { declaration, source } = frontend;
	const isThere = (one: string): boolean => {
		if (source.entries.get(one)?.kind === "file") return true;
		return named !== undefined && [...source.entries.keys()].some((entry) => entry.startsWith(`${one}/`));
	};
	const named = declaration?.client?.text;
	const places =
		named === undefined ? FOLDERS.flatMap((folder) => ENDINGS.map((end) => `${folder}/api${end}`)) : [named];
	const path = places.map((one) => posix.normalize(one).replace(/\/$/, "")).find(isThere);
	if (path === undefined) return undefined;
	const isFolder = source.entries.get(path) === undefined;
	const home = isFolder ? path : /\/index\.\w+$/.test(path) ? posix.dirname(path) : undefined;
	let parts: ReadonlySet<string> | undefined;
	const has = (one: string) => {
		parts ??= partsOf(path, home, frontend);
		return parts.has(one) || (home !== undefined && one.startsWith(`${home}/`));
	};
	return { path, has };
}

/**
 * The client and the scripts that it is made of: those that it hands on, those beside it, and those elsewhere that make what it
 * sends with. A store that it only asks for a token is no part of it.
 */
function partsOf(
	path: string,
	home: string | undefined,
	{ project, found }: Pick<Frontend, "project" | "found">,
): Set<string> {
	const senders = new Set([
		...found.requests.filter(({ isGeneric }) => isGeneric).map(({ script }) => script.path),
		...found.clients.map(({ script }) => script.path),
	]);
	const sending = new Set(found.requests.map(({ script }) => script.path));
	const first = home === undefined ? [path] : project.paths.filter((one) => one.startsWith(`${home}/`));
	const parts = new Set<string>();
	const pending = [...first];
	for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
		if (parts.has(at)) continue;
		parts.add(at);
		const script = project.script(at);
		if (script === undefined) continue;
		const folder = posix.dirname(at);
		for (const module of script.modules) {
			const target = project.resolve(module, at);
			if (target === undefined) continue;
			const isBeside = sending.has(target) && (posix.dirname(target) === folder || target.startsWith(`${folder}/`));
			if (isBeside || senders.has(target) || handsOn(script, module)) pending.push(target);
		}
	}
	return parts;
}

/** Whether a script exports what it gets from a module. */
function handsOn({ exports, relays }: Script, module: string): boolean {
	return relays.includes(module) || [...exports.values()].some((one) => one.kind === "from" && one.module === module);
}
