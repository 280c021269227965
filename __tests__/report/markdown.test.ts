import { describe, expect, test } from "@jest/globals";
import { configurationFault } from "../../src/gate/fault.ts";
import { MAX_SUMMARY, markdownFault, markdownReport } from "../../src/report/markdown.ts";
import { HOSTILE } from "./hostile-texts.ts";
import { at, found, judgedSpace } from "./judged.ts";

const forge = { server: "https://github.com", repository: "someone/todo", commit: "c0ffee" };
const place = at("src/main.py", 9, 5, 25);

/** References as the characters that a reader sees. */
function read(markdown: string): string {
	return markdown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
}

test("a summary is verdict, facts, checklist, proof and findings", () => {
	const judged = judgedSpace({
		findings: [
			found("entrypoint/server-start", place, { message: "It starts | a server." }),
			found("structure/foreign-platform-config", at("railway.json", 1, 1), { severity: "warning" }),
		],
		passed: ["card/sdk", "structure/entrypoint-missing"],
		skipped: { "entrypoint/hardcoded-port": "there is no *main.py*" },
		files: { "main.py": "" },
	});
	const help = "https://github.com/space-gate/space-gate/blob/v0.1.0/docs/rules/";
	expect(read(markdownReport(judged, { forge })).split("\n")).toEqual([
		"## ❌ <code>backend</code> does not hold the python contract",
		"",
		"**1 error, 1 warning** · README.md says sdk: python · Python 3.10 · 1 file",
		"",
		"| | Validation checklist | |",
		"| :-: | :-- | :-- |",
		"| ✅ | Space set to Python SDK |  |",
		"| ✅ | <code>main.py</code> at root |  |",
		"| ➖ | No hardcoded ports | <sub>skipped, because there is no *main.py*</sub> |",
		`| ❌ | No server started in code | <sub>[entrypoint/server-start](${help}entrypoint/server-start.md)</sub> |`,
		`| ⚠️ | No configuration of other platforms | <sub>[structure/foreign-platform-config](${help}structure/foreign-platform-config.md)</sub> |`,
		"",
		"### Findings",
		"",
		"| | Where | What |",
		"| :-: | :-- | :-- |",
		`| ❌ | [<code>src/main.py:9</code>](https://github.com/someone/todo/blob/c0ffee/backend/src/main.py#L9) | It starts | a server.<br><sub>[entrypoint/server-start](${help}entrypoint/server-start.md) · SP-HF-04</sub> |`,
		`| ⚠️ | [<code>railway.json:1</code>](https://github.com/someone/todo/blob/c0ffee/backend/railway.json#L1) | structure/foreign-platform-config has something to say.<br><sub>[structure/foreign-platform-config](${help}structure/foreign-platform-config.md) · SP-HF-04</sub> |`,
		"",
		"### Entry point: proven",
		"",
		"main:app is proven to be a FastAPI application.",
		"",
		"1. [<code>main.py:1</code>](https://github.com/someone/todo/blob/c0ffee/backend/main.py#L1) imports app from src.main",
		"2. [<code>src/main.py:12</code>](https://github.com/someone/todo/blob/c0ffee/backend/src/main.py#L12) app = FastAPI()",
		"",
	]);
});

describe("a link", () => {
	const linkTo = (file: string, target: Parameters<typeof markdownReport>[1] = { forge }) => {
		const judged = judgedSpace({ findings: [found("a/b", at(file, 2, 1))] });
		return /\| (\[[^|]*\)|<code>[^|]*<\/code>) \|/.exec(
			read(markdownReport(judged, target)).split("### Findings")[1] ?? "",
		)?.[1];
	};

	test("into Markdown asks for its text, for what is rendered has no lines", () => {
		expect(linkTo("README.md")).toMatch(/README\.md\?plain=1#L2\)$/);
	});

	test("leads to a file whatever its name is", () => {
		expect(linkTo("a b/(c)#?é.py")).toMatch(/\/backend\/a%20b\/%28c%29%23%3F%C3%A9\.py#L2\)$/);
	});

	test("is left out where the repository is not known, or the name cannot be in an address", () => {
		expect(linkTo("main.py", { forge: undefined })).toBe("<code>main.py:2</code>");
		expect(linkTo("\ud800.py")).toBe("<code>\\u{d800}.py:2</code>");
	});

	test("leads to all the lines of a place", () => {
		const many = { file: "main.py", start: { line: 2, column: 1 }, end: { line: 4, column: 1 } };
		expect(markdownReport(judgedSpace({ findings: [found("a/b", many)] }), { forge })).toContain("main.py#L2-L4)");
	});
});

test("a summary stays below the bound and counts what it has no room for", () => {
	const findings = Array.from({ length: 3000 }, (_, index) =>
		found("a/b", at(`f${index}.py`, 1, 1), { message: "too long ".repeat(100) }),
	);
	const markdown = markdownReport(judgedSpace({ findings }), { forge });
	expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(MAX_SUMMARY);
	const rows = markdown.split("\n").filter((line) => line.startsWith("| ❌ | [")).length;
	expect(rows).toBeGreaterThan(500);
	expect(markdown).toContain(`… and ${3000 - rows} more`);
});

test("hostile texts change no line, no column of a table and no tag; between backticks they are code", () => {
	const shapeOf = (text: string) => {
		const trace = [{ place: at(text, 1, 1), note: text }];
		const judged = judgedSpace({
			findings: [found("a/b", at(text, 1, 1), { message: text, trace })],
			skipped: { "card/sdk": text },
			proof: { state: "unproven", reason: text, place: at(text, 1, 1), trace },
			judgement: { contractReason: text, root: text },
		});
		return markdownReport(judged, { forge: undefined })
			.split("\n")
			.map((line) => (line.replace(/<\/?code>/g, "").match(/[|<>`[\]*!]/g) ?? []).join(""));
	};
	const expected = shapeOf("harmless");
	for (const text of HOSTILE) expect(shapeOf(text)).toEqual(expected);
});

test("a fault is told with what to do", () => {
	const fault = configurationFault("a", "The input `pa|th` is <wrong>.", "Correct it.");
	expect(markdownFault(fault)).toBe(
		"## ⚠️ Space Gate could not judge\n\nThe input <code>pa&#124;th</code> is &#60;wrong&#62;.\n\nCorrect it.\n",
	);
});
