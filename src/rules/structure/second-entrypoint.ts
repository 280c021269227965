import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { Module } from "../../python/module.ts";
import { lastName } from "../../python/names/calls.ts";
import { judgedFiles } from "../../python/servers/judged-files.ts";
import type { Statement } from "../../python/tree/ast.ts";
import { statementsBelow } from "../../python/tree/blocks.ts";
import { shown } from "../../source/shown.ts";
import partialApp from "../entrypoint/partial-app.ts";
import serverStart from "../entrypoint/server-start.ts";

const ENTRYPOINT = "main.py";

/** Classes and functions of libraries that give what a server can serve. */
const MAKERS: ReadonlySet<string> = new Set([
	...["FastAPI", "Starlette", "Litestar", "Quart", "Sanic", "Flask", "Robyn", "BlackSheep", "ASGIApp"],
	...[
		"get_asgi_application",
		"get_wsgi_application",
		"create_app",
		"make_app",
		"get_application",
		"create_application",
	],
]);

/** What a file that makes an application holds somewhere. */
const WORDS: readonly string[] = [...MAKERS];

/** Names by which servers and platforms find an application, and of files that are there to be started. */
const NAMES = /^(app|application|api|server|asgi|asgi_app|wsgi|wsgi_app|handler)$/;
const ENTRY_FILES = /^(app|application|asgi|wsgi|server|serve|run|start|index|passenger_wsgi)\.py$/;

/** Names of files for what is no longer, or not yet, or only in tests a part of the program. */
const ASIDE =
	/(^|[_-])(old|orig|original|backup|bak|legacy|deprecated|archived?|copy|tmp|temp|draft|examples?|demo|sample|mock|stub|fake|tests?|conftest|playground|experiments?|sandbox|bench|benchmark)\d*([_-]|\.py$)/i;

/** Files that are parsed, and findings. */
const MAX_FILES = 20;

export default {
	id: "structure/second-entrypoint",
	title: "`main.py` is the only entry point at the Space root",
	severity: "warning",
	contracts: ["python"],
	clauses: ["003 constraints"],
	since: "0.1.0",
	sources: ["https://fastapi.tiangolo.com/tutorial/bigger-applications/"],
	check: (space): Answer => {
		const { proof, reached } = space.python.prove("main", "app");
		if (proof.state !== "proven") {
			return { skipped: "main:app is not proven to be an application, so another file may be the one that is meant" };
		}
		const candidates = judgedFiles(space.python, [])
			.filter((path) => path !== ENTRYPOINT && !reached.includes(path) && !ASIDE.test(path))
			.filter((path) => space.python.mentions(path, ENTRY_FILES.test(path) ? [...WORDS, "main"] : WORDS));
		if (candidates.length === 0) return [];
		const told = new Set([serverStart, partialApp].flatMap((rule) => filesTold(rule.check(space))));
		return candidates
			.filter((path) => !told.has(path))
			.slice(0, MAX_FILES)
			.filter((path) => !isImportedLater(space, path, reached))
			.flatMap((path) => problemsIn(space, path));
	},
} satisfies Rule;

/** Files about which another rule speaks: that they start a server, or hold the fuller application. */
function filesTold(answer: Answer): string[] {
	if ("skipped" in answer) return [];
	return answer.flatMap(({ place, trace = [] }) => [place.file, ...trace.map((step) => step.place.file)]);
}

/** Whether something that the start reaches imports the file when a function is called. */
function isImportedLater({ python }: Space, path: string, reached: readonly string[]): boolean {
	const name = path.slice(0, -".py".length);
	const isNamed = (file: string) => python.mentions(file, [`"${name}"`, `'${name}'`]);
	return reached.some(
		(file) =>
			python.mentions(file, [`import ${name}`, `from ${name} `]) ||
			(python.mentions(file, ["import_module", "__import__"]) && isNamed(file)),
	);
}

function problemsIn({ python }: Space, path: string): Problem[] {
	const module = python.module(path);
	if (module === undefined || "unjudged" in module) return [];
	const statements = statementsBelow(module.body);
	const made = [...statements].find((one) => makerIn(one) !== undefined);
	if (made !== undefined) return [problemOf(module, made, ownApplication(path, makerIn(made) ?? ""))];
	const handed = ENTRY_FILES.test(path) ? module.body.find(handsOn) : undefined;
	return handed === undefined ? [] : [problemOf(module, handed, handedOn(path))];
}

function problemOf({ path, lines }: Module, { start, end }: Statement, message: string): Problem {
	return { place: lines.place(path, start, end), message };
}

/** What a statement at module level calls to bind a name; `undefined` where that makes no application. */
function makerIn(statement: Statement): string | undefined {
	if (statement.kind !== "assign" && statement.kind !== "annotated") return undefined;
	if (statement.value?.kind !== "call") return undefined;
	const maker = lastName(statement.value.callee);
	return MAKERS.has(maker) ? maker : undefined;
}

/** `from main import app`, in a file that is there to be started. */
function handsOn(statement: Statement): boolean {
	if (statement.kind !== "from" || statement.level > 0 || statement.module !== "main") return false;
	return statement.names !== "*" && statement.names.some(({ name, alias }) => NAMES.test(alias ?? name));
}

function ownApplication(path: string, maker: string): string {
	return (
		`${shown(path)} makes an application of its own with ${maker}(), and main.py never imports it. ` +
		"A Space serves main:app and nothing else, so what stands here never answers a request there. " +
		`Let main.py take over what belongs to the Space (include_router, mount), and delete ${shown(path)} or move it into a folder.`
	);
}

function handedOn(path: string): string {
	return (
		`${shown(path)} hands on the application of main.py to another server. ` +
		"A Space imports main.py itself, so this file is never used there, and what it sets up has no effect. " +
		`Delete ${shown(path)}, or move it into a folder if you start another server elsewhere with it.`
	);
}
