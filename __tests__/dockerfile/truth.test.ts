import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { readCommand } from "../../src/commands/read-command.ts";
import { servingOf } from "../../src/commands/serving.ts";
import missingSource from "../../src/rules/runtime/missing-source.ts";
import servesApp from "../../src/rules/runtime/serves-app.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { announceSkipped } from "../support/python.ts";
import { spaceOf } from "../support/spaces.ts";

/** A Dockerfile with what Docker would do: what is copied where, in which folder the server starts, and how it searches. */
interface Row {
	readonly name: string;
	readonly lines: string;
	readonly copies: readonly (readonly [from: string, to: string])[];
	readonly folder: string;
	readonly path?: string;
	readonly appDir?: string;
	readonly target: string;
	readonly serves: boolean;
}

const FILES: Readonly<Record<string, string>> = {
	"main.py": "from fastapi import FastAPI\nfrom app.names import NAME\n\napp = FastAPI(title=NAME)\n",
	"app/__init__.py": "",
	"app/names.py": "NAME = 'todo'\n",
	"app/main.py": "from fastapi import FastAPI\nfrom app.names import NAME\n\napp = FastAPI(title=NAME)\n",
	"backend/main.py": "from fastapi import FastAPI\nfrom settings import NAME\n\napp = FastAPI(title=NAME)\n",
	"backend/settings.py": "NAME = 'todo'\n",
	"lib/shared.py": "NAME = 'todo'\n",
	"src/service/__init__.py": "",
	"src/service/web.py": "from fastapi import FastAPI\nfrom shared import NAME\n\napp = FastAPI(title=NAME)\n",
};

const ROWS: readonly Row[] = [
	{
		name: "everything",
		serves: true,
		lines: "WORKDIR /a\nCOPY . .\nCMD uvicorn main:app",
		copies: [[".", "a"]],
		folder: "a",
		target: "main:app",
	},
	{
		name: "a package",
		serves: true,
		lines: "WORKDIR /a\nCOPY app ./app\nCMD uvicorn app.main:app",
		copies: [["app", "a/app"]],
		folder: "a",
		target: "app.main:app",
	},
	{
		name: "the inside of a package",
		serves: false,
		lines: "WORKDIR /a\nCOPY app .\nCMD uvicorn main:app",
		copies: [["app", "a"]],
		folder: "a",
		target: "main:app",
	},
	{
		name: "a folder",
		serves: true,
		lines: "WORKDIR /a\nCOPY backend/ .\nCMD uvicorn main:app",
		copies: [["backend", "a"]],
		folder: "a",
		target: "main:app",
	},
	{
		name: "a folder as a package",
		serves: false,
		lines: "WORKDIR /a\nCOPY . .\nCMD uvicorn backend.main:app",
		copies: [[".", "a"]],
		folder: "a",
		target: "backend.main:app",
	},
	{
		name: "--app-dir",
		serves: true,
		lines: "WORKDIR /a\nCOPY . .\nCMD uvicorn --app-dir backend main:app",
		copies: [[".", "a"]],
		folder: "a",
		appDir: "backend",
		target: "main:app",
	},
	{
		name: "cd",
		serves: true,
		lines: "COPY . /a\nCMD cd /a/backend && uvicorn main:app",
		copies: [[".", "a"]],
		folder: "a/backend",
		target: "main:app",
	},
	{
		name: "a search path",
		serves: true,
		lines: "WORKDIR /a\nENV PYTHONPATH=/a/src:/a/lib\nCOPY . .\nCMD uvicorn service.web:app",
		copies: [[".", "a"]],
		folder: "a",
		path: "a/src:a/lib",
		target: "service.web:app",
	},
	{
		name: "half a search path",
		serves: false,
		lines: "WORKDIR /a\nENV PYTHONPATH=/a/src\nCOPY . .\nCMD uvicorn service.web:app",
		copies: [[".", "a"]],
		folder: "a",
		path: "a/src",
		target: "service.web:app",
	},
	{
		name: "one file",
		serves: false,
		lines: "WORKDIR /a\nCOPY main.py .\nCMD uvicorn main:app",
		copies: [["main.py", "a/main.py"]],
		folder: "a",
		target: "main:app",
	},
	{
		name: "another folder",
		serves: false,
		lines: "COPY . /a\nWORKDIR /b\nCMD uvicorn main:app",
		copies: [[".", "a"]],
		folder: "b",
		target: "main:app",
	},
	{
		name: "a later copy on top",
		serves: true,
		lines: "WORKDIR /a\nCOPY app .\nCOPY backend .\nCMD uvicorn main:app",
		copies: [
			["app", "a"],
			["backend", "a"],
		],
		folder: "a",
		target: "main:app",
	},
	{
		name: "another stage",
		serves: true,
		lines: "COPY backend /x/y\nFROM python:3.11\nWORKDIR /a\nCOPY --from=0 /x/y ./\nCMD uvicorn main:app",
		copies: [["backend", "a"]],
		folder: "a",
		target: "main:app",
	},
];

/** The Python that has uvicorn and FastAPI (Debian: python3-uvicorn, python3-fastapi). */
const INTERPRETER = "/usr/bin/python3";

const LOAD =
	"import sys; sys.path.insert(0, sys.argv[2]); from uvicorn.importer import import_from_string; import_from_string(sys.argv[1])";

const canAsk = spawnSync(INTERPRETER, ["-c", "import uvicorn, fastapi"]).status === 0;
if (!canAsk) announceSkipped("what Dockerfiles serve", "python3-uvicorn and python3-fastapi are missing");

const folder = mkdtempSync(join(tmpdir(), "space-gate-image-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether uvicorn finds the application in an image that is made as Docker would make it. */
function isServed({ copies, folder: start, path = "", appDir = ".", target }: Row, at: number): boolean {
	const [tree, image] = [join(folder, "tree"), join(folder, `image${at}`)];
	for (const [name, text] of Object.entries(FILES)) {
		mkdirSync(dirname(join(tree, name)), { recursive: true });
		writeFileSync(join(tree, name), text);
	}
	for (const [from, to] of copies) cpSync(join(tree, from), join(image, to), { recursive: true });
	mkdirSync(join(image, start), { recursive: true });
	const search = path
		.split(":")
		.filter(Boolean)
		.map((one) => join(image, one));
	const env = { PATH: process.env.PATH, PYTHONPATH: search.join(":"), PYTHONDONTWRITEBYTECODE: "1" };
	return spawnSync(INTERPRETER, ["-c", LOAD, target, appDir], { cwd: join(image, start), env }).status === 0;
}

/** Whether the gate proves it, and has nothing to say of files that are not copied. */
function isProven({ lines }: Row): boolean {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const dockerfile = `FROM python:3.11\nRUN pip install -r requirements.txt\n${lines}\n`;
	const source = memorySource({ ...FILES, "requirements.txt": "fastapi\nuvicorn\n", Dockerfile: dockerfile });
	const space = spaceOf(source, engine, { contract: "docker" });
	const answers = [missingSource, servesApp].map((rule) => rule.check(space));
	space.python.release();
	return (
		space.entrypoint.proof.state === "proven" &&
		answers.every((answer) => !("skipped" in answer) && answer.length === 0)
	);
}

describe("what uvicorn finds in an image is what the gate says", () => {
	(canAsk
		? test.each(ROWS.map((row, at) => ({ ...row, at })))
		: test.skip.each(ROWS.map((row, at) => ({ ...row, at }))))("$name", (row) => {
		expect(isServed(row, row.at)).toBe(row.serves);
		expect(isProven(row)).toBe(row.serves);
	});
});

/** uvicorn's options with whether they take a value, and its defaults. */
const OPTIONS = `
import json
from uvicorn.config import Config
from uvicorn.main import main
config = Config("main:app")
options = [[name, not option.is_flag] for option in main.params if option.param_type_name == "option" for name in [*option.opts, *option.secondary_opts]]
print(json.dumps({"options": options, "defaults": [config.host, config.port, config.proxy_headers, config.forwarded_allow_ips]}))
`;

(canAsk ? describe : describe.skip)("uvicorn's own command line", () => {
	const asked = canAsk ? spawnSync(INTERPRETER, ["-c", OPTIONS], { encoding: "utf8" }).stdout : '{"options": []}';
	const { options, defaults }: { options: [name: string, takesValue: boolean][]; defaults: unknown[] } =
		JSON.parse(asked);

	test("has these defaults", () => {
		expect(defaults).toEqual(["127.0.0.1", 8000, true, "127.0.0.1"]);
	});

	test("has options that are read as it reads them", () => {
		expect(options.length).toBeGreaterThan(40);
		const words = (texts: readonly string[]) => texts.map((text) => ({ text, origin: undefined }));
		const misread = options.filter(([name, takesValue]) => {
			const command = readCommand(words(["uvicorn", name, ...(takesValue ? ["value"] : []), "main:app"]));
			const isEnd = name === "--version" || name === "--help";
			return !isEnd && (command === undefined || servingOf(command)?.target?.text !== "main:app");
		});
		expect(misread).toEqual([]);
	});
});
