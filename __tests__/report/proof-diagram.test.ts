import { expect, test } from "@jest/globals";
import type { Entrypoint } from "../../src/python/program.ts";
import { proofDiagram } from "../../src/report/proof-diagram.ts";
import { HOSTILE } from "./hostile-texts.ts";
import { at, PROVEN } from "./judged.ts";

function entrypoint(notes: readonly string[]): Entrypoint {
	const trace = notes.map((note, index) => ({ place: at(`${note}.py`, index + 1, 1), note }));
	return { target: "main:app", proof: { ...PROVEN, trace }, reached: [], isCutOff: false, imports: [] };
}

test("a long way is drawn, box by box, and a short one is not", () => {
	expect(proofDiagram(entrypoint(["a", "b"]))).toBeUndefined();
	expect(proofDiagram(entrypoint(["a", "b", "calls c()"]))?.split("\n")).toEqual([
		"```mermaid",
		"flowchart TD",
		'  s0["a.py:1<br>a"]',
		'  s1["b.py:2<br>b"]',
		'  s2["calls c().py:3<br>calls c()"]',
		'  e(["main:app is proven"]):::end',
		"  s0 --> s1 --> s2 --> e",
		"  classDef end fill:#1a7f37,stroke:#1a7f37,color:#ffffff",
		"```",
	]);
});

test.each([...HOSTILE, '"]; click s0 href "javascript:1"', "```\n## forged", "%%{init: {}}%%", "<script>", "`code`"])(
	"%j stays in its box",
	(text) => {
		const lines = proofDiagram(entrypoint([text, text, text]))?.split("\n") ?? [];
		expect(lines).toHaveLength(9);
		for (const box of lines.slice(2, 5))
			expect(box).toMatch(/^ {2}s\d\["[^"`<>;&%]*(?:#\d+;[^"`<>&%]*)*<br>[^"`<>&%]*"\]$/);
	},
);
