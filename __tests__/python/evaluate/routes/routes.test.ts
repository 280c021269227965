import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import type { Application, Unresolved } from "../../../../src/python/application.ts";
import { loadProgram } from "../../../../src/python/load-program.ts";
import type { Engine } from "../../../../src/python/parser/syntax-node.ts";
import { engines } from "../../../support/engines.ts";
import { memorySource } from "../../../support/memory-source.ts";
import { askUvicorn, obstacle } from "../../../support/programs.ts";
import { announceSkipped } from "../../../support/python.ts";

const FOLDER = "__tests__/python/evaluate/routes";

/** Milliseconds that the real FastAPI has for all programs; it takes about two seconds. */
const TIME_LIMIT = 120_000;

interface RouteProgram {
	readonly id: string;
	readonly files: Readonly<Record<string, string>>;
	readonly environment: Readonly<Record<string, string>>;
	/** Whether something is registered that the gate cannot tell. */
	readonly isUnresolved: boolean;
	readonly asks: "routes";
}

/** One route in a line: "http GET,POST /tasks". */
type Line = string;

const programs = readdirSync(FOLDER)
	.filter((name) => name.endsWith(".yml"))
	.flatMap((name) => programsIn(readFileSync(join(FOLDER, name), "utf8")));

function programsIn(text: string): readonly RouteProgram[] {
	const list: readonly Record<string, unknown>[] = parse(text);
	return list.map((entry) => ({
		id: String(entry.name),
		files: Object.fromEntries(
			Object.entries(entry).flatMap(([path, content]) => (path.includes(".") ? [[path, String(content)]] : [])),
		),
		environment: Object.assign({}, entry.environment),
		isUnresolved: entry.unresolved === true,
		asks: "routes",
	}));
}

function applicationOf({ files }: RouteProgram, engine: Engine): Application | undefined {
	const program = loadProgram(memorySource(files), engine, { major: 3, minor: 11 });
	try {
		return program.prove("main", "app").application;
	} finally {
		program.release();
	}
}

function linesOf({ routes }: Application): readonly Line[] {
	return routes.map(({ kind, methods, path }) => `${kind} ${methods.join()} ${path}`);
}

/** Whether a route may be one of those that something unresolved stands for. */
function isCovered(line: Line, { start, end }: Unresolved): boolean {
	const path = line.slice(line.indexOf("/"));
	return path.startsWith(start) && path.endsWith(end);
}

test("every program has a name of its own", () => {
	expect(new Set(programs.map(({ id }) => id)).size).toBe(programs.length);
	expect(programs.length).toBeGreaterThanOrEqual(60);
});

test(
	"the routes are those that the real FastAPI has, in its order; what else it has is told to be unresolved",
	() => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("routes compared with FastAPI", why);
			return;
		}
		const answers = askUvicorn(programs);
		for (const program of programs) {
			const answer = answers.get(program.id);
			const real = answer?.routes?.map(([kind, methods, path]) => `${kind} ${methods.join()} ${path}`);
			for (const engine of engines) {
				const application = applicationOf(program, engine);
				const known = application === undefined ? [] : linesOf(application);
				const hidden = application?.unresolved ?? [];
				const isKnown = (line: Line) => known.includes(line) || !hidden.some((one) => isCovered(line, one));
				const told = {
					error: null,
					routes: known,
					isUnresolved: hidden.length > 0,
				};
				const wanted = {
					error: answer?.error,
					routes: program.isUnresolved ? real?.filter(isKnown) : real,
					isUnresolved: program.isUnresolved,
				};
				expect({ id: program.id, ...told }).toEqual({ id: program.id, ...wanted });
			}
		}
	},
	TIME_LIMIT,
);
