import { describe, expect, test } from "@jest/globals";
import { loadProgram } from "../../../src/python/load-program.ts";
import type { Entrypoint } from "../../../src/python/program.ts";
import type { Proof } from "../../../src/python/proof.ts";
import { engines } from "../../support/engines.ts";
import { memorySource } from "../../support/memory-source.ts";

type Files = Parameters<typeof memorySource>[0];

const FASTAPI = "from fastapi import FastAPI\n";

function prove(files: Files, { minor = 10, target = "main:app" } = {}): Entrypoint {
	const [engine] = engines;
	if (engine === undefined) throw new Error("there is no parser");
	const program = loadProgram(memorySource(files), engine, { major: 3, minor });
	const [module = "", attribute = ""] = target.split(":");
	try {
		return program.prove(module, attribute);
	} finally {
		program.release();
	}
}

function traceOf({ proof }: Entrypoint): string[] {
	return proof.trace.map(({ place, note }) => `${place.file}:${place.start.line} ${note}`);
}

function placeOf({ proof }: Entrypoint): string | undefined {
	if (proof.state === "proven") return undefined;
	return `${proof.place.file}:${proof.place.start.line}:${proof.place.start.column}`;
}

const refuted = (because: Extract<Proof, { state: "refuted" }>["because"]) => ({ state: "refuted", because });

describe("the trace", () => {
	test("leads from main.py to the line that makes the application", () => {
		const entrypoint = prove({
			"main.py": "import os\n\nfrom src.main import app\n",
			"src/main.py": "from src.factory import create_app\n\napp = create_app()\n",
			"src/factory.py": `${FASTAPI}\n\ndef create_app():\n    made = FastAPI(title="x")\n    return made\n`,
		});
		expect(entrypoint.proof).toMatchObject({ state: "proven", type: "FastAPI", factory: undefined });
		expect(traceOf(entrypoint)).toEqual([
			"main.py:3 imports app from src.main",
			"src/main.py:3 app = create_app()",
			"src/factory.py:6 returns made",
			'src/factory.py:5 made = FastAPI(title="x")',
		]);
	});

	test("goes on into what a middleware wraps", () => {
		const entrypoint = prove({
			"main.py": `${FASTAPI}from starlette.middleware.gzip import GZipMiddleware\ninner = FastAPI()\napp = GZipMiddleware(inner)\n`,
		});
		expect(entrypoint.proof).toMatchObject({ state: "proven", type: "GZipMiddleware" });
		expect(traceOf(entrypoint)).toEqual(["main.py:4 app = GZipMiddleware(inner)", "main.py:3 inner = FastAPI()"]);
	});

	test("leads to the line that breaks the import", () => {
		const entrypoint = prove({
			"main.py": "from src.main import app\n",
			"src/main.py": `${FASTAPI}import database\napp = FastAPI()\n`,
			"src/database.py": "",
		});
		expect(entrypoint.proof).toMatchObject(refuted("import-fails"));
		expect(placeOf(entrypoint)).toBe("src/main.py:2:1");
		expect(traceOf(entrypoint)).toEqual(["main.py:1 imports app from src.main", "src/main.py:2 import database"]);
	});

	test("is bounded", () => {
		const aliases = Array.from({ length: 200 }, (_, index) => `a${index + 1} = a${index}\n`).join("");
		const entrypoint = prove({ "main.py": `${FASTAPI}a0 = FastAPI()\n${aliases}app = a200\n` });
		expect(entrypoint.proof.state).toBe("proven");
		expect(entrypoint.proof.trace.length).toBeLessThan(20);
	});
});

describe("what was reached", () => {
	test("is listed in the order in which it begins to run", () => {
		const { reached } = prove({
			"main.py": "from src.main import app\nimport late\n",
			"src/__init__.py": "",
			"src/main.py": `from src import settings\n${FASTAPI}app = FastAPI()\n`,
			"src/settings.py": "",
			"late.py": "",
			"unused.py": "",
		});
		expect(reached).toEqual(["main.py", "src/__init__.py", "src/main.py", "src/settings.py", "late.py"]);
	});

	test("holds both sides of what cannot be decided, and no side that is decided against", () => {
		const { reached } = prove({
			"main.py": `import os\n${FASTAPI}if os.getenv("X"):\n    import one\nelse:\n    import two\nif __name__ == "__main__":\n    import three\napp = FastAPI()\n`,
			"one.py": "",
			"two.py": "",
			"three.py": "",
		});
		expect(reached).toEqual(["main.py", "one.py", "two.py"]);
	});
});

describe("what refutes", () => {
	test("no module", () => {
		const entrypoint = prove({ "server.py": `${FASTAPI}app = FastAPI()\n` });
		expect(entrypoint.proof).toMatchObject(refuted("no-module"));
		expect(placeOf(entrypoint)).toBe("main.py:1:1");
	});

	test("a file that does not compile, at its place", () => {
		const entrypoint = prove({ "main.py": "from src import main\napp = 1\n", "src/main.py": "x = 1\ndef f(:\n" });
		expect(entrypoint.proof).toMatchObject(refuted("syntax"));
		expect(placeOf(entrypoint)).toMatch(/^src\/main\.py:2:/);
	});

	test("a file that does not compile where it is not reached refutes nothing", () => {
		expect(prove({ "main.py": `${FASTAPI}app = FastAPI()\n`, "old.py": "print 'x'\n" }).proof.state).toBe("proven");
	});

	test("an exception that the program explains is quoted", () => {
		const { proof } = prove({ "main.py": 'raise RuntimeError("no database")\n' });
		expect(proof).toMatchObject({
			...refuted("import-fails"),
			reason: "The import of main.py ends in RuntimeError: no database.",
		});
	});

	test("a name that is not bound, with the one that was probably meant", () => {
		const { proof } = prove({ "main.py": `${FASTAPI}api = FastAPI()\n` });
		expect(proof).toMatchObject({ ...refuted("not-bound"), reason: expect.stringContaining('"api"') });
	});

	test("a name that is bound under the main guard, at the line that binds it", () => {
		const entrypoint = prove({ "main.py": `${FASTAPI}\nif __name__ == "__main__":\n    app = FastAPI()\n` });
		expect(entrypoint.proof).toMatchObject(refuted("not-bound"));
		expect(placeOf(entrypoint)).toBe("main.py:4:5");
	});
});

describe("the version of Python decides", () => {
	test.each([
		["from typing import Self", 10, "refuted"],
		["from typing import Self", 11, "proven"],
		["import tomllib", 10, "refuted"],
		["import tomllib", 11, "proven"],
		["try:\n    import tomllib\nexcept ImportError:\n    tomllib = None", 10, "proven"],
		["def f(x: Nowhere): ...", 13, "refuted"],
		["def f(x: Nowhere): ...", 14, "proven"],
	])("%j under 3.%d: %s", (line, minor, state) => {
		expect(prove({ "main.py": `${line}\n${FASTAPI}app = FastAPI()\n` }, { minor }).proof.state).toBe(state);
	});
});

describe("type parameters", () => {
	test.each([
		"class Page[T](BaseModel):\n    items: list[T] = []\n    first: T | None = None\nIntegers = Page[int]",
		"class Page[T: int, *Ts, **P]:\n    X = int\n    def at[U](self, x: X, y: U, z: T) -> U:\n        return [U, T, Ts, P, y]\nPage[int]().at(1, 2, 3)",
		"class Page[T](list[T]): ...\nclass Other[T](Page[T]): ...\nOther[int]()",
		"def first[U](x: U) -> list[U]:\n    return [x for _ in [U]]\nfirst(1)",
	])("are bound within %j", (text) => {
		const main = `from pydantic import BaseModel\n${FASTAPI}${text}\napp = FastAPI()\n`;
		expect(prove({ "main.py": main }, { minor: 12 }).proof.state).toBe("proven");
	});

	test.each(["class Page[T]: ...\nT", "def first[T](x: T): ...\nx: T = 1", "def first(x: T): ..."])(
		"are bound nowhere else: %j",
		(text) => {
			const main = `${FASTAPI}${text}\napp = FastAPI()\n`;
			expect(prove({ "main.py": main }, { minor: 12 }).proof).toMatchObject(refuted("import-fails"));
		},
	);
});

test("other modules and attributes can be asked for", () => {
	const files = { "src/server.py": `${FASTAPI}class Holder:\n    api = FastAPI()\nholder = Holder()\n` };
	expect(prove(files, { target: "src.server:holder.api" }).proof.state).toBe("proven");
	expect(prove(files, { target: "src.server:holder.app" }).proof).toMatchObject(refuted("not-bound"));
});
