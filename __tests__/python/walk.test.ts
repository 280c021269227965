import { describe, expect, test } from "@jest/globals";
import { functionAround, type Scope, walk } from "../../src/python/tree/walk.ts";
import { engines } from "../support/engines.ts";
import { moduleOf } from "../support/modules.ts";

/** The scopes around something, outermost first: "class C > function f". */
function pathOf(scope: Scope): string {
	const names: string[] = [];
	for (let at = scope; at.kind !== "module"; at = at.outer) {
		names.unshift("name" in at.definition ? `${at.kind} ${at.definition.name}` : at.kind);
	}
	return names.join(" > ");
}

describe.each(engines.map((engine) => ({ kind: engine.kind, engine })))("with the $kind engine", ({ engine }) => {
	/** Names that are called, each with the scope in which the call runs. */
	function calls(text: string): string[] {
		const found: string[] = [];
		walk(moduleOf(text, engine).body, {
			expression: (expression, { scope }) => {
				if (expression.kind !== "call" || expression.callee.kind !== "name") return undefined;
				found.push(`${expression.callee.name} in ${pathOf(scope) || "the module"}`);
				return undefined;
			},
		});
		return found;
	}

	/** Names that are called below a main guard. */
	function callsOfMain(text: string): string[] {
		const found: string[] = [];
		walk(moduleOf(text, engine).body, {
			expression: (expression, { isMainOnly }) => {
				if (!isMainOnly || expression.kind !== "call" || expression.callee.kind !== "name") return undefined;
				found.push(expression.callee.name);
				return undefined;
			},
		});
		return found;
	}

	test.each([
		["a()", ["a in the module"]],
		["def f():\n    a()\n    def g(): b()\n", ["a in function f", "b in function f > function g"]],
		["class C:\n    a()\n    def f(self): b()\n", ["a in class C", "b in class C > function f"]],
		["@a()\ndef f(x=b(), *y: c(), **z) -> d(): pass\n", ["a", "b", "c", "d"].map((name) => `${name} in the module`)],
		["@a()\nclass C(b(), metaclass=c()): pass\n", ["a", "b", "c"].map((name) => `${name} in the module`)],
		["class C:\n    @a()\n    def f(x=b()): pass\n", ["a in class C", "b in class C"]],
		["lambda x=a(): b()", ["a in the module", "b in lambda"]],
		[
			"[a() for b in c() for d in e() if f()]",
			["a in comprehension", "c in the module", "e in comprehension", "f in comprehension"],
		],
		["{a(): b() for c in d()}", ["a in comprehension", "b in comprehension", "d in the module"]],
		['f"{a():>{b()}}{c()!r}"', ["a", "b", "c"].map((name) => `${name} in the module`)],
		["async def f():\n    await a()\n", ["a in function f"]],
		["match a():\n    case 1 if b(): c()\n", ["a", "b", "c"].map((name) => `${name} in the module`)],
		["try: a()\nexcept b(): c()\nelse: d()\nfinally: e()\n", [..."abcde"].map((name) => `${name} in the module`)],
		["with a() as b[c()], d(): e()\n", [..."acde"].map((name) => `${name} in the module`)],
		["for a[b()] in c(): d()\nelse: e()\n", [..."bcde"].map((name) => `${name} in the module`)],
		["while a(): b()\nelse: c()\n", [..."abc"].map((name) => `${name} in the module`)],
		["if a(): b()\nelif c(): d()\nelse: e()\n", [..."abcde"].map((name) => `${name} in the module`)],
		["x[a():b():c()] = y = d()", [..."abcd"].map((name) => `${name} in the module`)],
		["x: a() = b()\nx += c()\ndel x[d()]\nassert e(), f()", [..."abcdef"].map((name) => `${name} in the module`)],
		["raise a() from b()", [..."ab"].map((name) => `${name} in the module`)],
		["(a() and b()) or not c() < d() <= -e()", [..."abcde"].map((name) => `${name} in the module`)],
		["(x := a()) if b() else {**c(), d(): [*e()]}", [..."abcde"].map((name) => `${name} in the module`)],
		["f(a(), *b(), c=d(), **e())", ["f", "a", "b", "d", "e"].map((name) => `${name} in the module`)],
	])("every call of %j is met in the scope where it runs", (text, expected) => {
		expect(calls(text)).toEqual(expected);
	});

	test("what is skipped is not entered", () => {
		const seen: string[] = [];
		walk(moduleOf("def f():\n    a\nclass C:\n    b\nc(d)\ne\n", engine).body, {
			statement: ({ kind }) => (kind === "function" || kind === "class" ? "skip" : undefined),
			expression: (expression) => {
				if (expression.kind === "name") seen.push(expression.name);
				return expression.kind === "call" ? "skip" : undefined;
			},
		});
		expect(seen).toEqual(["e"]);
	});

	test.each([
		["a()", "import"],
		["class C:\n    a()", "import"],
		["[a() for b in c]", "import"],
		["def f(): a()", "call"],
		["class C:\n    def f(self):\n        class D:\n            a()", "call"],
		["lambda: [a() for b in c]", "call"],
	])("%j runs at %s", (text, when) => {
		const found: string[] = [];
		walk(moduleOf(text, engine).body, {
			expression: ({ kind }, { scope }) => {
				if (kind === "call") found.push(functionAround(scope) === undefined ? "import" : "call");
				return undefined;
			},
		});
		expect(found).toEqual([when]);
	});

	test.each([
		['if __name__ == "__main__":\n    a()\nelse:\n    b()\n', ["a"]],
		['if "__main__" == __name__: a()\n', ["a"]],
		['if __name__ is "__main__": a()\n', ["a"]],
		['if __name__ in ("__main__", "__mp_main__"): a()\n', ["a"]],
		['if __name__ == "__main__" and x: a()\n', ["a"]],
		['if x and (y and not __name__ != "__main__"): a()\n', ["a"]],
		['if __name__ == "__main__" or __name__ == "__mp_main__": a()\n', ["a"]],
		['if (not __name__ == "__main__"): a()\nelse: b()\n', ["b"]],
		['if __name__ != "__main__": a()\nelif x: b()\nelse: c()\n', ["b", "c"]],
		['if __name__ not in {"__main__"}: a()\nelse: b()\n', ["b"]],
		['if x: a()\nelif __name__ == "__main__": b()\nelse: c()\n', ["b"]],
		['__name__ == "__main__" and a()\n', ["a"]],
		['__name__ != "__main__" or a()\n', ["a"]],
		['a() if __name__ == "__main__" else b()\n', ["a"]],
		['match __name__:\n    case "__main__": a()\n    case _: b()\n', ["a"]],
		[
			'if __name__ == "__main__":\n    def f():\n        a()\n    try:\n        b()\n    finally:\n        c()\n',
			["a", "b", "c"],
		],
		['while __name__ == "__main__":\n    a()\n', ["a"]],
		['def f():\n    if __name__ == "__main__":\n        a()\n', ["a"]],
	])("%j: what stands below the main guard is known", (text, expected) => {
		expect(callsOfMain(text)).toEqual(expected);
	});

	test.each([
		['if __name__ == "main": a()\n'],
		['if __name__ == "__main__" or x: a()\n'],
		['if not (__name__ == "__main__" and x): a()\n'],
		['if __name__ in ("__main__", "main"): a()\n'],
		['if __name__ in "__main__": a()\n'],
		['if __name__ == "__main__" != x: a()\n'],
		['if name == "__main__": a()\n'],
		["if __name__: a()\n"],
		["if __name__ in (): a()\n"],
		['__name__ == "__main__" or a()\n'],
		['if __name__ == "__main__": pass\na()\n'],
		['match __name__:\n    case "main": a()\n'],
	])("%j has no main guard around its call", (text) => {
		expect(callsOfMain(text)).toEqual([]);
	});
});
