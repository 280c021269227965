import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { Rule } from "../../src/gate/rule.ts";
import largeFile from "../../src/rules/structure/large-file.ts";
import lfsPointer from "../../src/rules/structure/lfs-pointer.ts";
import secretFile from "../../src/rules/structure/secret-file.ts";
import { openCommit } from "../../src/source/commit.ts";
import { openFolder } from "../../src/source/folder.ts";
import type { Source } from "../../src/source/source.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { processorTime } from "../support/processor-time.ts";
import { spaceOf } from "../support/spaces.ts";
import { commitAll, plant, withFolder } from "../support/temporary.ts";

/** Just more than the Hub takes in plain git, and just as much as it takes. */
const SIZES = { "large.bin": 10 * 1024 * 1024 + 1, "held.pt": 10 * 1024 * 1024 + 1, "edge.bin": 10 * 1024 * 1024 };

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${"4d7a2146".repeat(8)}\nsize 300000\n`;

/** `severity file` of every problem that a rule has with a tree. */
function found(rule: Rule, source: Source): string[] {
	const [engine] = engines;
	if (engine === undefined) throw new Error("there is no engine");
	const space = spaceOf(source, engine);
	const answer = rule.check(space);
	space.python.release();
	if ("skipped" in answer) throw new Error(answer.skipped);
	return answer.map(({ place, severity = rule.severity }) => `${severity} ${place.file}`);
}

test("a file of more than 10 MiB is found unless Git LFS holds it; in a commit it is there in full, so git holds it", async () => {
	await withFolder(async (folder) => {
		plant(folder, { "main.py": "", ".gitattributes": "*.pt filter=lfs diff=lfs merge=lfs -text\n" });
		for (const [name, size] of Object.entries(SIZES)) writeFileSync(join(folder, name), Buffer.alloc(size));
		expect(found(largeFile, await openFolder(folder))).toEqual(["warning large.bin"]);
		commitAll(folder);
		const commit = await openCommit({ repository: folder, revision: "HEAD", root: "" });
		expect(found(largeFile, commit)).toEqual(["warning held.pt", "warning large.bin"]);
	});
});

test("pointers are what a commit holds of Git LFS; without the attributes, or where text is needed, they are a fault there too", () => {
	const inFolder = memorySource({
		"main.py": POINTER,
		"held.bin": POINTER,
		"lost.pt": POINTER,
		".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n*.py filter=lfs\n",
	});
	expect(found(lfsPointer, inFolder)).toEqual(["error main.py", "error lost.pt", "warning held.bin"]);
	const inCommit: Source = { ...inFolder, origin: { kind: "commit", commit: "0".repeat(40) } };
	expect(found(lfsPointer, inCommit)).toEqual(["error main.py", "error lost.pt"]);
});

test("trees of many small files, deep folders and long lines cost little", () => {
	const files: Record<string, string> = { "main.py": "" };
	for (let at = 0; at < 20_000; at++)
		files[`${"d/".repeat(at % 20)}data-${at}.json`] = `{"private_key": "${"a".repeat(120)}"}`;
	files[".env"] = `${"A=".repeat(100_000)}\n`.repeat(5);
	files[".netrc"] = "password ".repeat(20_000);
	files.kubeconfig = `apiVersion: clusters: users:\n${" ".repeat(50_000)}`;
	files[".gitattributes"] = `${"*".repeat(900)}x filter=lfs\n`.repeat(2_000);
	const source = memorySource(files);
	for (const rule of [largeFile, lfsPointer, secretFile]) {
		const before = processorTime();
		found(rule, source);
		expect(processorTime() - before).toBeLessThan(3_000);
	}
});
