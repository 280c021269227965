import { spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import { type Listened, listeningOf } from "../../../src/python/servers/ports/listening.ts";
import { runAsMain } from "../../../src/python/servers/started-as-main.ts";
import { engines } from "../../support/engines.ts";
import { memorySource } from "../../support/memory-source.ts";
import { INTERPRETER, obstacle } from "../../support/programs.ts";
import { announceSkipped } from "../../support/python.ts";
import { spaceOf } from "../../support/spaces.ts";

/** Programs with what the gate knows of where they listen: `host:port`, `?` for what it cannot know. */
const PROGRAMS: readonly (readonly [files: Readonly<Record<string, string>> | string, ...known: string[]])[] = [
	["uvicorn.run(app)", "127.0.0.1:8000"],
	["uvicorn.run(app, host='0.0.0.0')", "0.0.0.0:8000"],
	["uvicorn.run(app, port=7860, host='0.0.0.0')", "0.0.0.0:7860"],
	["uvicorn.run(app, host='')", ":8000"],
	["HOST, PORT = '0.0.0.0', 8000\nuvicorn.run(app, host=HOST, port=PORT)", "0.0.0.0:8000"],
	["uvicorn.run(app, **{'port': 9000})", "?:9000"],
	["options = dict(host='0.0.0.0', port=9000)\nuvicorn.run(app, **options)", "0.0.0.0:9000"],
	["import os\nuvicorn.run(app, port=int(os.environ.get('NOBODY_SETS', 9000)))", "127.0.0.1:9000"],
	["import os\nuvicorn.run(app, port=int(os.getenv('NOBODY_SETS') or '9000'))", "127.0.0.1:9000"],
	["import os\nuvicorn.run(app, port=int(os.environ.setdefault('NOBODY_SETS_2', '9000')))", "127.0.0.1:9000"],
	["if __name__ == '__main__':\n    uvicorn.run(app, port=9000)", "127.0.0.1:9000"],
	["if __name__ != '__main__':\n    uvicorn.run(app, port=9000)"],
	["if '__main__' == __name__ and True:\n    uvicorn.run(app, port=9000)", "127.0.0.1:9000"],
	["if False:\n    uvicorn.run(app, port=9000)"],
	["def main():\n    uvicorn.run(app, port=9000)\nmain()", "127.0.0.1:9000"],
	["def never():\n    uvicorn.run(app, port=9000)\nuvicorn.run(app)", "127.0.0.1:8000"],
	["def serve(port):\n    uvicorn.run(app, port=port)\nserve(9000)", "127.0.0.1:9000"],
	["def serve(port=1):\n    uvicorn.run(app, port=port)\nserve()", "127.0.0.1:1"],
	["def serve(*ports):\n    uvicorn.run(app, port=ports[0])\nserve(9000)", "127.0.0.1:?"],
	["port = 1\nport = 9000\nuvicorn.run(app, port=port)", "127.0.0.1:9000"],
	["port = 8000\nport += 1\nuvicorn.run(app, port=port)", "127.0.0.1:?"],
	["class Config:\n    port = 9000\nuvicorn.run(app, port=Config.port)", "127.0.0.1:9000"],
	["class Config:\n    port = 9000\nuvicorn.run(app, port=Config().port)", "127.0.0.1:9000"],
	[
		"from dataclasses import dataclass\n@dataclass\nclass Config:\n    port: int = 9000\nuvicorn.run(app, port=Config(port=1).port)",
		"127.0.0.1:?",
	],
	["config = uvicorn.Config(app, '0.0.0.0', 9000)\nuvicorn.Server(config).run()", "0.0.0.0:9000"],
	["config = uvicorn.Config(app)\nuvicorn.Server(config).run()", "127.0.0.1:8000"],
	[
		"import asyncio\nasync def main():\n    await uvicorn.Server(uvicorn.Config(app, port=9000)).serve()\nasyncio.run(main())",
		"127.0.0.1:9000",
	],
	["a = uvicorn.Config(app, port=1)\nb = uvicorn.Config(app, port=2)\nuvicorn.Server(b).run()", "?:?"],
	[
		"from threading import Thread\nthread = Thread(target=uvicorn.run, args=(app,), kwargs={'port': 9000})\nthread.start()\nthread.join()",
		"?:9000",
	],
	[
		"def f():\n    uvicorn.run(app, port=9000)\nfrom threading import Thread\nthread = Thread(target=f)\nthread.start()\nthread.join()",
		"127.0.0.1:9000",
	],
	["from functools import partial\npartial(uvicorn.run, app, port=9000)(host='0.0.0.0')", "0.0.0.0:9000"],
	[
		{
			"main.py": "from serve import main\nmain()",
			"serve.py": "import uvicorn\nfrom ports import PORT\ndef main():\n    uvicorn.run(1, port=PORT)",
			"ports.py": "PORT = 9000",
		},
		"127.0.0.1:9000",
	],
	[
		{
			"main.py": "import serve\nif __name__ == '__main__':\n    serve.main()",
			"serve.py":
				"import uvicorn\ndef main():\n    uvicorn.run(1)\nif __name__ == '__main__':\n    uvicorn.run(1, port=2)",
		},
		"127.0.0.1:8000",
	],
];

const filesOf = (program: (typeof PROGRAMS)[number][0]) =>
	typeof program === "string"
		? { "main.py": `import uvicorn\n\n\nasync def app(scope, receive, send): ...\n\n\n${program}\n` }
		: program;

function textOf(listened: Listened): string {
	if (listened.kind === "unknown") return "?";
	if (listened.kind === "default") return listened.value;
	return listened.values
		.map(({ origin: { expression } }) => ("value" in expression ? String(expression.value) : "?"))
		.join("|");
}

describe("where a program listens that is run as the main one", () => {
	for (const engine of engines) {
		test.each(PROGRAMS)(`%j (${engine.kind})`, (program, ...known) => {
			const { python } = spaceOf(memorySource(filesOf(program)), engine);
			const run = runAsMain(python, "main.py");
			const listening = run === undefined ? [] : listeningOf(run);
			expect(listening.map(({ host, port }) => `${textOf(host)}:${textOf(port)}`)).toEqual(known);
			python.release();
		});
	}
});

test("uvicorn agrees with everything that is known", () => {
	const why = obstacle();
	if (why !== undefined) {
		announceSkipped("where uvicorn listens", why);
		return;
	}
	const input = JSON.stringify(PROGRAMS.map(([program]) => filesOf(program)));
	const { stdout } = spawnSync(INTERPRETER, ["__tests__/python/servers/ask_listening.py"], { input, encoding: "utf8" });
	const answers = stdout.trim().split("\n");
	expect(answers).toHaveLength(PROGRAMS.length);
	for (const [index, [program, ...known]] of PROGRAMS.entries()) {
		const heard: readonly (readonly string[])[] = JSON.parse(answers[index] ?? "[]");
		expect({ program, starts: heard.length }).toEqual({ program, starts: known.length });
		for (const [at, [host = "", port = ""]] of heard.entries()) {
			const [, knownHost, knownPort] = /^(.*):(.*)$/.exec(known[at] ?? "") ?? [];
			const expected = [knownHost === "?" ? host : knownHost, knownPort === "?" ? port : knownPort];
			expect({ program, at: [host, port] }).toEqual({ program, at: expected });
		}
	}
});
