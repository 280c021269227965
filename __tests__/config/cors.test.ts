import { describe, expect, test } from "@jest/globals";
import { readConfiguration } from "../../src/config/configuration.ts";

async function read(text: string) {
	return await readConfiguration(".space-gate.yml", text, []);
}

test("origins are read with their places, enabled unless the file says otherwise", async () => {
	const result = await read(
		[
			"cors:",
			"  - url: https://app.example.com",
			"    environment: production",
			"  - { url: 'http://localhost:3000', environment: development, enabled: false }",
		].join("\n"),
	);
	const place = (line: number, column: number) => ({
		file: ".space-gate.yml",
		start: { line, column },
		end: { line, column },
	});
	expect(result).toMatchObject({
		configuration: {
			cors: [
				{ url: "https://app.example.com", environment: "production", isEnabled: true, place: place(2, 10) },
				{ url: "http://localhost:3000", environment: "development", isEnabled: false, place: place(4, 12) },
			],
		},
	});
});

test("a file without origins declares none, and an empty list is a list", async () => {
	expect(await read("fail-on: error")).toMatchObject({ configuration: { cors: undefined } });
	expect(await read("cors: []")).toMatchObject({ configuration: { cors: [] } });
});

describe("what is no origin is refused with its place and what was meant", () => {
	test.each([
		[
			"url: https://*.example.com",
			'3:10: "cors → 1 → url" takes one origin, and "https://*.example.com" is a wildcard.',
		],
		['url: "*"', '3:10: "cors → 1 → url" takes one origin, and "*" is a wildcard.'],
		["url: https://app.example.com/", "ends with a slash. Write https://app.example.com."],
		["url: app.example.com", "does not say its protocol, http:// or https://. Write https://app.example.com."],
		["url: capacitor://localhost", "does not begin with http:// or https://."],
		["url: https://App.example.com", "has capital letters, which browsers write small. Write https://app.example.com."],
		["url: https://one.example.com", '"cors" lists "https://one.example.com" twice. Keep one of the two.'],
		["url: 7", '"cors → 1 → url" takes a name such as "https://app.example.com", not "7".'],
	])("%s", async (line, message) => {
		const text = `cors:\n  - {url: https://one.example.com, environment: production}\n  - ${line}\n    environment: production\n`;
		const result = await read(text);
		const said = "fault" in result ? `${result.fault.message} ${result.fault.advice}` : "";
		expect(said).toContain(message);
		expect(said).toMatch(/^\.space-gate\.yml:3:10: /);
	});
});

describe("what an entry lacks or has too much is said", () => {
	test.each([
		[
			"- url: https://app.example.com",
			'2:5: "cors → 0" has no "environment". Add it, such as "environment: production".',
		],
		["- environment: production", '2:5: "cors → 0" has no "url". Add it, such as "url: https://app.example.com".'],
		[
			"- { url: 'https://a.example', environment: staging }",
			'"cors → 0 → environment" takes "production" or "development", not "staging".',
		],
		[
			"- { url: 'https://a.example', environment: production, enabeld: true }",
			'there is no key "enabeld". Did you mean "enabled"?',
		],
		["- https://app.example.com", '"cors → 0" takes a mapping, not "https://app.example.com".'],
	])("%s", async (entry, message) => {
		const result = await read(`cors:\n  ${entry}\n`);
		expect("fault" in result ? `${result.fault.message} ${result.fault.advice}` : "").toContain(message);
	});
});
