import { describe, expect, test } from "@jest/globals";
import { configurationFault, internalFault } from "../../../src/gate/fault.ts";
import { faultReport } from "../../../src/report/fault-text.ts";
import { COLOURED, PLAIN } from "../../../src/report/terminal/colours.ts";
import { logTo } from "../../../src/report/terminal/log.ts";
import { textReport } from "../../../src/report/terminal/text.ts";
import { readCommands } from "../../support/mini-runner.ts";
import { HOSTILE } from "../hostile-texts.ts";
import { at, found, judgedSpace, PROVEN } from "../judged.ts";

const target = { width: 80, colours: PLAIN, prefix: "backend" } as const;
const place = at("main.py", 3, 1, 16);

test("a Space that passes is a checklist, a proof and a line of facts", async () => {
	const judged = judgedSpace({
		passed: ["card/sdk", "structure/entrypoint-missing"],
		skipped: { "entrypoint/hardcoded-port": "the moon is full" },
		files: { "main.py": "", "src/main.py": "" },
	});
	expect((await textReport(judged, target)).split("\n")).toEqual([
		"PASS backend holds the python contract (README.md says sdk: python)",
		"",
		"  ✔ Space set to Python SDK",
		"  ✔ main.py at root",
		"  – No hardcoded ports       skipped, because the moon is full",
		"",
		"Entry point proven",
		"  main:app is proven to be a FastAPI application.",
		"    backend/main.py:1       imports app from src.main",
		"    backend/src/main.py:12  app = FastAPI()",
		"",
		"nothing found · 2 rules asked, 1 skipped · package index and Hub not asked · 2 files · folder · Python 3.10 · native parser",
	]);
});

test("a Space that fails shows its findings by file, with code, trace and page", async () => {
	const trace = [{ place: at("src/run.py", 2, 1), note: "calls start()" }];
	const judged = judgedSpace({
		findings: [
			found("entrypoint/server-start", place, { message: "It starts a server. ".repeat(6).trim(), trace }),
			found("structure/requirements-missing", at("requirements.txt", 1, 1, 0)),
			found("entrypoint/hardcoded-port", at("main.py", 3, 17, 4), { severity: "warning" }),
		],
		files: { "main.py": "import uvicorn\n\nuvicorn.run(app, 8000)\n" },
	});
	const lines = (await textReport(judged, target)).split("\n");
	expect(lines.slice(0, 6)).toEqual([
		"FAIL backend does not hold the python contract (README.md says sdk: python)",
		"",
		"  ✘ requirements.txt present   structure/requirements-missing",
		"  ! No hardcoded ports         entrypoint/hardcoded-port",
		"  ✘ No server started in code  entrypoint/server-start",
		"",
	]);
	expect(lines.slice(lines.indexOf("backend/main.py"))).toEqual([
		"backend/main.py",
		"",
		"  3:1  error  entrypoint/server-start  SP-HF-04",
		"  It starts a server. It starts a server. It starts a server. It starts a",
		"  server. It starts a server. It starts a server.",
		"      1 | import uvicorn",
		"      2 |",
		"    > 3 | uvicorn.run(app, 8000)",
		"        | ^^^^^^^^^^^^^^^^",
		"    backend/src/run.py:2  calls start()",
		"  https://github.com/space-gate/space-gate/blob/v0.1.0/docs/rules/entrypoint/server-start.md",
		"",
		"  3:17  warning  entrypoint/hardcoded-port  SP-HF-04",
		"  entrypoint/hardcoded-port has something to say.",
		"      1 | import uvicorn",
		"      2 |",
		"    > 3 | uvicorn.run(app, 8000)",
		"        |                 ^^^^",
		"  https://github.com/space-gate/space-gate/blob/v0.1.0/docs/rules/entrypoint/hardcoded-port.md",
		"",
		"backend/requirements.txt",
		"",
		"  1:1  error  structure/requirements-missing  SP-HF-04",
		"  structure/requirements-missing has something to say.",
		"  https://github.com/space-gate/space-gate/blob/v0.1.0/docs/rules/structure/requirements-missing.md",
		"",
		"2 errors, 1 warning · 3 rules asked · package index and Hub not asked · 1 file · folder · Python 3.10 · native parser",
	]);
});

describe("the headline", () => {
	const headline = async (judged: ReturnType<typeof judgedSpace>) => (await textReport(judged, target)).split("\n")[0];

	test("says that what passes is unproven when it is", async () => {
		const proof = { state: "unproven", reason: "it comes from plugins.load()", place, trace: [] } as const;
		expect(await headline(judgedSpace({ proof }))).toContain("python contract, but its entry point is unproven");
	});

	test("names the Space when there is no folder to name", async () => {
		const judged = judgedSpace({ judgement: { root: "" } });
		expect(await textReport(judged, { ...target, prefix: "" })).toMatch(/^PASS The Space holds/);
	});
});

test("a trace that the proof has shown already is not shown again", async () => {
	const judged = judgedSpace({ findings: [found("entrypoint/app-missing", place, { trace: PROVEN.trace })] });
	expect((await textReport(judged, target)).split("imports app from src.main")).toHaveLength(2);
});

test("of very many findings and steps the first are shown and the others are counted", async () => {
	const steps = Array.from({ length: 50 }, (_, index) => ({ place: at("a.py", index + 1, 1), note: "goes on" }));
	const findings = Array.from({ length: 5000 }, (_, index) => found("a/b", at(`f${index}.py`, 1, 1), { trace: steps }));
	const report = await textReport(judgedSpace({ findings }), target);
	expect(report).toContain("… and 4900 more findings");
	expect(report).toContain("… and 30 more steps");
	expect(report).toContain("5000 errors");
	expect(report.length).toBeLessThan(200_000);
});

test("a file in UTF-16 is shown as text", async () => {
	const judged = judgedSpace({ findings: [found("a/b", at("requirements.txt", 1, 1, 7))] });
	const content = Buffer.from("\ufefffastapi\n", "utf16le");
	const source = { ...judged.source, read: () => content };
	expect(await textReport({ ...judged, source }, target)).toContain("> 1 | fastapi\n");
});

test("facts that are not as usual are told", async () => {
	const judged = judgedSpace({ rest: { failOn: "warning", engine: "wasm", fallback: "musl libc" } });
	const source = { ...judged.source, origin: { kind: "commit", commit: "0123456789abcdef" } } as const;
	const last = (await textReport({ ...judged, source }, target)).split("\n").at(-1);
	expect(last).toContain("fails on warning");
	expect(last).toContain("commit 0123456789ab ");
	expect(last).toContain("wasm parser (musl libc)");
});

test("colours change nothing but colours", async () => {
	const judged = judgedSpace({ findings: [found("a/b", place)], files: { "main.py": "a\nb\nuvicorn.run()\n" } });
	const coloured = await textReport(judged, { ...target, colours: COLOURED });
	expect(coloured).toContain("\u001b[41m");
	// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with the escape character
	const bare = coloured.replace(/\u001b\[\d+m/g, "").replace(" FAIL ", "FAIL");
	expect(bare).toBe(await textReport(judged, target));
});

test("no hostile text forges a command, moves the cursor or begins a line", async () => {
	for (const colours of [PLAIN, COLOURED]) {
		for (const text of HOSTILE) {
			const trace = [{ place: at(text, 1, 1), note: text }];
			const judged = judgedSpace({
				findings: [found("a/b", at(text, 1, 1, 3), { message: text, trace }), found("a/c", at(text, 2, 1))],
				skipped: { "card/sdk": text },
				proof: { state: "unproven", reason: text, place: at(text, 1, 1), trace },
				files: { [text]: text.repeat(text.length > 100 ? 1 : 3) },
				judgement: { contractReason: text, root: text },
				rest: { fallback: text },
			});
			let log = "";
			logTo((part) => {
				log += part;
			})(await textReport(judged, { width: 80, colours, prefix: text }));
			expect(readCommands(log.split(/\r\n|\r|\n/)).commands).toEqual([]);
			// biome-ignore lint/suspicious/noControlCharactersInRegex: all but colours, tabs and line ends is looked for
			expect(log.replace(/\u001b\[\d+m/g, "")).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u202e]/);
		}
	}
});

test("a fault of ours shows its stack to those who ask Node for it, line by line", () => {
	const cause = new Error("lost\n::error::forged");
	const fault = internalFault("internal", cause, "It is our fault.");
	expect(faultReport(fault, PLAIN)).not.toContain("text.test.ts");
	const shown = faultReport(fault, PLAIN, "http,space-gate");
	expect(shown).toContain("text.test.ts");
	expect(readCommands(shown.split("\n")).commands).toEqual([]);
});

test("a fault says what is wrong and what to do, without a stack", () => {
	const fault = configurationFault("folder-missing", 'There is no folder "a\nb".', "Check the path.");
	expect(faultReport(fault, PLAIN)).toBe('ERROR There is no folder "a\\nb".\n  Check the path.');
});
