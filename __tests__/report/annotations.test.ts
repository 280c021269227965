import { describe, expect, test } from "@jest/globals";
import { configurationFault, internalFault } from "../../src/gate/fault.ts";
import { annotationsOf, faultAnnotation } from "../../src/report/annotations.ts";
import { HOSTILE } from "./hostile-texts.ts";
import { at, found, judgedSpace } from "./judged.ts";

test("an annotation stands on the file as the workspace has it", () => {
	const result = judgedSpace({ findings: [found("card/sdk", at("README.md", 6, 6, 6))] });
	const [annotation] = annotationsOf([{ result, prefix: "backend" }]);
	expect(annotation).toEqual({
		level: "error",
		title: "card/sdk",
		message: expect.stringMatching(/^card\/sdk has something to say\.\n\nhttps:\/\/\S+\/card\/sdk\.md$/),
		at: { file: "backend/README.md", startLine: 6, endLine: 6, columns: { start: 6, end: 11 } },
	});
});

describe("its place", () => {
	const placeOf = (place: ReturnType<typeof at>) =>
		annotationsOf([{ result: judgedSpace({ findings: [found("a/b", place)] }), prefix: "" }])[0]?.at;

	test("of a whole file has no columns, and at the top of a repository no folder before it", () => {
		expect(placeOf(at("main.py", 1, 1, 0))).toEqual({
			file: "main.py",
			startLine: 1,
			endLine: 1,
			columns: undefined,
		});
	});

	test("over several lines has no columns", () => {
		const place = { file: "main.py", start: { line: 3, column: 5 }, end: { line: 5, column: 2 } };
		expect(placeOf(place)).toEqual({ file: "main.py", startLine: 3, endLine: 5, columns: undefined });
	});

	test("over very many lines is its head", () => {
		const place = { file: "main.py", start: { line: 3, column: 5 }, end: { line: 500, column: 2 } };
		expect(placeOf(place)?.endLine).toBe(12);
	});
});

describe("its message", () => {
	const messageOf = (message: string, notes: readonly string[] = []) => {
		const trace = notes.map((note, index) => ({ place: at("a.py", index + 1, 1), note }));
		return annotationsOf([
			{ result: judgedSpace({ findings: [found("a/b", at("a.py", 1, 1), { message, trace })] }), prefix: "api" },
		])[0]?.message;
	};

	test("ends with the trace and the page", () => {
		expect(messageOf("Wrong.", ["imports b", "calls c()"])).toBe(
			"Wrong.\n\nHow it comes to that:\n  api/a.py:1 imports b\n  api/a.py:2 calls c()\n\n" +
				"https://github.com/space-gate/space-gate/blob/v0.1.0/docs/rules/a/b.md",
		);
	});

	test("fits, cut after a word, with the page", () => {
		for (const message of ["word ".repeat(2000), "x".repeat(9000), "😀".repeat(4000)]) {
			const cut = messageOf(message, ["note ".repeat(2000)]) ?? "";
			expect(cut.length).toBeLessThanOrEqual(4096);
			expect(cut).toMatch(/\S…\n\nhttps:\S+$/);
			expect(cut).not.toMatch(/\p{Cs}/u);
		}
		const cut =
			messageOf(
				"Wrong.",
				Array.from({ length: 500 }, (_, index) => `step number ${index}`),
			) ?? "";
		expect(cut.length).toBeLessThanOrEqual(4096);
		expect(cut).toMatch(/^Wrong\.\n\nHow it comes[^…]+…\n\nhttps:\S+$/);
	});

	test("has the lines of the report alone, whatever it quotes", () => {
		for (const text of HOSTILE) expect((messageOf(text, [text]) ?? "").split("\n").length).toBeLessThanOrEqual(6);
	});
});

describe("annotations of a level", () => {
	const many = (number: number, severity: "error" | "warning") =>
		Array.from({ length: number }, (_, index) => found("a/b", at("a.py", index + 1, 1), { severity }));

	test("are ten at most, and the last says how many are left", () => {
		const annotations = annotationsOf([
			{ result: judgedSpace({ findings: [...many(25, "error"), ...many(11, "warning")] }), prefix: "" },
		]);
		expect(annotations.map(({ level }) => level)).toEqual([...Array(10).fill("error"), ...Array(10).fill("warning")]);
		expect(annotations[8]).toMatchObject({ at: { startLine: 9 } });
		expect(annotations[9]).toMatchObject({ title: "16 more errors", at: undefined });
		expect(annotations[9]?.message).toContain("lists 16 more");
		expect(annotations[19]).toMatchObject({ title: "2 more warnings" });
	});

	test("are all there when ten are enough", () => {
		const annotations = annotationsOf([{ result: judgedSpace({ findings: many(10, "error") }), prefix: "" }]);
		expect(annotations.map((annotation) => annotation.at?.startLine)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	});
});

test("a fault is one error without a file; one of ours says how to report it", () => {
	const ours = faultAnnotation(internalFault("internal", new Error("lost"), "It is our fault."));
	expect(ours).toMatchObject({ level: "error", at: undefined });
	expect(ours.message).toMatch(
		/^lost\nIt is our fault\.\nPlease report it at https:\S+\/issues \(Space Gate 0\.1\.0, Node .*NODE_DEBUG=space-gate is set\.$/,
	);
	const theirs = faultAnnotation(configurationFault("a", "Wrong.", "Correct it."));
	expect(theirs.message).toBe("Wrong.\nCorrect it.");
});
