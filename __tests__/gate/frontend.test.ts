import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { check, type Request, type Result } from "../../src/gate/check.ts";
import { NO_INQUIRY } from "../../src/gate/inquiry.ts";
import { MACHINE } from "../../src/gate/machine.ts";
import { annotationsOf } from "../../src/report/annotations.ts";
import { formatPath } from "../../src/report/paths.ts";
import { sarifReport } from "../../src/report/sarif.ts";
import { RULES } from "../../src/rules/index.ts";
import { commitAll, type Planted, plant, withFolder } from "../support/temporary.ts";

const GROUP = RULES.filter(({ id }) => id.startsWith("frontend/"));

const FILES: Readonly<Record<string, string>> = {
	"backend/main.py":
		'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/api/tasks")\ndef tasks():\n    return []\n',
	"frontend/package.json": "{}",
	"frontend/src/lib/api.ts": 'export const tasks = () => fetch("/api/tasks");\n',
	"frontend/src/a.ts": '\nfetch("/api/tasks");\n',
};

const DECLARED = { "backend/.space-gate.yml": "frontend:\n  root: ../frontend\n" };

/** Judges the folder `backend` of a repository with these files, as it lies there or as it is committed. */
async function judge(
	files: Readonly<Record<string, Planted>>,
	kind: "folder" | "commit",
	use: (result: Result) => void | Promise<void>,
	given: Partial<Request> = {},
): Promise<void> {
	await withFolder(async (repository) => {
		plant(repository, files);
		commitAll(repository);
		const path = join(repository, "backend");
		const where: Request["where"] =
			kind === "folder"
				? { kind, path, within: path }
				: { kind, repository, revision: "HEAD", root: given.root ?? "backend" };
		const choices = { config: undefined, contract: undefined, python: undefined, failOn: undefined } as const;
		const request: Request = { where, root: "backend", engine: "auto", inquiry: NO_INQUIRY, ...choices, ...given };
		await use(await check(request, { ...MACHINE, progress: () => undefined }, GROUP));
	});
}

function saidIn(result: Result): readonly string[] {
	if (result.kind === "fault") return [result.fault.message];
	return result.judgement.outcomes.flatMap((outcome) => {
		if (outcome.state === "skipped") return [`${outcome.rule} skipped: ${outcome.reason}`];
		if (outcome.state === "passed") return [];
		return outcome.findings.map(({ severity, place }) => `${severity} ${place.file}:${place.start.line}`);
	});
}

describe.each(["folder", "commit"] as const)("a frontend beside the Space root of a %s", (kind) => {
	test("is read, and what is found in it are notices", async () => {
		await judge(FILES, kind, (result) => expect(saidIn(result)).toEqual(["notice ../frontend/src/a.ts:2"]));
	});

	test("is held to the rules where the configuration declares it", async () => {
		await judge({ ...FILES, ...DECLARED }, kind, (result) =>
			expect(saidIn(result)).toEqual(["warning ../frontend/src/a.ts:2"]),
		);
	});

	test("is none without a package.json", async () => {
		const { "frontend/package.json": _, ...files } = FILES;
		await judge(files, kind, (result) => expect(saidIn(result)).toEqual([]));
	});

	test("is not there where the folder is not", async () => {
		const { "backend/main.py": main = "" } = FILES;
		await judge({ "backend/main.py": main }, kind, (result) => expect(saidIn(result)).toEqual([]));
		await judge({ "backend/main.py": main, ...DECLARED }, kind, (result) =>
			expect(saidIn(result)).toEqual([
				"warning .space-gate.yml:2",
				...GROUP.filter(({ id }) => id !== "frontend/api-client-missing").map(
					({ id }) => `${id} skipped: there is no folder "../frontend"`,
				),
			]),
		);
	});

	test("is not followed out of the repository", async () => {
		const files = { ...FILES, "backend/.space-gate.yml": "frontend:\n  root: ../../frontend\n" };
		await judge(files, kind, (result) =>
			expect(saidIn(result)).toEqual(
				GROUP.map(({ id }) => `${id} skipped: "../../frontend" leads out of the repository`),
			),
		);
	});

	test("may be any folder of the repository, with a client of its own", async () => {
		const files = {
			"backend/main.py": FILES["backend/main.py"] ?? "",
			"backend/.space-gate.yml": "frontend:\n  root: ../apps/web/\n  client: net.js\n",
			"apps/web/net.js": 'export const tasks = () => fetch("/api/tasks");\n',
			"apps/web/a.js": 'fetch("/api/tasks");\n',
		};
		await judge(files, kind, (result) => expect(saidIn(result)).toEqual(["warning ../apps/web/a.js:1"]));
	});

	test("is allowed by the configuration what it is found doing", async () => {
		const ignore = 'ignore:\n  frontend/bypasses-api-client: ["../frontend/src/a.ts"]\n';
		const files = { ...FILES, "backend/.space-gate.yml": `frontend:\n  root: ../frontend\n${ignore}` };
		await judge(files, kind, (result) => expect(saidIn(result)).toEqual([]));
	});
});

test("comments in scripts allow what is found below them, and are told where nothing is", async () => {
	const reason = "space-gate: allow frontend/bypasses-api-client -- it shows a bar";
	const files = {
		...FILES,
		...DECLARED,
		"frontend/src/a.tsx": `// ${reason}\nfetch("/api/tasks");\nfetch("/api/tasks"); /* ${reason} */\nconst a = <p>\n{/* ${reason} */}\n{fetch("/api/tasks")}\n</p>;\nfetch("/api/tasks");\n`,
		"frontend/src/b.ts": `// ${reason}\nconst b = 1;\n`,
	};
	await withFolder(async (repository) => {
		plant(repository, files);
		commitAll(repository);
		const choices = { config: undefined, contract: undefined, python: undefined, failOn: undefined } as const;
		const where = { kind: "commit", repository, revision: "HEAD", root: "backend" } as const;
		const request: Request = { where, root: "backend", engine: "auto", inquiry: NO_INQUIRY, ...choices };
		const rules = RULES.filter(({ id }) => id === "frontend/bypasses-api-client" || id === "config/suppression");
		const result = await check(request, { ...MACHINE, progress: () => undefined }, rules);
		expect(saidIn(result)).toEqual([
			"notice ../frontend/src/b.ts:1",
			"warning ../frontend/src/a.ts:2",
			"warning ../frontend/src/a.tsx:8",
		]);
	});
});

test("a link that leads out of the repository is not followed", async () => {
	await withFolder(async (outside) => {
		plant(outside, { "package.json": "{}", "src/a.ts": 'fetch("/api/tasks");' });
		const files = {
			"backend/main.py": FILES["backend/main.py"] ?? "",
			...DECLARED,
			frontend: { link: outside },
		};
		await judge(files, "folder", (result) => {
			const said = saidIn(result);
			expect(said).toHaveLength(GROUP.length);
			for (const one of said) expect(one).toContain('skipped: "../frontend" cannot be read: ');
		});
	});
});

test("a folder in no repository has nothing beside it", async () => {
	await withFolder(async (folder) => {
		plant(folder, { ...FILES, ...DECLARED });
		const path = join(folder, "backend");
		const choices = { config: undefined, contract: undefined, python: undefined, failOn: undefined } as const;
		const where = { kind: "folder", path, within: path } as const;
		const request: Request = { where, root: "", engine: "auto", inquiry: NO_INQUIRY, ...choices };
		const result = await check(request, { ...MACHINE, progress: () => undefined }, GROUP);
		expect(saidIn(result)).toEqual(GROUP.map(({ id }) => `${id} skipped: "../frontend" leads out of the repository`));
	});
});

test("reports name its files as they lie in the repository, and show their lines", async () => {
	await judge({ ...FILES, ...DECLARED }, "commit", async (result) => {
		if (result.kind === "fault") throw new Error(result.fault.message);
		const annotations = annotationsOf([{ result, prefix: "backend" }]);
		expect(JSON.stringify(annotations)).toContain('"file":"frontend/src/a.ts"');
		expect(await sarifReport([result])).toMatch(/"uri": ?"frontend\/src\/a\.ts"/);
		expect(result.source.read("../frontend/src/a.ts")).toEqual(new TextEncoder().encode(FILES["frontend/src/a.ts"]));
		expect(result.source.read("../frontend/../../secret")).not.toBeInstanceOf(Uint8Array);
	});
	expect(formatPath("backend", "../frontend/src/a.ts")).toBe("frontend/src/a.ts");
	expect(formatPath("", "../frontend/src/a.ts")).toBe("../frontend/src/a.ts");
});
