import { expect, test } from "@jest/globals";
import { editFrontMatter } from "../../src/card/edit-front-matter.ts";
import { readCard } from "../../src/card/read-card.ts";
import { linesOf } from "../../src/source/lines.ts";
import { textOf, withEdits } from "../support/apply-fix.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { fc } from "../support/seed.ts";
import { spaceOf } from "../support/spaces.ts";
import { CARD_RULES } from "./card-rules.ts";

const KEYS = [
	"title",
	"emoji",
	"sdk",
	"app_port",
	"tags",
	"license",
	"custom_headers",
	"hardware",
	"Title",
	"python_version",
	"app_file",
	"x-a",
];

/** A value in one of the styles of YAML, indented for a key in the first column. */
const value = fc.oneof(
	fc.constantFrom(
		"",
		"python",
		"docker",
		"7860",
		'"7860"',
		"3.10",
		"true",
		"yes",
		"~",
		"Blue",
		"MIT",
		"🚀",
		"rocket",
		"a # b",
		"'it''s'",
	),
	fc.constantFrom("[a, 3.10, 🚀]", "[]", "{}", "{a: 1}", "[[a], {b: c}]", "!!str 5", "&a b", "*a", "*b"),
	fc.constantFrom(
		"|\n  a\n  b",
		">-\n  a\n\n  b\n",
		"\n  - a\n  - 5",
		"\n- a\n- b",
		"\n  a: 1\n  b: 2",
		"# none",
		"a\n  b",
		'"a\n  b"',
	),
	fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => JSON.stringify(text)),
	fc.string({ unit: "binary", maxLength: 12 }),
);

const line = fc.oneof(
	{ weight: 8, arbitrary: fc.tuple(fc.constantFrom(...KEYS), value).map(([key, text]) => `${key}: ${text}`) },
	{
		weight: 1,
		arbitrary: fc.constantFrom("# comment", "", "<<: *a", "? sdk\n: python", "{sdk: python}", "- a", "..."),
	},
);

const readme = fc
	.tuple(
		fc.array(line, { maxLength: 6 }),
		fc.constantFrom("\n", "\r\n"),
		fc.constantFrom("", "\n# Todo\n", "Text without end"),
	)
	.map(([lines, end, body]) => `---\n${[...lines, ""].join("\n")}---\n${body}`.replaceAll("\n", end));

function problemsIn(text: string) {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const source = memorySource({ "README.md": text });
	const space = spaceOf(source, engine);
	const problems = CARD_RULES.filter(({ contracts }) => contracts.includes("python")).flatMap((rule) => {
		const answer = rule.check(space);
		return "skipped" in answer ? [] : [...answer];
	});
	space.python.release();
	return { source, problems };
}

test("whatever a card says, rules answer with places that exist and fixes that can be made", () => {
	fc.assert(
		fc.property(readme, (text) => {
			const lines = linesOf(text);
			const { source, problems } = problemsIn(text);
			for (const { place, message, fix } of problems) {
				expect(place.start.line).toBeLessThanOrEqual(lines.count);
				expect(place.start.column).toBeLessThanOrEqual(lines.text(place.start.line).length + 2);
				expect(message).toMatch(/[.?]$/);
				if (fix !== undefined)
					expect(withEdits(source, fix.edits).read("README.md")).not.toEqual(source.read("README.md"));
			}
			expect(new Set(problems.map(({ place, message }) => JSON.stringify([place, message]))).size).toBe(
				problems.length,
			);
		}),
		{ numRuns: 1500 },
	);
});

test("all safe fixes together leave a card that can be read, and the findings that they mend are gone", () => {
	fc.assert(
		fc.property(readme, (text) => {
			const { source, problems } = problemsIn(text);
			const safe = problems.filter(({ fix }) => fix?.safety === "safe");
			const mended = withEdits(
				source,
				safe.flatMap(({ fix }) => fix?.edits ?? []),
			);
			const before = readCard(source).kind;
			if (before === "card" || safe.length > 0) expect(readCard(mended).kind).toBe("card");
			// Whether there is text below the front matter is asked only where there is front matter.
			const after = problemsIn(textOf(mended, "README.md")).problems.filter(
				({ message }) => !message.includes("no text below"),
			);
			expect(after.length).toBeLessThanOrEqual(problems.length - safe.length);
		}),
		{ numRuns: 1500 },
	);
});

test("an edit changes what it names and nothing else, and once is enough", () => {
	fc.assert(
		fc.property(
			readme,
			fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom("docker", "8000", undefined)), {
				minLength: 1,
				maxLength: 3,
			}),
			(text, wanted) => {
				const changes = new Map(wanted);
				const once = editFrontMatter(new TextEncoder().encode(text), changes);
				const before = readCard(memorySource({ "README.md": text }));
				if (before.kind === "invalid") expect(once).toBeUndefined();
				if (once === undefined) return;
				expect(editFrontMatter(once, changes)).toEqual(once);
				const after = readCard(memorySource({ "README.md": once }));
				const values = after.kind === "card" ? after.values : new Map();
				for (const [key, wish] of changes) expect(values.get(key)?.written).toBe(wish);
				for (const [key, { value }] of before.kind === "card" ? before.values : new Map()) {
					if (!changes.has(key)) expect(values.get(key)?.value).toEqual(value);
				}
				const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(once);
				const body = (whole: string) => whole.slice(whole.indexOf("\n---") + 1);
				if (before.kind === "card") expect(decoded.endsWith(body(text.slice(3)))).toBe(true);
			},
		),
		{ numRuns: 1500 },
	);
});
