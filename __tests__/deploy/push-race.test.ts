import { expect, jest, test } from "@jest/globals";
import { type Failure, failure } from "../../src/deploy/failure.ts";
import { standingOf } from "../../src/deploy/push/drift.ts";
import { readHead } from "../../src/deploy/push/head.ts";
import { first } from "../support/hub/faults.ts";
import { ok, originOf, shipTexts, texts, withSpace } from "./push-setting.ts";

jest.setTimeout(60_000);

const SEND = /POST .*git-receive-pack/;

/** Lets something happen once, right before the first push. */
function before(happens: () => Promise<unknown>): (attempt: number) => Promise<Failure | undefined> {
	return async (attempt) => {
		if (attempt === 1) await happens();
		return undefined;
	};
}

test("a deployment on top of an older one of ours goes on", async () => {
	await withSpace(async ({ space, open }) => {
		ok(await shipTexts(await open(), texts("one"), { origin: originOf("9") }));
		const shipped = ok(await shipTexts(await open(), texts("two"), { origin: originOf("10") }));
		expect(shipped).toMatchObject({ kind: "shipped" });
		expect(await space.read("main.py")).toBe("two\n");
	});
});

test("an older run does nothing, whether it comes late or is overtaken", async () => {
	await withSpace(async ({ space, open }) => {
		const scratch = await open();
		const newer = () => shipFrom("100", "new");
		const shipFrom = async (run: string, text: string) =>
			ok(await shipTexts(await open(), texts(text), { origin: originOf(run) }));
		const overtaken = ok(await shipTexts(scratch, texts("old"), { origin: originOf("99"), beforePush: before(newer) }));
		expect(overtaken).toMatchObject({ kind: "superseded", by: { id: await space.head() } });
		expect(await shipFrom("99/7", "older")).toMatchObject({ kind: "superseded" });
		expect(await space.read("main.py")).toBe("new\n");
	});
});

test("of one run the later attempt is the newer one", async () => {
	await withSpace(async ({ space, open }) => {
		ok(await shipTexts(await open(), texts("second"), { origin: originOf("5/2") }));
		const late = ok(await shipTexts(await open(), texts("first"), { origin: originOf("5/1") }));
		expect(late).toMatchObject({ kind: "superseded" });
		ok(await shipTexts(await open(), texts("third"), { origin: originOf("5/3") }));
		expect(await space.read("main.py")).toBe("third\n");
	});
});

test("an older run that was faster is overwritten, and what it did stays in the history", async () => {
	await withSpace(async ({ space, open }) => {
		const older = async () => ok(await shipTexts(await open(), texts("old"), { origin: originOf("99") }));
		const shipped = ok(
			await shipTexts(await open(), texts("new"), { origin: originOf("100"), beforePush: before(older) }),
		);
		expect(shipped).toMatchObject({ kind: "shipped", parent: expect.any(String) });
		expect(await space.read("main.py")).toBe("new\n");
		expect(await space.read("main.py", "main~1")).toBe("old\n");
	});
});

test("what is deployed from a machine has no order, and is overwritten by whoever comes next", async () => {
	await withSpace(async ({ space, open }) => {
		ok(await shipTexts(await open(), texts("run"), { origin: originOf("100") }));
		ok(await shipTexts(await open(), texts("machine"), { origin: originOf(undefined) }));
		ok(await shipTexts(await open(), texts("older run"), { origin: originOf("7") }));
		expect(await space.read("main.py")).toBe("older run\n");
	});
});

test("the Hub's own first commit, and a Space that was made for something else, are no drift", async () => {
	await withSpace(async ({ space, open }) => {
		await space.commitFiles({ "index.html": "hello" }, "by hand");
		await space.commitFiles({ "index.html": "hello again" }, "by hand");
		expect(ok(await shipTexts(await open(), texts("one")))).toMatchObject({ kind: "shipped" });
	});
});

test("a deployment of another repository is no drift on a Space that never was ours", async () => {
	await withSpace(async ({ open }) => {
		ok(await shipTexts(await open(), texts("theirs"), { origin: originOf("999", { repository: "bob/other" }) }));
		expect(ok(await shipTexts(await open(), texts("ours"), { origin: originOf("1") }))).toMatchObject({
			kind: "shipped",
		});
	});
});

test("edits on top of our deployment are drift: who, what, and which files since", async () => {
	await withSpace(async ({ space, open }) => {
		ok(await shipTexts(await open(), texts("one"), { origin: originOf("1") }));
		await space.commitFiles({ "notes.txt": "a" }, "Add notes", { name: "Eve", email: "eve@example.com" });
		const head = await space.commitFiles({ "main.py": "edited\n" }, "Fix\n\nSource-Repository: x", {
			name: "Eve",
			email: "e@x",
		});
		const scratch = await open();
		const seen = ok(await readHead(scratch));
		const drifted = ok(await shipTexts(scratch, texts("two"), { origin: originOf("2") }));
		expect(drifted).toMatchObject({
			kind: "drifted",
			commits: [
				{ id: head, subject: "Fix", author: "Eve" },
				{ subject: "Add notes", author: "Eve" },
			],
			files: [
				{ kind: "changed", path: "main.py" },
				{ kind: "added", path: "notes.txt" },
			],
		});
		expect(await space.head()).toBe(head);
		const asked = { origin: originOf("2"), seen, onDrift: "fail" } as const;
		expect(await standingOf(scratch, seen, asked)).toEqual(drifted);
	});
});

test("drift is overwritten where that is asked for, and stays in the history", async () => {
	await withSpace(async ({ space, open }) => {
		ok(await shipTexts(await open(), texts("one"), { origin: originOf("1") }));
		const edit = await space.commitFiles({ "main.py": "edited\n" });
		const shipped = ok(await shipTexts(await open(), texts("two"), { origin: originOf("2"), onDrift: "overwrite" }));
		expect(shipped).toMatchObject({ kind: "shipped", parent: edit });
	});
});

test("an edit that puts back what the package holds leaves nothing to do", async () => {
	await withSpace(async ({ space, open }) => {
		ok(await shipTexts(await open(), texts("one"), { origin: originOf("1") }));
		const head = await space.commitFiles({ "main.py": "two\n" });
		const again = ok(await shipTexts(await open(), texts("two"), { origin: originOf("2") }));
		expect(again).toMatchObject({ kind: "unchanged", head: { id: head } });
	});
});

test("edits on top of a newer run's deployment supersede an older run, even where drift is overwritten", async () => {
	await withSpace(async ({ space, open }) => {
		ok(await shipTexts(await open(), texts("new"), { origin: originOf("100") }));
		const head = await space.commitFiles({ "main.py": "edited\n" });
		for (const onDrift of ["fail", "overwrite"] as const) {
			const late = ok(await shipTexts(await open(), texts("old"), { origin: originOf("99"), onDrift }));
			expect(late).toMatchObject({ kind: "superseded", by: { subject: "Deploy alice/todo at cccccccc" } });
		}
		expect(await space.head()).toBe(head);
	});
});

test.each(["before the push", "while git pushes"])(
	"an edit that comes %s is drift, on whatever it lies",
	async (moment) => {
		for (const deployed of [true, false]) {
			await withSpace(async ({ hub, space, open }) => {
				if (deployed) ok(await shipTexts(await open(), texts("one"), { origin: originOf("1") }));
				const edit = () => space.commitFiles({ "edit.txt": "x" }, "An edit");
				if (moment === "while git pushes") hub.fault(SEND, first(edit), 1);
				const beforePush = before(async () => moment === "before the push" && (await edit()));
				const order = { origin: originOf("2"), beforePush } as const;
				const drifted = ok(await shipTexts(await open(), texts("two"), order));
				expect(drifted).toMatchObject({
					kind: "drifted",
					commits: [{ subject: "An edit" }],
					files: [{ kind: "added", path: "edit.txt" }],
				});
				expect((await space.messages())[0]).toBe("An edit");
			});
		}
	},
);

test("an edit in an empty Space, while it gets its first package, is drift", async () => {
	await withSpace(
		async ({ space, open }) => {
			const beforePush = before(() => space.commitFiles({ "edit.txt": "x" }, "An edit"));
			const drifted = ok(await shipTexts(await open(), texts("one"), { beforePush }));
			expect(drifted).toMatchObject({ kind: "drifted", files: [{ kind: "added", path: "edit.txt" }] });
		},
		{ files: "none" },
	);
});

test("whoever writes all the time is given way to after three pushes", async () => {
	await withSpace(async ({ space, open }) => {
		const attempts: number[] = [];
		const beforePush = async (attempt: number) => {
			attempts.push(attempt);
			await space.commitFiles({ "edit.txt": String(attempt) });
			return undefined;
		};
		const failed = await shipTexts(await open(), texts("one"), { beforePush, onDrift: "overwrite" });
		expect(failed).toMatchObject({ kind: "failure", code: "race", mayPass: true });
		expect(attempts).toEqual([1, 2, 3]);
	});
});

test("what keeps a push from being made is handed on, and nothing is pushed", async () => {
	await withSpace(async ({ space, open }) => {
		const head = await space.head();
		const obstacle = failure("lfs-not-fetched", "The contents are not here.", "Fetch them.");
		const failed = await shipTexts(await open(), texts("one"), { beforePush: async () => obstacle });
		expect(failed).toEqual(obstacle);
		expect(await space.head()).toBe(head);
	});
});
