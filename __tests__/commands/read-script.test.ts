import { describe, expect, test } from "@jest/globals";
import { readCommand } from "../../src/commands/read-command.ts";
import { type ScriptKind, scriptCommands, scriptKind } from "../../src/commands/read-script.ts";
import { processorTime } from "../support/processor-time.ts";
import { fc } from "../support/seed.ts";

/** The servers that a script starts: recipe, program, ports, and the text at their places. */
function serversIn(kind: ScriptKind, text: string) {
	return scriptCommands(kind, text).flatMap(({ words, recipe }) => {
		const command = readCommand(words);
		if (command === undefined) return [];
		const { start } = words[0]?.origin ?? { start: 0 };
		const end = words.at(-1)?.origin.end ?? 0;
		return [
			{ recipe, program: command.program, ports: command.ports.map(({ value }) => value), at: text.slice(start, end) },
		];
	});
}

test.each<[path: string, kind: ScriptKind | undefined]>([
	["start.sh", "shell"],
	["scripts/run.bash", "shell"],
	["Makefile", "makefile"],
	["GNUmakefile", "makefile"],
	["Procfile", "processes"],
	["Procfile.dev", "processes"],
	["main.py", undefined],
	["start.sh.txt", undefined],
	["makefiles", undefined],
	["Procfile.md.txt", undefined],
])("%s is of the kind %s", (path, kind) => {
	expect(scriptKind(path)).toBe(kind);
});

describe("a shell script that starts a server", () => {
	test.each<[what: string, script: string, program: string, ports: string[], at: string]>([
		["plainly", "#!/bin/sh\nuvicorn main:app\n", "uvicorn", [], "uvicorn main:app"],
		[
			"with Windows line ends",
			"#!/bin/sh\r\nuvicorn main:app --port 80\r\n",
			"uvicorn",
			["80"],
			"uvicorn main:app --port 80",
		],
		[
			"over several lines",
			"exec uvicorn main:app \\\n  --port 8000\n",
			"uvicorn",
			["8000"],
			"exec uvicorn main:app \\\n  --port 8000",
		],
		[
			"with a variable",
			"PORT=8000\nuvicorn main:app --port $PORT",
			"uvicorn",
			["8000"],
			"uvicorn main:app --port $PORT",
		],
		[
			"with an exported variable",
			`export PORT=8000\nuvicorn a:b --port "\${PORT}"`,
			"uvicorn",
			["8000"],
			`uvicorn a:b --port "\${PORT}"`,
		],
		["with a fallback", `uvicorn a:b --port \${PORT:-8000}`, "uvicorn", ["8000"], `uvicorn a:b --port \${PORT:-8000}`],
		["with a variable of a variable", `A=\${B:-80}\nuvicorn a:b --port $A`, "uvicorn", ["80"], "uvicorn a:b --port $A"],
		["with the port of the environment", "uvicorn a:b --port $PORT", "uvicorn", [], "uvicorn a:b --port $PORT"],
		[
			"with a port of two values",
			"P=1\nif x; then\n P=2\nfi\nuvicorn a:b --port $P",
			"uvicorn",
			[],
			"uvicorn a:b --port $P",
		],
		["held by a variable", 'RUN="uvicorn main:app --port 80"\nexec $RUN', "uvicorn", ["80"], "exec $RUN"],
		["in a branch", 'if [ "$1" = dev ]; then uvicorn main:app; fi', "uvicorn", [], "then uvicorn main:app"],
		[
			"in a function",
			"serve() {\n  python -m uvicorn main:app\n}\nserve",
			"python -m uvicorn",
			[],
			"python -m uvicorn main:app",
		],
		["in a case", "case $1 in\n  web) uvicorn main:app ;;\nesac", "uvicorn", [], "uvicorn main:app"],
		[
			"in the background",
			"nohup poetry run uvicorn main:app > log 2>&1 &\n",
			"uvicorn",
			[],
			"nohup poetry run uvicorn main:app > log 2>&1",
		],
		["after a text", "cat <<EOF\nuvicorn nothing:app\nEOF\nuvicorn main:app", "uvicorn", [], "uvicorn main:app"],
		["after an indented text", "cat <<-'E'\n\tuvicorn x:y\n\tE\nuvicorn main:app", "uvicorn", [], "uvicorn main:app"],
		["after a here-string", "cat <<<EOF\nuvicorn main:app", "uvicorn", [], "uvicorn main:app"],
	])("%s", (_what, script, program, ports, at) => {
		expect(serversIn("shell", script)).toEqual([{ recipe: "", program, ports, at }]);
	});
});

describe("a shell script that starts none", () => {
	test.each([
		"# uvicorn main:app\n",
		"echo uvicorn main:app",
		'echo "run: uvicorn main:app"',
		"printf '%s\\n' 'uvicorn main:app'",
		"cat <<EOF\nuvicorn main:app\nEOF\n",
		"cat > start.txt << 'EOF'\nuvicorn main:app\n EOF\nuvicorn main:app",
		'CMD="uvicorn main:app"\necho $CMD',
		"command -v uvicorn || pip install uvicorn",
		"pip install -r requirements.txt\npkill uvicorn || true",
		'alias serve="uvicorn main:app"',
		"docker run -p 8000:8000 image",
		"",
	])("%j", (script) => {
		expect(serversIn("shell", script)).toEqual([]);
	});
});

describe("a Makefile", () => {
	test("names the target of each server, with its own variables", () => {
		const makefile = [
			"PORT ?= 8000 # for you",
			"PYTHON := .venv/bin/python",
			".PHONY: dev run",
			"",
			"install: requirements.txt",
			"\tpip install -r requirements.txt",
			"dev run: install",
			"\t@echo uvicorn main:app",
			"\t@$(PYTHON) -m uvicorn main:app \\",
			"\t\t--port $(PORT)",
			"",
			"\t-uvicorn main:app --port $$PORT",
			"test:",
			"\tpytest",
		].join("\n");
		expect(serversIn("makefile", makefile)).toEqual([
			{
				recipe: "dev",
				program: "python -m uvicorn",
				ports: ["8000"],
				at: "$(PYTHON) -m uvicorn main:app \\\n\t\t--port $(PORT)",
			},
			{ recipe: "dev", program: "uvicorn", ports: [], at: "uvicorn main:app --port $$PORT" },
		]);
	});

	test("runs nothing that stands outside of its recipes", () => {
		expect(serversIn("makefile", "# uvicorn main:app\nRUN = uvicorn main:app\nuvicorn main:app\n")).toEqual([]);
	});
});

test("a file of processes has one command on a line", () => {
	const processes = "# web: uvicorn x:y\nweb: uvicorn main:app --port 80\nworker: celery -A tasks worker\r\n";
	expect(serversIn("processes", processes)).toEqual([
		{ recipe: "web", program: "uvicorn", ports: ["80"], at: "uvicorn main:app --port 80" },
	]);
});

test("a script that doubles its variables comes to an end", () => {
	const doubling = Array.from({ length: 60 }, (_, i) => `A${i + 1}=$A${i}$A${i}`).join("\n");
	const begin = processorTime();
	expect(serversIn("shell", `A0=aaaa\n${doubling}\nuvicorn main:app $A60`)).toHaveLength(1);
	expect(
		serversIn("makefile", `A0=aaaa\n${doubling.replaceAll(/\$(A\d+)/g, "$($1)")}\nx:\n\tuvicorn main:app $(A60)`),
	).toHaveLength(1);
	expect(processorTime() - begin).toBeLessThan(1_000);
});

test("any text is read in little time, whatever it is", () => {
	const begin = processorTime();
	for (const kind of ["shell", "makefile", "processes"] as const) {
		for (const piece of [
			"<<A\n",
			"$",
			`\${a`,
			`\${a:-`,
			"a=$a\n",
			"\\\n",
			"\\",
			"\t\n",
			"a:",
			"a:\n\tb\n",
			"$(",
			"'",
			"a=b ",
			": ",
		]) {
			scriptCommands(kind, piece.repeat(500_000));
		}
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom("a", "=", "$", "{", "}", "(", ")", "<", "\n", "\t", ":", "\\", '"', " ") }),
				(text) => {
					for (const { words } of scriptCommands(kind, text)) {
						for (const { origin } of words) expect(origin.start <= origin.end && origin.end <= text.length).toBe(true);
					}
				},
			),
		);
	}
	expect(processorTime() - begin).toBeLessThan(10_000);
});
