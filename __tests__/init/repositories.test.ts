import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { check, type Ports } from "../../src/gate/check.ts";
import { NO_INQUIRY } from "../../src/gate/inquiry.ts";
import { MACHINE } from "../../src/gate/machine.ts";
import { withOneEngine } from "../../src/gate/one-engine.ts";
import { makePlan, type Plan } from "../../src/init/plan.ts";
import { writeFiles } from "../../src/init/write-files.ts";
import { canServe, PYTHON } from "../rehearse/stage.ts";
import { commitAll, plant, withFolder } from "../support/temporary.ts";
import { REPOSITORIES } from "./repositories.ts";

const ports: Ports = withOneEngine({ ...MACHINE, progress: () => undefined });

async function planOf(top: string): Promise<Plan> {
	const plan = await makePlan({ top, folder: "", name: "todo", space: undefined, branch: "main" }, ports);
	if ("fault" in plan) throw new Error(plan.fault.message);
	return plan;
}

async function judge(top: string, root: string) {
	const path = join(top, root);
	const common = { root, contract: undefined, python: undefined, failOn: undefined, config: undefined } as const;
	const where = { kind: "folder", path, within: top } as const;
	const result = await check({ ...common, where, engine: "auto", inquiry: NO_INQUIRY }, ports);
	if (result.kind === "fault") throw new Error(result.fault.message);
	return result;
}

describe("sets up", () => {
	test.each(Object.entries(REPOSITORIES))(
		"%s",
		async (_, { files, written, spaces, holds = {}, left = [], notes = [], hasNoGit }) => {
			await withFolder(async (top) => {
				plant(top, files);
				if (hasNoGit !== true) commitAll(top);
				const plan = await planOf(top);
				expect(plan.files.map(({ path }) => path).sort()).toEqual(written);
				for (const note of notes) expect(plan.notes.join("\n")).toContain(note);
				if (notes.length === 0) expect(plan.notes).toEqual([]);
				expect(writeFiles(top, plan.files)).toBeUndefined();
				const found: Record<string, string> = {};
				const errors: string[] = [];
				for (const { root } of plan.backends) {
					const { judgement, verdict } = await judge(top, root);
					found[root] = `${judgement.contract} ${verdict}`;
					errors.push(...judgement.findings.flatMap(({ rule, severity }) => (severity === "error" ? [rule] : [])));
				}
				expect(found).toEqual(spaces);
				expect([...new Set(errors)].sort()).toEqual(left);
				for (const [path, texts] of Object.entries(holds)) {
					for (const text of texts) expect(readFileSync(join(top, path), "utf8")).toContain(text);
				}
				const times = plan.files.map(({ path }) => statSync(join(top, path)).mtimeMs);
				expect((await planOf(top)).files).toEqual([]);
				expect(plan.files.map(({ path }) => statSync(join(top, path)).mtimeMs)).toEqual(times);
			});
		},
	);
});

const proposed = Object.entries(REPOSITORIES).filter(([, { written }]) =>
	written.some((path) => /(^|\/)main\.py$/.test(path)),
);

(canServe("the main.py that is proposed, as Python imports it") ? describe : describe.skip)(
	"Python imports the main.py that is proposed for",
	() => {
		test.each(proposed)("%s", async (_, { files }) => {
			await withFolder(async (top) => {
				plant(top, files);
				const plan = await planOf(top);
				expect(writeFiles(top, plan.files)).toBeUndefined();
				for (const { root } of plan.backends) {
					const code = `import sys, os; os.chdir(${JSON.stringify(join(top, root))}); sys.path.insert(0, ""); os.environ["DATABASE_URL"] = "x"; import main; print(type(main.app).__name__)`;
					const { stdout, stderr } = spawnSync(PYTHON, ["-W", "ignore", "-B", "-c", code], { encoding: "utf8" });
					expect([stdout.trim(), stderr]).toEqual(["FastAPI", ""]);
				}
			});
		});
	},
);
