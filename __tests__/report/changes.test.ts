import { describe, expect, test } from "@jest/globals";
import { check, type Judged, type Request } from "../../src/gate/check.ts";
import { NO_INQUIRY } from "../../src/gate/inquiry.ts";
import { changesBetween } from "../../src/report/changes.ts";
import { changesMarkdown } from "../../src/report/changes-markdown.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { HOSTILE } from "./hostile-texts.ts";

const BASE = {
	"README.md": "---\ntitle: Todo\nsdk: python\n---\n",
	"main.py":
		"from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef root(): ...\n@app.get('/old')\ndef old(): ...\n",
	"requirements.txt": "fastapi==0.110.0\nuvicorn\nrequests\n",
};

async function nobody(): Promise<never> {
	throw new Error("it asks somebody");
}

/** What a Space is, by no rule. */
async function look(files: Readonly<Record<string, string>>): Promise<Judged> {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const unset = {
		contract: undefined,
		python: undefined,
		failOn: undefined,
		config: undefined,
		engine: "auto",
	} as const;
	const request: Request = { where: { kind: "folder", path: "", within: "" }, root: "", inquiry: NO_INQUIRY, ...unset };
	const ports = { readText: nobody, askIndex: nobody, askResolver: nobody, validateCard: nobody, readSettings: nobody };
	const result = await check(
		request,
		{
			...ports,
			openSource: async () => memorySource(files),
			loadEngine: async () => ({ engine, fallback: undefined }),
			progress: () => undefined,
		},
		[],
	);
	if (result.kind === "fault") throw new Error(result.fault.message);
	return result;
}

/** The section without references, as a reader sees it. */
async function section(head: Readonly<Record<string, string>>): Promise<string> {
	const changes = changesBetween(await look(BASE), await look({ ...BASE, ...head }));
	return changesMarkdown({ ...changes, base: "c0ffee" }).replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
}

describe("what a pull request changes about the deployment", () => {
	test("is nothing where only the code changes", async () => {
		const main = BASE["main.py"].replace("def root(): ...", "def root(): return 1");
		expect(await section({ "main.py": main })).toContain("Routes, variables, requirements and card stay as they are.");
	});

	test("are routes that come and go", async () => {
		const main = BASE["main.py"].replace("@app.get('/old')", "@app.api_route('/new/{id}', methods=['POST', 'PUT'])");
		expect((await section({ "main.py": main })).split("\n").slice(4)).toEqual([
			"| | | |",
			"| :-: | :-- | :-- |",
			"| | **Routes** | |",
			"| ➕ | <code>POST /new/{id}</code> |  |",
			"| ➕ | <code>PUT /new/{id}</code> |  |",
			"| ➖ | <code>GET /old</code> |  |",
		]);
	});

	test("are requirements that come, go and change", async () => {
		const text = await section({ "requirements.txt": "fastapi==0.115.0\nuvicorn\nhttpx>=0.27\n" });
		expect(text.split("\n").slice(7)).toEqual([
			"| ➕ | <code>httpx</code> | <code>httpx>=0.27</code> |",
			"| ➖ | <code>requests</code> | <code>requests</code> |",
			"| ✏️ | <code>fastapi</code> | <code>fastapi==0.110.0</code> → <code>fastapi==0.115.0</code> |",
		]);
	});

	test("are variables that the program needs", async () => {
		const main = `import os\nURL = os.environ["API_URL"]\nMODE = os.getenv("MODE", "live")\n${BASE["main.py"]}`;
		expect((await section({ "main.py": main })).split("\n").slice(4)).toEqual([
			"| | | |",
			"| :-: | :-- | :-- |",
			"| | **Environment variables** | |",
			"| ➕ | <code>API_URL</code> | <code>needed at the start</code> |",
			"| ➕ | <code>MODE</code> | <code>has a default</code> |",
		]);
	});

	test("are keys of the card", async () => {
		const text = await section({ "README.md": "---\ntitle: Todos\nsdk: python\nemoji: x\n---\n" });
		expect(text).toContain("| ➕ | <code>emoji</code> | <code>x</code> |");
		expect(text).toContain("| ✏️ | <code>title</code> | <code>Todo</code> → <code>Todos</code> |");
	});

	test("is that the entry point is no longer proven", async () => {
		const text = await section({ "main.py": "app = None\n" });
		expect(text).toContain("The entry point was proven and is refuted.");
		expect(text).toContain("The routes of one of the two are not known.");
	});

	test("is cut where it is long", async () => {
		const routes = Array.from({ length: 200 }, (_, index) => `@app.get('/r${index}')\ndef r${index}(): ...\n`).join("");
		expect(await section({ "main.py": BASE["main.py"] + routes })).toContain("| | … and 160 more | |");
	});

	test.each(HOSTILE)("shows %j as text", async (text) => {
		const path = JSON.stringify(`/${text}`);
		const shown = await section({ "main.py": `${BASE["main.py"]}@app.get(${path})\ndef other(): ...\n` });
		expect(shown.split("\n").length).toBeLessThan(13);
	});
});
