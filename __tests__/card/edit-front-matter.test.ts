import { describe, expect, test } from "@jest/globals";
import type { Card } from "../../src/card/card.ts";
import { editFrontMatter } from "../../src/card/edit-front-matter.ts";

import { readCard } from "../../src/card/read-card.ts";
import { withFrontMatter } from "../../src/card/write-front-matter.ts";
import { memorySource } from "../support/memory-source.ts";

type Changes = Readonly<Record<string, string | null>>;

function edited(readme: string, changes: Changes): string | undefined {
	const wanted = new Map(Object.entries(changes).map(([key, value]) => [key, value ?? undefined]));
	const result = editFrontMatter(new TextEncoder().encode(readme), wanted);
	return result && new TextDecoder("utf-8", { ignoreBOM: true }).decode(result);
}

describe("values change and nothing else does", () => {
	const edits: readonly [name: string, yaml: string, changes: Changes, result: string | undefined][] = [
		["a value", "title: a\nsdk: python\n", { sdk: "docker" }, "title: a\nsdk: docker\n"],
		["a comment behind it", "sdk: python # mine\n", { sdk: "docker" }, "sdk: docker # mine\n"],
		["comments around it", "# one\nsdk: python\n# two\n", { sdk: "docker" }, "# one\nsdk: docker\n# two\n"],
		["quotes", "'sdk' :   \"python\"\n", { sdk: "docker" }, "'sdk' :   docker\n"],
		["no value yet", "sdk:\ntitle: a\n", { sdk: "docker" }, "sdk: docker\ntitle: a\n"],
		["only a comment", "sdk: # which?\n", { sdk: "docker" }, "sdk: docker # which?\n"],
		["a tag", "sdk: !!str python\n", { sdk: "7860" }, "sdk: 7860\n"],
		["a block of text", "sdk: |\n  python\ntitle: a\n", { sdk: "docker" }, "sdk: docker\ntitle: a\n"],
		["a folded block", "sdk: >-\n\n  python\n\n\ntitle: a\n", { sdk: "docker" }, "sdk: docker\n\n\ntitle: a\n"],
		["a list", "sdk:\n  - a\n  - b # c\ntitle: a\n", { sdk: "docker" }, "sdk: docker\ntitle: a\n"],
		["a list under its key", "sdk: # why\n- a\ntitle: a\n", { sdk: "docker" }, "sdk: docker # why\ntitle: a\n"],
		["a mapping", "sdk:\n    a: 1\n    b: 2\ntitle: a\n", { sdk: "docker" }, "sdk: docker\ntitle: a\n"],
		["a list in brackets", "sdk: [a,\n b]\ntitle: a\n", { sdk: "docker" }, "sdk: docker\ntitle: a\n"],
		["an explicit key", "? sdk\n: python\n", { sdk: "docker" }, "? sdk\n: docker\n"],
		["a key without a value", "? sdk\n", { sdk: "docker" }, "sdk: docker\n"],
		["an alias", "title: &t python\nsdk: *t\n", { sdk: "docker" }, "title: &t python\nsdk: docker\n"],
		["an anchor that others need", "sdk: &t python\ntitle: *t\n", { sdk: "docker" }, undefined],
		[
			"a merged value",
			"a: &a {sdk: python}\n<<: *a\n",
			{ sdk: "docker" },
			"a: &a {sdk: python}\n<<: *a\nsdk: docker\n",
		],
		["Windows line ends", "title: a\r\nsdk: python\r\n", { sdk: "docker" }, "title: a\r\nsdk: docker\r\n"],
		["a new key", "sdk: python\n", { app_port: "7860" }, "sdk: python\napp_port: 7860\n"],
		["a new key behind a list", "tags:\n  - a\n# end\n", { sdk: "x" }, "tags:\n  - a\nsdk: x\n# end\n"],
		["a new key behind text", "a: |\n  b\n\n\n", { sdk: "x" }, "a: |\n  b\nsdk: x\n\n\n"],
		["a new key in an indented card", "  a: 1\n  b: 2\n", { sdk: "x" }, "  a: 1\n  b: 2\n  sdk: x\n"],
		["a new key on Windows", "a: 1\r\n", { sdk: "x", b: "2" }, "a: 1\r\nsdk: x\r\nb: 2\r\n"],
		["an empty card", "", { sdk: "x" }, "sdk: x\n"],
		["a card of comments", "# one\n", { sdk: "x" }, "# one\nsdk: x\n"],
		["a key goes", "sdk: x\napp_file: main.py # y\ntitle: a\n", { app_file: null }, "sdk: x\ntitle: a\n"],
		["a list goes", "tags:\n- a\n- b\nsdk: x\n", { tags: null }, "sdk: x\n"],
		["the last key goes", "sdk: x\ntags: [a,\n  b]\n", { tags: null }, "sdk: x\n"],
		["the only key goes", "sdk: x\n", { sdk: null }, ""],
		["what is not there goes", "sdk: x\n", { tags: null }, "sdk: x\n"],
		["a merged key cannot go", "a: &a {sdk: x}\n<<: *a\n", { sdk: null }, undefined],
		["an anchor cannot go", "sdk: &t python\ntitle: *t\n", { sdk: null }, undefined],
		["JSON", '{"sdk": "python", "a": 1}\n', { sdk: "docker" }, '{"sdk": docker, "a": 1}\n'],
		["JSON, a key goes", '{"sdk": "x", "a": 1}\n', { sdk: null }, '{"a": 1}\n'],
		["JSON, the last key goes", '{"sdk": "x", "a": 1}\n', { a: null }, '{"sdk": "x"}\n'],
		["JSON, the only key goes", '{"sdk": "x"}\n', { sdk: null }, "{}\n"],
		["JSON, a new key", '{"sdk": "x"}\n', { a: "1", b: "2" }, '{"sdk": "x", a: 1, b: 2}\n'],
		["empty JSON", "{}\n", { a: "1" }, "{a: 1}\n"],
		[
			"all at once",
			"sdk: python\napp_file: main.py\ntitle: a\n",
			{ app_file: null, app_port: "7860", sdk: "docker" },
			"sdk: docker\ntitle: a\napp_port: 7860\n",
		],
		["no value, an inner colon", "title: a: b\n", { sdk: "x" }, undefined],
		["a list for a card", "- a\n", { sdk: "x" }, undefined],
		["a value that would break the card", "sdk: x\n", { sdk: "a: b" }, undefined],
		["names of JavaScript", "__proto__: 1\n", { constructor: "2" }, "__proto__: 1\nconstructor: 2\n"],
	];
	test.each(edits)("%s", (_, yaml, changes, result) => {
		const lineEnd = yaml.includes("\r\n") ? "\r\n" : "\n";
		const around = (text: string) => `---${lineEnd}${text}---${lineEnd}\n# Text\n---\nsdk: y\n`;
		expect(edited(around(yaml), changes)).toBe(result === undefined ? undefined : around(result));
	});
});

describe("a README", () => {
	test("without front matter gets one", () => {
		expect(edited("# Todo\n", { title: "Todo", sdk: "docker" })).toBe("---\ntitle: Todo\nsdk: docker\n---\n\n# Todo\n");
	});

	test("that is empty gets nothing else", () => {
		expect(edited("", { sdk: "docker" })).toBe("---\nsdk: docker\n---\n");
	});

	test("loses a byte-order mark that would stand in its middle", () => {
		expect(edited("\u{feff}# Todo\n", { sdk: "docker" })).toBe("---\nsdk: docker\n---\n\n# Todo\n");
	});

	test("stays as it is where nothing is to be added", () => {
		expect(edited("# Todo\n", { sdk: null })).toBe("# Todo\n");
	});

	test("whose front matter is never closed is left alone", () => {
		expect(edited("---\nsdk: python\n", { sdk: "docker" })).toBeUndefined();
	});

	test("keeps bytes below the front matter that are no text", () => {
		const readme = Uint8Array.from([...new TextEncoder().encode("---\ntitle: é\n---\n"), 0xff, 0x00, 0xe9]);
		const result = editFrontMatter(readme, new Map([["title", "ü"]]));
		expect([...(result ?? [])]).toEqual([...new TextEncoder().encode("---\ntitle: ü\n---\n"), 0xff, 0x00, 0xe9]);
	});

	test("saved as UTF-16 is left alone", () => {
		expect(editFrontMatter(Uint8Array.of(0xff, 0xfe, 0x2d, 0x00), new Map([["sdk", "x"]]))).toBeUndefined();
	});
});

describe("a card of the configuration file at the head of a README", () => {
	const text = `card:
  title: "Todo: the API" # not in GitHub's README
  emoji: ✅
  sdk: python
  python_version: "3.10"
  pinned: false
  app_port: 7860
  tags: &t [a, "2020-01-01", "yes"]
  models: *t
  custom_headers:
    cross-origin-opener-policy: same-origin
  short_description: a "text" that is longer than the eighty columns at which writers of YAML like to fold
`;

	function valuesOf(card: Card): [string, unknown][] {
		if (card.kind !== "card") throw new Error(card.kind);
		return [...card.values].map(([key, { value }]) => [key, value]);
	}

	test("says the same as there, and the text stays", () => {
		const card = readCard(memorySource({}), { file: ".space-gate.yml", text });
		if (card.kind !== "card") throw new Error(card.kind);
		const readme = withFrontMatter(new TextEncoder().encode("\u{feff}# Todo\r\n"), card.values);
		expect(valuesOf(readCard(memorySource({ "README.md": readme })))).toEqual(valuesOf(card));
		const written = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readme);
		expect(written).toContain('\r\ntags:\r\n  - "a"\r\n  - "2020-01-01"\r\n');
		expect(written).toMatch(/\r\n---\r\n\r\n# Todo\r\n$/);
		expect(written.split("\n")).toHaveLength(22);
	});
});
