import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { BACKEND } from "../deploy/scene.ts";
import { startHub } from "../support/hub/hub.ts";
import { commitAll, plant, withFolder } from "../support/temporary.ts";

const TOKEN = "hf_test";

/** The lines of the page that deploy from a terminal. */
function linesOf(page: string): readonly string[] {
	const [, block = ""] = /^```sh\n([\s\S]*?)^```$/m.exec(readFileSync(page, "utf8")) ?? [];
	return block.trim().split("\n");
}

test("what the page about deploying types in a terminal shows a plan, and then deploys", async () => {
	const [plan = "", deployment = "", ...more] = linesOf("docs/deploying.md");
	expect(more).toEqual([]);
	await withFolder(async (folder) => {
		plant(folder, { ...BACKEND, "home/.keep": "" });
		commitAll(folder);
		const hub = await startHub({ tokens: { [TOKEN]: { name: "me", role: "write" } } });
		const run = async (line: string) => {
			const [, token, ...words] = /^(?:HF_TOKEN=(\S+) )?space-gate (.*)$/.exec(line) ?? [];
			const child = spawn(process.execPath, ["/tmp/J-dist/dist/cli.cjs", ...words.join(" ").split(" ")], {
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
			process.stderr.write((await run(plan)).said);
			expect(await run(plan)).toEqual({ status: 0, said: expect.stringContaining("me/todo") });
			expect(await space.head()).toBe(before);
			{const r = await run(deployment); process.stderr.write(r.said); expect(r).toEqual({ status: 0, said: expect.stringContaining("DEPLOYED") });}
			expect(await space.head()).not.toBe(before);
		} finally {
			await hub.close();
		}
	});
}, 90_000);
