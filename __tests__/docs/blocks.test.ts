import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { readConfiguration } from "../../src/config/configuration.ts";
import { RULES } from "../../src/rules/index.ts";
import { PAGES } from "./pages.ts";

// @ts-expect-error A script without types: it is what `npm run readme` does.
const { blocksOf, withOutput } = await import("../../scripts/doc-blocks.mjs");

interface Block {
	readonly mark: string | undefined;
	readonly language: string;
	readonly text: string;
	readonly line: number;
}

function blocksIn(page: string): readonly Block[] {
	return blocksOf(readFileSync(page, "utf8"));
}

const blocks = PAGES.flatMap((page) => blocksIn(page).map((block) => ({ ...block, at: `${page}:${block.line}` })));

describe("every block of the documentation is held to something:", () => {
	test.each(blocks)("$at", ({ mark, language, text }) => {
		// Whole workflows are linted, __tests__/workflows; what is run is compared, __tests__/scripts.
		const isWorkflow = language === "yaml" && /^jobs:/m.test(text);
		if (!isWorkflow) expect(mark).toMatch(/^run\b|^settings$|^not run: \S+ \S+/);
	});
});

const settings = blocks.filter(({ mark }) => mark === "settings");

describe("every .space-gate.yml that is shown is one that the gate reads:", () => {
	test.each(settings.map(({ at, text }) => [at, text]))("%s", async (_, text) => {
		const ids = RULES.map(({ id }) => id);
		const result = await readConfiguration(".space-gate.yml", text, ids);
		expect("fault" in result ? result.fault.message : "").toBe("");
	});
});

test("editors are told of the schema by its own name", () => {
	const { $id } = JSON.parse(readFileSync("schema/config.schema.json", "utf8"));
	const told = settings.flatMap(({ text }) => [...text.matchAll(/\$schema=(\S+)/g)].map(([, address]) => address));
	expect(told).toEqual([$id]);
});

test("every release that is named is this one", () => {
	const { version } = JSON.parse(readFileSync("package.json", "utf8"));
	const named = PAGES.flatMap((page) => [
		...readFileSync(page, "utf8").matchAll(/(?:space-gate\/space-gate\S*@|rev: |\/blob\/)v(\d[\w.]*)/g),
	]);
	expect(named.length).toBeGreaterThan(5);
	expect(new Set(named.map(([, release]) => release))).toEqual(new Set([version]));
});

test("the hook that is shown is the one that there is", () => {
	const page = readFileSync("docs/command.md", "utf8");
	expect(readFileSync(".pre-commit-hooks.yaml", "utf8")).toContain(`- id: ${/ - id: (\S+)/.exec(page)?.[1]}\n`);
});

test("most commands that are shown are really run", () => {
	const commands = blocks.filter(({ language }) => ["console", "sh"].includes(language));
	const run = commands.filter(({ mark }) => mark?.startsWith("run"));
	expect(run.length / commands.length).toBeGreaterThan(0.6);
});

describe("what is shown of a command", () => {
	const page = (mark: string, text: string, language = "console") =>
		`Before.\n\n<!-- ${mark} -->\n\`\`\`${language}\n${text}\`\`\`\n\nAfter.\n`;

	test("is what it prints, in the parts that the page wants", () => {
		const mark = 'run: lines 1-1; 1 lines from "card/app-port"';
		const made: string = withOutput(page(mark, "$ space-gate rules\nstale output\n"), "page.md");
		expect(made).toMatch(
			/\$ space-gate rules\n(structure|entrypoint|card)\/.*\n…\ncard\/app-port .*\n…\n```\n\nAfter\.\n$/,
		);
		expect(made).not.toContain("stale output");
	});

	test("is run in a folder of its own where it names examples, and leaves them as they are", () => {
		const before = readFileSync("examples/laptop-backend/README.md", "utf8");
		const made: string = withOutput(
			page("run: . is examples/laptop-backend; exit 1", "$ space-gate check --fix\n"),
			"page.md",
		);
		expect(made).toContain("Fixed");
		expect(readFileSync("examples/laptop-backend/README.md", "utf8")).toBe(before);
	});

	test("can be a file that it writes", () => {
		const mark = "run: $ space-gate package api --out made; api is examples/todo-backend; file made/Dockerfile";
		expect(withOutput(page(mark, "old\n", "dockerfile"), "page.md")).toContain('CMD ["uvicorn", "main:app"');
	});

	test.each([
		["run", "$ space-gate check nowhere\n", "ends with exit status 2, not 0"],
		["run", "$ rm -rf /\n", "is none of our commands"],
		["run: at once", "$ space-gate rules\n", 'there is no option "at once"'],
		['run: 1 lines from "no such line"', "$ space-gate rules\n", "no line of the output holds"],
	])("is refused where the page is wrong: %s, %j", (mark, text, why) => {
		expect(() => withOutput(page(mark, text), "page.md")).toThrow(why);
	});
});
