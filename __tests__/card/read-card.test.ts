import { describe, expect, test } from "@jest/globals";
import type { Card, CardValue } from "../../src/card/card.ts";
import { FRONT_MATTER_LIMIT } from "../../src/card/front-matter.ts";
import { readCard } from "../../src/card/read-card.ts";
import { memorySource } from "../support/memory-source.ts";

function cardOf(yaml: string): Card {
	return readCard(memorySource({ "README.md": `---\n${yaml}\n---\n\n# Title\n` }));
}

function valuesOf(yaml: string): ReadonlyMap<string, CardValue> {
	const card = cardOf(yaml);
	if (card.kind !== "card") throw new Error(JSON.stringify(card));
	return card.values;
}

/** `line:column message`, one for each problem. */
function problemsOf(card: Card): string[] {
	if (card.kind !== "invalid") return [card.kind];
	return card.problems.map(({ place: { start }, message }) => `${start.line}:${start.column} ${message}`);
}

describe("a value is read as YAML 1.2 reads it", () => {
	const values: readonly [yaml: string, value: unknown, written: string, columns: string][] = [
		["k: python", "python", "python", "4-10"],
		['k: "python"', "python", '"python"', "4-12"],
		["k:   python   # comment", "python", "python", "6-12"],
		["k: 3.10", 3.1, "3.10", "4-8"],
		['k: "3.10"', "3.10", '"3.10"', "4-10"],
		["k: 3.10.13", "3.10.13", "3.10.13", "4-11"],
		["k: !!str 3.10", "3.10", "3.10", "10-14"],
		["k: 7860", 7860, "7860", "4-8"],
		["k: 0o17", 15, "0o17", "4-8"],
		["k: yes", "yes", "yes", "4-7"],
		["k: true", true, "true", "4-8"],
		["k: 12:30:45", "12:30:45", "12:30:45", "4-12"],
		["k: 2020-01-01", "2020-01-01", "2020-01-01", "4-14"],
		["k:", null, "", "3-3"],
		["k: # nothing", null, "", "4-4"],
		["k: ~", null, "~", "4-5"],
		["k: http://example.com:80/#a", "http://example.com:80/#a", "http://example.com:80/#a", "4-28"],
		['k: My "App"', 'My "App"', 'My "App"', "4-12"],
		["k: 'Ana''s'", "Ana's", "'Ana''s'", "4-12"],
		['k: "\\u2705"', "✅", '"\\u2705"', "4-12"],
		["k: 🚀x", "🚀x", "🚀x", "4-7"],
		["k: [a, 1]", ["a", 1], "[a, 1]", "4-10"],
		["k: {a: {b: 1}}", { a: { b: 1 } }, "{a: {b: 1}}", "4-15"],
		["a: &x python\nk: *x", "python", "*x", "4-6"],
	];
	test.each(values)("%j", (yaml, value, written, columns) => {
		const read = valuesOf(yaml).get("k");
		expect(read?.value).toEqual(value);
		expect(read?.written).toBe(written);
		expect(`${read?.place.start.column}-${read?.place.end.column}`).toBe(columns);
		expect(read?.isQuoted).toBe(/^["']/.test(written));
	});

	test("lists on lines of their own end with their last item", () => {
		const tags = valuesOf("tags:\n  - a\n  - b # last\n\nsdk: python").get("tags");
		expect(tags?.value).toEqual(["a", "b"]);
		expect(tags?.place.start).toEqual({ line: 3, column: 3 });
		expect(tags?.place.end.line).toBe(4);
	});

	test("keys keep their order and their places", () => {
		const values = valuesOf('title: x\n"sdk": python\n? app_port\n: 7860');
		expect([...values.keys()]).toEqual(["title", "sdk", "app_port"]);
		expect([...values.values()].map(({ keyPlace: { start, end } }) => [start.line, start.column, end.column])).toEqual([
			[2, 1, 6],
			[3, 1, 6],
			[4, 3, 11],
		]);
	});

	test("merged keys count for less than those of the mapping itself", () => {
		const values = valuesOf("base: &base {sdk: gradio, title: x}\n<<: *base\nsdk: python");
		expect(values.get("sdk")?.value).toBe("python");
		expect(values.get("title")?.value).toBe("x");
		expect(values.has("<<")).toBe(false);
	});

	test("names that mean something to JavaScript are ordinary keys", () => {
		const values = valuesOf("__proto__: 1\nconstructor: 2\nk: {__proto__: {x: 1}}");
		expect([...values.keys()]).toEqual(["__proto__", "constructor", "k"]);
		expect(Object.keys(values.get("k")?.value ?? {})).toEqual(["__proto__"]);
	});

	test("the block is placed with both fences", () => {
		expect(cardOf("sdk: python")).toMatchObject({
			place: { file: "README.md", start: { line: 1, column: 1 }, end: { line: 3, column: 4 } },
		});
	});

	test("carriage returns belong to the line end", () => {
		const card = readCard(memorySource({ "README.md": "---\r\nsdk: python\r\napp_port: 7860\r\n---\r\n" }));
		if (card.kind !== "card") throw new Error(card.kind);
		expect([...card.values].map(([key, { value, written }]) => [key, value, written])).toEqual([
			["sdk", "python", "python"],
			["app_port", 7860, "7860"],
		]);
	});
});

describe("front matter without keys is none", () => {
	test.each(["", "\n\n", "# only a comment", "null", "~"])("%j", (yaml) => {
		expect(cardOf(yaml)).toMatchObject({ kind: "missing", reason: "the front matter of README.md holds no keys" });
	});
});

describe("every mistake is named where it stands", () => {
	const mistakes: readonly [yaml: string, ...problems: string[]][] = [
		["title: Foo: bar", '2:8 the value "Foo: bar" holds a colon followed by a space'],
		["sdk: python\ntitle: a b: c", '3:8 the value "a b: c" holds a colon followed by a space'],
		["title: Foo\n  bar: baz", '2:8 the line after "Foo" is indented as if it belonged to that value'],
		[" a: 1\nb: 2", '3:1 the line "b: 2" is not indented like its neighbours'],
		["a: |-\n  x\n y: 1", '4:1 the line "y: 1" is not indented like its neighbours'],
		["title: @foo", '2:8 the value "@foo" begins with a character that YAML reserves'],
		["title: `foo`", '2:8 the value "`foo`" begins with a character that YAML reserves'],
		["title: %foo", '2:8 the value "%foo" begins with a character that YAML reserves'],
		["title: ? foo", '2:8 the value "? foo" begins with a character that YAML reserves'],
		["emoji: *", '2:8 the value "*" begins with "*", which refers to an anchor'],
		["emoji: *x", '2:8 "*x" refers to an anchor that does not exist'],
		['a: "b" c', '2:8 "c" stands behind a value that is already complete'],
		["title: 'it's'", '2:12 "s\'" stands behind a value that is already complete'],
		[
			'a: "b" c\nd: "e" f',
			'2:8 "c" stands behind a value that is already complete',
			'3:8 "f" stands behind a value that is already complete',
		],
		["tags: [a, b\nsdk: docker", '3:1 a list or mapping in brackets is not closed before "sdk: docker"'],
		["tags: [a]]\nx: 1", '2:10 "]" closes a bracket that was never opened'],
		["a: {b: c", "2:9 a list or mapping in brackets is not closed"],
		['sdk: x\ntitle: "abc\nb: 1', '3:8 the quote that begins ""abc" is not closed'],
		["\tsdk: x", "2:1 a line is indented with a tab, which YAML forbids"],
		["a:\n  b: c\n\td: e", "4:1 a line is indented with a tab, which YAML forbids"],
		["sdk:docker", '2:1 the front matter is "sdk:docker" and not a list of "key: value" pairs'],
		["sdk:docker\ntitle: x", '2:1 "sdk:docker" is not a "key: value" pair'],
		["title: x\nsdk docker\nport: 1", '3:1 "sdk docker" is not a "key: value" pair'],
		["- a\n- b", '2:1 the front matter is "- a" and not a list of "key: value" pairs'],
		["just text", '2:1 the front matter is "just text" and not a list of "key: value" pairs'],
		["# heading\n\ntext", '4:1 the front matter is "text" and not a list of "key: value" pairs'],
		["**bold**", '2:1 the front matter is "**bold**" and not a list of "key: value" pairs'],
		["> quote", '2:3 "quote" follows "|" or ">", which YAML takes for the beginning of a block of text'],
		["tags: - a", '2:7 the list "- a" begins on the line of its key'],
		["a: !foo x", '2:4 the tag "!foo" means nothing to the Hub'],
		["a: !!int x", '2:4 the tag "!!int" means nothing to the Hub'],
		['a: "\\q"', '2:5 "\\q" is not an escape sequence of a text in double quotes'],
		[
			"a: 1\na: 2\na: 3",
			'3:1 "a" stands on line 2 and again on line 3',
			'4:1 "a" stands on line 2 and again on line 4',
		],
		["k: {a: 1, a: 2}", '2:11 "a" stands on line 2 and again on line 2'],
		['1: a\n"1": b', '3:1 "1" stands on line 2 and again on line 3'],
		["[a]: b", "2:1 a key is not plain text"],
		[": b", "2:1 a key is not plain text"],
		["a: b\n...\nc: d", "4:1 a second YAML document begins inside the front matter"],
		["%YAML 1.1\na: b", "3:1 a line begins with %, which YAML takes for a directive"],
		["a: 1\u0000", "2:5 the front matter holds the control character U+0000, which YAML forbids"],
		["a: \u0007x\nb: c: d", "2:4 the front matter holds the control character U+0007, which YAML forbids"],
		["a: &x [*x]", '2:8 "*x" refers to a value that holds it'],
	];
	test.each(mistakes)("%j", (yaml, ...problems) => {
		expect(problemsOf(cardOf(yaml))).toEqual(problems);
	});

	test("every problem says what to do and ends where it begins or later", () => {
		for (const [yaml] of mistakes) {
			const card = cardOf(yaml);
			if (card.kind !== "invalid") throw new Error(yaml);
			for (const { remedy, message, place } of card.problems) {
				expect(remedy).toMatch(/^[A-Z].*\.$/);
				expect(message).not.toMatch(/\.$/);
				expect(place.end.line > place.start.line || place.end.column >= place.start.column).toBe(true);
			}
		}
	});

	test("bytes that are not UTF-8 count only between the fences", () => {
		const latin1 = (text: string) => readCard(memorySource({ "README.md": Buffer.from(text, "latin1") }));
		expect(problemsOf(latin1("---\ntitle: Café\n---\n"))).toEqual([
			"2:11 the front matter holds bytes that are not UTF-8",
		]);
		expect(latin1("---\ntitle: x\n---\nCafé\n").kind).toBe("card");
	});

	test("an unclosed block is placed at its fence or at what looks like one", () => {
		const read = (text: string) => problemsOf(readCard(memorySource({ "README.md": text })));
		const message = 'the "---" on line 1 opens front matter that no second "---" closes';
		expect(read("---\nsdk: python\n")).toEqual([`1:1 ${message}`]);
		expect(read("---\nsdk: python\n--- \ntext\n")).toEqual([`3:1 ${message}`]);
	});
});

describe("hostile front matter ends in a problem", () => {
	const room = FRONT_MATTER_LIMIT - 100;
	const bombs: readonly [name: string, yaml: string, problem: string][] = [
		["lists in lists", `a: ${"[".repeat(room)}`, "nests lists and mappings deeper than 64 levels"],
		["mappings in mappings", `a: ${"{".repeat(room)}`, "nests lists and mappings deeper than 64 levels"],
		["dashes in a row", "- ".repeat(room / 2), "nests lists and mappings deeper than 64 levels"],
		["question marks in a row", "? ".repeat(room / 2), "nests lists and mappings deeper than 64 levels"],
		[
			"stairs of keys",
			Array.from({ length: 300 }, (_, level) => `${" ".repeat(level)}a:`).join("\n"),
			"nests lists and mappings deeper than 64 levels",
		],
		["more text than a card has", "a".repeat(FRONT_MATTER_LIMIT + 1), "the front matter is longer than 64 KB"],
		["an alias in every place", `a: &a 1\nb: [${"*a,".repeat(room / 3)}]`, "more than 100 aliases"],
		[
			"aliases of aliases",
			Array.from({ length: 8 }, (_, level) => {
				const before = level === 0 ? "x" : `*a${level - 1}`;
				return `k${level}: &a${level} [${Array.from({ length: 9 }, () => before).join(", ")}]`;
			}).join("\n"),
			"repeat more than 100 values",
		],
		["the same key over and over", "k:\n".repeat(room / 3), "stands on line 2 and again on line 3"],
		["a mistake on every line", "a: @\n".repeat(room / 5), "begins with a character that YAML reserves"],
		["commas", `a: [${",".repeat(room)}]`, "cannot stand here"],
		["quotes", '"'.repeat(room), "stands behind a value that is already complete"],
	];
	test.each(bombs)("%s", (_, yaml, problem) => {
		const problems = problemsOf(cardOf(yaml));
		expect(problems.length).toBeLessThanOrEqual(10);
		expect(problems[0]).toContain(problem);
	});

	test("thousands of different keys are fine", () => {
		expect(valuesOf(Array.from({ length: 8000 }, (_, index) => `k${index}:`).join("\n")).size).toBe(8000);
	});
});

describe("the file must be README.md", () => {
	const reasons: readonly [files: Parameters<typeof memorySource>[0], reason: string][] = [
		[{}, "there is no README.md"],
		[{ "main.py": "" }, "there is no README.md"],
		[{ "docs/README.md": "---\na: 1\n---\n" }, "there is no README.md"],
		[{ "readme.md": "---\na: 1\n---\n" }, "the file is called readme.md, and the Hub reads only README.md"],
		[{ "README.MD": "---\na: 1\n---\n" }, "the file is called README.MD, and the Hub reads only README.md"],
		[{ "Readme.markdown": "" }, "the file is called Readme.markdown, and the Hub reads only README.md"],
		[{ README: "" }, "there is no README.md, and the Hub does not read README"],
		[{ "README.rst": "" }, "there is no README.md, and the Hub does not read README.rst"],
		[{ "README.md": { link: "docs/index.md" } }, "README.md is a symbolic link to nothing that the Space holds"],
		[
			{ "README.md": { link: "../README.md" } },
			"README.md cannot be read: it is a link that leads out of the Space root",
		],
		[{ "README.md/index.md": "" }, "there is no README.md"],
		[
			{ "README.md": Buffer.from("\ufeff---\na: 1\n---\n", "utf16le") },
			"README.md is saved as UTF-16, and the Hub reads UTF-8",
		],
	];
	test.each(reasons)("%j", (files, reason) => {
		expect(readCard(memorySource(files))).toMatchObject({ kind: "missing", reason, place: { file: "README.md" } });
	});

	test("content that cannot be had is no card", () => {
		const source = { ...memorySource({ "README.md": "" }), read: () => ({ unreadable: "it is too large" }) };
		expect(readCard(source)).toMatchObject({ kind: "missing", reason: "README.md cannot be read: it is too large" });
	});
});
