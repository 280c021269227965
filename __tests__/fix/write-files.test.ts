import { chmodSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { replaceFile } from "../../src/fix/write-files.ts";
import { plant, withFolder, withoutRights } from "../support/temporary.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const CHANGE = { path: "a.txt", before: bytes("one\n"), after: bytes("two\n") };

describe("a file", () => {
	test("is replaced as a whole, with its mode, and nothing is left beside it", async () => {
		await withFolder((folder) => {
			plant(folder, { "a.txt": "one\n" });
			chmodSync(join(folder, "a.txt"), 0o640);
			expect(replaceFile(folder, CHANGE)).toBeUndefined();
			expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("two\n");
			expect(statSync(join(folder, "a.txt")).mode & 0o777).toBe(0o640);
			expect(readdirSync(folder)).toEqual(["a.txt"]);
		});
	});

	test("that has changed since it was judged is left alone", async () => {
		await withFolder((folder) => {
			plant(folder, { "a.txt": "one\nand more\n" });
			expect(replaceFile(folder, CHANGE)).toBe("it has changed since it was judged");
			expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("one\nand more\n");
			expect(readdirSync(folder)).toEqual(["a.txt"]);
		});
	});

	test("that is read-only is left alone, whoever runs the gate", async () => {
		await withFolder((folder) => {
			plant(folder, { "a.txt": "one\n" });
			chmodSync(join(folder, "a.txt"), 0o444);
			expect(replaceFile(folder, CHANGE)).toBe("it is read-only");
			expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("one\n");
		});
	});

	test("in a folder in which nobody may write is left alone", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "inner/a.txt": "one\n" });
			chmodSync(folder, 0o755);
			chmodSync(join(folder, "inner"), 0o555);
			const obstacle = await withoutRights(() => replaceFile(folder, { ...CHANGE, path: "inner/a.txt" }));
			expect(obstacle).toBe("it cannot be written (EACCES)");
			expect(readFileSync(join(folder, "inner/a.txt"), "utf8")).toBe("one\n");
		});
	});

	test("that has become a link, or lies behind one, is left alone", async () => {
		await withFolder((folder) => {
			plant(folder, {
				"outside/a.txt": "one\n",
				"root/link.txt": { link: "../outside/a.txt" },
				"root/b": { link: "../outside" },
			});
			const root = join(folder, "root");
			expect(replaceFile(root, { ...CHANGE, path: "link.txt" })).toBe("it is no plain file any more");
			expect(replaceFile(root, { ...CHANGE, path: "b/a.txt" })).toBe("a folder on its way is a link");
			expect(readlinkSync(join(root, "link.txt"))).toBe("../outside/a.txt");
			expect(readFileSync(join(folder, "outside/a.txt"), "utf8")).toBe("one\n");
		});
	});

	test("that has gone stays away", async () => {
		await withFolder((folder) => {
			expect(replaceFile(folder, CHANGE)).toBe("it cannot be written (ENOENT)");
			expect(readdirSync(folder)).toEqual([]);
			writeFileSync(join(folder, "b"), "");
		});
	});
});
