import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import type { FailureCode } from "../../src/deploy/failure.ts";
import { readHead } from "../../src/deploy/push/head.ts";
import {
	type Act,
	answerLost,
	cutAnswer,
	cutRequest,
	doneBut,
	first,
	hang,
	html,
	reset,
	slow,
	status,
	truncated,
} from "../support/hub/faults.ts";
import { ok, type Setting, shipTexts, texts, withSpace } from "./push-setting.ts";

jest.setTimeout(60_000);

const READ = /GET .*git-upload-pack/;
const ANNOUNCE = /GET .*git-receive-pack/;
const SEND = /POST .*git-receive-pack/;

/** Deadlines of a server that hangs. */
const HURRY = { read: 4_000, push: 4_000, pause: 1 };

const OF_READING: readonly (readonly [what: string, act: Act, code: FailureCode])[] = [
	["401", status(401), "unauthorized"],
	["403", status(403), "forbidden"],
	["404", status(404), "not-found"],
	["a redirect", status(307, { headers: { location: "https://example.invalid/x" } }), "redirected"],
	["402", status(402), "hub-refused"],
	["429", status(429), "rate-limited"],
	["500", status(500), "hub-error"],
	["503", status(503), "hub-error"],
	["a page for people", html(), "hub-error"],
	["a reset", reset(), "network"],
	["an answer that is cut", cutAnswer(20), "network"],
];

test.each(OF_READING)("the head cannot be read for %s, and the Space stays as it is", async (_, act, code) => {
	await withSpace(async ({ hub, space, open }) => {
		const before = await space.head();
		hub.fault(READ, act, 10);
		expect(await readHead(await open())).toMatchObject({ kind: "failure", code });
		expect(await space.head()).toBe(before);
	});
});

const OF_PUSHING: readonly (readonly [what: string, match: RegExp, act: Act, code: FailureCode])[] = [
	["401", ANNOUNCE, status(401), "unauthorized"],
	["403 before it", ANNOUNCE, status(403), "forbidden"],
	["403 to it", SEND, status(403), "forbidden"],
	["404", SEND, status(404), "not-found"],
	["413", SEND, status(413), "too-large"],
	["429", SEND, status(429), "rate-limited"],
	["500", SEND, status(500), "hub-error"],
	["502", SEND, status(502), "hub-error"],
	["a page for people before it", ANNOUNCE, html(), "hub-error"],
	["a page for people", SEND, html(), "hub-error"],
	["a reset", SEND, reset(), "network"],
	["an upload that is cut", SEND, cutRequest(100), "network"],
];

test.each(OF_PUSHING)("a push comes to nothing for %s, and the Space stays as it was", async (_, match, act, code) => {
	await withSpace(async ({ hub, space, open }) => {
		const before = await space.head();
		hub.fault(match, act, 10);
		expect(await shipTexts(await open(), texts("one"))).toMatchObject({ kind: "failure", code });
		expect(await space.head()).toBe(before);
	});
});

const REFUSED: readonly (readonly [Readonly<Record<string, string>>, FailureCode, readonly string[]])[] = [
	[{ "README.md": "---\nsdk: python\n---\n" }, "rejected-metadata", ["README.md"]],
	[{ ...texts("x"), "large file.txt": "x".repeat(2_000) }, "rejected-large-file", ["large file.txt"]],
	[{ ...texts("x"), "data/b.bin": "x\0" }, "rejected-binary-file", ["data/b.bin"]],
	[
		{ ...texts("x"), "w.bin": `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 5\n` },
		"rejected-lfs-missing",
		["w.bin"],
	],
];

test.each(REFUSED)("what the Hub's hook refuses is told with its files: %j", async (files, code, named) => {
	await withSpace(
		async ({ space, open }) => {
			const before = await space.head();
			const failed = await shipTexts(await open(), files);
			expect(failed).toMatchObject({ kind: "failure", code, files: named, words: expect.stringContaining("rejected") });
			expect(await space.head()).toBe(before);
		},
		{},
		{ maxBlob: 1_000 },
	);
});

test("a refusal in words that nobody knows is shown as it is, without what moves a cursor", async () => {
	await withSpace(async ({ hub, open }) => {
		hub.rejectPushes(["\u001b[31mStorage limit reached\u001b[0m", "write to support"]);
		const failed = await shipTexts(await open(), texts("one"));
		expect(failed).toMatchObject({
			code: "rejected-by-hub",
			words: expect.stringContaining("Storage limit reached\nwrite"),
		});
		expect(JSON.stringify(failed)).not.toContain("u001b");
	});
});

test("a token that may only read is refused, by the server or by the hook", async () => {
	const tokens = {
		hf_read: { name: "alice", role: "read" },
		hf_hook: { name: "alice", role: "read", deniedAt: "hook" },
	} as const;
	await withSpace(
		async ({ space, open }) => {
			for (const token of Object.keys(tokens)) {
				const scratch = await open({ remote: { address: space.repository, token } });
				expect(await shipTexts(scratch, texts("one"))).toMatchObject({ code: "forbidden" });
			}
		},
		{},
		{ tokens },
	);
});

test("a Space that was renamed or deleted meanwhile is named so, and nothing follows a redirect", async () => {
	await withSpace(async ({ hub, open }) => {
		const scratch = await open();
		const move = async () => hub.rename("alice/todo", "alice/other");
		const beforePush = async () => void (await move());
		expect(await shipTexts(scratch, texts("one"), { beforePush })).toMatchObject({ code: "redirected" });
		await hub.deleteSpace("alice/other");
		expect(await readHead(scratch)).toMatchObject({ kind: "failure" });
	});
});

const LANDED: readonly (readonly [string, Act])[] = [
	["is lost", answerLost()],
	["comes as 502", doneBut(502)],
	["comes as 504", doneBut(504, "<html>")],
	["is cut", cutAnswer(10)],
	["is a moved head, because the same push came before", first(() => undefined)],
];

test.each(LANDED)("a push that landed is shipped, though its answer %s", async (_, act) => {
	await withSpace(async ({ hub, space, open }) => {
		hub.fault(SEND, act, 1);
		const shipped = ok(await shipTexts(await open(), texts("one")));
		expect(shipped).toMatchObject({ kind: "shipped", commit: await space.head() });
		expect((await space.messages()).length).toBe(2);
	});
});

test.each([
	["ends in the middle, as if it were whole", truncated(8)],
	["never comes", hang()],
] as const)(
	"where the answer to a push %s, git is ended after its time, and the Space says what it holds",
	async (what, act) => {
		await withSpace(async ({ hub, space, open }) => {
			hub.fault(SEND, act, 1);
			const scratch = await open({ deadlines: HURRY });
			const shipped = await shipTexts(scratch, texts("one"));
			if (what === "never comes") expect(shipped).toMatchObject({ kind: "failure", code: "timeout", mayPass: true });
			else expect(shipped).toMatchObject({ kind: "shipped", commit: await space.head() });
			expect(gitProcesses(scratch.folder)).toEqual([]);
		});
	},
);

test("what passes by itself is tried again, three times at most", async () => {
	await withSpace(async ({ hub, space, open }) => {
		hub.fault(SEND, status(500), 1);
		hub.fault(SEND, reset(), 1);
		const attempts: number[] = [];
		const beforePush = async (attempt: number) => void attempts.push(attempt);
		const shipped = ok(await shipTexts(await open(), texts("one"), { beforePush }));
		expect(shipped).toMatchObject({ kind: "shipped", commit: await space.head() });
		expect(attempts.at(-1)).toBeLessThanOrEqual(3);
	});
});

test("whoever ends it ends git and all that it has started, at whatever moment", async () => {
	await withSpace(async ({ hub, space, open }) => {
		const before = await space.head();
		hub.fault(/git-(?:upload|receive)-pack/, slow(300), 100);
		for (const moment of [0, 100, 500, 900, 1_400]) {
			const control = new AbortController();
			const scratch = await open({ signal: control.signal });
			setTimeout(() => control.abort(), moment);
			expect(await shipTexts(scratch, texts("one"), { head: ok({ kind: "empty" }) })).toMatchObject({
				code: "cancelled",
			});
			expect(gitProcesses(scratch.folder)).toEqual([]);
			await scratch.close();
		}
		expect(await space.head()).toBe(before);
	});
});

test("nobody listens", async () => {
	await withSpace(async ({ open }) => {
		const remote = { address: `http://127.0.0.1:${await freePort()}/spaces/a/b`, token: "hf_test" };
		expect(await readHead(await open({ remote }))).toMatchObject({ code: "network", mayPass: true });
	});
});

test("the token stands in no argument, no file and no word of any process, while git pushes", async () => {
	await withSpace(async (setting) => {
		const { hub, space, open } = setting;
		const token = "hf_write";
		const scratch = await open();
		const seen: string[] = [];
		hub.fault(
			/git-(?:upload|receive)-pack/,
			first(() => seen.push(...traces(setting, scratch.folder))),
			100,
		);
		hub.fault(SEND, status(403, { body: `the token ${token} may not` }), 3);
		const failed = await shipTexts(scratch, texts("one"));
		expect(seen.some((text) => text.includes("git-remote-http"))).toBe(true);
		expect(seen.some((text) => text.includes("push"))).toBe(true);
		const secrets = [
			token,
			Buffer.from(token).toString("base64"),
			Buffer.from(`space-gate:${token}`).toString("base64"),
		];
		for (const secret of secrets) {
			expect(seen.filter((text) => text.includes(secret))).toEqual([]);
			expect(JSON.stringify(failed)).not.toContain(secret);
		}
		expect(hub.requests.every(({ path }) => !path.includes(token))).toBe(true);
		expect(space.repository).not.toContain(token);
	});
});

test("what a server repeats of the token is hidden", async () => {
	await withSpace(async ({ hub, open }) => {
		hub.rejectPushes([
			"your token hf_\u001b[1mwrite is no good",
			Buffer.from("space-gate:hf_write").toString("base64"),
		]);
		const failed = await shipTexts(await open(), texts("one"));
		expect(failed).toMatchObject({ words: "your token *** is no good\n***" });
	});
});

/** Command lines of all processes, and all that lies in the scratch folder. */
function traces(_: Setting, folder: string): string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return [...commandLines(), ...files.map((entry) => contentOf(join(entry.parentPath, entry.name)))];
}

/** Programs of git that work in a folder. */
function gitProcesses(folder: string): string[] {
	return commandLines().filter((line) => line.includes(folder));
}

function commandLines(): string[] {
	if (process.platform !== "linux") return [];
	const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
	return ids.map((id) => contentOf(`/proc/${id}/cmdline`).replaceAll("\0", " "));
}

function contentOf(path: string): string {
	try {
		return readFileSync(path, "latin1");
	} catch {
		return "";
	}
}

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const address = server.address();
	await new Promise((done) => server.close(done));
	return typeof address === "object" ? (address?.port ?? 0) : 0;
}
