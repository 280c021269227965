import type { Space } from "../../gate/space.ts";

/** An application that lies in a folder although it is wanted at the Space root. */
export interface NestedApplication {
	/** The file that is meant: "backend/main.py". */
	readonly file: string;
	/** The folder that should be the Space root, relative to the present one; "" where that is right. */
	readonly home: string;
	/** The module that main.py in the home must import `app` from; `undefined` where the file is that main.py. */
	readonly module: string | undefined;
}

/** Names of files that hold an application, the likeliest first. */
const FILES = ["main.py", "app.py", "server.py", "asgi.py", "api.py", "application.py"];

/** Folders in which people keep a backend, the likeliest first. */
const FOLDERS = ["backend", "api", "server", "src", "app"];

/** Folders whose applications are not the one that is to be shipped. */
export const ASIDE =
	/^(\..*|tests?|testing|examples?|samples?|docs?|demos?|scripts?|tools|notebooks|migrations|alembic|venv|env|node_modules|site-packages|build|dist|__pycache__|frontend)$/i;

/** Words without which a file builds no ASGI application. */
const FRAMEWORKS = [
	"fastapi",
	"FastAPI",
	"starlette",
	"Starlette",
	"litestar",
	"Litestar",
	"quart",
	"sanic",
	"blacksheep",
	"socketio",
	"gradio",
	"get_asgi_application",
];

/** Files that are looked into; beyond them the guess would be no better. */
const CANDIDATES = 50;

/** The application in a folder that was probably meant to be the Space's, if there is one. */
export function nestedApplication({ source, python }: Space): NestedApplication | undefined {
	const candidates = python.files
		.map((path) => ({ path, rank: rankOf(path) }))
		.filter((one): one is { path: string; rank: number } => one.rank !== undefined)
		.sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))
		.slice(0, CANDIDATES);
	const found = candidates.find(({ path }) => python.mentions(path, FRAMEWORKS));
	if (found === undefined) return undefined;
	const file = found.path;
	const folders = foldersOf(file);
	const isMember = python.mentions(file, memberWords(folders));
	const withRequirements = folders.find((folder) => source.entries.has(below(folder, "requirements.txt")));
	const home = withRequirements ?? (isMember ? (folders[1] ?? "") : (folders[0] ?? ""));
	if (below(home, "main.py") === file) return { file, home, module: undefined };
	const inHome = file.slice(home === "" ? 0 : home.length + 1, -".py".length);
	return { file, home, module: inHome.replaceAll("/", ".") };
}

/** Lower is likelier; `undefined` for files that are no candidates. */
function rankOf(path: string): number | undefined {
	const names = path.split("/");
	const file = FILES.indexOf(names.at(-1) ?? "");
	const folders = names.slice(0, -1);
	if (folders.length === 0 || file < 0 || folders.some((name) => ASIDE.test(name))) return undefined;
	if (!names.every((name) => /^[\w.-]+$/.test(name))) return undefined;
	const folder = FOLDERS.indexOf(folders[0] ?? "");
	return (file === 0 ? 0 : 100_000) + folders.length * 1000 + (folder < 0 ? FOLDERS.length : folder) * 10 + file;
}

/** The folders around a file, innermost first, the root as "" last. */
function foldersOf(file: string): string[] {
	const names = file.split("/").slice(0, -1);
	return [...names.map((_, at) => names.slice(0, names.length - at).join("/")), ""];
}

/** Imports that work only where the file's folder is a package of the program. */
function memberWords(folders: readonly string[]): string[] {
	const name = folders[0]?.split("/").at(-1);
	return ["\nfrom .", `\nfrom ${name}.`, `\nfrom ${name} import`, `\nimport ${name}.`];
}

function below(folder: string, name: string): string {
	return folder === "" ? name : `${folder}/${name}`;
}
