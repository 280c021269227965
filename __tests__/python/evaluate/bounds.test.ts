import { expect, test } from "@jest/globals";
import { engines } from "../../support/engines.ts";
import { processorTime } from "../../support/processor-time.ts";
import { proofOf } from "../../support/programs.ts";

const APP = "from fastapi import FastAPI\napp = FastAPI()\n";
const many = (count: number, line: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => line(index)).join("");

/** Milliseconds that a hostile program may take; each takes well under one second on a free machine. */
const TIME_LIMIT = 10_000;

const [engine] = engines;
if (engine === undefined) throw new Error("there is no parser");

function stateOf(files: Record<string, string>): string {
	if (engine === undefined) return "";
	const start = processorTime();
	const { state } = proofOf({ files }, engine);
	expect(processorTime() - start).toBeLessThan(TIME_LIMIT);
	return state;
}

test.each([
	[
		"calls that double",
		`${many(40, (i) => `def f${i}():\n    ${i === 0 ? "pass" : `f${i - 1}()\n    f${i - 1}()`}\n`)}f39()\n`,
	],
	["loops in loops", `${many(15, (i) => `${" ".repeat(i)}for i${i} in range(50):\n`)}${" ".repeat(15)}x = 1\n`],
	[
		"calls that nest too deep",
		`${many(70, (i) => `def f${i}():\n    return ${"[".repeat(100)}${i === 0 ? "1" : `f${i - 1}()`}${"]".repeat(100)}\n`)}f69()\n`,
	],
	["a recursion that never ends", "def f(x):\n    return f(x + 1)\nf(1)\n"],
])("%s are cut off, and nothing is claimed", (_name, text) => {
	expect(stateOf({ "main.py": text + APP })).toBe("unproven");
});

test.each([
	["text that doubles", `x = "a"\n${"x = x + x\n".repeat(80)}`],
	["lists that double", `x = [1]\n${"x = x + x\nx.extend(x)\n".repeat(40)}`],
	["tuples that double", `x = (1,)\n${"x = x + x\nx = (*x, *x)\n".repeat(40)}`],
	["tuples that nest", `x = 1\n${"x = (x, x)\n".repeat(3000)}y = x == x\n`],
	["dicts that grow", `x = {}\n${many(500, (i) => `x = {**x, "k${i}": 1}\n`)}`],
	[
		"conditions that nobody can decide",
		`import os\n${many(1000, (i) => `if os.getenv("A${i}"):\n    a${i % 50} = ${i}\n`)}`,
	],
	[
		"conditions in conditions",
		`import os\n${many(80, (i) => `${" ".repeat(i)}if os.getenv("A${i}"):\n`)}${" ".repeat(80)}x = 1\n`,
	],
	[
		"exceptions in exceptions",
		many(8, (i) => `${" ".repeat(i)}try:\n${" ".repeat(i + 1)}print(1)\n${" ".repeat(i)}except Exception:\n`) +
			`${" ".repeat(8)}pass\n`,
	],
	["a loop that counts far", "n = 0\nwhile n < 10 ** 9:\n    n += 1\n"],
	["a long chain of attributes", `import os\nx = os${".a".repeat(3000)}\n`],
])("%s do not keep the proof from its end", (_name, text) => {
	expect(stateOf({ "main.py": text + APP })).toBe("proven");
});

test("modules that import each other in a circle of a hundred are run once each", () => {
	const circle = Object.fromEntries(
		Array.from({ length: 100 }, (_, index) => [`c${index}.py`, `import c${(index + 1) % 100}\nx = ${index}\n`]),
	);
	expect(stateOf({ ...circle, "main.py": `import c0\n${APP}` })).toBe("proven");
});

test("a chain of imports that is deeper than Python's own stack is not followed to its end", () => {
	const chain = Object.fromEntries(
		Array.from({ length: 400 }, (_, index) => [`c${index}.py`, `import c${index + 1}\n`]),
	);
	expect(stateOf({ ...chain, "main.py": `import c0\n${APP}` })).toBe("unproven");
});

test("a project of three hundred modules is followed whole", () => {
	const modules = Object.fromEntries(
		Array.from({ length: 300 }, (_, index) => [
			`routers/r${index}.py`,
			`from fastapi import APIRouter\nrouter = APIRouter(prefix="/r${index}")\n${many(20, (i) => `@router.get("/${i}")\ndef read_${i}(id: int, q: str = ""):\n    return {"id": id, "q": q}\n`)}`,
		]),
	);
	const includes = many(
		300,
		(index) => `from routers.r${index} import router as r${index}\napp.include_router(r${index})\n`,
	);
	expect(stateOf({ ...modules, "main.py": APP + includes })).toBe("proven");
});
