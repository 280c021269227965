import { copyFile, lstat, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Repository, runGit } from "../git/repository.ts";

/** Writes a commit's files; only what .gitattributes gives to LFS gets its content, every other pointer stays one. */
export async function checkOut(repository: Repository, commit: string, folder: string, objects: string): Promise<void> {
	const index = `${folder}.index`;
	const environment = { GIT_INDEX_FILE: index };
	try {
		await runGit(repository, ["read-tree", commit], { environment });
		await runGit(repository, ["--work-tree", folder, "checkout-index", "-a", "-f"], { environment });
		const names = await runGit(repository, ["--work-tree", folder, "ls-files", "-z"], { environment });
		const ask = ["--work-tree", folder, "check-attr", "-z", "--cached", "--stdin", "filter"];
		const told = (await runGit(repository, ask, { input: names, environment })).toString().split("\0");
		for (let at = 0; at + 2 < told.length; at += 3) {
			const file = join(folder, told[at] ?? "");
			if (told[at + 2] !== "lfs" || !(await lstat(file)).isFile()) continue;
			const [, oid] = /^oid sha256:([0-9a-f]{64})$/m.exec(await readFile(file, "utf8")) ?? [];
			if (oid !== undefined) await copyFile(join(objects, oid), file);
		}
	} finally {
		await rm(index, { force: true });
	}
}
