import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { check, type Judged } from "../../src/gate/check.ts";
import { secretTexts } from "../../src/gate/conceal.ts";
import { NO_INQUIRY } from "../../src/gate/inquiry.ts";
import { MACHINE } from "../../src/gate/machine.ts";
import { maskSecrets } from "../../src/github/mask-secrets.ts";
import { annotationsOf } from "../../src/report/annotations.ts";
import { jsonReport } from "../../src/report/json.ts";
import { markdownReport } from "../../src/report/markdown.ts";
import { sarifReport } from "../../src/report/sarif.ts";
import { COLOURED } from "../../src/report/terminal/colours.ts";
import { textReport } from "../../src/report/terminal/text.ts";
import { concealer, maskedSecret } from "../../src/secrets/mask.ts";
import { withFolder } from "../support/temporary.ts";
import { assembled } from "../support/tokens.ts";

const TOKEN = assembled("sk-proj-{{base62:60}}");
const PASSWORD = "p4nda-und-Brot";
const IN_ADDRESS = assembled("{{base62:14}}");
const KEY = assembled("{{pem:4}}");

/** Secrets in messages, in frames of other findings, over several lines, in pieces; and a comment that allows one. */
const FILES: Readonly<Record<string, string>> = {
	"main.py": `import os
import uvicorn
from fastapi import FastAPI

PORT = 8000
KEY = "${TOKEN}"
app = FastAPI()
DB_PASSWORD = "${PASSWORD}"
url = "postgresql://todo:${IN_ADDRESS}@db.acme.io/todo"
client_secret = (
    "${TOKEN.slice(0, 30)}"
    "${TOKEN.slice(30)}"
)
SECRET_KEY = os.getenv("SECRET_KEY", "changeme-please")
PEM = """${KEY}"""
# space-gate: allow config/hardcoded-secret -- everybody knows it
API_TOKEN = "${TOKEN.slice(9)}"
uvicorn.run(app, port=PORT)
`,
	"requirements.txt": `fastapi\nuvicorn\n${TOKEN}==1\ngit+https://me:${PASSWORD}@git.acme.io/x.git\n`,
	"README.md": `---\nsdk: ${TOKEN}\n---\n`,
};

interface Shown {
	/** What the runner is asked to hide. */
	readonly masks: readonly string[];
	readonly judgement: Judged["judgement"];
	/** By the name of the report. */
	readonly reports: Readonly<Record<string, string>>;
}

/** Judges the files and writes every report; lines of findings are read from the folder while it is there. */
async function shown(): Promise<Shown> {
	return await withFolder(async (folder) => {
		for (const [path, text] of Object.entries(FILES)) writeFileSync(join(folder, path), text);
		const where = { kind: "folder", path: folder, within: folder } as const;
		const unset = { config: undefined, contract: undefined, python: undefined, failOn: undefined };
		const ports = { ...MACHINE, progress: () => undefined };
		const result = await check({ where, root: "", inquiry: NO_INQUIRY, engine: "wasm", ...unset }, ports);
		if (result.kind === "fault") throw new Error(result.fault.message);
		const reports = {
			text: await textReport(result, { width: 100, colours: COLOURED, prefix: "" }),
			json: jsonReport(result),
			markdown: markdownReport(result, { forge: undefined }),
			annotations: JSON.stringify(annotationsOf([{ result, prefix: "" }])),
			sarif: await sarifReport([result]),
		};
		return { judgement: result.judgement, reports, masks: masksFor(result) };
	});
}

/** What the runner is asked to hide. */
function masksFor(result: Judged): string[] {
	const printed: string[] = [];
	const write = process.stdout.write;
	process.stdout.write = (text: string | Uint8Array) => printed.push(String(text)) > 0;
	try {
		maskSecrets(result);
	} finally {
		process.stdout.write = write;
	}
	const lines = printed.join("").split("\n");
	return lines.flatMap((line) => (line.startsWith("::add-mask::") ? [line.slice(12)] : []));
}

test("the runner is asked to hide every secret, and no word that anybody would guess", async () => {
	const { masks } = await shown();
	expect(masks).toEqual(expect.arrayContaining([TOKEN, PASSWORD, IN_ADDRESS, ...KEY.split("\n").slice(1, -1)]));
	expect(masks.join("\n")).not.toContain("changeme");
});

test("no report shows a secret", async () => {
	const { judgement, reports } = await shown();
	const spoke = new Set(judgement.findings.map(({ rule }) => rule));
	expect([...spoke]).toEqual(expect.arrayContaining(["config/hardcoded-secret", "config/weak-default", "card/sdk"]));
	const secrets = [TOKEN, TOKEN.slice(0, 30), PASSWORD, IN_ADDRESS, ...KEY.split("\n").slice(1, -1)];
	for (const [name, report] of Object.entries(reports)) {
		expect(report.length).toBeGreaterThan(100);
		for (const secret of secrets) expect({ name, isShown: report.includes(secret) }).toEqual({ name, isShown: false });
	}
	expect(reports.text).not.toContain("changeme-please");
});

test("what is allowed is hidden, too", async () => {
	const { judgement } = await shown();
	expect(judgement.suppressed).toHaveLength(1);
	const texts = secretTexts(judgement.suppressed.map(({ finding }) => finding));
	expect(texts).toContain(TOKEN.slice(9));
});

test("a message tells four characters at most, and fewer of a short secret", () => {
	expect(maskedSecret(TOKEN)).toBe(" (sk-p…, 68 characters)");
	expect(maskedSecret(PASSWORD)).toBe(" (p4…, 14 characters)");
	expect(maskedSecret("hunter2-x")).toBe(" (9 characters)");
	expect(maskedSecret("hunter2")).toBe("");
	expect(maskedSecret(KEY)).toBe("");
});

test("a hidden text keeps its length, and of several that overlap the longest is hidden", () => {
	const conceal = concealer(["hunter2", "hunter2-and-a-half", "ab"]);
	expect(conceal('password = "hunter2-and-a-half", "hunter2", "ab"')).toBe(
		'password = "hunt**************", "*******", "ab"',
	);
	expect(concealer(["first line\nsecond line"])("second line")).toBe("***********");
	expect(concealer(["$& $1 $$ x"])("$& $1 $$ x")).toBe("**********");
});
