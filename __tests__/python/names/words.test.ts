import { expect, test } from "@jest/globals";
import { holdsWord, lineBefore, mayRefer } from "../../../src/python/names/words.ts";

test.each([
	["enum", true],
	["import enum", true],
	["enum.StrEnum", true],
	["x(enum)", true],
	["enumerate(enum)", true],
	["enumerate(x)", false],
	["my_enum", false],
	["enum2", false],
	["", false],
])("enum is a word of %j: %p", (text, expected) => {
	expect(holdsWord(text, "enum")).toBe(expected);
});

test.each([
	["from app.models import User", false],
	["def f():\n\tfrom src.app import User", false],
	["from app import app", true],
	["from src.main import (\n    app,\n)", true],
	["import app.models", true],
	["from app.models import User; app.run()", true],
	["mapped = wrapper", false],
	["@app.get('/')", true],
])("app may be referred to in %j: %p", (text, expected) => {
	expect(mayRefer(text, "app")).toBe(expected);
});

test("what stands before an offset ends at its line", () => {
	expect(lineBefore("a\nb = c", 6)).toBe("b = ");
	expect(lineBefore("a = b", 0)).toBe("");
	expect(lineBefore(" ".repeat(1_000), 1_000)).toHaveLength(200);
});
