import { expect, test } from "@jest/globals";
import { startHub } from "../../support/hub/hub.ts";
import { withFolder, git, plant } from "../../support/temporary.ts";
import { cloneWith, push } from "./client.ts";

test("30 pushes", async () => {
	const hub = await startHub({ runtime: "scripted" });
	const space = await hub.createSpace("alice/todo");
	await withFolder(async (folder) => {
		const work = await cloneWith(space, folder, { a: "0" });
		for (let i = 0; i < 30; i++) {
			plant(work, { a: `${i}x` });
			git(work, ["commit", "-qam", `${i}`]);
			expect((await push(work)).status).toBe(0);
			expect(await space.settled()).toBe("RUNNING");
			expect(Object(await (await fetch(space.address)).json()).commit).toBe(await space.head());
		}
		const before = performance.now();
		const files = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`d${i % 20}/f${i}.txt`, `${i}\n`.repeat(20000)]));
		plant(work, files);
		git(work, ["add", "-A"]);
		git(work, ["commit", "-qm", "big"]);
		console.log("prepared", performance.now() - before);
		const at = performance.now();
		expect((await push(work)).status).toBe(0);
		console.log("pushed", performance.now() - at, hub.requests.at(-1), process.memoryUsage().rss / 1e6);
	});
	await hub.close();
}, 120000);
