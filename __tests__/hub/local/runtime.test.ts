import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { generateDockerfile } from "../../../src/package/dockerfile.ts";
import { type LocalHub, startHub } from "../../support/hub/hub.ts";
import type { Files } from "../../support/hub/options.ts";
import { INTERPRETER } from "../../support/programs.ts";
import { announceSkipped } from "../../support/python.ts";
import { ask } from "./client.ts";

const CARD = "---\ntitle: Todo\nsdk: docker\napp_port: 7860\n---\n";
const DOCKERFILE = generateDockerfile({
	image: { name: "python:3.11-slim", reason: undefined },
	installation: { kind: "lists", files: ["requirements.txt"], path: "requirements.txt" },
	target: "main:app",
	port: 7860,
});
const FRAME = {
	"README.md": CARD,
	Dockerfile: DOCKERFILE,
	"requirements.txt": "fastapi>=0.90  # the framework\nuvicorn[standard]\n",
};
const APP = "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n";
const ROOT = '@app.get("/")\ndef root():\n    return {"version": VERSION}\n';

const canRun = spawnSync(INTERPRETER, ["-c", "import uvicorn, fastapi"]).status === 0;
if (!canRun) announceSkipped("Spaces that really run", "python3-uvicorn and python3-fastapi are missing");

let hub: LocalHub;

beforeEach(async () => {
	hub = await startHub({ delays: { start: 4_000 } });
});

afterEach(async () => {
	await hub.close();
});

/** A Space that runs, or comes to its end. */
async function running(files: Files, secrets: Readonly<Record<string, string>> = {}) {
	const space = await hub.createSpace("alice/todo", { files, runtime: "python", secrets });
	await space.settled();
	return space;
}

async function runLog(): Promise<string> {
	const { body } = await ask(hub, "/api/spaces/alice/todo/logs/run", { token: "hf_write" });
	const events = String(body)
		.split("\n\n")
		.filter((event) => event.startsWith("data: {"));
	return events.map((event) => JSON.parse(event.slice(6)).data).join("");
}

async function message(): Promise<string> {
	const { body } = await ask(hub, "/api/spaces/alice/todo/runtime");
	return String(Object(body).errorMessage);
}

(canRun ? describe : describe.skip)("Python", () => {
	test("serves an application at the Space's address, with its variables, and then the next one without a gap", async () => {
		const main = `import os\n${APP}VERSION = os.environ["TOKEN"]\n\n\n${ROOT}`;
		const space = await running({ ...FRAME, "main.py": main }, { TOKEN: "one" });
		expect(space.stages()).toEqual(["BUILDING", "APP_STARTING", "RUNNING"]);
		const answered = async () => Object(await (await fetch(space.address)).json()).version;
		expect(await answered()).toBe("one");
		await space.commitFiles({ "main.py": `${APP}VERSION = "two"\n${ROOT}` });
		const answers = new Set<string>();
		while (space.stages().filter((stage) => stage === "RUNNING").length < 2) answers.add(await answered());
		expect([...answers].sort()).toEqual(answers.has("two") ? ["one", "two"] : ["one"]);
		expect(await answered()).toBe("two");
		expect(space.stages().slice(3)).toEqual(["RUNNING_BUILDING", "RUNNING_APP_STARTING", "RUNNING"]);
		expect(
			space
				.history()
				.map(({ sha }) => sha)
				.at(-1),
		).toBe(await space.head());
		const log = space.history()[4];
		expect(log?.sha).not.toBe(await space.head());
	});

	test("tells what a crash at start says, as it looks in the container", async () => {
		const space = await running({ ...FRAME, "main.py": `${APP}import os\n\nos.environ["DATABASE_URL"]\n` });
		expect(space.stage()).toBe("RUNTIME_ERROR");
		const log = await runLog();
		expect(log).toMatch(/^===== Application Startup at /);
		expect(log).toContain('  File "/app/main.py", line 8, in <module>\n');
		expect(log).toContain("KeyError: 'DATABASE_URL'\n");
		expect(log).toContain('  File "/home/user/.local/lib/python3.11/site-packages/uvicorn/');
		expect(log).not.toMatch(/\/tmp\//);
		expect(await message()).toMatch(/^Exit code: 1\. Reason: /);
		expect((await fetch(space.address)).status).toBe(503);
	});

	test("notices an application that dies after its start", async () => {
		const dies = "import os, threading\nthreading.Timer(0.4, lambda: os._exit(3)).start()\n";
		const space = await running({ ...FRAME, "main.py": `${APP}${dies}` });
		expect(space.stage()).toBe("RUNNING");
		while (space.stage() === "RUNNING") await new Promise((done) => setTimeout(done, 50));
		expect(space.stage()).toBe("RUNTIME_ERROR");
		expect(await message()).toContain("Exit code: 3");
	});

	test("gives up on an application that never listens", async () => {
		const hangs = '@app.on_event("startup")\nasync def start():\n    import asyncio\n    await asyncio.sleep(60)\n';
		const space = await running({ ...FRAME, "main.py": `${APP}${hangs}` });
		expect(space.stages()).toEqual(["BUILDING", "APP_STARTING", "RUNTIME_ERROR"]);
		expect(await message()).toBe("Launch timed out, workload was not healthy after 30 min");
		expect(await runLog()).toContain("INFO:     Waiting for application startup.\n");
	});

	test("fails a build as pip does", async () => {
		const space = await running({ ...FRAME, "requirements.txt": "fastapi\nno-such-thing==9.9\n", "main.py": APP });
		expect(space.stages()).toEqual(["BUILDING", "BUILD_ERROR"]);
		const { body } = await ask(hub, "/api/spaces/alice/todo/logs/build", { token: "hf_write" });
		expect(String(body)).toContain("ERROR: No matching distribution found for no-such-thing==9.9");
	});

	test.each([
		["NO_APP_FILE", { ...FRAME, Dockerfile: null }],
		["CONFIG_ERROR", { ...FRAME, "README.md": "# Todo\n" }],
	])("ends in %s", async (stage, files) => {
		const kept = Object.fromEntries(Object.entries(files).filter(([, content]) => content !== null));
		expect((await running({ ...kept, "main.py": APP })).stage()).toBe(stage);
	});

	test("puts what LFS holds where .gitattributes says so, and only there", async () => {
		const space = await hub.createSpace("alice/todo", { runtime: "none" });
		const content = "weights";
		const oid = createHash("sha256").update(content).digest("hex");
		const path = "/spaces/alice/todo.git/info/lfs/objects/batch";
		const objects = [{ oid, size: content.length }];
		const { body } = await ask(hub, path, {
			method: "POST",
			token: "hf_write",
			body: { operation: "upload", objects },
		});
		const { href, header } = Object(body).objects[0].actions.upload;
		await fetch(href, { method: "PUT", headers: header, body: content });
		const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 7\n`;
		const main = `${APP}VERSION = [len(open(name).read()) for name in ("a.bin", "b.dat")]\n${ROOT}`;
		const files = {
			...FRAME,
			"main.py": main,
			"a.bin": pointer,
			"b.dat": pointer,
			".gitattributes": "*.bin filter=lfs\n",
		};
		const runs = await hub.createSpace("alice/runs", { files, runtime: "python" });
		expect(await runs.settled()).toBe("RUNNING");
		expect(await (await fetch(runs.address)).json()).toEqual({ version: [7, pointer.length] });
		expect(space.stage()).toBe("RUNNING");
	});

	test("leaves no process behind", async () => {
		const other = await startHub({ runtime: "python" });
		const space = await other.createSpace("alice/todo", {
			files: { ...FRAME, "main.py": `${APP}import os\nVERSION = os.getpid()\n${ROOT}` },
		});
		await space.settled();
		const { version: pid } = Object(await (await fetch(space.address)).json());
		await other.close();
		expect(() => process.kill(pid, 0)).toThrow("ESRCH");
	});
});

describe("a Space", () => {
	test("stays paused, whatever is pushed, until it is restarted", async () => {
		const space = await hub.createSpace("alice/todo");
		await space.settled();
		expect((await ask(hub, "/api/spaces/alice/todo/pause", { method: "POST", token: "hf_write" })).status).toBe(200);
		await space.commitFiles({ a: "1" });
		expect(await space.settled()).toBe("PAUSED");
		expect((await ask(hub, "/api/spaces/alice/todo/runtime")).body).toMatchObject({
			stage: "PAUSED",
			hardware: { current: null },
		});
		await ask(hub, "/api/spaces/alice/todo/restart", { method: "POST", token: "hf_write" });
		expect(await space.settled()).toBe("RUNNING");
	});

	test("wakes when somebody asks its application", async () => {
		const space = await hub.createSpace("alice/todo");
		await space.settled();
		await space.sleep();
		expect((await fetch(space.address)).status).toBe(503);
		while (space.stage() !== "RUNNING") await new Promise((done) => setTimeout(done, 20));
		expect((await fetch(space.address)).status).toBe(200);
	});

	test("tells its commit only while it runs", async () => {
		const space = await hub.createSpace("alice/todo");
		const told = async () => Object((await ask(hub, "/api/spaces/alice/todo/runtime")).body).sha;
		expect(await told()).toBeUndefined();
		await space.settled();
		const first = await space.head();
		expect(await told()).toBe(first);
		space.play([{ stage: "RUNNING_BUILDING" }, { stage: "RUNTIME_ERROR", after: 100, errorMessage: "no" }]);
		await space.commitFiles({ a: "1" });
		while (space.stage() !== "RUNNING_BUILDING") await new Promise((done) => setTimeout(done, 5));
		expect(await told()).toBe(first);
		expect(await space.settled()).toBe("RUNTIME_ERROR");
		expect(await told()).toBeUndefined();
	});

	test("plays what a script says, and answers as it says", async () => {
		const space = await hub.createSpace("alice/todo", {
			script: [
				{ stage: "BUILDING", build: ["one"] },
				{ stage: "WARMING_UP", sha: "none" },
				{ stage: "RUNNING", app: (_, response) => response.writeHead(500).end("Internal Server Error") },
			],
		});
		await space.settled();
		expect(space.stages()).toEqual(["BUILDING", "WARMING_UP", "RUNNING"]);
		expect((await fetch(space.address)).status).toBe(500);
		space.play([]);
		await space.commitFiles({ a: "1" });
		expect(await space.settled()).toBe("RUNNING");
		expect(space.stages()).toHaveLength(3);
		await space.enter({ stage: "RUNTIME_ERROR", errorMessage: "later" });
		expect((await fetch(space.address)).status).toBe(503);
	});

	test("answers preflights in front of the application", async () => {
		const space = await hub.createSpace("alice/todo");
		await space.settled();
		const headers = { origin: "https://example.com", "access-control-request-method": "POST" };
		const { status, headers: told } = await fetch(space.address, { method: "OPTIONS", headers });
		expect([status, told.get("access-control-allow-origin")]).toEqual([200, "https://example.com"]);
	});
});
