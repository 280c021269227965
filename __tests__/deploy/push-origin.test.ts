import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { readCommits, writeCommit } from "../../src/deploy/push/commit.ts";
import { EMPTY_TREE } from "../../src/deploy/push/differences.ts";
import { quotedPath } from "../../src/deploy/push/git/quoted-path.ts";
import { isNewer, isOurs, messageOf, trailersOf } from "../../src/deploy/push/origin.ts";
import { makeRepository } from "../../src/deploy/push/scratch.ts";
import { fc } from "../support/seed.ts";
import { git, withFolder } from "../support/temporary.ts";
import { DATE, originOf } from "./push-setting.ts";

/** Makes an empty bare repository, with the empty tree in it. */
async function withRepository<T>(use: (repository: string) => Promise<T>): Promise<T> {
	return await withFolder(async (folder) => {
		const repository = await makeRepository(folder, "bare.git");
		if (typeof repository !== "string") throw new Error(repository.message);
		git(repository, ["hash-object", "-t", "tree", "-w", "--stdin"]);
		return await use(repository);
	});
}

test.each([
	["10/1", "9/1", true],
	["9/1", "10/1", false],
	["10/2", "10/1", true],
	["10/1", "10/1", false],
	["10/1", "10/2", false],
	["12345678901234567890/1", "12345678901234567889/9", true],
	["10/1", undefined, false],
	["10", "9/1", false],
	["-1/1", "9/1", false],
	["999/1\u0000", "9/1", false],
	["9".repeat(21).concat("/1"), "9/1", false],
])("a commit of run %s is newer than run %s: %s", (theirs, ours, expected) => {
	const trailers = new Map([
		["Source-Repository", "Alice/Todo"],
		["Run", theirs],
	]);
	expect(isNewer(trailers, originOf(ours))).toBe(expected);
	expect(isNewer(trailers, originOf(ours, { repository: "bob/todo" }))).toBe(false);
});

test("ours is what names the same repository, in whatever letters", () => {
	expect(isOurs(new Map([["Source-Repository", "ALICE/todo"]]), originOf("1"))).toBe(true);
	expect(isOurs(new Map([["Source-Repository", "alice/todo2"]]), originOf("1"))).toBe(false);
	expect(isOurs(new Map(), originOf("1"))).toBe(false);
});

test("what is not there has no trailer", () => {
	const origin = originOf(undefined, { commit: undefined, tree: undefined, folder: "" });
	expect([...trailersOf(origin)]).toEqual([["Source-Repository", "alice/todo"]]);
});

test("a message says what it is given and nothing else, whatever is in it", () => {
	const hostile = fc.string({
		unit: fc.constantFrom("\n", "\r", "\0", "R", "u", "n", ":", " ", "9", "/", "\u2028", "é"),
	});
	fc.assert(
		fc.property(hostile, hostile, (title, folder) => {
			const lines = messageOf(title, trailersOf(originOf("7", { title, folder }))).split(/[\n\u2028]/);
			expect(lines.filter((line) => line.startsWith("Run:"))).toEqual(
				title.startsWith("Run:") ? [lines[0], "Run: 7/1"] : ["Run: 7/1"],
			);
			expect(lines.length).toBe(folder === "" ? 7 : 8);
		}),
		{ numRuns: 300 },
	);
});

test("a commit is read as it was written, and the same draft gives the same id", async () => {
	await withRepository(async (repository) => {
		const origin = originOf("7/3", { folder: "back end/ü", title: "Deploy — now" });
		const draft = {
			tree: EMPTY_TREE,
			parent: undefined,
			date: DATE,
			title: origin.title,
			trailers: trailersOf(origin),
		};
		const id = await writeCommit(repository, draft);
		expect(await writeCommit(repository, draft)).toBe(id);
		const read = await readCommits(repository, String(id), 1);
		expect(read).toEqual([
			{
				id,
				tree: EMPTY_TREE,
				author: "Space Gate",
				date: DATE.toISOString(),
				subject: "Deploy — now",
				trailers: trailersOf(origin),
			},
		]);
	});
});

test("commits of others are read whatever they hold", async () => {
	await withRepository(async (repository) => {
		const write = (text: string | Buffer) =>
			git(repository, ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], text).trim();
		const head = `tree ${EMPTY_TREE}\nauthor \u001b[31mEve\u001b[0m <e> 1 +0000\ncommitter E <e> 1 +0000\n`;
		const read = async (text: string | Buffer) => {
			const commits = await readCommits(repository, write(text), 1);
			return Array.isArray(commits) ? commits[0] : commits;
		};
		expect(await read(`${head}\nA\u001b[2J b\u0008\r c\n\nbody\n\nRun: 1/1\n`)).toMatchObject({
			author: "Eve",
			subject: "A b c",
			date: "1970-01-01T00:00:01.000Z",
			trailers: new Map([["Run", "1/1"]]),
		});
		expect(await read(`${head}gpgsig -----BEGIN\n \n tree x\n -----END\n\nSigned\n`)).toMatchObject({
			subject: "Signed",
		});
		expect(await read(`${head}\n${"x".repeat(3_000_000)}\n\nRun: 9/9\n`)).toMatchObject({ trailers: new Map() });
		expect(await read(`${head}\nRun: 9/9`)).toMatchObject({ subject: "Run: 9/9", trailers: new Map() });
		expect(await read(`${head}\n`)).toMatchObject({ subject: "", trailers: new Map() });
		expect(await read(Buffer.from(`${head}encoding latin1\n\n\xe9\n`, "latin1"))).toMatchObject({
			id: expect.any(String),
		});
		expect(await read(`${head}\nT\n\nRun: 1/1\nnot a trailer\n Run: 2/2\nRun: 3/3\n`)).toMatchObject({
			trailers: new Map([["Run", "3/3"]]),
		});
	});
});

test("git reads a quoted path as it was", async () => {
	await withFolder((folder) => {
		const odd = mkdtempSync(join(folder, 'a "b"\n\t\\c\r é-'));
		writeFileSync(join(odd, "f"), "x");
		git(folder, ["init", "--quiet"]);
		const id = git(folder, ["hash-object", "--no-filters", "--stdin-paths"], `${quotedPath(join(odd, "f"))}\n`).trim();
		expect(id).toBe(git(folder, ["hash-object", "--stdin"], "x").trim());
	});
});
