import { closeSync, openSync, readSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { MAX_CONFIGURATION_SIZE } from "../config/configuration.ts";
import type { Hub } from "../hub/client.ts";
import { loadEngine } from "../python/parser/load-engine.ts";
import type { Ports } from "./check.ts";
import { VERSION } from "./help.ts";
import type { HubInquiry } from "./inquiry.ts";

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
	askIndex: async (question) => {
		const [{ askIndex }, { cacheIn }] = await Promise.all([
			import("../packages/index/ask-index.ts"),
			import("../packages/index/cache.ts"),
		]);
		return await askIndex({ ...question, agent: `space-gate/${VERSION}`, cache: cacheIn(cacheFolder()) });
	},
	validateCard: async (inquiry, readme) => {
		const { validateCard } = await import("../hub/validate-card.ts");
		return await validateCard(hubOf(inquiry), readme);
	},
	readSettings: async (inquiry, space) => {
		const { readSettings } = await import("../hub/read-settings.ts");
		return await readSettings(hubOf(inquiry), space);
	},
	askResolver: async (question) => {
		const { askResolver } = await import("../packages/resolver/ask-resolver.ts");
		return await askResolver({ ...question, path: process.env.PATH ?? "" });
	},
};

/** Milliseconds that all questions of one judgement to the Hub may take. */
const HUB_TIME = 120_000;

function hubOf({ endpoint, token }: HubInquiry): Hub {
	return { endpoint, token, agent: `space-gate/${VERSION}`, signal: AbortSignal.timeout(HUB_TIME) };
}

/** Where answers are kept between runs: in the runner's own folder, else where the user's caches lie (XDG). */
function cacheFolder(): string {
	const { RUNNER_TEMP = "", XDG_CACHE_HOME = "" } = process.env;
	const base = [RUNNER_TEMP, XDG_CACHE_HOME].find(isAbsolute) ?? join(homedir(), ".cache");
	return join(base, "space-gate", "index");
}

/** A file's text, with one byte more than a configuration may have so that a longer one is seen to be longer. */
async function readStart(path: string): Promise<string> {
	// Opening a pipe would wait for somebody to write into it.
	if (!statSync(path).isFile()) throw Object.assign(new Error(), { code: "it is not a plain file" });
	const file = openSync(path, "r");
	try {
		const start = Buffer.alloc(MAX_CONFIGURATION_SIZE + 1);
		return start.toString("utf8", 0, readSync(file, start));
	} finally {
		closeSync(file);
	}
}
