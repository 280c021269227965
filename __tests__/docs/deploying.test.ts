import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { BACKEND } from "../deploy/scene.ts";
import { startHub } from "../support/hub/hub.ts";
import { commitAll, plant, withFolder } from "../support/temporary.ts";

const TOKEN = "hf_test";

const page = readFileSync("docs/deploying.md", "utf8");

/** The first block of the page in a language. */
function blockIn(language: string): string {
	return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(page)?.[1] ?? "";
}

/** A plan with what differs from day to day, and on the local Hub, as the page has it. */
function asOnThePage(plan: string): string {
	return plan
		.replace(/http:\/\/127\.0\.0\.1:\d+/, "https://me-todo.hf.space")
		.replace(/before: [0-9a-f]{12}/, "before: 0f1e2d3c4b5a")
		.replace(/\d{4}-\d\d-\d\d/g, "2026-11-21");
}

test("what the page about deploying types in a terminal shows a plan, and then deploys", async () => {
	const [plan = "", deployment = "", ...more] = blockIn("sh").trim().split("\n");
	expect(more).toEqual([]);
	await withFolder(async (folder) => {
		plant(folder, { ...BACKEND, "home/.keep": "" });
		commitAll(folder);
		const hub = await startHub({ tokens: { [TOKEN]: { name: "me", role: "write" } } });
		const run = async (line: string) => {
			const [, token, ...words] = /^(?:HF_TOKEN=(\S+) )?space-gate (.*)$/.exec(line) ?? [];
			const child = spawn(process.execPath, [resolve("dist/cli.cjs"), ...words.join(" ").split(" ")], {
				cwd: folder,
				env: {
					PATH: process.env.PATH,
					HOME: join(folder, "home"),
					NO_COLOR: "1",
					HF_ENDPOINT: hub.address,
					...(token !== undefined && { HF_TOKEN: TOKEN }),
				},
			});
			let said = "";
			for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk));
			const status = await new Promise<number | null>((done) => child.on("close", done));
			return { status, said };
		};
		try {
			const space = await hub.createSpace("me/todo", {});
			const before = await space.head();
			const planned = await run(plan);
			expect(planned.status).toBe(0);
			expect(asOnThePage(planned.said)).toContain(blockIn("text"));
			expect(await space.head()).toBe(before);
			const deployed = await run(deployment);
			expect(deployed).toEqual({ status: 0, said: expect.stringMatching(/^DEPLOYED me\/todo answers with commit /m) });
			// Node's own warnings would stand among what people read.
			expect(planned.said + deployed.said).not.toContain("Warning: ");
			expect(await space.head()).not.toBe(before);
		} finally {
			await hub.close();
		}
	});
}, 90_000);
