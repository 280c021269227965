import { expect, test } from "@jest/globals";
import { SERVER_PROGRAMS } from "../../../src/commands/programs.ts";
import { SERVER_CALLABLES } from "../../../src/python/servers/callables.ts";
import { filesThatMayStart } from "../../../src/python/servers/file-words.ts";
import { PROCESS_CALLABLES } from "../../../src/python/servers/processes.ts";
import { engines } from "../../support/engines.ts";
import { memorySource } from "../../support/memory-source.ts";
import { spaceOf } from "../../support/spaces.ts";

/** Whether the words let a file with this text through. */
function isRead(text: string, path = "src/service.py"): boolean {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const { python } = spaceOf(memorySource({ [path]: text }), engine);
	return filesThatMayStart(python, [path]).length === 1;
}

const starts = [...SERVER_CALLABLES].filter(([, { isStart }]) => isStart).map(([name]) => name);
const commands = [...PROCESS_CALLABLES.keys()].map((name) => name.replace("builtins.", ""));

test.each(starts)("a file that may call %s is read", (name) => {
	const parts = name.replaceAll("()", "").split(".");
	expect(isRead(`import ${parts.slice(0, -1).join(".")}\nx.${parts.at(-1)}()`)).toBe(true);
	expect(isRead(`from ${parts.slice(0, -1).join(".")} import ${parts.at(-1)} as x\nx()`)).toBe(true);
});

test.each(commands)("a file that may run a server by %s is read", (name) => {
	for (const [program, { subcommands = [""] }] of SERVER_PROGRAMS) {
		for (const subcommand of subcommands) {
			expect(isRead(`${name}("${program} ${subcommand}")`)).toBe(true);
		}
	}
});

test.each(commands.filter((name) => name.includes(".")))("%s is seen under an alias", (name) => {
	const [, module, member] = /^(.*)\.(\w+)$/.exec(name) ?? [];
	expect(isRead(`from ${module} import ${member} as x\nx("fastapi run")`)).toBe(true);
	expect(isRead(`import ${module} as x\nx.${member}("fastapi run")`)).toBe(true);
});

test("a file at the root that starts what another has made is read", () => {
	expect(isRead("from src.app import app\napp.run()", "run.py")).toBe(true);
	expect(isRead("from src.app import app\napp.run()")).toBe(false);
});

test.each([
	"from fastapi import FastAPI\napp = FastAPI()\n",
	"from sqlmodel import SQLModel\nclass Todo(SQLModel, table=True):\n    id: int\n",
	"import os\nURL = os.environ['DATABASE_URL']\n",
	"import subprocess\nsubprocess.run(['git', 'log'])\n",
	"messages = [{'role': 'system', 'content': 'fastapi'}]\n",
])("%j is not even parsed", (text) => {
	expect(isRead(text)).toBe(false);
});
