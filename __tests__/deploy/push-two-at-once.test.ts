import { expect, jest, test } from "@jest/globals";
import { readHead } from "../../src/deploy/push/head.ts";
import type { Origin } from "../../src/deploy/push/origin.ts";
import { ok, originOf, type Setting, shipTexts, texts, withSpace } from "./push-setting.ts";

jest.setTimeout(120_000);

/** Ships from several places at once, all of which have seen the same head. */
async function shipAtOnce(open: Setting["open"], address: string, origins: readonly Origin[]) {
	const remote = { address, token: "hf_write" };
	const scratches = await Promise.all(origins.map(() => open({ remote })));
	const heads = await Promise.all(scratches.map(async (scratch) => ok(await readHead(scratch))));
	const shipping = origins.map(async (origin, index) => {
		const [scratch, head] = [scratches[index], heads[index]];
		if (scratch === undefined || head === undefined) throw new Error("nothing to ship from");
		return ok(await shipTexts(scratch, texts(origin.title), { origin, head }));
	});
	return await Promise.all(shipping);
}

test("of two repositories at once exactly one wins, ten times; the other sees that somebody wrote", async () => {
	await withSpace(async ({ hub, open }) => {
		for (let round = 0; round < 10; round++) {
			const space = await hub.createSpace(`alice/round-${round}`);
			const origins = ["alice/one", "alice/two"].map((repository) => originOf("1", { repository, title: repository }));
			const shipped = await shipAtOnce(open, space.repository, origins);
			expect(shipped.map(({ kind }) => kind).sort()).toEqual(["drifted", "shipped"]);
			const winner = origins[shipped.findIndex(({ kind }) => kind === "shipped")]?.title;
			expect(await space.read("main.py")).toBe(`${winner}\n`);
			expect((await space.messages()).length).toBe(2);
		}
	});
});

test("of two runs of one repository at once the newer one wins, ten times", async () => {
	await withSpace(async ({ space, open }) => {
		for (let round = 1; round <= 10; round++) {
			const runs = [2 * round, 2 * round + 1].map(String);
			const origins = runs.map((run) => originOf(run, { title: `run ${run}` }));
			const [older, newer] = await shipAtOnce(open, space.repository, origins);
			expect(newer?.kind).toBe("shipped");
			expect(["shipped", "superseded"]).toContain(older?.kind);
			expect(await space.read("main.py")).toBe(`run ${runs[1]}\n`);
		}
	});
});
