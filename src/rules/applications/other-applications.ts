import type { Space } from "../../gate/space.ts";
import type { Application } from "../../python/application.ts";
import { boundBy } from "../../python/evaluate/values/local-names.ts";
import type { Module, Unjudged } from "../../python/module.ts";
import { lastName } from "../../python/names/calls.ts";
import type { Span, Statement } from "../../python/tree/ast.ts";
import { statementsBelow } from "../../python/tree/blocks.ts";
import type { Place } from "../../source/place.ts";
import type { KnownTarget } from "./entrypoint-proof.ts";
import { ASIDE } from "./nested-application.ts";

/** An application of the project that is not the one that is served. */
export interface OtherApplication {
	readonly file: string;
	/** The module as the served file imports it: "src.main". */
	readonly module: string;
	readonly name: string;
	/** Whether the name is a function that makes it. */
	readonly isFactory: boolean;
	readonly application: Application;
}

/** Words without which a file makes no application whose routes are known. */
const CLASSES = ["FastAPI", "Starlette"];

/** Names of files and functions that make applications, the likeliest first. */
const FILES = ["main.py", "app.py", "server.py", "api.py", "application.py", "asgi.py", "__init__.py", "factory.py"];
const FACTORY =
	/^_?(create|make|get|build|init|setup|configure)\w*_(app|application|api|server)$|^(app|application)_factory$/;
const NAMES = ["app", "application", "api", "server"];

/** Names of files, folders and functions for what is no longer, or not yet, or only in tests a part of the program. */
const LEFT_OVER =
	/(^|[_-])(old|older|orig|original|backup|bak|legacy|deprecated|archived?|copy|tmp|temp|draft|example|examples|demo|sample|mock|stub|fake|test|tests|conftest|playground|experiments?|sandbox)\d*([_-]|\.py$|$)/i;

/** Files that make a folder a project of its own, which is deployed by itself. */
const PROJECT_FILES = [
	"requirements.txt",
	"pyproject.toml",
	"setup.py",
	"Pipfile",
	"Dockerfile",
	"package.json",
	"fly.toml",
];

/** Files whose bytes are searched; beyond them the guess would be no better. */
const MAX_SEARCHED = 200;

/** Files that are parsed, names of one file that are asked for, and questions that are asked: each evaluates a whole start. */
const MAX_FILES = 30;
const MAX_NAMES = 2;
const MAX_PROOFS = 6;

/** The applications that a project makes besides the one that is served, the likeliest first. */
export function otherApplications(space: Space, target: KnownTarget, served: Application): readonly OtherApplication[] {
	const { python } = space;
	const [home = ""] = python.folders;
	const origin = originOf(space, served);
	const candidates = python.files
		.filter((path) => isCandidate(space, path) && (home === "" || path.startsWith(`${home}/`)))
		.sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
		.slice(0, MAX_SEARCHED)
		.filter((path) => python.mentions(path, CLASSES))
		.slice(0, MAX_FILES)
		.flatMap((path) => namesIn(python.module(path), origin, target))
		.slice(0, MAX_PROOFS);
	const seen = new Set([placeKey(served.place)]);
	return candidates.flatMap(({ file, name, isFactory }): OtherApplication[] => {
		const module = moduleOf(file, home);
		const { proof, application, reached } = python.prove(module, name);
		if (proof.state !== "proven" || application === undefined || seen.has(placeKey(application.place))) return [];
		seen.add(placeKey(application.place));
		// What imports the served file is built around it, and that file cannot import it.
		return file !== target.file && reached.includes(target.file)
			? []
			: [{ file, module, name, isFactory, application }];
	});
}

/** What is made at one place is one application. */
function placeKey({ file, start }: Place): string {
	return `${start.line}:${start.column}:${file}`;
}

function isCandidate({ source }: Space, path: string): boolean {
	const names = path.split("/");
	if (!names.every((name) => /^[A-Za-z_]\w*(\.py)?$/.test(name))) return false;
	if (names.some((name) => LEFT_OVER.test(name)) || names.slice(0, -1).some((name) => ASIDE.test(name))) return false;
	const folders = names.slice(0, -1).map((_, at) => names.slice(0, at + 1).join("/"));
	return !folders.some((folder) => PROJECT_FILES.some((file) => source.entries.has(`${folder}/${file}`)));
}

/** Lower is likelier: files with the names that people give to applications first, the closest to the root first. */
function rankOf(path: string): number {
	const names = path.split("/");
	const file = FILES.indexOf(names.at(-1) ?? "");
	return (file < 0 ? 1_000_000 : 0) + names.length * 100 + Math.max(file, 0);
}

/** The module of a file, as it is imported from a folder. */
function moduleOf(file: string, home: string): string {
	return file
		.slice(home === "" ? 0 : home.length + 1)
		.replace(/(\/__init__)?\.py$/, "")
		.replaceAll("/", ".");
}

interface Candidate {
	readonly file: string;
	readonly name: string;
	readonly isFactory: boolean;
}

/** Where the served application is made. */
interface Origin {
	readonly file: string;
	readonly offset: number;
	/** The function of the module that makes it; "" where none does. */
	readonly maker: string;
}

function originOf({ python }: Space, { place }: Application): Origin {
	const { file, start } = place;
	const module = python.module(file);
	if (module === undefined || "unjudged" in module) return { file, offset: -1, maker: "" };
	const offset = module.lines.offset(start.line) + start.column - 1;
	const maker = module.body.find((one) => one.kind === "function" && isAround(one, offset));
	return { file, offset, maker: maker?.kind === "function" ? maker.name : "" };
}

function isAround({ start, end }: Span, offset: number): boolean {
	return start <= offset && offset < end;
}

/** The names of a module that probably hold an application or make one; what makes the served one is left out. */
function namesIn(module: Module | Unjudged | undefined, origin: Origin, target: KnownTarget): readonly Candidate[] {
	if (module === undefined || "unjudged" in module) return [];
	const { path, text } = module;
	const found: Candidate[] = [];
	const makers = new Set<string>();
	for (const statement of statementsBelow(module.body)) {
		const maker = makerIn(statement);
		if (maker === undefined) continue;
		makers.add(maker);
		if (maker === origin.maker || (path === origin.file && isAround(statement, origin.offset))) continue;
		for (const name of boundBy(statement)) found.push({ file: path, name, isFactory: false });
	}
	for (const statement of module.body) {
		if (statement.kind !== "function" || !FACTORY.test(statement.name) || makers.has(statement.name)) continue;
		const code = text.slice(statement.start, statement.end);
		const isMaker = CLASSES.some((name) => code.includes(`${name}(`));
		const isOrigin = path === origin.file && statement.name === origin.maker;
		if (isMaker && !isOrigin) found.push({ file: path, name: statement.name, isFactory: true });
	}
	const isServed = ({ file, name }: Candidate) => file === target.file && name === target.attribute;
	return found
		.filter((one) => !isServed(one) && !LEFT_OVER.test(one.name))
		.sort((a, b) => rankOfName(a) - rankOfName(b))
		.slice(0, MAX_NAMES);
}

/** What a statement calls to bind a name: "FastAPI", "create_app"; `undefined` where that makes no application. */
function makerIn(statement: Statement): string | undefined {
	if (statement.kind !== "assign" && statement.kind !== "annotated") return undefined;
	if (statement.value?.kind !== "call") return undefined;
	const maker = lastName(statement.value.callee);
	const isNamed = boundBy(statement).some((name) => NAMES.includes(name));
	return isNamed || CLASSES.includes(maker) || FACTORY.test(maker) ? maker : undefined;
}

function rankOfName({ name, isFactory }: Candidate): number {
	const rank = NAMES.indexOf(name);
	return Number(isFactory) * 100 + (rank < 0 ? NAMES.length : rank);
}
