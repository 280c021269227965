import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";

const FORBIDDEN = [
	["source", "../python/program.ts", "source/ may only use"],
	["python", "../gate/space.ts", "python/ may only use"],
	["python", "node:fs", "handed in"],
	["commands", "../python/program.ts", "commands/ may only use"],
	["card", "../rules/index.ts", "card/ may only use"],
	["requirements", "../python/program.ts", "nothing of Spaces"],
	["requirements", "../distributions/distributions.ts", "nothing of Spaces"],
	["distributions", "../rules/index.ts", "distributions/ is what is known"],
	["rules/structure", "../../gate/judge.ts", "A rule sees a Space"],
	["rules/structure", "../../report/text.ts", "A rule sees a Space"],
	["rules/structure", "node:child_process", "handed in"],
	["gate", "../report/text.ts", "gate/ judges"],
	["gate", "../package/package.ts", "gate/ judges"],
	["package", "../report/counts.ts", "who uploads or shows it lies above"],
	["init", "../report/counts.ts", "who asks for them and shows them lies above"],
	["report", "../github/annotate.ts", "report/ turns a judgement into text"],
	["report", "@actions/core", "Only github/ and action.ts"],
	["github", "../rehearse/rehearse.ts", "only the command line may ask for one"],
	["gate", "../rehearse/rehearse.ts", "gate/ judges"],
] as const;

const ALLOWED = [
	["rules/structure", "../../gate/rule.ts"],
	["rules/structure", "../../python/program.ts"],
	["rules/dependencies", "../../distributions/distributions.ts"],
	["requirements", "../python/version.ts"],
	["python", "../commands/ports.ts"],
	["source", "node:fs"],
	["gate", "../rules/index.ts"],
	["init", "../rules/index.ts"],
	["package", "../gate/check.ts"],
	["report", "../package/package.ts"],
] as const;

const folder = mkdtempSync(join(tmpdir(), "architecture-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What lint says of a file in `src/<room>` that imports `imported`. */
function lint(room: string, imported: string): string {
	const path = join(folder, "src", room, "planted.ts");
	mkdirSync(dirname(path), { recursive: true });
	for (const name of ["biome.json", ".gitignore"]) copyFileSync(name, join(folder, name));
	writeFileSync(path, `export * from "${imported}";\n`);
	const biome = resolve("node_modules/@biomejs/biome/bin/biome");
	const { stdout, stderr } = spawnSync(
		process.execPath,
		[biome, "lint", "--colors=off", "--only=style/noRestrictedImports", `src/${room}`],
		{ cwd: folder, encoding: "utf8" },
	);
	return stdout + stderr;
}

describe("dependencies point downwards only", () => {
	test.each(FORBIDDEN)("%s/ may not import %s", (room, imported, message) => {
		expect(lint(room, imported)).toContain(message);
	});

	test.each(ALLOWED)("%s/ may import %s", (room, imported) => {
		const said = lint(room, imported);
		expect(said).toContain("Checked 1 file");
		expect(said).not.toContain("noRestrictedImports");
	});
});
