import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Ports } from "../../src/gate/check.ts";
import { MACHINE } from "../../src/gate/machine.ts";
import { withOneEngine } from "../../src/gate/one-engine.ts";
import { candidatesIn } from "../../src/init/candidates.ts";
import { makePlan } from "../../src/init/plan.ts";
import { writeFiles } from "../../src/init/write-files.ts";
import { memorySource } from "../support/memory-source.ts";
import { processorTime } from "../support/processor-time.ts";
import { type Planted, plant, withFolder } from "../support/temporary.ts";

const ports: Ports = withOneEngine({ ...MACHINE, progress: () => undefined });

const APP = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {}\n';
const LIST = "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n";

async function planOf(top: string, folder = "") {
	return await makePlan({ top, folder, name: "todo", space: undefined, branch: "main" }, ports);
}

function timeOf(act: () => void): number {
	const before = processorTime();
	act();
	return processorTime() - before;
}

/** Every file below a folder, with what it holds. */
function filesIn(folder: string): Record<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return Object.fromEntries(files.map((path) => [path, readFileSync(path, "latin1")]));
}

describe("what stands in a repository stays as it is:", () => {
	const unread: readonly [string, Readonly<Record<string, Planted>>][] = [
		["a README that is a link", { "README.md": { link: "docs/index.md" }, "docs/index.md": "# Todo\n" }],
		["a README that is a link out of it", { "README.md": { link: "../outside.md" } }],
		["requirements that are a link", { "requirements.txt": { link: "../outside.txt" } }],
		["requirements that are no UTF-8", { "requirements.txt": new Uint8Array([0xff, 0xfe, 0x66, 0x00]) }],
		["a README that is no UTF-8", { "README.md": new Uint8Array([0x23, 0x20, 0xe9, 0x0a]) }],
		["a configuration that is a link to nothing", { ".space-gate.yml": { link: "nowhere" } }],
		["workflows that are a link out of it", { ".github/workflows": { link: "../.." } }],
		["a folder of workflows that is a file", { ".github/workflows": "no folder\n" }],
	];

	test.each(unread)("%s", async (_, files) => {
		await withFolder(async (parent) => {
			const top = join(parent, "repository");
			plant(top, { "main.py": APP, "requirements.txt": LIST, "sub/x.txt": "" });
			const [name = ""] = Object.keys(files);
			rmSync(join(top, name), { force: true });
			plant(top, files);
			const before = filesIn(parent);
			const plan = await planOf(top);
			if ("fault" in plan) return expect(plan.fault.kind).toBe("configuration");
			expect(plan.files.filter((file) => file.before !== undefined)).toEqual([]);
			expect(writeFiles(top, plan.files)).toBeUndefined();
			expect(filesIn(parent)).toMatchObject(before);
		});
	});
});

describe("names and texts that were made to do harm", () => {
	test.each([
		["a$", "{{ secrets.X }}"].join(""),
		"a\nb",
		"a\u001b[2Jb",
		"a`b",
		"a'b",
		'a"b',
		"a#b",
		" a",
		"a*",
		"!a",
		"a\\b",
	])("no workflow names the folder %j", async (name) => {
		await withFolder(async (top) => {
			plant(top, {
				[`${name}/main.py`]: APP,
				[`${name}/requirements.txt`]: LIST,
				"good/main.py": APP,
				"good/requirements.txt": LIST,
			});
			const plan = await planOf(top);
			if ("fault" in plan) throw new Error(plan.fault.message);
			expect(plan.backends.map(({ root }) => root)).toEqual(["good"]);
			expect(plan.notes.join("\n")).toContain("has a name that a workflow cannot hold");
			expect(plan.files.every(({ path }) => path.startsWith("good/") || path.startsWith(".github/"))).toBe(true);
		});
	});

	test("a variable's name and default are data in the configuration", async () => {
		await withFolder(async (top) => {
			const code = `import os\n\nA = os.getenv("A: b", "x")\nB = os.getenv("B", "x\\"\\n  C: {}\\n#")\nD = os.getenv("D", "!!js/function x")\n${APP}`;
			plant(top, { "main.py": code, "requirements.txt": LIST });
			const plan = await planOf(top);
			if ("fault" in plan) throw new Error(plan.fault.message);
			const text = new TextDecoder().decode(plan.files.find(({ path }) => path === ".space-gate.yml")?.after);
			expect(text).toContain('  B:\n    default: "x\\"\\n  C: {}\\n#"\n');
			expect(text).toContain('  D:\n    default: "!!js/function x"\n');
			expect(text).not.toContain("A: b");
		});
	});

	test("a heading is data in the card", async () => {
		await withFolder(async (top) => {
			plant(top, { "main.py": APP, "requirements.txt": LIST, "README.md": '# a" \\ # : {{ x }}\u001b[2J\n' });
			const plan = await planOf(top);
			if ("fault" in plan) throw new Error(plan.fault.message);
			const text = new TextDecoder().decode(plan.files.find(({ path }) => path === "README.md")?.after);
			expect(text).toMatch(/^---\ntitle: "a {2,}: \{\{ x \}\}2J"\n/);
		});
	});

	test("a repository of thousands of files takes time in proportion", async () => {
		const many = (count: number) =>
			Object.fromEntries(
				Array.from({ length: count }, (_, at) => [`a/b${at}/main.py`, `${"import app ".repeat(200)}\n${APP}`]),
			);
		candidatesIn(memorySource(many(10)));
		const few = timeOf(() => candidatesIn(memorySource(many(500))));
		const more = timeOf(() => candidatesIn(memorySource(many(4000))));
		expect(candidatesIn(memorySource(many(4000))).length).toBe(50);
		expect(more).toBeLessThan(Math.max(few, 20) * 40);
	});

	test("a line that was made to be read again and again is read once", () => {
		const lines = [
			`from ${"import app ".repeat(20_000)}x`,
			`def create_${"app".repeat(20_000)}`,
			`x ${": ".repeat(20_000)}`,
		];
		const time = timeOf(() => candidatesIn(memorySource({ "main.py": `${lines.join("\n")}\nFastAPI(` })));
		expect(time).toBeLessThan(500);
	});
});

describe("the examples of this repository", () => {
	const names = readdirSync("examples", { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? [entry.name] : [],
	);

	test.each(names)("%s: what is missing is added once, and nothing that stands there is lost", async (name) => {
		await withFolder(async (top) => {
			cpSync(join("examples", name), top, { recursive: true });
			const plan = await planOf(top);
			if ("fault" in plan) return expect(plan.fault.code).toBe("backend-missing");
			expect(writeFiles(top, plan.files)).toBeUndefined();
			for (const { before, after } of plan.files) {
				const [old, now] = [before, after].map((bytes) => new TextDecoder().decode(bytes).split("\n"));
				let at = 0;
				for (const line of now ?? []) if (line === old?.[at]) at += 1;
				expect(old?.slice(at).filter((line) => line !== "")).toEqual([]);
			}
			const again = await planOf(top);
			expect("fault" in again ? again.fault : again.files).toEqual([]);
		});
	});
});
