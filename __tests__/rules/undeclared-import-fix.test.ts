import { expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import undeclaredImport from "../../src/rules/dependencies/undeclared-import.ts";
import { linesOf } from "../../src/source/lines.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";

const MAIN = "from jose import jwt\nfrom fastapi import FastAPI\n\napp = FastAPI()\n";

test.each(engines)("with its fix nothing is undeclared any more ($kind)", (engine) => {
	const findingsWith = (requirements: string) => {
		const space = spaceOf(memorySource({ "main.py": MAIN, "requirements.txt": requirements }), engine);
		const { findings } = judge(space, [undeclaredImport], "");
		space.python.release();
		return findings;
	};
	const before = "fastapi\nuvicorn";
	const [finding] = findingsWith(before);
	expect(finding?.fix).toMatchObject({
		title: "Require python-jose",
		edits: [{ place: { file: "requirements.txt" } }],
	});
	let after = before;
	for (const { place, text } of finding?.fix?.edits ?? []) {
		const { start, end } = place;
		const at = (line: number, column: number) => linesOf(after).offset(line) + column - 1;
		after = after.slice(0, at(start.line, start.column)) + text + after.slice(at(end.line, end.column));
	}
	expect(after).not.toBe(before);
	expect(findingsWith(after)).toEqual([]);
});
