import { describe, expect, test } from "@jest/globals";
import { compiles, problemsOf } from "./problems-of.ts";

// Python 3.14 is not among the versions that were asked: its documents say what it takes.
describe("what Python 3.14 brought", () => {
	test.each([
		["template strings (PEP 750)", 'x = t"{a!r:>{b}}" tr"\\d{c}"', "A template string"],
		["several types without parentheses (PEP 758)", "try: pass\nexcept A, B: pass", "Several types of exceptions"],
		["the same in groups", "try: pass\nexcept* A, B: pass", "Several types of exceptions"],
	])("%s are taken since then, and not before", (_, text, construct) => {
		expect(problemsOf(text, "3.14")).toEqual([]);
		for (const older of ["3.11", "3.12", "3.13"]) expect(problemsOf(text, older)[0]?.message).toContain(construct);
	});

	test("types without parentheses still need them when the exception gets a name", () => {
		expect(compiles("try: pass\nexcept A, B as e: pass", "3.14")).toBe(false);
	});

	test("a template string joins none of another kind", () => {
		expect(compiles('x = t"a" "b"', "3.14")).toBe(false);
	});

	test("leaving a finally is only warned about (PEP 765)", () => {
		expect(compiles("def f():\n try: pass\n finally: return", "3.14")).toBe(true);
		expect(compiles("for x in y:\n try: pass\n finally: break", "3.14")).toBe(true);
	});

	test("annotations are evaluated later (PEP 649), so they hold no yield, await or :=", () => {
		for (const value of ["yield", "await y", "y := 1"]) {
			expect(compiles(`async def f(x: (${value})): pass`, "3.14")).toBe(false);
		}
		expect(compiles("def f(x: y) -> z: w: v = 1", "3.14")).toBe(true);
	});

	test("what older versions take is still taken", () => {
		expect(compiles("class A[T = int]: pass\ntype B[*Ts = *C] = D", "3.14")).toBe(true);
		expect(compiles('x = f"{a["b"]}"', "3.14")).toBe(true);
		expect(compiles("try: pass\nexcept (A, B) as e: pass", "3.14")).toBe(true);
	});
});
