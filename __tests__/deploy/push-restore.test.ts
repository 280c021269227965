import { expect, jest, test } from "@jest/globals";
import { restore } from "../../src/deploy/push/restore.ts";
import { first, hang, status } from "../support/hub/faults.ts";
import { DATE, ok, originOf, shipTexts, texts, withSpace } from "./push-setting.ts";

jest.setTimeout(60_000);

const SEND = /POST .*git-receive-pack/;

test("what failed is rolled back by a commit on top, which says what it put back", async () => {
	for (const allowsFilter of [true, false]) {
		await withSpace(
			async ({ space, open }) => {
				const large = "x\n".repeat(5_000);
				ok(await shipTexts(await open(), { ...texts("good"), "a/large.txt": large }, { origin: originOf("1") }));
				const previous = (await space.head()) ?? "";
				const scratch = await open();
				ok(await shipTexts(scratch, { ...texts("bad"), "a/large.txt": "y\n" }, { origin: originOf("2") }));
				const failed = (await space.head()) ?? "";
				const restored = ok(await restore(scratch, { failed, previous, origin: originOf("2"), date: DATE }));
				expect(restored).toEqual({ kind: "restored", commit: await space.head(), tree: await space.treeOf(previous) });
				expect(await space.treeOf()).toBe(restored.tree);
				expect(await space.read("a/large.txt")).toBe(large);
				const [message = ""] = await space.messages();
				expect(message).toContain(`Rollback-Of: ${failed}\nRollback-To: ${previous}`);
				expect(message).toContain(`Source-Commit: ${"c".repeat(40)}`);
				expect(message).toContain("Run: 2/1");
				const next = ok(await shipTexts(await open(), texts("better"), { origin: originOf("3") }));
				expect(next).toMatchObject({ kind: "shipped" });
			},
			{},
			{ allowsFilter },
		);
	}
});

test("nothing is put back over what somebody else wrote, before or while it is pushed", async () => {
	await withSpace(async ({ hub, space, open }) => {
		const previous = (await space.head()) ?? "";
		const scratch = await open();
		ok(await shipTexts(scratch, texts("bad")));
		const failed = (await space.head()) ?? "";
		const asked = { failed, previous, origin: originOf("2"), date: DATE };
		hub.fault(
			SEND,
			first(() => space.commitFiles({ "edit.txt": "x" }, "An edit")),
			1,
		);
		expect(await restore(scratch, asked)).toMatchObject({ kind: "failure", code: "race" });
		expect(await restore(scratch, asked)).toMatchObject({ kind: "failure", code: "race" });
		expect((await space.messages())[0]).toBe("An edit");
	});
});

test("a roll-back survives a fault that passes, and says which one does not", async () => {
	await withSpace(async ({ hub, space, open }) => {
		const previous = (await space.head()) ?? "";
		const scratch = await open({ deadlines: { read: 3_000, push: 3_000, pause: 1 } });
		ok(await shipTexts(scratch, texts("bad")));
		const asked = { failed: (await space.head()) ?? "", previous, origin: originOf("2"), date: DATE };
		hub.fault(SEND, status(403), 1);
		expect(await restore(scratch, asked)).toMatchObject({ code: "forbidden" });
		hub.fault(SEND, hang(), 1);
		expect(await restore(scratch, asked)).toMatchObject({ code: "timeout" });
		expect(await restore(scratch, { ...asked, previous: "e".repeat(40) })).toMatchObject({ code: "internal" });
		hub.fault(SEND, status(502), 1);
		expect(await restore(scratch, asked)).toMatchObject({ kind: "restored", commit: await space.head() });
	});
});
