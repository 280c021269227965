import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

/** A workflow, or the action itself, with the name that a failure shows. */
interface Linted {
	readonly name: string;
	readonly text: string;
}

const OWN = ".github/workflows";

function markdownFiles(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.flatMap((entry) => {
			const path = join(folder, entry.name);
			if (entry.isDirectory())
				return ["node_modules", "dist", ".git", "__tests__"].includes(entry.name) ? [] : markdownFiles(path);
			return entry.name.endsWith(".md") ? [path] : [];
		})
		.sort();
}

/** The blocks of a page that are whole workflows. */
function workflowsIn(path: string): Linted[] {
	const blocks = readFileSync(path, "utf8").matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm);
	return [...blocks].flatMap(({ 1: text = "", index }) =>
		/^jobs:/m.test(text) ? [{ name: `${path}@${index}.yml`, text }] : [],
	);
}

const files: readonly Linted[] = [
	...readdirSync(OWN).map((name) => ({ name: join(OWN, name), text: readFileSync(join(OWN, name), "utf8") })),
	{ name: "action.yml", text: readFileSync("action.yml", "utf8") },
	...markdownFiles(".").flatMap(workflowsIn),
];

/** What GitHub's language service cannot know offline, and what is not so. */
const KNOWN: readonly RegExp[] = [
	/Unable to resolve action `actions\/(checkout|setup-node|setup-python|upload-artifact)@/,
	/Unable to resolve action `github\/codeql-action\/upload-sarif@/,

	/Unable to find reusable workflow/,
	/^\d+: Context access might be invalid: (matrix|path|contract)$/,
];

let problems: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
	const script = "__tests__/support/lint-workflows.mjs";
	const { stdout, stderr } = spawnSync(process.execPath, [script], { input: JSON.stringify(files), encoding: "utf8" });
	if (stdout === "") throw new Error(stderr);
	const answers: readonly { readonly name: string; readonly problems: readonly string[] }[] = JSON.parse(stdout);
	problems = new Map(answers.map((one) => [one.name, one.problems]));
}, 60_000);

describe("GitHub's language service and actionlint find nothing in", () => {
	test.each(files.map(({ name }) => name))("%s", (name) => {
		expect(problems.get(name)?.filter((problem) => !KNOWN.some((known) => known.test(problem)))).toEqual([]);
	});
});

test("they do find what is wrong", () => {
	const title = ["$", "{{ github.event.issue.title }}"].join("");
	const text = `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: space-gate/space-gate@v0.1.0\n        with:\n          pth: x\n      - run: echo ${title}\n`;
	const script = "__tests__/support/lint-workflows.mjs";
	const input = JSON.stringify([{ name: "wrong.yml", text }]);
	const [wrong] = JSON.parse(spawnSync(process.execPath, [script], { input, encoding: "utf8" }).stdout);
	expect(wrong.problems.join("\n")).toMatch(/Invalid action input 'pth'[\s\S]*potentially untrusted/);
}, 60_000);

describe("hardened as auditors look for it:", () => {
	const workflows = files.filter(({ name }) => name !== "action.yml");

	test.each(workflows.map(({ name, text }) => [name, text]))("%s", (_, text) => {
		const { on, permissions, jobs } = parse(text);
		// A called workflow that asks for more than its caller grants does not start: it has what the calling job grants.
		const isCalled = typeof on === "object" && on !== null && "workflow_call" in on;
		expect(permissions).toEqual(isCalled ? undefined : {});
		for (const job of Object.values<Record<string, unknown>>(jobs)) {
			if (isCalled) expect(job).not.toHaveProperty("permissions");
			else expect(job).toHaveProperty("permissions");
			if (!("uses" in job)) expect(job).toHaveProperty("timeout-minutes");
		}
		// Another's action by its full commit; ours by its release until there is one.
		for (const [, uses = ""] of text.matchAll(/uses: (\S+)/g)) {
			expect(uses).toMatch(/@[0-9a-f]{40}$|^\.\/$|^space-gate\/space-gate(?:\/\S+)?@v\d+\.\d+\.\d+$/);
		}
		const checkouts = text.match(/uses: actions\/checkout@/g)?.length ?? 0;
		expect(text.match(/persist-credentials: false/g)?.length ?? 0).toBe(checkouts);
	});
});
