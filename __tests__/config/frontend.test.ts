import { describe, expect, test } from "@jest/globals";
import { readConfiguration } from "../../src/config/configuration.ts";

async function read(text: string) {
	return await readConfiguration(".space-gate.yml", text, []);
}

test("a frontend is read with the places of what is said of it", async () => {
	const place = (line: number, column: number) => ({
		file: ".space-gate.yml",
		start: { line, column },
		end: { line, column },
	});
	expect(await read("frontend:\n  root: ../web\n  client: src/api\n  origin: https://app.example.com\n")).toMatchObject(
		{
			configuration: {
				frontend: {
					root: "../web",
					client: { text: "src/api", place: place(3, 11) },
					origin: { text: "https://app.example.com", place: place(4, 11) },
					place: place(2, 9),
				},
			},
		},
	);
});

test("without a folder it lies beside the backend, and without the key there is none", async () => {
	expect(await read("frontend: {}")).toMatchObject({
		configuration: { frontend: { root: "../frontend", client: undefined, origin: undefined } },
	});
	expect(await read("fail-on: error")).toMatchObject({ configuration: { frontend: undefined } });
});

describe("what it cannot be is refused with its place and what was meant", () => {
	test.each([
		["root: /srv/web", '"frontend → root" takes a name such as "../frontend", not "/srv/web".'],
		["root: 'a\\b'", '"frontend → root" takes a name such as "../frontend"'],
		["client: ''", '"frontend → client" takes a name such as "src/lib/api.ts"'],
		["origin: app.example.com", '"app.example.com" does not say its protocol, http:// or https://.'],
		[
			"origin: https://app.example.com/",
			'"https://app.example.com/" ends with a slash. Write https://app.example.com.',
		],
		["origin: https://*.example.com", '"https://*.example.com" is a wildcard.'],
		["origin: ftp://app.example.com", '"ftp://app.example.com" does not begin with http:// or https://.'],
		["rot: ../frontend", 'there is no key "rot". Did you mean "root"?'],
	])("%s", async (line, says) => {
		const result = await read(`frontend:\n  ${line}\n`);
		if (!("fault" in result)) throw new Error("it was taken");
		const { message, advice } = result.fault;
		expect(message).toMatch(/^\.space-gate\.yml:2:\d+: /);
		expect(`${message} ${advice}`).toContain(says);
	});
});
