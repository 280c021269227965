import { describe, expect, test } from "@jest/globals";
import { clean, defuse, escapeMarkdown, markdownCode, visible } from "../../src/report/escape.ts";
import { logTo } from "../../src/report/terminal/log.ts";
import { parseCommand } from "../support/runner-command.ts";
import { fc } from "../support/seed.ts";
import { HOSTILE } from "./hostile-texts.ts";

/** Random texts that hold the signs that matter more often than chance would. */
const text = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"::",
				":",
				"##[",
				"#",
				"[",
				"]",
				"\n",
				"\r",
				"\t",
				"\u2028",
				"\u001b[",
				"m",
				"error",
				" ",
				"\u200b",
				"|",
			),
			fc.string({ unit: "binary", maxLength: 3 }),
			fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
		),
	)
	.map((parts) => parts.join(""));

describe("a text for a terminal or a log", () => {
	test.each([
		["plain text, ünïcode, 漢字", "plain text, ünïcode, 漢字"],
		["a\nb\r\tc", "a\\nb\\r\\tc"],
		["a\u2028b\u0085c", "a\\u{2028}b\\u{85}c"],
		["\u001b[31mred", "\\u{1b}[31mred"],
		["\u202egnp.exe", "\\u{202e}gnp.exe"],
		["\ud800", "\\u{d800}"],
		["::error::x", "\\::error::x"],
		["a ::error::x", "a ::error::x"],
		["a ##[error]x", "a ##\\[error]x"],
		["###[error]x", "###\\[error]x"],
		["\u00a0::error::x", "\u00a0\\::error::x"],
		["👩🏽‍💻 ❤️ ✔️", "👩🏽‍💻 ❤️ ✔️"],
		["a\u200db\ufe0f", "a\\u{200d}b\\u{fe0f}"],
	])("%j is shown as %j", (given, shown) => {
		expect(clean(given)).toBe(shown);
	});

	test("is never a command, whatever it is", () => {
		for (const given of HOSTILE) expect(parseCommand(clean(given))).toBeUndefined();
		fc.assert(
			fc.property(text, (given) => parseCommand(clean(given)) === undefined),
			{ numRuns: 2000 },
		);
	});

	test("is one line without anything invisible, whatever it is", () => {
		fc.assert(
			fc.property(text, (given) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b\u202e]/u.test(clean(given))),
			{ numRuns: 2000 },
		);
	});

	test("is not changed by being cleaned again", () => {
		fc.assert(fc.property(text, (given) => clean(clean(given)) === clean(given)));
	});
});

describe("a line of source in a frame", () => {
	test.each([
		["\tx = 1", "\tx = 1"],
		["a\u0000b\u001bc\u007fd", "a␀b␛c␡d"],
		["a\u202eb\u{e0041}c", "a�b��c"],
	])("%j is shown as %j", (given, shown) => {
		expect(visible(given)).toBe(shown);
	});

	test("keeps its columns, whatever it holds", () => {
		fc.assert(fc.property(text, (given) => visible(given).length === given.length));
	});
});

test("a line that is no command is left as it is", () => {
	for (const line of ["", "x", "  x ::y", "# [x]", ":x", "## [error]"]) expect(defuse(line)).toBe(line);
});

describe("the log", () => {
	const write = (given: string) => {
		let written = "";
		logTo((part) => {
			written += part;
		})(given);
		return written;
	};

	test("lets colours, tabs and line ends of a report through", () => {
		const report = "\u001b[1m\u001b[31mFAIL\u001b[39m\u001b[22m x\n\t:: y\n::z\n a::b";
		expect(write(report)).toBe("\u001b[1m\u001b[31mFAIL\u001b[39m\u001b[22m x\n\t\\:: y\n\\::z\n a::b\n");
	});

	test("lets nothing else through that moves the cursor", () => {
		expect(write("a\u001b[2Kb\rc\u001b]0;x\u0007")).toBe("a\\u{1b}[2Kb\\rc\\u{1b}]0;x\\u{7}\n");
	});

	test("writes no command, whatever it is given", () => {
		for (const given of HOSTILE)
			expect(
				write(given)
					.split("\n")
					.flatMap((line) => parseCommand(line) ?? []),
			).toEqual([]);
		fc.assert(
			fc.property(text, (given) =>
				write(given)
					.split(/\r\n|\r|\n/)
					.every((line) => parseCommand(line) === undefined),
			),
			{ numRuns: 2000 },
		);
	});
});

describe("a text in Markdown", () => {
	test("has no sign that Markdown or HTML reads", () => {
		for (const given of HOSTILE) {
			const bare = escapeMarkdown(given).replace(/&#\d+;/g, "");
			expect(bare).not.toMatch(/[<>|`*_[\]()!~$\n]|https?:|www\./);
			expect(bare).not.toMatch(/@(?!\u200b)/);
		}
	});

	test("says what it said", () => {
		const given = "a <b> | [c](d) `e` _f_ *g* #1 ~h~ $i$ \\ ! & x";
		expect(escapeMarkdown(given).replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))).toBe(given);
	});

	test("as code is one element", () => {
		expect(markdownCode("a|b`c</code>")).toBe("<code>a&#124;b&#96;c&#60;/code&#62;</code>");
	});
});
