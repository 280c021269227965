import { describe, expect, test } from "@jest/globals";
import { workingGuards } from "../../../src/python/guarded/main-guards.ts";
import { loadProgram } from "../../../src/python/load-program.ts";
import { engines } from "../../support/engines.ts";
import { memorySource } from "../../support/memory-source.ts";

const GUARD = 'if __name__ == "__main__":\n';
const APPLICATION = "from fastapi import APIRouter, FastAPI\n\napp = FastAPI()\nrouter = APIRouter()\n";
const INCLUDE = "    app.include_router(router)\n";

/** Milliseconds that no tree may take; the largest here takes two seconds on a slow machine. */
const TIME_LIMIT = 60_000;

function lines(count: number, line: (at: number) => string): string {
	return Array.from({ length: count }, (_, at) => line(at)).join("");
}

describe.each(engines)("hostile guards ($kind)", (engine) => {
	function guardsOf(files: Record<string, string>) {
		const program = loadProgram(memorySource(files), engine, { major: 3, minor: 10 });
		const found = workingGuards(program, program.prove("main", "app"), {
			hasFile: () => false,
			hasMigrations: false,
		});
		program.release();
		return found;
	}

	test(
		"more guards than people write are left alone",
		() => {
			const { guards } = guardsOf({ "main.py": APPLICATION + lines(5_000, () => GUARD + INCLUDE) });
			expect(guards).toHaveLength(20);
		},
		TIME_LIMIT,
	);

	test(
		"of much work below one guard some is named",
		() => {
			const { guards } = guardsOf({ "main.py": APPLICATION + GUARD + lines(20_000, () => INCLUDE) });
			expect(guards.map(({ work }) => work.length)).toEqual([50]);
		},
		TIME_LIMIT,
	);

	test(
		"a chain of functions that is too long to follow counts as used",
		() => {
			const chain = (length: number) => lines(length, (at) => `def f${at}():\n    f${at - 1}()\n`);
			const program = (length: number) =>
				`${APPLICATION}def work():\n${INCLUDE}\n${chain(length).replace("f-1()", "work()")}${GUARD}    f${length - 1}()\n    work()\n`;
			expect(guardsOf({ "main.py": program(10) }).guards).toHaveLength(1);
			expect(guardsOf({ "main.py": program(2_000) }).guards).toEqual([]);
		},
		TIME_LIMIT,
	);

	test(
		"what is too much to search is said to be cut short",
		() => {
			const functions = lines(6_000, (at) => `def f${at}():\n    f${at + 1}()\n`);
			const text = `${APPLICATION}${functions}${GUARD}${lines(6_000, (at) => `    f${at}()\n`)}`;
			expect(guardsOf({ "main.py": text }).isCutShort).toBe(true);
			expect(guardsOf({ "main.py": APPLICATION + GUARD + INCLUDE }).isCutShort).toBe(false);
		},
		TIME_LIMIT,
	);

	test(
		"a function that calls itself is used by nobody",
		() => {
			const text = `${APPLICATION}def work():\n${INCLUDE}    other()\n\ndef other():\n    work()\n\n${GUARD}    work()\n`;
			expect(guardsOf({ "main.py": text }).guards).toHaveLength(1);
		},
		TIME_LIMIT,
	);
});
