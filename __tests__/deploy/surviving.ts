import { readdirSync, readFileSync } from "node:fs";
import { expect } from "@jest/globals";
import type { Step } from "../support/mini-runner.ts";
import { git } from "../support/temporary.ts";
import { type RunOptions, type Scene, type SceneOptions, TOKEN, withScene } from "./scene.ts";

/** The trees that files become on a Space, each asked once of a deployment that nothing disturbs. */
const trees = new Map<SceneOptions["files"], Promise<string>>();

function wholeTree(files: SceneOptions["files"]): Promise<string> {
	const known = trees.get(files);
	if (known !== undefined) return known;
	const asked = withScene(files === undefined ? {} : { files }, async ({ run, space }) => {
		expect((await run({ inputs: QUICK })).status).toBe(0);
		return await space.treeOf();
	});
	trees.set(files, asked);
	return asked;
}

/** Nothing is waited for that does not have to be. */
const QUICK = { soak: "0", timeout: "1" };

/** The trees of a Space before, when it holds the package, and in the end. */
interface Trees {
	readonly before: string | undefined;
	readonly whole: string;
	readonly after: string | undefined;
}

const HELD = {
	"what it held": ({ before, after }: Trees) => after === before,
	"the package": ({ whole, after }: Trees) => after === whole,
	"what it held, or the package": ({ before, whole, after }: Trees) => after === before || after === whole,
	"what somebody else wrote": ({ before, whole, after }: Trees) => after !== before && after !== whole,
	nothing: ({ after }: Trees) => after === undefined,
} as const;

/** How a run is disturbed, and what is left of it. */
export interface Disturbance {
	readonly scene?: SceneOptions;
	readonly run?: RunOptions;
	/** Sets the fault up; called when the scene stands and nothing has run. */
	readonly disturb: (scene: Scene) => unknown;
	/** The code of the failure; "none" where the deployment has to come to its end all the same. */
	readonly code: string;
	/** What the Space has to hold in the end: one of the first two where nothing is said. */
	readonly holds?: keyof typeof HELD;
	/** Looks at more. */
	readonly look?: (step: Step, scene: Scene) => void | Promise<void>;
}

/**
 * Runs the Action while something goes wrong, and holds it to what every failure is held to: it has a code, a sentence and
 * an advice; the Space holds all of the package or what it held before; nothing is left behind; no token is told.
 */
export async function survive(disturbance: Disturbance): Promise<void> {
	const { scene: options = {}, run, disturb, code, holds = "what it held, or the package", look } = disturbance;
	const whole = await wholeTree(options.files);
	await withScene(options, async (scene) => {
		await scene.hub.space("alice/todo")?.settled();
		const before = await treeNow(scene);
		await disturb(scene);
		const step = await scene.run({ ...run, inputs: { ...QUICK, ...run?.inputs } });
		expect(codesOf(step)).toEqual(code === "none" ? [] : [code]);
		expect(step.status).toBe(code === "none" ? 0 : 1);
		expect(step.outputs.deployed).toBe(String(code === "none"));
		for (const { level, message } of step.annotations) {
			// What is wrong, and what to do: a line of sentences each.
			if (level === "error") expect(message).toMatch(/^\S.+\.\n[A-Z"].+\./);
		}
		const after = await treeNow(scene);
		expect({
			before,
			whole,
			after,
			holds: HELD[holds]({ before, whole, after }) ? holds : "something else",
		}).toMatchObject({ holds });
		expectNothingLeft(scene);
		expectNoToken(step, scene);
		await look?.(step, scene);
	});
}

/** Codes of the failures that a step shows. */
export function codesOf({ annotations }: Step): readonly string[] {
	return annotations
		.filter(({ level }) => level === "error")
		.map(({ title = "" }) => title.replace(/^Deployment: /, ""));
}

/** The tree of the Space, by whatever name it has now; `undefined` where there is none. */
async function treeNow({ hub }: Scene): Promise<string | undefined> {
	const space = hub.space("alice/todo") ?? hub.space("alice/renamed");
	return (await space?.head()) === undefined ? undefined : await space?.treeOf();
}

/** Neither a scratch repository nor a process of this run is there any more. */
function expectNothingLeft({ hub, temp, workspace }: Scene): void {
	expect(readdirSync(temp).filter((name) => name.startsWith("space-gate-push"))).toEqual([]);
	expect(git(workspace, ["status", "--porcelain"])).toBe("");
	expect(commandLines().filter((line) => line.includes(hub.address) || line.includes(temp))).toEqual([]);
}

/** Neither what is shown nor what is kept holds the token. */
function expectNoToken({ log, commands, outputs, summary, annotations }: Step, { temp, workspace }: Scene): void {
	const shown = commands.filter(({ name }) => name !== "add-mask");
	const masked = commands.flatMap(({ name, data }) => (name === "add-mask" ? [data] : []));
	expect(masked).toContain(TOKEN);
	const text = JSON.stringify([log, shown, outputs, summary, annotations]);
	for (const secret of [TOKEN, Buffer.from(`user:${TOKEN}`).toString("base64")]) expect(text).not.toContain(secret);
	const grep = ["grep", "--no-index", "--files-with-matches", "--text", TOKEN, "--", temp, workspace];
	expect(() => git(workspace, grep)).toThrow();
}

/** The command lines of all processes, as Linux tells them; of none elsewhere. */
export function commandLines(): readonly string[] {
	if (process.platform !== "linux") return [];
	return readdirSync("/proc").flatMap((id) => {
		try {
			return /^\d+$/.test(id) ? [readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ")] : [];
		} catch {
			return [];
		}
	});
}
