import { describe, expect, test } from "@jest/globals";
import { editFrontMatter } from "../../src/card/edit-front-matter.ts";
import { readCard } from "../../src/card/read-card.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { processorTime } from "../support/processor-time.ts";
import { spaceOf } from "../support/spaces.ts";
import { CARD_RULES } from "./card-rules.ts";

/** Milliseconds of the processor that one card may cost, reading, judging and editing together. */
const BOUND = 2000;

/** Everything that is done with a card: the places and the first words of what is found. */
function judged(readme: string | Uint8Array, file = "README.md"): string[] {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const source = memorySource({ [file]: readme });
	const space = spaceOf(source, engine);
	const found = CARD_RULES.flatMap((rule) => {
		const answer = rule.check(space);
		if ("skipped" in answer) return [];
		return answer.map(({ place: { start, end }, message, fix }) => {
			expect(start.line).toBeGreaterThan(0);
			expect(end.line).toBeGreaterThanOrEqual(start.line);
			expect(message.length).toBeLessThan(1200);
			expect(JSON.stringify(fix ?? {}).length).toBeLessThan(2000);
			return `${rule.id.slice("card/".length)} ${start.line}:${start.column}`;
		});
	});
	space.python.release();
	const bytes = typeof readme === "string" ? new TextEncoder().encode(readme) : readme;
	editFrontMatter(
		bytes,
		new Map([
			["sdk", "docker"],
			["app_file", undefined],
		]),
	);
	return found;
}

function card(yaml: string): string {
	return `---\nsdk: python\n${yaml}\n---\n\nText.\n`;
}

/** Nine lists of nine aliases of the list before: 387 million texts. */
const LAUGHS = Array.from({ length: 9 }, (_, level) => {
	const item = level === 0 ? "lol" : `*l${level - 1}`;
	return `l${level}: &l${level} [${Array(9).fill(item).join(", ")}]`;
}).join("\n");

const WIDE = `[${"a,".repeat(9_000)}a]`;

const cards: readonly [name: string, readme: string | Uint8Array, ...found: string[]][] = [
	["a billion laughs", card(LAUGHS), "invalid-yaml 6:9"],
	["a billion laughs in a key that is known", card(`${LAUGHS}\ntags: *l8`), "invalid-yaml 6:9"],
	[
		"a wide list a hundred times",
		card(`x-a: &a ${WIDE}\n${Array.from({ length: 99 }, (_, i) => `x-${i}: *a`).join("\n")}`),
	],
	[
		"a wide list as tags a hundred times",
		card(`tags: &a ${WIDE}\nmodels: *a\nlicense: *a`),
		...Array.from({ length: 10 }, (_, i) => `invalid-value 3:${11 + 2 * i}`),
	],
	[
		"a wide merge a hundred times",
		card(
			`x-a: &a {${Array.from({ length: 5_000 }, (_, i) => `x-${i}: 1`).join(", ")}}\n<<: [${Array(99).fill("*a").join(", ")}]`,
		),
	],
	["an alias of itself", card("tags: &a [*a]"), "invalid-yaml 3:11"],
	["a thousand aliases", card(`x-a: &a 1\ntags: [${Array(1_000).fill("*a").join(", ")}]`), "invalid-yaml 4:408"],
	["brackets in one another", card(`tags: ${"[".repeat(20_000)}${"]".repeat(20_000)}`), "invalid-yaml 2:1"],
	[
		"mappings in one another",
		card(Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")),
		"invalid-yaml 2:1",
	],
	[
		"five thousand keys",
		card(Array.from({ length: 5_000 }, (_, i) => `k${i}: 1`).join("\n")),
		...Array.from({ length: 20 }, (_, i) => `unknown-key ${i + 3}:1`),
	],
	[
		"five thousand times one key",
		card("tags: [a]\n".repeat(5_000)),
		...Array.from({ length: 10 }, (_, i) => `invalid-yaml ${i + 4}:1`),
	],
	[
		"headers without number",
		card(`custom_headers: {${Array.from({ length: 4_000 }, (_, i) => `h${i}: 1`).join(", ")}}`),
		...Array.from({ length: 10 }, (_, i) => `invalid-value 3:${18 + i * 7}`),
	],
	["a title of 60 KB", card(`title: ${"long ".repeat(12_000)}`)],
	["a description of 60 KB", card(`short_description: ${"long ".repeat(12_000)}`), "invalid-value 3:20"],
	["an emoji of 60 KB", card(`emoji: ${"🚀".repeat(15_000)}`)],
	["an emoji of joiners", card(`emoji: ${"\u{200d}".repeat(20_000)}x`), "invalid-value 3:8"],
	["a duration of 60 KB", card(`startup_duration_timeout: "${"1".repeat(60_000)}"`), "invalid-value 3:27"],
	["an id of 60 KB", card(`models: ["${"a/".repeat(30_000)}"]`), "invalid-value 3:10"],
	["a key of 60 KB", card(`${"k".repeat(900)}: 1\n? ${"k".repeat(50_000)}\n: 1`), "unknown-key 3:1", "unknown-key 4:3"],
	["1 MB of front matter", card(`x: ${"a".repeat(1024 * 1024)}`), "invalid-yaml 1:1"],
	["1 MB that never closes", `---\nsdk: python\n${"a: 1\n".repeat(200_000)}`, "invalid-yaml 1:1"],
	["1 MB of dashes", "---\n".repeat(256 * 1024), "missing 1:1"],
	["1 MB of blank lines first", `${"\n".repeat(1024 * 1024)}---\nsdk: python\n---\n`, "missing 1:1"],
	["1 MB of spaces behind the dashes", `---${" ".repeat(1024 * 1024)}x\nsdk: python\n---\n`, "missing 1:1"],
	["1 MB of headings", "# [![a](\n".repeat(120_000), "missing 1:1"],
	["comments that never close", `---\nsdk: python\n---\n${"<!--".repeat(30_000)}`, "no-documentation 3:4"],
	["a tag of Python", card('tags: !!python/object/apply:os.system ["true"]'), "invalid-yaml 3:7"],
	["a binary tag", card("title: !!binary aGVsbG8="), "invalid-value 3:17"],
	["a tab", card("tags:\n\t- a"), "invalid-yaml 4:1"],
	["a key twice", card("sdk: docker"), "invalid-yaml 3:1"],
	["NUL", card("title: a\u0000b"), "invalid-yaml 3:9"],
	["a bell", card("title: a\u0007b"), "invalid-yaml 3:9"],
	["a lone surrogate", card('title: "\\ud800"')],
	["never closed", "---\nsdk: python\n", "invalid-yaml 1:1"],
	[
		"invalid UTF-8",
		Uint8Array.from([...new TextEncoder().encode("---\nsdk: python\ntitle: caf"), 0xe9, 0x0a, 0x2d, 0x2d, 0x2d, 0x0a]),
		"invalid-yaml 3:11",
	],
	[
		"invalid UTF-8 behind a character of four bytes",
		Uint8Array.from([...new TextEncoder().encode("---\nsdk: python\ntitle: 🚀 "), 0xff, 0x0a, 0x2d, 0x2d, 0x2d, 0x0a]),
		"invalid-yaml 3:11",
	],
	["a byte-order mark", `\u{feff}${card("title: a")}`, "missing 1:1"],
	["UTF-16", Uint8Array.from([0xff, 0xfe, ...Buffer.from(card("title: a"), "utf16le")]), "missing 1:1"],
	["carriage returns alone", card("title: a").replaceAll("\n", "\r"), "missing 1:1"],
	["Windows line ends", card("title: 5\nemoji: x").replaceAll("\n", "\r\n"), "invalid-value 3:8", "invalid-value 4:8"],
	[
		"mixed line ends",
		"---\r\nsdk: python\ntitle: 5\r\nemoji: x\n---\r\n\nText.\n",
		"invalid-value 3:8",
		"invalid-value 4:8",
	],
	["a carriage return inside a line", card("title: a\rb: 5"), "invalid-yaml 3:8"],
	["line separators of Unicode", card("title: a\u2028b\nemoji: x"), "invalid-value 4:8"],
	[
		"names of JavaScript",
		card("__proto__: {emoji: x}\nconstructor: 1\ncustom_headers: {__proto__: 1, toString: 2}"),
		"unknown-key 3:1",
		"unknown-key 4:1",
		"invalid-value 5:18",
		"invalid-value 5:32",
	],
	["a second document", "---\nsdk: python\n...\nsdk: docker\n---\n", "invalid-yaml 4:1"],
];

describe("a card that means harm costs little and is answered in its place", () => {
	test.each(cards)("%s", (_, readme, ...found) => {
		const before = processorTime();
		expect(judged(readme).toSorted()).toEqual(found.toSorted());
		expect(processorTime() - before).toBeLessThan(BOUND);
	});

	test.each([
		["a billion laughs", `card:\n${LAUGHS.replaceAll(/^/gm, "  ")}\n`],
		["an alias of what stands outside", "severity: &s {}\ncard: *s\n"],
		["a list", "card: [1]\n"],
		["nothing", "card:\n"],
		["brackets in one another", `card: ${"[".repeat(20_000)}`],
	])("%s in the configuration file", (_, text) => {
		const before = processorTime();
		expect(["missing", "invalid", "card"]).toContain(
			readCard(memorySource({}), { file: ".space-gate.yml", text }).kind,
		);
		expect(processorTime() - before).toBeLessThan(BOUND);
	});
});
