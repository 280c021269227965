import { describe, expect, test } from "@jest/globals";
import type { Fix } from "../../src/gate/finding.ts";
import type { Contract } from "../../src/gate/space.ts";
import type { Source } from "../../src/source/source.ts";
import { textOf, withEdits } from "../support/apply-fix.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";
import { CARD_RULES } from "./card-rules.ts";
import { CARDS } from "./hub-cards.ts";

function problemsOf(source: Source, contract: Contract): { rule: string; fix: Fix | undefined }[] {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const space = spaceOf(source, engine, { contract });
	const problems = CARD_RULES.filter(({ contracts }) => contracts.includes(contract)).flatMap((rule) => {
		const answer = rule.check(space);
		return "skipped" in answer ? [] : answer.map(({ fix }) => ({ rule: rule.id, fix }));
	});
	space.python.release();
	return problems;
}

/** The file with all its safe fixes, and with the unsafe ones where `"unsafe"` is asked for. */
function fixed(file: string, text: string, contract: Contract, wanted: Fix["safety"]): string {
	const source = memorySource({ [file]: text });
	const edits = problemsOf(source, contract).flatMap(({ fix }) => (fix?.safety === wanted ? fix.edits : []));
	return textOf(withEdits(source, edits), file);
}

describe("what has one reading is mended", () => {
	const mended: readonly [name: string, contract: Contract, before: string, after: string][] = [
		["an unquoted version", "python", "sdk: python\npython_version: 3.10\n", 'sdk: python\npython_version: "3.10"\n'],
		[
			"a version with its name",
			"python",
			"sdk: python\npython_version: python:3.10\n",
			'sdk: python\npython_version: "3.10"\n',
		],
		["an sdk in capitals", "python", "sdk: Python # mine\n", "sdk: python # mine\n"],
		["an sdk under the other contract", "docker", 'sdk: "Docker"\n', "sdk: docker\n"],
		["the key sdk in capitals", "python", "SDK: python\n", "sdk: python\n"],
		["a card without sdk", "python", "# Card\ntitle: Todo\n", "# Card\nsdk: python\ntitle: Todo\n"],
		["an indented card without sdk", "python", "  title: Todo\n", "  sdk: python\n  title: Todo\n"],
		["app_file by its import path", "python", "sdk: python\napp_file: main:app\n", "sdk: python\napp_file: main.py\n"],
		["app_file in capitals", "python", "sdk: python\napp_file: Main.py\n", "sdk: python\napp_file: main.py\n"],
		["app_file without a value", "python", "sdk: python\napp_file:\n", "sdk: python\napp_file: main.py\n"],
		[
			"misspelt keys",
			"python",
			"sdk: python\ncolourFrom: red\nEmoji: ✅\n",
			"sdk: python\ncolorFrom: red\nemoji: ✅\n",
		],
		["a colour in capitals", "python", "sdk: python\ncolorTo: Blue\n", "sdk: python\ncolorTo: blue\n"],
		["a licence with its title", "python", "sdk: python\nlicense: MIT License\n", "sdk: python\nlicense: mit\n"],
		[
			"a licence in a list",
			"python",
			"sdk: python\nlicense: [mit, Apache-2.0]\n",
			"sdk: python\nlicense: [mit, apache-2.0]\n",
		],
		["a port in quotes", "docker", 'sdk: docker\napp_port: "8000"\n', "sdk: docker\napp_port: 8000\n"],
		[
			"yes and no",
			"python",
			"sdk: python\npinned: yes\nhf_oauth: 'False'\n",
			"sdk: python\npinned: true\nhf_oauth: false\n",
		],
		["a number for a text", "python", "sdk: python\ntitle: 3.10\n", 'sdk: python\ntitle: "3.10"\n'],
		["a number in a list", "python", "sdk: python\ntags: [a, 3.10]\n", 'sdk: python\ntags: [a, "3.10"]\n'],
		["a text for a list", "python", "sdk: python\ntags: 'to do' # one\n", "sdk: python\ntags: ['to do'] # one\n"],
		[
			"headers in capitals",
			"python",
			"sdk: python\ncustom_headers:\n  Cross-Origin-Opener-Policy: Same-Origin\n",
			"sdk: python\ncustom_headers:\n  cross-origin-opener-policy: Same-Origin\n",
		],
	];
	test.each(mended)("%s", (_, contract, before, after) => {
		const around = (yaml: string) => `---\n${yaml}---\n\nText.\n`;
		expect(fixed("README.md", around(before), contract, "safe")).toBe(around(after));
		const windows = (text: string) => around(text).replaceAll("\n", "\r\n");
		expect(fixed("README.md", windows(before), contract, "safe")).toBe(windows(after));
	});
});

describe("a README without front matter gets some", () => {
	const head = (title: string, sdk = "python") => `---\ntitle: ${title}\nsdk: ${sdk}\n---\n\n`;
	const given: readonly [readme: string, contract: Contract, after: string][] = [
		["# Todo API\n\nText.\n", "python", `${head('"Todo API"')}# Todo API\n\nText.\n`],
		[
			"# `Todo` **API** [![CI](https://a.b/c)](https://d)\n",
			"docker",
			`${head('"Todo API"', "docker")}# \`Todo\` **API** [![CI](https://a.b/c)](https://d)\n`,
		],
		["Text.\n", "python", `${head('"Space"')}Text.\n`],
		["", "python", head('"Space"')],
		["\n\n---\nsdk: python\n---\n", "python", "---\nsdk: python\n---\n"],
		["---  \nsdk: python\n---\n", "python", "---\nsdk: python\n---\n"],
		["---\n---\n\n# Todo\n", "python", '---\ntitle: "Todo"\nsdk: python\n---\n\n# Todo\n'],
		["---\n# sdk: gradio\n---\n", "python", '---\ntitle: "Space"\nsdk: python\n# sdk: gradio\n---\n'],
	];
	test.each(given)("%j", (readme, contract, after) => {
		expect(fixed("README.md", readme, contract, "safe")).toBe(after);
	});

	const left = [
		"\u{feff}# Todo\n",
		"```yaml\n---\nsdk: python\n---\n```\n",
		"+++\nsdk = 1\n+++\n",
		"# Todo\n\n---\ntitle: Todo\n---\n",
		"----\nsdk: python\n----\n",
	];
	test.each(left)("but not %j, which only a person can mend", (readme) => {
		expect(fixed("README.md", readme, "python", "safe")).toBe(readme);
	});
});

describe("what has several readings is left to people", () => {
	const left: readonly [yaml: string, contract: Contract][] = [
		["sdk: gradio", "python"],
		["sdk: docker", "python"],
		["sdk: python", "docker"],
		["sdk: fastapi", "python"],
		['sdk: python\npython_version: "3.12"', "python"],
		["sdk: python\napp_file: src/main.py", "python"],
		["sdk: python\nlicense: agpl-2.0", "python"],
		["sdk: python\nlicense: GPL-3.0-or-later", "python"],
		["sdk: python\ncolourFrom: orange", "python"],
		["sdk: python\ncolorFrom: red\ncolourFrom: blue", "python"],
		["sdk: python\ntags: a, b", "python"],
		["sdk: docker\napp_port: 80", "docker"],
		["{title: Todo}", "python"],
	];
	test.each(left)("%s", (yaml, contract) => {
		const readme = `---\n${yaml}\n---\n\nText.\n`;
		expect(fixed("README.md", readme, contract, "safe")).toBe(readme);
	});
});

test.each(["# Todo\n", "---\ntitle: Todo\n---\n\nText.\n"])(
	"a Dockerfile leaves open which contract is meant: %j",
	(readme) => {
		const source = memorySource({ "README.md": readme, Dockerfile: "FROM python:3.10\n" });
		expect(problemsOf(source, "python").map(({ fix }) => fix?.safety)).toEqual(["unsafe"]);
		expect(problemsOf(source, "docker").map(({ fix }) => fix?.safety)).toEqual(["safe"]);
	},
);

test("a card of the configuration file is mended there", () => {
	const text = "# Gate\ncard:\n    title: 3.10\n    emoji: ✅\n";
	const after = '# Gate\ncard:\n    sdk: python\n    title: "3.10"\n    emoji: ✅\n';
	expect(fixed(".space-gate.yml", text, "python", "safe")).toBe(after);
});

describe("every fix of every card ends what it mends, and begins nothing", () => {
	const cards = CARDS.flatMap(({ contract, rows }) => rows.map(([yaml]) => ({ yaml, contract })));
	test.each(cards)("$contract $yaml", ({ yaml, contract }) => {
		const source = memorySource({ "README.md": `---\nsdk: ${contract}\n${yaml}\n---\n\nText.\n` });
		const before = problemsOf(source, contract);
		for (const { fix } of before) {
			if (fix === undefined) continue;
			const after = problemsOf(withEdits(source, fix.edits), contract);
			if (fix.safety === "safe") expect(after).toHaveLength(before.length - 1);
			else expect(after.length).toBeLessThanOrEqual(before.length);
		}
	});
});
