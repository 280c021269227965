import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";
import mainGuard from "../../src/rules/entrypoint/main-guard.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { spaceOf } from "../support/spaces.ts";

/** Milliseconds that Python has for all programs; it takes about ten seconds. */
const TIME_LIMIT = 120_000;

const IMPORTS = `from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from sqlmodel import Session, SQLModel, select
import classifier
from parts import Task, connection, engine, other, refuse, router
`;

const PARTS = `import sqlite3

from fastapi import APIRouter, FastAPI
from sqlalchemy.pool import StaticPool
from sqlmodel import Field, SQLModel, create_engine

engine = create_engine("sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool)
connection = sqlite3.connect(":memory:")
router = APIRouter()
other = FastAPI()


@router.get("/tasks")
def tasks():
    return []


def refuse(request, error):
    return None


class Task(SQLModel, table=True):
    id: int = Field(primary_key=True)
`;

const CLASSIFIER = `labels = None


def load():
    global labels
    labels = {"a": 1}


def classify(text):
    return labels[text]
`;

/** What may stand under a guard, and a function that finds out whether it has been done. */
interface Deed {
	readonly name: string;
	readonly code: readonly string[];
	readonly probe?: readonly string[];
	/** Whether it binds a name of the module that does it. */
	readonly isLocal?: boolean;
}

const DEEDS: readonly Deed[] = [
	{ name: "router", code: ['app.include_router(router, prefix="/api")'] },
	{ name: "middleware", code: ["app.add_middleware(GZipMiddleware, minimum_size=500)"] },
	{ name: "mount", code: ['app.mount("/other", other)'] },
	{ name: "route", code: ['@app.get("/late")', "def late():", "    return 1"] },
	{ name: "handler", code: ["app.add_exception_handler(KeyError, refuse)"] },
	{ name: "state", code: ["app.state.store = 1"], probe: ["return app.state.store"] },
	{
		name: "tables",
		code: ["SQLModel.metadata.create_all(engine)"],
		probe: ["with Session(engine) as session:", "    return session.exec(select(Task)).all()"],
	},
	{
		name: "sql",
		code: ['connection.execute("CREATE TABLE IF NOT EXISTS texts (id INTEGER)")'],
		probe: ['return connection.execute("SELECT id FROM texts").fetchall()'],
	},
	{ name: "model", code: ["classifier.load()"], probe: ['return classifier.classify("a")'] },
	{ name: "name", code: ["model = str.upper"], probe: ['return model("text")'], isLocal: true },
	{ name: "wrapper", code: ["app = GZipMiddleware(app)"], isLocal: true },
	{ name: "nothing", code: ['print("http://localhost:8000/docs")', "limit = 3"] },
	{ name: "another-application", code: ["local = FastAPI()", "local.include_router(router)", 'local.mount("/", app)'] },
];

/** Conditions with the depth of what stands below, and what closes them. */
const GUARDS: readonly {
	readonly name: string;
	readonly opening: string;
	readonly depth?: number;
	readonly end?: string;
}[] = [
	{ name: "plain", opening: 'if __name__ == "__main__":' },
	{ name: "reversed", opening: "if '__main__' == __name__:" },
	{ name: "one of", opening: 'if __name__ in ("__main__", "__mp_main__"):' },
	{ name: "not other", opening: 'if not __name__ != "__main__":' },
	{ name: "else", opening: 'if __name__ != "__main__":\n    pass\nelse:' },
	{ name: "elif", opening: 'if __name__ == "other":\n    pass\nelif __name__ == "__main__":' },
	{ name: "and", opening: 'if __name__ == "__main__" and FastAPI is not None:' },
	{ name: "while", opening: 'while __name__ == "__main__":', end: "    break" },
	{ name: "match", opening: 'match __name__:\n    case "__main__":', depth: 2 },
	{ name: "always", opening: 'if __name__ != "__main__" or __name__:' },
	{ name: "served only", opening: 'if __name__ != "__main__":' },
];

/** Deeds that are tried under every guard. */
const SPELLED = new Set(["router", "name", "nothing"]);

const WAYS = ["itself", "function", "module"] as const;
const ELSEWHERE = ["nowhere", "module level", "function that runs"] as const;

interface Plan {
	readonly deed: Deed;
	readonly guard: (typeof GUARDS)[number] | undefined;
	readonly way: (typeof WAYS)[number];
	readonly elsewhere: (typeof ELSEWHERE)[number];
}

function indented(lines: readonly string[], depth: number): string {
	return lines.map((line) => `${"    ".repeat(depth)}${line}\n`).join("");
}

function programOf({ deed, guard = GUARDS[0], way, elsewhere }: Plan): Record<string, string> {
	const { opening = "", depth = 1, end = "" } = guard ?? {};
	const own = deed.isLocal === true ? [`global ${deed.name === "wrapper" ? "app" : "model"}`, ...deed.code] : deed.code;
	const probe = deed.probe === undefined ? "" : `@app.get("/probe")\ndef probe():\n${indented(deed.probe, 1)}\n`;
	const outside = {
		nowhere: "",
		"module level": indented(deed.code, 0),
		"function that runs": `def prepare():\n${indented(own, 1)}\nprepare()\n`,
	}[elsewhere];
	const doing = { itself: deed.code, function: ["main()"], module: ["install(app)"] }[way];
	const main = way === "function" ? `def main():\n${indented([...own, "uvicorn.run(app)"], 1)}\n` : "";
	const imported = way === "module" ? "from setting_up import install\n" : "";
	return {
		"main.py": `${IMPORTS}import uvicorn\n${imported}\napp = FastAPI()\n\n${probe}${outside}\n${main}\n${opening}\n${indented(doing, depth)}${indented(["uvicorn.run(app)"], depth)}${end}\n`,
		"parts.py": PARTS,
		"classifier.py": CLASSIFIER,
		...(way === "module" ? { "setting_up.py": `${IMPORTS}\n\ndef install(app):\n${indented(deed.code, 1)}` } : {}),
	};
}

const plans: readonly Plan[] = DEEDS.flatMap((deed) => [
	...(SPELLED.has(deed.name) ? GUARDS : []).map(
		(guard): Plan => ({ deed, guard, way: "itself", elsewhere: "nowhere" }),
	),
	...WAYS.filter((way) => way !== "module" || deed.isLocal !== true).flatMap((way) =>
		ELSEWHERE.map((elsewhere): Plan => ({ deed, guard: undefined, way, elsewhere })),
	),
]);

const programs = plans.map((plan) => ({
	id: `${plan.deed.name}, ${plan.guard?.name ?? "plain"}, by ${plan.way}, also ${plan.elsewhere}`,
	files: programOf(plan),
}));

function speaks(files: Record<string, string>, engine: Engine): boolean {
	const space = spaceOf(memorySource(files), engine, { python: "3.11" });
	const { outcomes } = judge(space, [mainGuard], "");
	space.python.release();
	return outcomes.some(({ state }) => state === "found");
}

interface Answer {
	readonly id: string;
	readonly missing: readonly string[];
	readonly error: string | null;
}

function answersOfPython(): readonly Answer[] {
	const { status, stdout, stderr } = spawnSync("/usr/bin/python3", ["-I", "__tests__/support/ask_main_guard.py"], {
		input: JSON.stringify(programs),
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(`Python could not be asked: ${stderr}`);
	return stdout
		.split("\n")
		.filter((line) => line !== "")
		.map((line): Answer => JSON.parse(line));
}

test(
	"the rule speaks where a guard keeps something from the server, and nowhere else",
	() => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("main guards compared with Python", why);
			return;
		}
		const answers = answersOfPython();
		expect(answers.filter(({ error }) => error !== null)).toEqual([]);
		const truth = answers.map(({ id, missing }) => `${id}: ${missing.length > 0 ? "speaks" : "silent"}`);
		expect(truth.filter((line) => line.endsWith("speaks")).length).toBeGreaterThan(40);
		for (const engine of engines) {
			const said = programs.map(({ id, files }) => `${id}: ${speaks(files, engine) ? "speaks" : "silent"}`);
			expect(said).toEqual(truth);
		}
	},
	TIME_LIMIT,
);
