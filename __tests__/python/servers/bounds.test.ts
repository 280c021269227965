import { describe, expect, test } from "@jest/globals";
import { fixedPortsIn } from "../../../src/python/servers/ports/fixed-ports.ts";
import { listeningOf } from "../../../src/python/servers/ports/listening.ts";
import { reloadsIn } from "../../../src/python/servers/reloads.ts";
import { serverModules, serverNames } from "../../../src/python/servers/server-names.ts";
import { runAsMain } from "../../../src/python/servers/started-as-main.ts";
import { engines } from "../../support/engines.ts";
import { memorySource } from "../../support/memory-source.ts";
import { processorTime } from "../../support/processor-time.ts";
import { spaceOf } from "../../support/spaces.ts";

const many = (text: string, times: number) => text.repeat(times);
const from = (times: number, line: (index: number) => string) =>
	Array.from({ length: times }, (_, i) => line(i)).join("\n");

const RETURNING = `import uvicorn\ndef f(x):\n${many(" return f(f)\n", 60)}${many("f(1).run()\n", 10_000)}`;

/** Programs that would take forever if every way through their names were followed. */
const TANGLED: Readonly<Record<string, string>> = {
	"names bound again and again": `import uvicorn\n${many("uvicorn = uvicorn\nuvicorn.run(a, port=p)\n", 3_000)}`,
	"names bound in branches": `import uvicorn\n${many("if x: uvicorn = y\n", 5_000)}${many("uvicorn.run()\n", 2_000)}`,
	"a parameter that thousands give": `import uvicorn\ndef f(p):\n${many(" uvicorn.run(a, port=p)\n", 2_000)}${many("f(8000)\n", 2_000)}`,
	"attributes that hold themselves": `import uvicorn\nclass C:\n def f(self):\n${many("  self.s = self.s\n  self.s.run(port=self.s)\n", 2_000)}`,
	"functions that return themselves": `import uvicorn\ndef f(x):\n${many(" return f(f)\n", 2_000)}${many("f(1).run()\n", 2_000)}`,
	"one large dict for many calls": `import uvicorn\nd = {${many("'port': 8000, ", 5_000)}}\n${many("uvicorn.run(a, **d)\n", 500)}`,
	"one long list for many commands": `import subprocess\nx = ['uvicorn'${many(", 'a'", 5_000)}]\n${many("subprocess.run(x)\n", 300)}`,
	"lists that grow in place": `import subprocess\nx = ['uvicorn']\n${many("x += x\n", 3_000)}${many("subprocess.run(x)\n", 300)}`,
	"functions that call one another": `import uvicorn\n${from(2_000, (i) => `def f${i}(p=${i}):\n uvicorn.run(a, port=p, reload=p)\n f${i + 1}(p)\n f${i + 7}(p)`)}\nf0(1)\n`,
	"a constant behind a thousand names": `import uvicorn\nx0 = True\n${from(3_000, (i) => `x${i + 1} = x${i} if y else x${i}`)}\n${many("uvicorn.run(a, port=x3000, reload=x3000)\n", 500)}`,
	"lists that double": `import subprocess\nx = ['uvicorn']\n${many("x = x + x\n", 500)}${many("subprocess.run(x + x)\n", 300)}`,
	"texts joined from themselves": `import os # uvicorn\na = [' '.join(a)]\n${many("os.system(' '.join(a))\n", 500)}`,
	"a text of many parts": `import os\nx = 1\nos.system(f'uvicorn ${many("{x} ", 5_000)}')\n`,
	"a long chain of classes": `import uvicorn\n${from(3_000, (i) => `class C${i + 1}(C${i}): pass`)}\nC3000().run()\n`,
	"a long chain of attributes": `import uvicorn\nx = uvicorn${many(".a", 20_000)}\nx()\n`,
	"calls within calls": `import uvicorn\nx = ${many("f(", 2_000)}uvicorn.run${many(")", 2_000)}\nx()\n`,
	"a choice among thousands": `import uvicorn\nx = ${many("a if b else ", 5_000)}uvicorn.run\nx()\n`,
	"a global that thousands set": `import uvicorn\n${from(2_000, (i) => `def f${i}():\n global s\n s = uvicorn.Server()`)}\n${many("s.run()\n", 2_000)}`,
	"files that import from one another": "from a import x as uvicorn\nuvicorn.run()\n",
};

describe("a tangled program is answered in seconds", () => {
	for (const [what, code] of Object.entries(TANGLED)) {
		for (const engine of engines) {
			test(`${what} (${engine.kind})`, () => {
				const others = { "a.py": "from b import x\nx.run()\n", "b.py": "from a import x\nx.run()\n" };
				const { python } = spaceOf(memorySource({ "main.py": code, ...others }), engine);
				const begin = processorTime();
				const modules = serverModules(python, python.files, () => true);
				expect(modules).toHaveLength(3);
				for (const module of modules) {
					fixedPortsIn(module);
					reloadsIn(module.names, module.calls, module.starts);
				}
				const run = runAsMain(python, "main.py");
				expect(run).toBeDefined();
				if (run !== undefined) listeningOf(run);
				expect(processorTime() - begin).toBeLessThan(20_000);
				python.release();
			});
		}
	}
});

test("a program that cannot be followed to its end is known to be one", () => {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const { python } = spaceOf(memorySource({ "main.py": RETURNING }), engine);
	serverModules(python, ["main.py"], () => true);
	expect(serverNames(python).isSpent()).toBe(true);
	python.release();
});
