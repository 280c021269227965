import { spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import { METHOD_DEMANDS } from "../../../src/python/libraries/fastapi.ts";
import type { Knowledge, LibraryModule, LibraryType } from "../../../src/python/libraries/knowledge.ts";
import { libraryModules } from "../../../src/python/libraries/lookup.ts";
import { obstacle } from "../../support/programs.ts";
import { announceSkipped } from "../../support/python.ts";

/** The interpreter that has FastAPI; further libraries are asked where PYTHONPATH leads to them. */
const INTERPRETER = "/usr/bin/python3";

/** What the table knows of versions that are newer or older than those which people have. */
const NOT_IN_EVERY_VERSION = new Set([
	"starlette.graphql.GraphQLApp",
	"hypercorn.middleware.ProxyFixMiddleware",
	"channels.routing.get_default_application",
	"bottle.Bottle.patch",
]);

/** Its `__call__` belongs to the instance: which one that is, is decided by what is wrapped. */
const CALLED_BY_INSTANCE = "sentry_sdk.integrations.asgi.SentryAsgiMiddleware";

interface Thing {
	readonly kind: "object" | "function" | "class";
	readonly bases?: readonly string[];
	readonly parameters?: readonly (readonly [name: string, kind: string])[] | null;
	readonly call?: "awaited" | "plain" | null;
	readonly members?: readonly string[];
	readonly methods?: readonly string[];
}

type Answer =
	| { readonly absent: string }
	| {
			readonly absent?: undefined;
			readonly names: readonly string[];
			readonly exports: readonly string[];
			readonly things: Readonly<Record<string, Thing>>;
	  };

/** A name of the table, with what is installed under it. */
interface Entry {
	readonly path: string;
	readonly knowledge: Knowledge;
	readonly thing: Thing | undefined;
}

const modules = [...libraryModules()].filter(({ name }) => name !== "builtins");
const answers = obstacle() === undefined ? ask(modules) : undefined;

function ask(table: readonly LibraryModule[]): ReadonlyMap<string, Answer> {
	const wanted = Object.fromEntries(table.map(({ name, holds }) => [name, Object.keys(holds)]));
	const script = "__tests__/support/describe_libraries.py";
	const { status, stdout, stderr } = spawnSync(INTERPRETER, ["-W", "ignore", script], {
		input: JSON.stringify(wanted),
		encoding: "utf8",
		maxBuffer: 1024 ** 3,
	});
	if (status !== 0) throw new Error(`the libraries could not be described: ${stderr}`);
	return new Map(Object.entries<Answer>(JSON.parse(stdout)));
}

/** The modules of the table that are installed. */
const installed = modules.flatMap(
	(module): { module: LibraryModule; answer: Exclude<Answer, { absent: string }> }[] => {
		const answer = answers?.get(module.name);
		return answer === undefined || answer.absent !== undefined ? [] : [{ module, answer }];
	},
);

const entries = installed.flatMap(({ module, answer }) =>
	Object.entries(module.holds).map(
		([name, knowledge]): Entry => ({ path: `${module.name}.${name}`, knowledge, thing: answer.things[name] }),
	),
);

/** What an entry's call makes, and the class that is installed under its name. */
function classes(): readonly { readonly path: string; readonly type: LibraryType; readonly thing: Thing }[] {
	return entries.flatMap(({ path, knowledge, thing }) => {
		const isMade = knowledge.kind === "callable" && knowledge.result.gives === "instance";
		return isMade && thing?.kind === "class" ? [{ path, type: knowledge.result.of, thing }] : [];
	});
}

describe("the table of libraries agrees with what is installed", () => {
	test("and that is FastAPI, Starlette and uvicorn at least", () => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("the table of libraries compared with what is installed", why);
			return;
		}
		const names = installed.map(({ module }) => module.name);
		expect(names).toEqual(
			expect.arrayContaining(["fastapi", "fastapi.routing", "starlette.applications", "uvicorn.middleware.wsgi"]),
		);
		expect(classes().length).toBeGreaterThan(30);
	});

	test("every name is there, in the versions that are installed", () => {
		const missing = entries.filter(({ thing }) => thing === undefined).map(({ path }) => path);
		expect(missing.filter((path) => !NOT_IN_EVERY_VERSION.has(path))).toEqual([]);
	});

	test("what it calls an application or a wrapper is awaited when it is called, and nothing else but routers is", () => {
		const wrong = classes().filter(({ path, type, thing }) => {
			const isAwaited = thing.call === "awaited" || path === CALLED_BY_INSTANCE;
			return isAwaited !== ["application", "wrapper", "bridge", "router"].includes(type.role);
		});
		expect(wrong.map(({ path, type }) => `${path} is called ${type.role}`)).toEqual([]);
	});

	test("what speaks WSGI can be called, and is not awaited", () => {
		const wrong = classes().filter(({ type, thing }) => type.role === "wsgi" && thing.call !== "plain");
		expect(wrong.map(({ path }) => path)).toEqual([]);
	});

	test("the application inside a wrapper is the parameter that the table names", () => {
		const found = entries.flatMap(({ path, knowledge, thing }) => {
			if (knowledge.kind !== "callable" || thing?.parameters == null) return [];
			const { result } = knowledge;
			const inner =
				result.gives === "instance" ? result.of.inner : result.gives === "argument" ? result.argument : undefined;
			return inner === undefined ? [] : [{ path, inner, name: thing.parameters[inner.position]?.[0] }];
		});
		expect(found.filter(({ inner, name }) => inner.keyword !== name)).toEqual([]);
		if (answers !== undefined) expect(found.length).toBeGreaterThan(10);
	});

	test("what it calls keyword-only is", () => {
		const found = entries.flatMap(({ path, knowledge, thing }) => {
			if (knowledge.kind !== "callable" || thing?.parameters == null) return [];
			const { result } = knowledge;
			const isOnly = thing.parameters.every(([, kind]) => kind === "KEYWORD_ONLY" || kind === "VAR_KEYWORD");
			return result.gives === "instance" && result.isKeywordOnly === true && !isOnly ? [path] : [];
		});
		expect(found).toEqual([]);
	});

	test("every method that it names exists", () => {
		const missing = classes().flatMap(({ path, type, thing }) =>
			Object.keys(type.methods)
				.filter((name) => thing.methods?.includes(name) === false)
				.map((name) => `${path}.${name}`),
		);
		expect(missing.filter((path) => !NOT_IN_EVERY_VERSION.has(path))).toEqual([]);
	});

	test("every attribute exists that it demands, and every one that exists is known", () => {
		const known = classes().filter(({ type }) => type.attributes !== undefined);
		if (answers !== undefined) expect(known.map(({ path }) => path)).toContain("fastapi.FastAPI");
		const unknown = known.flatMap(({ path, type, thing }) =>
			(thing.members ?? [])
				.filter((name) => type.attributes?.has(name) === false && !Object.hasOwn(type.methods, name))
				.map((name) => `${path}.${name}`),
		);
		expect(unknown).toEqual([]);
		const demanding = [...METHOD_DEMANDS.keys()];
		if (answers !== undefined) expect(demanding.filter((type) => !known.some((one) => one.type === type))).toEqual([]);
	});

	test("where all names of a module are listed, none of those that exist is missing", () => {
		const unknown = installed.flatMap(({ module, answer }) =>
			answer.names
				.filter((name) => module.names?.has(name) === false && !Object.hasOwn(module.holds, name))
				.filter((name) => !name.startsWith("_"))
				.map((name) => `${module.name}.${name}`),
		);
		expect(unknown).toEqual([]);
	});

	test("an import with a star binds what the table says", () => {
		const listed = installed.filter(({ module }) => module.exports !== undefined);
		for (const { module, answer } of listed) {
			const missing = answer.exports.filter((name) => module.exports?.has(name) === false);
			expect({ module: module.name, missing }).toEqual({ module: module.name, missing: [] });
		}
	});
});
