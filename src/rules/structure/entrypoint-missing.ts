import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { topOf } from "../../source/place.ts";
import { lookalikes, rootFile } from "../../source/root-file.ts";
import { shown } from "../../source/shown.ts";
import { nestedApplication } from "../applications/nested-application.ts";
import { servedFileAnswer } from "../image/served-file.ts";

/** Root files by which an application is known when it is not called main.py, the likeliest first. */
const OTHER_NAMES = ["app.py", "server.py", "asgi.py", "api.py", "application.py", "run.py", "index.py", "start.py"];

/** Words with which an application is built; a script that only starts a server has none of them. */
const BUILDS = [
	...["FastAPI(", "Starlette(", "Litestar(", "Quart(", "Sanic(", "ASGIApp(", "get_asgi_application("],
	...["mount_gradio_app(", "blacksheep import", "import app\n", "import create_app"],
];

/** What a main.py may have become on its way: compiled, a notebook, a script without an ending. */
const OTHER_FORMS: ReadonlyMap<string, string> = new Map([
	["main.ipynb", "is a notebook, which Python cannot import. Save its code as main.py"],
	["main.pyc", "is compiled and only the interpreter that made it reads it. Add the main.py that it was made from"],
	["main.pyw", "is a script for Windows. Rename it to main.py"],
	["main", "has no ending, so Python does not import it. Rename it to main.py"],
	["main/__init__.py", "makes main a package, and the contract asks for a file. Move its code to main.py"],
	["__main__.py", 'is run by "python -m" only. Let main.py import its app'],
]);

export default {
	id: "structure/entrypoint-missing",
	title: "The Space root holds main.py, or what the Dockerfile starts",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-03", "SP-HF-09", "FR-01", "FR-05", "000"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/#command-line-options", "https://huggingface.co/docs/hub/spaces-overview"],
	check: (space) => {
		if (space.contract === "docker") return servedFileAnswer(space);
		const main = rootFile(space.source, "main.py");
		if (main.kind === "file") return [];
		if (main.kind === "absent") return [absent(space)];
		const message = `main.py ${main.clause}, so "uvicorn main:app", which starts the Space, finds nothing to import. ${main.advice}`;
		return [{ place: topOf("main.py"), message }];
	},
} satisfies Rule;

function absent(space: Space): Problem {
	const problem = "There is no main.py at the Space root, and the Space is started from there (main:app).";
	const { file, advice } = remedy(space);
	return { place: topOf(file), message: `${problem} ${advice}` };
}

/** Where to look, and what to do: the file that was meant, or a new one. */
function remedy(space: Space): { readonly file: string; readonly advice: string } {
	const [misspelt] = lookalikes(space.source, "main.py");
	if (misspelt !== undefined) {
		const advice = `"${shown(misspelt)}" is another name on Linux, where a Space runs. Rename it to main.py.`;
		return { file: misspelt, advice };
	}
	const other = OTHER_NAMES.find((name) => holdsApplication(space, name)) ?? otherRootFile(space);
	if (other !== undefined) {
		const module = other.slice(0, -".py".length);
		const advice = /^[A-Za-z_]\w*$/.test(module)
			? `${shown(other)} seems to hold the application. Rename it to main.py, or add a main.py with the line "from ${module} import app".`
			: `${shown(other)} seems to hold the application. Rename it to main.py.`;
		return { file: other, advice };
	}
	const form = [...OTHER_FORMS].find(([name]) => space.source.entries.has(name));
	if (form !== undefined) return { file: form[0], advice: `${form[0]} ${form[1]}.` };
	return nested(space) ?? { file: "main.py", advice: "Add a main.py that binds app to a FastAPI application." };
}

function holdsApplication({ source, python }: Space, name: string): boolean {
	return source.entries.has(name) && python.mentions(name, BUILDS);
}

/** The only other Python file at the root that mentions a framework. */
function otherRootFile(space: Space): string | undefined {
	const files = space.python.files.filter(
		(path) => !path.includes("/") && !/^(setup|conftest|test_.*|.*_test)\.py$/.test(path),
	);
	const found = files.slice(0, 50).filter((path) => holdsApplication(space, path));
	return found.length === 1 ? found[0] : undefined;
}

function nested(space: Space): { file: string; advice: string } | undefined {
	const found = nestedApplication(space);
	if (found === undefined) return undefined;
	const root = [space.root, found.home].filter(Boolean).join("/");
	const setPath = `give Space Gate "path: ${shown(root)}"`;
	const seems = `${shown(found.file)} seems to be the one that is meant:`;
	if (found.module === undefined) {
		return { file: found.file, advice: `${seems} ${setPath} to make its folder the Space root, or move it up.` };
	}
	const line = `a main.py with the line "from ${shown(found.module)} import app"`;
	const where = found.home === "" ? `add ${line}` : `${setPath}, and add ${line} to that folder`;
	return { file: found.file, advice: `${seems} ${where}.` };
}
