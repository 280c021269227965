import { chmodSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import { loadEngine } from "../../src/python/parser/load-engine.ts";
import { RULES } from "../../src/rules/index.ts";
import { openFolder } from "../../src/source/folder.ts";
// Loaded late by the sources, when a test may have no right to read them any more.
import "../../src/source/tracked-files.ts";
import "@actions/exec";
import { spaceOf } from "../support/spaces.ts";
import { withFolder, withoutRights } from "../support/temporary.ts";
import { DISK_TREES, UNIX_TREES } from "./disk-trees.ts";
import { PYTHON_TREES } from "./python-trees.ts";
import { TEXT_TREES } from "./text-trees.ts";

/** Milliseconds after which a tree counts as having hung the gate. */
const PATIENCE = 60_000;

/** Characters of a message that a person may be asked to read, whatever the tree holds. */
const MESSAGE = 2_000;

const TREES = [...DISK_TREES, ...(process.platform === "win32" ? [] : UNIX_TREES), ...PYTHON_TREES, ...TEXT_TREES];

const { engine } = await loadEngine("auto");

test.each(TREES.map((tree) => ({ ...tree })))(
	"$name",
	async ({ make, finds, entrypoint }) => {
		const judgement = await withFolder(async (folder) => {
			make(folder);
			chmodSync(folder, 0o755);
			return await withoutRights(async () => {
				const space = spaceOf(await openFolder(folder), engine);
				try {
					return judge(space, RULES, "");
				} finally {
					space.python.release();
				}
			});
		});
		const spoke = new Set(judgement.findings.map(({ rule }) => rule));
		const { state } = judgement.entrypoint.proof;
		const outcome = { silent: finds.filter((rule) => !spoke.has(rule)), state };
		expect(outcome).toEqual({ silent: [], state: entrypoint === "open" ? state : entrypoint });
		for (const { message, place } of judgement.findings) {
			expect(message.length).toBeLessThan(MESSAGE);
			expect(place.start.line).toBeGreaterThan(0);
		}
	},
	PATIENCE,
);
