import { describe, expect, test } from "@jest/globals";
import type { Contract } from "../../src/gate/space.ts";
import { emojiFault } from "../../src/rules/front-matter/emoji.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";
import { CARD_RULES } from "./card-rules.ts";
import { CARDS, READMES } from "./hub-cards.ts";

/** What the rules say of a README: severity's initial, place, and the rule's name, in the order of the file. */
function findingsOf(readme: string, contract: Contract): string[] {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const space = spaceOf(memorySource({ "README.md": readme }), engine, { contract });
	const found = CARD_RULES.filter(({ contracts }) => contracts.includes(contract)).flatMap((rule) => {
		const answer = rule.check(space);
		if ("skipped" in answer) return [];
		return answer.map(({ place: { start }, severity = rule.severity, message }) => {
			expect(message).toMatch(/^[^\n]*[.?]$/);
			return { start, text: `${severity[0]}${start.line}:${start.column} ${rule.id.slice("card/".length)}` };
		});
	});
	space.python.release();
	return found
		.toSorted((a, b) => a.start.line - b.start.line || a.start.column - b.start.column)
		.map(({ text }) => text);
}

test("there are at least 150 cards", () => {
	expect(CARDS.flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(150);
});

describe.each(CARDS)("$sentence", ({ contract, rows }) => {
	test.each(rows)("%j", (yaml, expected) => {
		const readme = `---\nsdk: ${contract}\n${yaml}\n---\n\nAn API for a list.\n`;
		expect(findingsOf(readme, contract).join(", ")).toBe(expected);
	});
});

test.each(READMES)("%s", (_, readme, expected) => {
	expect(findingsOf(readme, "python").join(", ")).toBe(expected);
});

test("every emoji that Unicode recommends is one, and no letter is", () => {
	const flag: string = "v";
	const single = new RegExp(String.raw`^\p{RGI_Emoji}$`, flag);
	const refused: string[] = [];
	for (let code = 0; code < 0x20000; code++) {
		const text = String.fromCodePoint(code);
		if (single.test(text) && emojiFault(text) !== undefined) refused.push(text);
	}
	expect(refused).toEqual([]);
	for (const letter of "aZ09#*:.-é日→★ⓐ")
		expect([letter, emojiFault(letter)?.clause]).toEqual([letter, "which is no emoji"]);
});
