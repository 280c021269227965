import { describe, expect, jest, test } from "@jest/globals";
import { obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { BACKEND, SPACE, version, withScene } from "./scene.ts";

// Spaces are built and started by the machine's own Python.
jest.setTimeout(120_000);

const reason = obstacle();
if (reason !== undefined) announceSkipped("what becomes of real Spaces", reason);
const OPTIONS = { space: { runtime: "python" } } as const;

async function answerOf(address: string): Promise<unknown> {
	return await (await fetch(`${address}/`)).json();
}

(reason === undefined ? describe : describe.skip)("a Space that is really run", () => {
	test("answers with the commit that was pushed", async () => {
		await withScene(OPTIONS, async ({ space, run }) => {
			const step = await run();
			expect(step.annotations).toEqual([]);
			expect(await answerOf(space.address)).toEqual({ version: 1 });
			expect(step.summary).toContain("it lists the route that the gate found");
		});
	});

	test("that crashes when it starts is marked on its line, and what ran before runs again", async () => {
		await withScene(OPTIONS, async ({ space, commit, run }) => {
			expect((await run()).status).toBe(0);
			const first = await space.head();
			// The gate cannot know what a file holds that is only there at run time.
			commit({
				"backend/main.py": `import json\n\nfrom fastapi import FastAPI\n\nwith open("/proc/version") as file:\n    settings = json.load(file)\n\n${BACKEND["backend/main.py"].replace("1}", "2}")}`,
			});
			const step = await run();
			expect(step.status).toBe(1);
			expect(step.annotations).toMatchObject([
				{ level: "error", title: "Deployment: runtime-error", file: "backend/main.py", line: 6 },
			]);
			expect(step.annotations[0]?.message).toContain("JSONDecodeError");
			expect(step.annotations[0]?.message).toContain(`${SPACE} runs what it ran before`);
			expect(step.outputs).toMatchObject({ deployed: "false", "space-status": "running" });
			expect(await space.treeOf()).toBe(await space.treeOf(first));
			expect((await space.messages())[0]).toContain(`Rollback-To: ${first}`);
			expect(await answerOf(space.address)).toEqual({ version: 1 });
		});
	});

	test("that ends soon after its start is not deployed", async () => {
		await withScene(OPTIONS, async ({ space, commit, run }) => {
			expect((await run()).status).toBe(0);
			commit({
				"backend/main.py": `import os\nimport threading\n\n${BACKEND["backend/main.py"]}\n\nthreading.Timer(2, lambda: os._exit(3)).start()\n`,
			});
			const step = await run({ inputs: { soak: "6", rollback: "false" } });
			expect(step.status).toBe(1);
			expect(step.annotations).toMatchObject([{ title: "Deployment: crashed-after-start" }]);
			expect(await space.settled()).toBe("RUNTIME_ERROR");
		});
	});

	test("that answers with an error at its health path is taken back", async () => {
		await withScene(OPTIONS, async ({ space, commit, run }) => {
			expect((await run()).status).toBe(0);
			commit({
				"backend/main.py": `${BACKEND["backend/main.py"]}\n\n@app.get("/health")\ndef health():\n    return {"free": 1 / len([])}\n`,
			});
			const step = await run({ inputs: { "health-path": "/health" } });
			expect(step.status).toBe(1);
			expect(step.annotations).toMatchObject([{ title: "Deployment: app-error", file: "backend/main.py", line: 13 }]);
			expect(await answerOf(space.address)).toEqual({ version: 1 });
		});
	});

	test("that a second commit reaches serves it", async () => {
		await withScene(OPTIONS, async ({ space, commit, run }) => {
			expect((await run()).status).toBe(0);
			commit(version(2));
			const step = await run();
			expect(step.status).toBe(0);
			expect(JSON.parse(step.outputs.plan ?? "")).toMatchObject({
				added: { count: 0 },
				changed: { paths: ["main.py"] },
			});
			expect(await answerOf(space.address)).toEqual({ version: 2 });
		});
	});
});
