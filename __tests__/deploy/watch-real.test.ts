import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { logConcealer } from "../../src/deploy/diagnosis/conceal-log.ts";
import { diagnose } from "../../src/deploy/diagnosis/diagnose.ts";
import { probe } from "../../src/deploy/probe/probe.ts";
import { readLogs } from "../../src/deploy/watch/read-logs.ts";
import { watch } from "../../src/deploy/watch/watch.ts";
import type { Hub } from "../../src/hub/client.ts";
import { readRuntime } from "../../src/hub/runtime.ts";
import { generateDockerfile } from "../../src/package/dockerfile.ts";
import { topOf } from "../../src/source/place.ts";
import { startHub } from "../support/hub/hub.ts";
import { memorySource } from "../support/memory-source.ts";
import { obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";

const DOCKERFILE = generateDockerfile({
	image: { name: "python:3.11-slim", reason: undefined },
	installation: { kind: "lists", files: ["requirements.txt"], path: "requirements.txt" },
	target: "main:app",
	port: 7860,
});

const SPACE = "alice/todo";

/** How many times as fast as a clock on the wall the test's goes. */
const SPEED = 10;

/** Pushes an application to a Space that really runs it, follows it, and gives what came of it. */
async function deployed(files: Readonly<Record<string, string>>) {
	const server = await startHub({ runtime: "python", delays: { start: 3_000 } });
	try {
		const space = await server.createSpace(SPACE, { files: "none", isPrivate: true });
		const signal = AbortSignal.timeout(60_000);
		const hub: Hub = { endpoint: server.address, token: "hf_write", agent: "test/1", signal };
		const before = await readRuntime(hub, SPACE);
		if (before.kind !== "runtime") throw new Error("there is no Space");
		const commit = await space.commitFiles({
			"README.md": "---\nsdk: docker\napp_port: 7860\n---\n",
			"requirements.txt": "fastapi\nuvicorn\n",
			Dockerfile: DOCKERFILE,
			...files,
		});
		const ports = {
			now: () => performance.now() * SPEED,
			wait: async (milliseconds: number) => await pause(milliseconds / SPEED),
		};
		const quiet = { onStage: () => undefined, onLine: () => undefined };
		const conceal = logConcealer([]);
		const goal = { commit, before, timeout: 400_000, soak: 10_000 };
		const watched = await watch(hub, SPACE, { ...goal, conceal, signal, ports: { ...ports, ...quiet } });
		const known = {
			source: memorySource(files),
			card: { kind: "missing", reason: "there is none", place: topOf("README.md") },
			requirements: undefined,
			judgement: { contract: "python" },
		} as const;
		if (watched.kind === "failed") return diagnose(watched.failure, watched.logs, known);
		const app = { address: space.address, token: "hf_write", agent: "test/1" };
		const probed = await probe({ app, application: undefined, healthPath: "/", origins: [], ports, signal });
		if (probed.kind !== "failure")
			return { kind: probed.kind, isProven: watched.kind === "running" && watched.isProven };
		return diagnose(probed, await readLogs(hub, SPACE, ["run"], { conceal, signal }), known);
	} finally {
		await server.close();
	}
}

const HEAD = "import asyncio, os, sys, threading\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n";

const why = obstacle();
if (why !== undefined) announceSkipped("deployments that really run", why);

(why === undefined ? describe : describe.skip)("a Space that really runs", () => {
	test("answers", async () => {
		const main = `${HEAD}@app.get("/")\ndef home():\n    return {"ok": True}\n`;
		expect(await deployed({ "main.py": main })).toEqual({ kind: "answers", isProven: true });
	}, 60_000);

	test.each<[string, string, string, number]>([
		["fails while it is imported", 'os.environ["SPACE_GATE_NOT_THERE"]\n', "runtime-error", 7],
		[
			"ends soon after its start",
			'@app.on_event("startup")\ndef start():\n    threading.Timer(0.7, end).start()\n\n\ndef end():\n    try:\n        {}["x"]\n    except KeyError:\n        sys.excepthook(*sys.exc_info())\n        os._exit(1)\n',
			"crashed-after-start",
			14,
		],
		["fails at a request", '@app.get("/")\ndef home():\n    raise ValueError("no")\n', "app-error", 9],
		[
			"does not come to an end of its start",
			'@app.on_event("startup")\nasync def start():\n    await asyncio.sleep(600)\n',
			"runtime-error",
			0,
		],
	])(
		"%s",
		async (_, body, code, line) => {
			const failed = await deployed({ "main.py": HEAD + body });
			expect(failed).toMatchObject({
				kind: "failure",
				code,
				...(line > 0 && { place: { file: "main.py", start: { line } } }),
			});
			if (line === 0) expect(failed).toMatchObject({ message: expect.stringContaining("does not come to its end") });
		},
		60_000,
	);
});
