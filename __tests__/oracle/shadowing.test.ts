import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { LIBRARIES, neededBy } from "../../src/python/libraries/needed-modules.ts";
import { shadowingOf } from "../../src/python/modules/shadowing.ts";
import { type Case, casesOf } from "../support/cases.ts";
import { INTERPRETER, obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { plant, withFolder } from "../support/temporary.ts";

const START = resolve("__tests__/support/ask_start.py");

/** Cases of which the rule says nothing although they fail here: another rule does, or it depends on the versions. */
const SILENT: readonly string[] = [
	"passes-python-m-uvicorn",
	"passes-missing-name-of-the-standard-library",
	"passes-depends-on-versions-of-uvicorn",
];

/** What uvicorn prints when it is started in a folder. */
function start(folder: string): string {
	const { stdout, stderr } = spawnSync(INTERPRETER, ["-W", "ignore", START], {
		cwd: folder,
		encoding: "utf8",
		timeout: 60_000,
	});
	return stdout + stderr;
}

function contentsOf({ source }: Case): Record<string, Uint8Array> {
	return Object.fromEntries(
		[...source.entries.keys()].flatMap((path) => {
			const content = source.read(path);
			return content instanceof Uint8Array ? [[path, content]] : [];
		}),
	);
}

const reason = obstacle();

function isInstalled(module: string): boolean {
	return spawnSync(INTERPRETER, ["-c", `import ${module}`]).status === 0;
}

if (reason === undefined) {
	describe("uvicorn agrees with structure/shadowed-module", () => {
		const cases = casesOf("structure/shadowed-module").filter(({ name }) => !SILENT.includes(name));
		test.each(cases.map((given) => ({ ...given, given })))("about $name", async ({ given }) => {
			await withFolder((folder) => {
				plant(folder, contentsOf(given));
				const printed = start(folder);
				if (given.findings.length === 0) expect(printed).toContain("LOADED");
				else expect(printed).toMatch(/(Import|ModuleNotFound|Attribute)Error/);
			});
		});

		test("about every file that one case has: each alone keeps the application from being loaded", async () => {
			for (const given of casesOf("structure/shadowed-module")) {
				for (const { at } of given.findings) {
					const path = at.split(":")[0] ?? "";
					const others = given.findings.map((one) => one.at.split(":")[0]).filter((one) => one !== path);
					const contents = Object.entries(contentsOf(given)).filter(([file]) => !others.includes(file));
					await withFolder((folder) => {
						plant(folder, Object.fromEntries(contents));
						expect(start(folder)).not.toContain("LOADED");
					});
				}
			}
		}, 120_000);
	});

	const needed = LIBRARIES.filter(isInstalled).flatMap((library) =>
		neededBy(library).map(({ module }) => ({ library, module })),
	);

	test.each(needed)("$library cannot be imported beside an empty $module.py", async ({ library, module }) => {
		await withFolder((folder) => {
			plant(folder, { "main.py": `import ${library}\n\napp = lambda scope: None\n` });
			expect(start(folder)).toContain("LOADED");
			plant(folder, { [`${module}.py`]: "" });
			expect(start(folder)).not.toContain("LOADED");
		});
	});

	test("what uvicorn has loaded before the application is known", async () => {
		await withFolder((folder) => {
			const main =
				'import sys\nprint("MODULES", *{name.split(".")[0] for name in sys.modules})\nprint("NAMES", *sys.stdlib_module_names)\n';
			plant(folder, { "main.py": `${main}app = lambda scope: None\n` });
			const printed = start(folder);
			const wordsOf = (title: string) => new RegExp(`^${title} (.*)$`, "m").exec(printed)?.[1]?.split(" ") ?? [];
			const loaded = new Set(wordsOf("MODULES"));
			const names = wordsOf("NAMES").filter((name) => !name.startsWith("_"));
			expect(names.length).toBeGreaterThan(150);
			expect(names.filter((name) => shadowingOf(name) === "never" && !loaded.has(name))).toEqual([]);
			expect(names.filter((name) => shadowingOf(name) === "certain" && loaded.has(name))).toEqual([]);
		});
	});
} else {
	test("uvicorn is not there", () => announceSkipped("what hides a module, with uvicorn", reason));
}
