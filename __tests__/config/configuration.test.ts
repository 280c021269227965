import { describe, expect, test } from "@jest/globals";
import schema from "../../schema/config.schema.json" with { type: "json" };
import { PYTHONS } from "../../src/config/choices.ts";
import { readConfiguration, UNCONFIGURED } from "../../src/config/configuration.ts";
import { SEVERITIES } from "../../src/gate/finding.ts";

const RULES = ["card/sdk", "card/app-file", "entrypoint/server-start"];

async function read(text: string) {
	const result = await readConfiguration(".space-gate.yml", text, RULES);
	return "fault" in result ? `${result.fault.message} ${result.fault.advice}` : result.configuration;
}

test("a file says what it says", async () => {
	const text = `
contract: docker
python-version: "3.12"
fail-on: warning
severity:
  card/sdk: off
  card/app-file: notice
required-packages: [FastAPI, Python_Dotenv]
`;
	expect(await read(text)).toEqual({
		file: ".space-gate.yml",
		contract: "docker",
		python: { major: 3, minor: 12 },
		failOn: "warning",
		severities: new Map([
			["card/sdk", "off"],
			["card/app-file", "notice"],
		]),
		ignored: new Map(),
		requiredPackages: ["fastapi", "python-dotenv"],
	});
});

test.each(["", "# nothing\n", "---\n", "{}"])("an empty file configures nothing: %j", async (text) => {
	expect(await read(text)).toEqual({ ...UNCONFIGURED, file: ".space-gate.yml" });
});

test("a card is kept with its places, whatever it says: rules judge it", async () => {
	const text = "card:\n  sdk: gradio\n  app_port: eighty\n  colour: [red]\n";
	expect(await read(text)).toEqual({
		...UNCONFIGURED,
		file: ".space-gate.yml",
		card: { file: ".space-gate.yml", text },
	});
});

test("an empty list of packages is a list", async () => {
	expect(await read("required-packages: []")).toMatchObject({ requiredPackages: [] });
});

describe("a file that is wrong is refused with file, line, key, what it takes, and what was probably meant", () => {
	test.each([
		["contract: python\ncontrat: auto\n", '.space-gate.yml:2:1: there is no key "contrat". Did you mean "contract"?'],
		[
			"zzz: 1",
			'.space-gate.yml:1:1: there is no key "zzz". The keys are contract, python-version, fail-on, severity, ignore, required-packages, variables, cors, frontend, card.',
		],
		[
			"contract: dockr",
			'.space-gate.yml:1:11: "contract" takes "auto", "python" or "docker", not "dockr". Did you mean "docker"?',
		],
		[
			"python-version: 3.10",
			'.space-gate.yml:1:17: "python-version" takes "3.9", "3.10", "3.11", "3.12", "3.13" or "3.14", not "3.10". ' +
				'Write it in quotes, "3.10": YAML reads 3.10 as the number 3.1.',
		],
		[
			"\nfail-on: [error]\n",
			'.space-gate.yml:2:10: "fail-on" takes "error", "warning" or "notice", not a list. Correct the value, or remove the key.',
		],
		[
			"severity:\n  card/sdk: of",
			'.space-gate.yml:2:13: "severity → card/sdk" takes "error", "warning", "notice" or "off", not "of". Did you mean "off"?',
		],
		[
			"severity:\n  card/sdk: error\n  card/skd: off",
			'.space-gate.yml:3:3: "severity" names the rule "card/skd", but there is no such rule. Did you mean "card/sdk"?',
		],
		[
			"severity: {server-start: off}",
			'.space-gate.yml:1:12: "severity" names the rule "server-start", but there is no such rule. Did you mean "entrypoint/server-start"?',
		],
		[
			"card: true",
			'.space-gate.yml:1:7: "card" takes a mapping such as {"title":"Todo API","sdk":"python"}, not "true". Correct the value, or remove the key.',
		],
		[
			"card:\n  - sdk: python",
			'.space-gate.yml:2:3: "card" takes a mapping such as {"title":"Todo API","sdk":"python"}, not a list. Correct the value, or remove the key.',
		],
		[
			"severity: off",
			'.space-gate.yml:1:11: "severity" takes a mapping such as {"structure/foreign-platform-config":"off"}, not "off". Correct the value, or remove the key.',
		],
		[
			"required-packages:\n  - fastapi\n  - uvicorn >= 0.3\n",
			'.space-gate.yml:3:5: "required-packages → 1" takes a name such as "python-dotenv", not "uvicorn >= 0.3". Correct the value, or remove the key.',
		],
		[
			"fail-on:",
			'.space-gate.yml:1:9: "fail-on" takes "error", "warning" or "notice", not "". Correct the value, or remove the key.',
		],
		[
			"- a",
			'.space-gate.yml:1:1: the file must be a mapping of keys, not a list. Write one key a line, such as "fail-on: warning".',
		],
		[
			"text",
			'.space-gate.yml:1:1: the file must be a mapping of keys, not "text". Write one key a line, such as "fail-on: warning".',
		],
	])("%j", async (text, says) => {
		expect(await read(text)).toBe(says);
	});

	test.each([
		["contract: python\ncontract: docker", /^\.space-gate\.yml:2:1: the file is not valid YAML: .*unique/],
		["contract: [", /^\.space-gate\.yml:1:\d+: the file is not valid YAML: /],
		["a: b: c", /^\.space-gate\.yml:1:\d+: the file is not valid YAML: /],
		["\tcontract: python", /^\.space-gate\.yml:1:\d+: the file is not valid YAML: /],
		["a: 1\n---\nb: 2", /^\.space-gate\.yml:\d:\d+: the file is not valid YAML: /],
		["*a", /^\.space-gate\.yml:1:1: the file is not valid YAML: /],
		["[a]: b", /^\.space-gate\.yml:1:\d+: /],
	])("%j", async (text, says) => {
		expect(await read(text)).toMatch(says);
	});
});

test("of several defects the first is told", async () => {
	expect(await read("fail-on: warning\ncontract: x\nzzz: 1\nfail-oon: 2")).toMatch(/^\.space-gate\.yml:2:11: /);
});

describe("a hostile file is refused and does no harm", () => {
	const bomb = `a: &a [${"x,".repeat(9)}x]\n${[..."bcdefghi"]
		.map((name, index) => `${name}: &${name} [${`*${"abcdefghi"[index]},`.repeat(9)}*${"abcdefghi"[index]}]`)
		.join("\n")}`;
	test.each([
		["aliases that multiply", bomb],
		["50,000 brackets", "[".repeat(50_000)],
		["brackets that are closed", `${"[".repeat(20_000)}${"]".repeat(20_000)}`],
		["braces", "{a: ".repeat(15_000)],
		["nested lists", "- ".repeat(30_000)],
		["nested keys", Array.from({ length: 300 }, (_, index) => `${" ".repeat(index)}a:`).join("\n")],
		["explicit keys", "? ".repeat(30_000)],
		["100 KB", `# ${"x".repeat(100_000)}`],
		["a prototype", "__proto__: {contract: docker}"],
		["a constructor", "constructor: 1"],
		["a tag", "contract: !!binary aGVsbG8="],
		["bytes that are no text", "\u0000\u0001\ufffd"],
		["a merge", "<<: {contract: docker}"],
		["its own alias", "&a contract: *a"],
	])("%s", async (_, text) => {
		expect(await read(text)).toMatch(/^\.space-gate\.yml:\d+:\d+: .+\. .+$/);
	});
});

test("the schema offers what the program takes, and the examples that it gives are taken", async () => {
	const { properties } = schema;
	expect(properties["python-version"].enum).toEqual(PYTHONS);
	expect(properties["fail-on"].enum).toEqual(SEVERITIES);
	expect(properties.severity.additionalProperties.enum).toEqual([...SEVERITIES, "off"]);
	const defaults = Object.entries(properties).flatMap(([key, part]) =>
		"default" in part ? [[key, part.default]] : [],
	);
	expect(defaults.length).toBeGreaterThan(3);
	for (const [key = "", value] of defaults) {
		expect(await read(JSON.stringify({ [String(key)]: value }))).toMatchObject({ file: ".space-gate.yml" });
	}
});
