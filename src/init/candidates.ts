import { ASIDE } from "../rules/applications/nested-application.ts";
import type { Source } from "../source/source.ts";

/** A file that may make the application of a backend. */
export interface Candidate {
	/** From the top of the tree: "backend/app/main.py". */
	readonly path: string;
	/** Folders that may become the Space root, the likeliest first; "" is the top. */
	readonly homes: readonly string[];
	/** What main.py has to bind `app` to: a name that the file binds, or a function that makes the application. */
	readonly exposes: Exposed;
	/** Whether it makes an application by its looks; else it may only have one from somewhere else. */
	readonly isMaker: boolean;
}

/** What a file has to offer to a main.py. */
export type Exposed =
	| { readonly kind: "name"; readonly name: string }
	| { readonly kind: "factory"; readonly name: string };

/** Names of files that hold an application, the likeliest first. */
const FILES = ["main.py", "app.py", "server.py", "asgi.py", "api.py", "application.py", "__init__.py", "factory.py"];

/** What makes an application, as its call begins. */
const MAKERS = ["FastAPI", "Starlette", "Litestar", "Quart", "Sanic", "ASGIApp", "get_asgi_application", "Flask"];
const CALLS = MAKERS.map((name) => `${name}(`);

/** What a main.py holds that has its application from somewhere else. */
const TAKES = ["import app", "import create_app", "app ="];

/** Files by which a folder is a project of its own. */
const MARKERS = [".space-gate.yml", "requirements.txt", "pyproject.toml", "Pipfile", "Dockerfile", "setup.py"];

/** Files that hold tests, and files of tools. */
const OTHERS = /(^|\/)(test_[^/]*|[^/]*_test|conftest|setup|noxfile|manage)\.py$/;

/** Candidates that are looked at, folders above one another, and bytes in which a name and a card are looked for. */
const MAX = { candidates: 50, depth: 8, text: 256 * 1024, head: 4096 } as const;

/** The files of a tree that may make the application of a backend, the likeliest first. Their text is searched, not parsed. */
export function candidatesIn(source: Source): readonly Candidate[] {
	const ranked: { readonly path: string; readonly rank: number; readonly text: string }[] = [];
	for (const [path, { kind }] of source.entries) {
		if (kind !== "file" || !path.endsWith(".py") || OTHERS.test(path)) continue;
		const folders = path.split("/").slice(0, -1);
		if (folders.length > MAX.depth || folders.some((name) => ASIDE.test(name))) continue;
		const text = textOf(source, path, path.endsWith("main.py") ? [...CALLS, ...TAKES] : CALLS);
		if (text !== undefined) ranked.push({ path, rank: rankOf(path, folders.length), text });
	}
	ranked.sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1));
	return ranked.slice(0, MAX.candidates).map(({ path, text }) => ({
		path,
		homes: homesOf(source, path),
		exposes: exposedBy(text),
		isMaker: CALLS.some((call) => text.includes(call)),
	}));
}

/** A main.py first, then other names that say it; what lies higher before what lies deeper. */
function rankOf(path: string, depth: number): number {
	const at = FILES.indexOf(path.slice(path.lastIndexOf("/") + 1));
	return (at === 0 ? 0 : 100_000) + depth * 100 + (at < 0 ? FILES.length : at);
}

function textOf(source: Source, path: string, words: readonly string[]): string | undefined {
	const content = source.read(path);
	if (!(content instanceof Uint8Array)) return undefined;
	const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	return words.some((word) => bytes.includes(word)) ? bytes.toString("latin1", 0, MAX.text) : undefined;
}

/** Folders with a file that says so come first, then the folder in which the file's package lies, then the others. */
function homesOf(source: Source, path: string): readonly string[] {
	const { entries } = source;
	const folders = foldersOf(path);
	const isMarked = (folder: string) =>
		MARKERS.some((name) => entries.has(below(folder, name))) || hasCard(source, folder);
	const base = folders.find((folder) => !entries.has(below(folder, "__init__.py")));
	return [...new Set([...folders.filter(isMarked), ...(base === undefined ? [] : [base]), ...folders])];
}

/** Whether the README of a folder begins with a card, by its looks. */
function hasCard(source: Source, folder: string): boolean {
	const content = source.read(below(folder, "README.md"));
	if (!(content instanceof Uint8Array)) return false;
	const head = Buffer.from(content.subarray(0, MAX.head)).toString("latin1");
	return head.startsWith("---") && /^sdk:/m.test(head);
}

/** The folders around a file, innermost first, the top as "" last. */
export function foldersOf(path: string): string[] {
	const names = path.split("/").slice(0, -1);
	return [...names.map((_, at) => names.slice(0, names.length - at).join("/")), ""];
}

/** What the text binds, by its looks: whether it is right the proof tells. */
function exposedBy(text: string): Exposed {
	if (/^app ?[:=]|^(?:from|import) [^\n]*\bapp\r?$/m.test(text)) return { kind: "name", name: "app" };
	const bound = new RegExp(`^([A-Za-z_]\\w*) ?(?::[^=\\n]*)?= ?(?:[\\w.]+\\.)?(?:${MAKERS.join("|")})\\(`, "m").exec(
		text,
	);
	if (bound?.[1] !== undefined) return { kind: "name", name: bound[1] };
	const made = /^def ((?:create|make|get|build|init)_\w{0,40}app\w{0,40})\(/m.exec(text);
	return made?.[1] === undefined ? { kind: "name", name: "app" } : { kind: "factory", name: made[1] };
}

/** A path from the top of the tree, for a name in a folder. */
export function below(folder: string, name: string): string {
	return folder === "" ? name : `${folder}/${name}`;
}

/** Whether a path lies in a folder. */
export function isIn(folder: string, path: string): boolean {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
