import { join, posix } from "node:path";
import { FRONTEND_ROOT, type FrontendDeclaration } from "../frontend/declaration.ts";
import type { FrontendReading } from "../frontend/frontend.ts";
import { keepBytes } from "../source/keep-bytes.ts";
import { shown } from "../source/shown.ts";
import type { Entry, Source } from "../source/source.ts";
import { SourceError } from "../source/source-error.ts";
import type { Ports, Request } from "./check.ts";

/** A frontend's tree, or why it cannot be had. */
type Tree = { readonly source: Source } | { readonly missing: true } | { readonly reason: string };

/**
 * The frontend that the configuration declares, else the one that lies beside the Space root, or in it: a folder
 * `frontend` with a package.json. `undefined` where there is none; then nothing is loaded.
 */
export async function findFrontend(
	request: Pick<Request, "where" | "root">,
	declaration: FrontendDeclaration | undefined,
	source: Source,
	ports: Pick<Ports, "openSource">,
): Promise<FrontendReading | undefined> {
	if (declaration !== undefined) {
		const root = posix.normalize(declaration.root).replace(/\/$/, "");
		const tree = await treeAt(root, request, source, ports);
		if ("missing" in tree) return { kind: "missing", declaration };
		if ("reason" in tree) return { kind: "unreadable", reason: `"${shown(root)}" ${tree.reason}` };
		return await opened(root, tree.source, declaration);
	}
	const inner = posix.basename(FRONTEND_ROOT);
	if (source.entries.has(`${inner}/package.json`)) return await opened(inner, below(source, inner), undefined);
	if (request.root === "") return undefined;
	const tree = await treeAt(FRONTEND_ROOT, request, source, ports);
	const isFrontend = "source" in tree && tree.source.entries.has("package.json");
	return isFrontend ? await opened(FRONTEND_ROOT, tree.source, undefined) : undefined;
}

async function opened(
	root: string,
	source: Source,
	declaration: FrontendDeclaration | undefined,
): Promise<FrontendReading> {
	const [{ openFrontend }, { loadScriptParser }] = await Promise.all([
		import("../frontend/frontend.ts"),
		import("../frontend/scripts/parser.ts"),
	]);
	return openFrontend(root, source, declaration, await loadScriptParser());
}

/** The tree at a folder that is seen from the Space root: never one outside the repository. */
async function treeAt(
	folder: string,
	{ where, root }: Pick<Request, "where" | "root">,
	source: Source,
	{ openSource }: Pick<Ports, "openSource">,
): Promise<Tree> {
	if (folder === ".") return { source };
	if (!folder.startsWith("..")) {
		const inner = below(source, folder);
		return inner.entries.size > 0 ? { source: inner } : { missing: true };
	}
	const inRepository = posix.join(root, folder);
	if (inRepository.startsWith("..")) return { reason: "leads out of the repository" };
	const top = root.split("/").map(() => "..");
	try {
		if (where.kind === "commit") {
			const tree = await openSource({ ...where, root: inRepository === "." ? "" : inRepository });
			return { source: keepBytes(tree) };
		}
		const path = join(where.path, folder);
		return { source: keepBytes(await openSource({ kind: "folder", path, within: join(where.path, ...top) })) };
	} catch (thrown) {
		if (!(thrown instanceof SourceError)) throw thrown;
		if (thrown.code === "folder-missing") return { missing: true };
		return { reason: `cannot be read: ${thrown.message.replace(/\.$/, "")}` };
	}
}

/** The part of a tree below a folder, as a tree of its own. */
export function below(source: Source, folder: string): Source {
	const prefix = `${folder}/`;
	const entries = new Map<string, Entry>();
	for (const [path, entry] of source.entries)
		if (path.startsWith(prefix)) entries.set(path.slice(prefix.length), entry);
	return { ...source, entries, omissions: [], read: (path) => source.read(posix.join(folder, path)) };
}

/** The tree of a Space whose reports show lines of its frontend, too. */
export function withFrontend(source: Source, frontend: FrontendReading | undefined): Source {
	if (frontend?.kind !== "open" || !frontend.root.startsWith("..")) return source;
	const prefix = `${frontend.root}/`;
	return {
		...source,
		read: (path) => (path.startsWith(prefix) ? frontend.source.read(path.slice(prefix.length)) : source.read(path)),
	};
}
