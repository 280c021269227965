import { open, stat } from "node:fs/promises";
import { MAX_CONFIGURATION_SIZE } from "../config/configuration.ts";
import { loadEngine } from "../python/parser/load-engine.ts";
import type { Ports } from "./check.ts";

/** The ports of the machine that the gate runs on; who shows progress adds it. */
export const MACHINE: Omit<Ports, "progress"> = {
	openSource: async (where) => {
		if (where.kind === "folder") {
			const { openFolder } = await import("../source/folder.ts");
			return await openFolder(where.path, where.within);
		}
		const { openCommit } = await import("../source/commit.ts");
		return await openCommit(where);
	},
	loadEngine,
	readText: readStart,
};

/** A file's text, with one byte more than a configuration may have so that a longer one is seen to be longer. */
async function readStart(path: string): Promise<string> {
	// Opening a pipe would wait for somebody to write into it.
	if (!(await stat(path)).isFile()) throw Object.assign(new Error(), { code: "it is not a plain file" });
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_CONFIGURATION_SIZE + 1));
		return buffer.toString("utf8", 0, bytesRead);
	} finally {
		await file.close();
	}
}
