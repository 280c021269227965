import { describe, expect, test } from "@jest/globals";
import { check, type Request } from "../../src/gate/check.ts";
import { NO_INQUIRY } from "../../src/gate/inquiry.ts";
import { MACHINE } from "../../src/gate/machine.ts";
import { withFolder } from "../support/temporary.ts";
import { LARGE_TREES } from "./large-trees.ts";
import { STARTUP_TREES } from "./startup-trees.ts";
import { TANGLED_TREES } from "./tangled-trees.ts";
import type { HostileTree } from "./tree.ts";
import { UNREADABLE_TREES } from "./unreadable-trees.ts";

/** Milliseconds of a processor that the gate may take for a tree, whatever it holds. */
const PATIENCE = 10_000;

/** Characters of a message that a person may be asked to read, whatever the tree holds. */
const MESSAGE = 2_000;

const ENGINES = ["native", "wasm"] as const;

for (const [kind, trees] of Object.entries({
	"what Python cannot read": UNREADABLE_TREES,
	"what is far too large": LARGE_TREES,
	"what is tangled": TANGLED_TREES,
	"what is done at the start": STARTUP_TREES,
})) {
	describe(kind, () => {
		for (const tree of trees) {
			test.each(ENGINES)(`${tree.name} (%s)`, (engine) => expectJudged(tree, engine), 6 * PATIENCE);
		}
	});
}

async function expectJudged({ make, finds, entrypoint }: HostileTree, engine: Request["engine"]): Promise<void> {
	const { result, elapsed } = await withFolder(async (folder) => {
		make(folder);
		const where = { kind: "folder", path: folder, within: folder } as const;
		const unset = { config: undefined, contract: undefined, python: undefined, failOn: undefined };
		const request = { where, root: "", inquiry: NO_INQUIRY, ...unset };
		const begin = process.cpuUsage();
		const judged = await check({ ...request, engine }, { ...MACHINE, progress: () => undefined });
		const { user, system } = process.cpuUsage(begin);
		return { result: judged, elapsed: (user + system) / 1000 };
	});
	if (result.kind === "fault") throw new Error(result.fault.message);
	const { judgement, verdict } = result;
	const spoke = new Set(judgement.findings.map(({ rule }) => rule));
	const { proof } = judgement.entrypoint;
	expect({ silent: finds.filter((rule) => !spoke.has(rule)), state: proof.state }).toEqual({
		silent: [],
		state: entrypoint === "open" ? proof.state : entrypoint,
	});
	// What is not proven never looks as if it were.
	if (proof.state === "refuted") expect(verdict).toBe("fail");
	if (proof.state === "unproven") expect(spoke).toContain("entrypoint/app-unproven");
	for (const { message, place } of judgement.findings) {
		expect(message.length).toBeLessThan(MESSAGE);
		expect(place.start.line).toBeGreaterThan(0);
	}
	expect(elapsed).toBeLessThan(PATIENCE);
}
