import { describe, expect, test } from "@jest/globals";
import { processorTime } from "../../support/processor-time.ts";
import { compiles, problemsOf } from "./problems-of.ts";

/** Statements nested in one another by one space each, with a body at the bottom. */
function nested(count: number, header: string): string {
	return `${Array.from({ length: count }, (_, level) => `${" ".repeat(level)}${header}\n`).join("")}${" ".repeat(count)}pass\n`;
}

describe("what CPython nests and what it does not (asked of 3.9 to 3.13)", () => {
	test.each([
		["brackets", 200, (n: number) => `${"(".repeat(n)}1${")".repeat(n)}`],
		["subscripts", 200, (n: number) => `${"a[".repeat(n)}1${"]".repeat(n)}`],
		["blocks", 99, (n: number) => nested(n, "if x:")],
		["functions", 99, (n: number) => nested(n, "def f():")],
		["loops", 20, (n: number) => nested(n, "for x in y:")],
		["withs", 20, (n: number) => `with ${Array(n).fill("a").join(", ")}: pass`],
		["digits", 4300, (n: number) => `x = ${"1".repeat(n)}`],
		["targets before a star", 255, (n: number) => `${"a, ".repeat(n)}*b = c`],
	])("%s: %i are taken, one more is not", (_, limit, make) => {
		expect(compiles(make(limit))).toBe(true);
		expect(compiles(make(limit + 1))).toBe(false);
	});

	test("a handler counts twice, and a finally once around everything before it", () => {
		const handlers = (n: number) =>
			`${Array.from({ length: n }, (_, level) => `${" ".repeat(level)}try: pass\n${" ".repeat(level)}except E:\n`).join("")}${" ".repeat(n)}pass\n`;
		expect(compiles(handlers(10))).toBe(true);
		expect(compiles(handlers(11))).toBe(false);
		const inner = nested(18, "for x in y:").replaceAll(/^/gm, " ").trimEnd();
		expect(compiles(`try:\n${inner}\nexcept E: pass\n`)).toBe(true);
		expect(compiles(`try:\n${inner}\nexcept E: pass\nfinally: pass\n`)).toBe(true);
		const deeper = nested(19, "for x in y:").replaceAll(/^/gm, " ").trimEnd();
		expect(compiles(`try:\n${deeper}\nexcept E: pass\n`)).toBe(true);
		expect(compiles(`try:\n${deeper}\nexcept E: pass\nfinally: pass\n`)).toBe(false);
	});

	test("a new function begins to count anew", () => {
		expect(compiles(nested(20, "for x in y:").replace("pass", "def f():\n                     for x in y: pass"))).toBe(
			true,
		);
	});

	test("chains that Python's compiler takes are taken, and those that exhaust it are not", () => {
		for (const link of ["not ", "-", "x + ", "lambda: ", "x if y else "]) {
			expect(compiles(`${link.repeat(2_500)}x`)).toBe(true);
			expect(compiles(`${link.repeat(100_000)}x`)).toBe(false);
		}
		expect(compiles(`${"x and ".repeat(100_000)}x`)).toBe(true);
		expect(compiles(`${"x < ".repeat(100_000)}x`)).toBe(true);
	});
});

describe("hostile texts", () => {
	const many = 100_000;
	test.each([
		["opening brackets", "(".repeat(many)],
		["closing brackets", ")".repeat(many)],
		["joined lines", "\\\n".repeat(many)],
		["quotes", '"'.repeat(many + 1)],
		["half f-strings", 'f"{'.repeat(many)],
		["defaults of lambdas", `${"lambda x=".repeat(many)}1`],
		["definitions without an end", "def (:".repeat(many)],
		["names in a row", "x x\n".repeat(many)],
		["markers of formats", `f"{x:${"{y}".repeat(many)}`],
		["escapes", `"${"\\N{".repeat(many)}"`],
		["indents without an owner", "\tx\n x\n".repeat(many)],
		[
			"declarations after use",
			`def f():\n${Array.from({ length: 20_000 }, (_, i) => ` x${i}\n global x${i}\n`).join("")}`,
		],
		["names that no one binds", Array.from({ length: 20_000 }, (_, i) => `def f():\n nonlocal x${i}\n`).join("")],
		["comprehensions in comprehensions", `${"[".repeat(150)}x${" for x in x :=]".repeat(150)}`],
		["soft keywords", `match ${"x, ".repeat(many)}\n`],
		["items of a with", `with (${"a as b, ".repeat(many)}: pass`],
	])("%s are refused in time, with few problems", (_, text) => {
		const begin = processorTime();
		for (const version of ["3.10", "3.13"]) {
			const problems = problemsOf(text, version);
			expect(problems.length).toBeGreaterThan(0);
			expect(problems.length).toBeLessThanOrEqual(50);
			for (const { message } of problems) expect(message.length).toBeLessThanOrEqual(401);
		}
		expect(processorTime() - begin).toBeLessThan(3_000);
	});

	test("the deepest expressions in the deepest blocks do not exhaust the stack", () => {
		const value = `${"(1 or 2 and not 3 < 4 | 5 ^ 6 & 7 << 8 + 9 * - x ** ".repeat(199)}1${")".repeat(199)}`;
		expect(compiles(nested(99, "if x:").replace("pass", `x = ${value}`))).toBe(true);
	});
});
