import { describe, expect, test } from "@jest/globals";
import { readRequirements } from "../../src/requirements/read-requirements.ts";
import type { Requirements } from "../../src/requirements/requirements.ts";
import type { Place } from "../../src/source/place.ts";
import { memorySource } from "../support/memory-source.ts";
import { processorTime } from "../support/processor-time.ts";

type Files = Parameters<typeof memorySource>[0];

function read(files: Files): Requirements {
	const requirements = readRequirements(memorySource(files), { major: 3, minor: 10 });
	if (requirements === undefined) throw new Error("there is no requirements.txt");
	return requirements;
}

function at({ file, start, end }: Place): string {
	return `${file}:${start.line}:${start.column}-${end.line}:${end.column}`;
}

function namesIn(files: Files): string[] {
	return read(files).requirements.map(({ name }) => name);
}

function unreadIn(files: Files): string[] {
	return read(files).unread.map(({ cause, reason, place }) => `${at(place)} ${cause}: ${reason}`);
}

test("without requirements.txt there are no requirements", () => {
	const version = { major: 3, minor: 10 } as const;
	expect(readRequirements(memorySource({ "Requirements.txt": "fastapi" }), version)).toBeUndefined();
	expect(readRequirements(memorySource({ "requirements.txt/base.txt": "fastapi" }), version)).toBeUndefined();
});

describe("a requirement stands where its text stands", () => {
	const places: readonly [text: string, ...places: string[]][] = [
		["fastapi", "requirements.txt:1:1-1:8"],
		["  fastapi  # web\nuvicorn", "requirements.txt:1:3-1:10", "requirements.txt:2:1-2:8"],
		["\n\nfastapi >= 1 ; os_name == 'posix'\n", "requirements.txt:3:1-3:34"],
		["fastapi \\\n  >=1\nuvicorn", "requirements.txt:1:1-2:6", "requirements.txt:3:1-3:8"],
		["\\\nfastapi", "requirements.txt:2:1-2:8"],
		["fastapi==1 \\\n  --hash=sha256:00\nuvicorn", "requirements.txt:1:1-1:11", "requirements.txt:3:1-3:8"],
		["# fastapi \\\nuvicorn", "requirements.txt:2:1-2:8"],
		[
			"fastapi\r\nuvicorn\rsqlmodel",
			"requirements.txt:1:1-1:8",
			"requirements.txt:2:1-2:8",
			"requirements.txt:3:1-3:9",
		],
		["\ufefffastapi", "requirements.txt:1:1-1:8"],
		["# 🚀\nfastapi # 🚀", "requirements.txt:2:1-2:8"],
		["-e git+https://example.org/x.git#egg=x # c", "requirements.txt:1:1-1:39"],
	];
	test.each(places)("%j", (text, ...expected) => {
		expect(read({ "requirements.txt": text }).requirements.map(({ place }) => at(place))).toEqual(expected);
	});

	test("also in an included file", () => {
		const files = { "requirements.txt": "-r req/base.txt", "req/base.txt": "# base\nfastapi" };
		expect(read(files).requirements.map(({ place }) => at(place))).toEqual(["req/base.txt:2:1-2:8"]);
	});

	test("with its text on one line, without comment and options", () => {
		const text = 'FastAPI[Standard]>=1 \\\n ; python_version < "4" --hash=sha256:00 # web';
		expect(read({ "requirements.txt": text }).requirements).toMatchObject([
			{ name: "fastapi", extras: ["standard"], written: 'FastAPI[Standard]>=1  ; python_version < "4"' },
		]);
	});
});

describe("what cannot be read is reported with its reason", () => {
	const unread: readonly [files: Files, ...unread: string[]][] = [
		[{ "requirements.txt": "fastapi=1" }, 'requirements.txt:1:1-1:10 invalid: "=" is not an operator: "==" is'],
		[{ "requirements.txt": "fastapi=>1" }, 'requirements.txt:1:1-1:11 invalid: "=>" is not an operator: ">=" is'],
		[{ "requirements.txt": "fastapi~1" }, 'requirements.txt:1:1-1:10 invalid: "~" is not an operator: "~=" is'],
		[
			{ "requirements.txt": "ok\nfastapi uvicorn # c" },
			'requirements.txt:2:1-2:16 invalid: "uvicorn" is not a version specifier',
		],
		[{ "requirements.txt": "fastapi[all" }, 'requirements.txt:1:1-1:12 invalid: the "[" of its extras is not closed'],
		[{ "requirements.txt": "fastapi[a b]" }, 'requirements.txt:1:1-1:13 invalid: "[a b]" is not a list of extras'],
		[{ "requirements.txt": "a;b" }, 'requirements.txt:1:1-1:4 invalid: "b" is not a marker'],
		[
			{ "requirements.txt": "--user" },
			'requirements.txt:1:1-1:7 invalid: pip takes no option "--user" in a requirements file',
		],
		[{ "requirements.txt": "-r" }, 'requirements.txt:1:1-1:3 invalid: "-r" needs a value'],
		[{ "requirements.txt": '-r "a' }, "requirements.txt:1:1-1:6 invalid: a quote is not closed"],
		[{ "requirements.txt": "./libs/todo" }, "requirements.txt:1:1-1:12 absent: the Space does not hold it"],
		[
			{ "requirements.txt": "./libs/todo", "libs/todo/setup.py": "" },
			'requirements.txt:1:1-1:12 unnamed: "./libs/todo" does not say which distribution it holds',
		],
		[
			{ "requirements.txt": "./libs/todo", "libs/todo/main.py": "" },
			"requirements.txt:1:1-1:12 invalid: the folder holds neither setup.py nor pyproject.toml",
		],
		[{ "requirements.txt": "-e ../todo" }, "requirements.txt:1:1-1:11 absent: it lies outside the Space"],
		[{ "requirements.txt": "a @ file:///srv/a.zip" }, "requirements.txt:1:1-1:22 absent: it lies outside the Space"],
		[
			{ "requirements.txt": "https://x/a-1-cp310-cp310-win_amd64.whl" },
			"requirements.txt:1:1-1:40 invalid: the wheel is not for the Space's Python on Linux x86-64",
		],
		[
			{ "requirements.txt": "torch --index-url https://x --pre" },
			"requirements.txt:1:1-1:34 ignored: --index-url https://x --pre",
		],
		[{ "requirements.txt": "- fastapi" }, "requirements.txt:1:1-1:10 ignored: - fastapi"],
		[{ "requirements.txt": "-r a.txt b.txt", "a.txt": "" }, "requirements.txt:1:1-1:15 ignored: b.txt"],
		[
			{ "requirements.txt": "-c a.txt", "a.txt": "./lib\nx[y]", "lib/setup.py": "" },
			"a.txt:1:1-1:6 invalid: a constraint must begin with a name",
			"a.txt:2:1-2:5 invalid: a constraint cannot have extras",
		],
		[
			{ "requirements.txt": "<html>\nfastapi" },
			"requirements.txt:1:1-1:7 format: it is a web page, not a list of requirements",
		],
		[{ "requirements.txt": "-r base.txt" }, "requirements.txt:1:1-1:12 include: the Space does not hold it"],
		[{ "requirements.txt": "-r ../x.txt" }, "requirements.txt:1:1-1:12 include: it lies outside the Space"],
		[{ "requirements.txt": "-r a/../../x.txt" }, "requirements.txt:1:1-1:17 include: it lies outside the Space"],
		[{ "requirements.txt": "-r /etc/passwd" }, "requirements.txt:1:1-1:15 include: it lies outside the Space"],
		[{ "requirements.txt": "-r file:///x.txt" }, "requirements.txt:1:1-1:17 include: it lies outside the Space"],
		[{ "requirements.txt": "-r requirements.txt" }, "requirements.txt:1:1-1:20 include: it includes itself"],
		[
			{ "requirements.txt": "-r a.txt", "a.txt": "x\n-r b.txt", "b.txt": "-r a.txt" },
			"b.txt:1:1-1:9 include: it includes itself",
		],
		[{ "requirements.txt": "-r https://x/y.txt" }, "requirements.txt:1:1-1:19 remote: it is fetched from elsewhere"],
		[{ "requirements.txt": "-r \u0024{BASE}.txt" }, "requirements.txt:1:1-1:15 remote: its name comes from a variable"],
		[{ "requirements.txt": "-c missing.txt" }, "requirements.txt:1:1-1:15 absent: the Space does not hold it"],
		[
			{ "requirements.txt": "\u0024{NAME}==1" },
			'requirements.txt:1:1-1:11 variable: "\u0024{NAME}==1" does not begin with the name of a distribution',
		],
		[
			{ "requirements.txt": Buffer.from("fastapi", "utf16le") },
			"requirements.txt:1:1-1:1 encoding: it is saved as UTF-16 or UTF-32, not as UTF-8",
		],
		[
			{ "requirements.txt": new Uint8Array(200) },
			"requirements.txt:1:1-1:1 encoding: it holds NUL bytes and is no text",
		],
		[
			{ "requirements.txt": Buffer.from("ok\n# caf\u00e9\n", "latin1") },
			"requirements.txt:2:6-2:7 encoding: it holds bytes that are not UTF-8",
		],
		[
			{ "requirements.txt": "-r a.txt", "a.txt": Buffer.from("fastapi", "utf16le") },
			"requirements.txt:1:1-1:9 include: it is saved as UTF-16 or UTF-32, not as UTF-8",
		],
	];
	test.each(unread)("%j", (files, ...expected) => {
		expect(unreadIn(files)).toEqual(expected);
	});

	test("content that cannot be had", () => {
		const source = { ...memorySource({ "requirements.txt": "" }), read: () => ({ unreadable: "it is too large" }) };
		expect(readRequirements(source, { major: 3, minor: 10 })?.unread).toMatchObject([
			{ cause: "unreadable", reason: "it is too large" },
		]);
	});
});

describe("encodings that pip reads", () => {
	const lines = "fastapi\nuvicorn # \u00e9\n";
	const files: readonly [name: string, bytes: Buffer][] = [
		["UTF-8", Buffer.from(lines)],
		["UTF-8 with a byte-order mark", Buffer.from(`\ufeff${lines}`)],
		["UTF-16 with a byte-order mark", Buffer.from(`\ufeff${lines}`, "utf16le")],
		["UTF-16 in the other order", Buffer.from(`\ufeff${lines}`, "utf16le").swap16()],
		["Latin-1 that says so", Buffer.from(`# -*- coding: latin-1 -*-\n${lines}`, "latin1")],
		["Latin-1 that says so on the second line", Buffer.from(`#\n# coding=iso-8859-1\n${lines}`, "latin1")],
	];
	test.each(files)("%s", (_, bytes) => {
		expect(namesIn({ "requirements.txt": bytes })).toEqual(["fastapi", "uvicorn"]);
		expect(unreadIn({ "requirements.txt": bytes })).toEqual([]);
	});

	test("a declaration below the second line does not count", () => {
		const bytes = Buffer.from(`#\n#\n# coding: latin-1\n${lines}`, "latin1");
		expect(unreadIn({ "requirements.txt": bytes })).toHaveLength(1);
	});
});

describe("includes have bounds", () => {
	test("a file that is included twice counts once", () => {
		const files = {
			"requirements.txt": "-r a.txt\n-r b.txt\n-r a.txt",
			"a.txt": "-r c.txt",
			"b.txt": "-r c.txt",
			"c.txt": "x",
		};
		expect(namesIn(files)).toEqual(["x"]);
		expect(unreadIn(files)).toEqual([]);
	});

	test("a chain of files ends at its sixteenth", () => {
		const chain = Object.fromEntries(
			Array.from({ length: 40 }, (_, index) => [`${index}.txt`, `n${index}\n-r ${index + 1}.txt`]),
		);
		const files = { "requirements.txt": "-r 0.txt", ...chain };
		expect(namesIn(files)).toHaveLength(16);
		expect(unreadIn(files)).toEqual(["15.txt:2:1-2:10 bound: files include each other more than 16 levels deep"]);
	});

	test("a crowd of files ends at its fiftieth", () => {
		const crowd = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.txt`, `n${index}`]));
		const files = {
			"requirements.txt": Object.keys(crowd)
				.map((path) => `-r ${path}`)
				.join("\n"),
			...crowd,
		};
		expect(namesIn(files)).toHaveLength(50);
		expect(unreadIn(files)).toHaveLength(10);
		expect(unreadIn(files)[0]).toContain("more than 50 files are included");
	});

	test("all files together end at a megabyte", () => {
		const padding = `#${"x".repeat(600_000)}\n`;
		const files = { "requirements.txt": `${padding}a\n-r b.txt`, "b.txt": `${padding}b` };
		expect(namesIn(files)).toEqual(["a"]);
		expect(unreadIn(files)).toEqual(["requirements.txt:3:1-3:9 bound: more than 1 MB would have to be read"]);
	});
});

describe("hostile lines are read in proportion to their length", () => {
	const length = 1_000_000;
	const repeat = (text: string) => text.repeat(length / text.length);
	const lines: readonly [name: string, text: string, cause: string | undefined][] = [
		["spaces before a name", `${repeat(" ")}x`, undefined],
		["comments in a row", repeat(" #"), undefined],
		["backslashes", repeat("\\\n"), undefined],
		["dots behind a name", `a${repeat(".")}`, "invalid"],
		["open brackets", `a${repeat("[")}`, "invalid"],
		["a version of many numbers", `a~=${repeat("1.")} x`, "invalid"],
		["brackets of a marker", `a;${repeat("(")}`, "invalid"],
		["a long marker", `a;${repeat("os_name=='x' or ")}os_name=='y'`, undefined],
		[
			"patch releases compared with each other",
			`a;${repeat("python_full_version<python_full_version or ")}os_name=='y'`,
			undefined,
		],
		["quotes of a marker", `a;${repeat('"')}`, "invalid"],
		["options in a row", repeat("--pre "), undefined],
		["escapes in an open quote", `-r "${repeat("\\a")}`, "invalid"],
		["words glued together", `--hash=sha256:${repeat('"a"')}`, "ignored"],
		["steps out of the tree", `-r ${repeat("../")}`, "include"],
		["slashes", repeat("/"), "absent"],
		["fragments", `https://${repeat("a#egg=&")}`, "invalid"],
		["archive endings", repeat(".tar"), "absent"],
		["names behind each other", repeat("a "), "invalid"],
		["equals signs", repeat("="), "invalid"],
		["clauses", `a${repeat(">=1,")}`, undefined],
		["steps of a path", `./${repeat("a/")}`, "absent"],
		["extras", `a[${repeat("b,")}b]`, undefined],
		["dashes of a wheel", `${repeat("a-")}.whl`, "absent"],
		["line separators", repeat("\u2028").slice(0, length / 4), undefined],
	];
	test.each(lines)("%s", (_, text, cause) => {
		expect(read({ "requirements.txt": text }).unread.map((line) => line.cause)).toEqual(
			cause === undefined ? [] : [cause],
		);
	});
});

describe("many lines are read in proportion to their number", () => {
	test.each([
		["fastapi==0.110.0", 30_000],
		["=", 30_000],
		["- a", 50_000],
		["-e ./lib", 30_000],
		["./a/b.whl", 30_000],
		["a;b", 50_000],
		["<<<<<<<", 50_000],
		["\\", 300_000],
		["--pre", 50_000],
	])("%j", (line, count) => {
		const begin = processorTime();
		const { requirements, unread, options } = read({ "requirements.txt": `${line}\n`.repeat(count) });
		expect(requirements.length + unread.length + options.length).toBeGreaterThanOrEqual(line === "\\" ? 0 : count);
		expect(processorTime() - begin).toBeLessThan(5_000);
	});

	test("more than a megabyte is not read, and that is said", () => {
		expect(unreadIn({ "requirements.txt": "fastapi\n".repeat(1_300_000) })).toEqual([
			"requirements.txt:1:1-1:1 bound: more than 1 MB would have to be read",
		]);
	});
});

test("what only some pips read is read, and says so", () => {
	const lines = ["a>=1<2", "b>=1,", "c --config-settings=x=y", "d --install-option=x", '-e "e @ git+https://x/y"'];
	const { requirements } = read({ "requirements.txt": lines.join("\n") });
	expect(requirements.map(({ name, legacy, recent }) => [name, legacy, recent])).toEqual([
		["a", '">=1<2" is not a version specifier of PEP 440', undefined],
		["b", undefined, "a comma stands behind the last clause"],
		["c", undefined, 'pips before 23.1 have no option "--config-settings"'],
		["d", 'pips from 23.1 on have no option "--install-option"', undefined],
		["e", undefined, 'only the newest pips read "name @ address" behind -e'],
	]);
});

test("an include is looked up step by step, as Linux does", () => {
	const files = { "requirements.txt": "-r no/../a.txt\n-r sub/../b.txt", "a.txt": "x", "b.txt": "y", "sub/c": "" };
	expect(namesIn(files)).toEqual(["y"]);
	expect(unreadIn(files)).toEqual(["requirements.txt:1:1-1:15 include: the Space does not hold it"]);
});

test("what leads through links out of the tree is not claimed to be missing", () => {
	const files = { "requirements.txt": "./lib/a.zip", lib: { link: "/srv/lib" } };
	expect(unreadIn(files)).toEqual([expect.stringContaining("unnamed")]);
});
