import { describe, expect, test } from "@jest/globals";
import { readCard } from "../../src/card/read-card.ts";
import { portOf, readmeWithCard, translatedReadme } from "../../src/package/readme.ts";
import { memorySource } from "../support/memory-source.ts";

/** What becomes of a README under the python contract, with the notes. */
function translated(readme: string | undefined, configured?: string) {
	const source = memorySource(readme === undefined ? {} : { "README.md": readme });
	const card = readCard(source, configured === undefined ? undefined : { file: ".space-gate.yml", text: configured });
	const made = translatedReadme(source, card);
	if (made === undefined || "message" in made) return made;
	return { text: new TextDecoder().decode(made.bytes), notes: made.notes, port: portOf(card) };
}

describe("the README under the python contract", () => {
	test("gets a card of Docker, and keeps every byte that does not have to change", () => {
		const readme =
			'---\r\ntitle: "Todo"   # a name\r\nsdk: python # ours\r\nemoji: ✅\r\npython_version: "3.10"\r\napp_file: main.py\r\n---\r\n\r\ntext \t\r\n';
		expect(translated(readme)).toEqual({
			text: '---\r\ntitle: "Todo"   # a name\r\nsdk: docker # ours\r\nemoji: ✅\r\napp_port: 7860\r\n---\r\n\r\ntext \t\r\n',
			notes: ["sdk: python becomes sdk: docker", "app_port: 7860 is added", "without app_file and python_version"],
			port: 7860,
		});
	});

	test("keeps a port that the Hub takes, and gets another one for one that it refuses", () => {
		expect(translated("---\nsdk: python\napp_port: 8000\n---\n")).toMatchObject({
			text: "---\nsdk: docker\napp_port: 8000\n---\n",
			port: 8000,
		});
		expect(translated('---\nsdk: python\napp_port: "80"\n---\n')).toMatchObject({
			text: "---\nsdk: docker\napp_port: 7860\n---\n",
			port: 7860,
		});
	});

	test.each([undefined, "", "# Todo\n"])("gets front matter where it has none: %j", (readme) => {
		const text = `---\nsdk: docker\napp_port: 7860\n---\n${readme === undefined || readme === "" ? "" : `\n${readme}`}`;
		expect(translated(readme)).toMatchObject({ text });
	});

	test("gets the configuration file's card at its head, translated", () => {
		const configured = 'contract: python\ncard:\n  title: Todo\n  sdk: python\n  python_version: "3.10"\n';
		expect(translated("# Todo\n", configured)).toEqual({
			text: '---\ntitle: "Todo"\nsdk: docker\napp_port: 7860\n---\n\n# Todo\n',
			notes: [
				"its front matter comes from .space-gate.yml",
				"sdk: python becomes sdk: docker",
				"app_port: 7860 is added",
				"without python_version",
			],
			port: 7860,
		});
	});

	test("keeps its own front matter although the configuration file has a card as well", () => {
		expect(translated("---\nsdk: python\ntitle: A\n---\n", "card:\n  title: B\n  sdk: python\n")).toMatchObject({
			text: "---\nsdk: docker\ntitle: A\napp_port: 7860\n---\n",
		});
	});

	test("stays as it is where it is one of Docker already", () => {
		expect(translated("---\nsdk: docker\napp_port: 7860\n---\n")).toBeUndefined();
	});
});

describe("the README under the docker contract", () => {
	test("stays as it is, unless the configuration file has the card", () => {
		const source = memorySource({ "README.md": "# Todo\n" });
		expect(readmeWithCard(source, readCard(source))).toBeUndefined();
		const card = readCard(source, { file: ".space-gate.yml", text: "card:\n  sdk: docker\n" });
		const made = readmeWithCard(source, card);
		const text = made !== undefined && "bytes" in made ? new TextDecoder().decode(made.bytes) : "";
		expect(text).toBe('---\nsdk: "docker"\n---\n\n# Todo\n');
	});
});
