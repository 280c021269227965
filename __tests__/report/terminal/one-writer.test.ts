import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
	.map((path) => path.replaceAll("\\", "/"))
	.filter((path) => path.endsWith(".ts"))
	.map((path) => ({ path, text: readFileSync(join("src", path), "utf8") }));

/** Sources in which a pattern stands. */
const filesWith = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test("only the two ends write to the terminal or the log, and through the one writer", () => {
	expect(filesWith(/\b(stdout|stderr)\.(write|end|cork|_write)\b/)).toEqual(["action.ts", "command-line/terminal.ts"]);
	for (const path of ["action.ts", "command-line/terminal.ts"]) {
		const text = readFileSync(join("src", path), "utf8");
		const lines = text.split("\n").filter((line) => /\b(stdout|stderr)\.write\b/.test(line));
		// A line of progress is overwritten by the next one: it has no line end, and its words are ours.
		expect(lines.filter((line) => !/logTo\(|^\t\t\(text\) => process\.stderr\.write\(text\),$/.test(line))).toEqual([]);
	}
});

test("nothing else prints: no console, no descriptor, no function of the toolkit that escapes nothing", () => {
	expect(filesWith(/\bconsole\.\w+\(|writeSync\(\s*[12]\b|["'`]\/dev\/(stdout|stderr|tty|fd)/)).toEqual([]);
	expect(
		filesWith(
			/\bimport\s*(\*|\{[^}]*\b(info|debug|exportVariable|addPath|setFailed|saveState)\b[^}]*\})[^;]*"@actions\/core"/,
		),
	).toEqual([]);
});

test("children write to nobody but us", () => {
	expect(filesWith(/stdio:\s*["'`]inherit|stdio:\s*\[[^\]]*["'`]inherit/)).toEqual([]);
});
