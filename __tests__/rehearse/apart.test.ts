import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";

/** Every module of ours that a module brings along, imports that are waited for among them, but for types. */
function modulesOf(entry: string): ReadonlySet<string> {
	const found = new Set<string>();
	const queue = [entry];
	for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
		if (found.has(path)) continue;
		found.add(path);
		const text = readFileSync(path, "utf8").replace(/^(?:import|export) type .*$/gm, "");
		for (const [, one = ""] of text.matchAll(/(?:from |import\(|^import )"(\.[^"]+\.ts)"/gm)) {
			queue.push(join(dirname(path), one));
		}
	}
	return found;
}

test.each(["src/action.ts", "src/command-line/check.ts", "src/command-line/deploy.ts", "src/command-line/package.ts"])(
	"%s never runs the project's code: no rehearsal is within its reach",
	(entry) => {
		const modules = modulesOf(entry);
		expect(modules.size).toBeGreaterThan(100);
		expect([...modules].filter((path) => /rehears/.test(path))).toEqual([]);
	},
);

test("the command for rehearsals is what reaches them", () => {
	expect(modulesOf("src/command-line/rehearse.ts")).toContain("src/rehearse/machine/server.ts");
});
