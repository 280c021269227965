import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

/** First bytes of a file that each system's loader takes, up to the machine type: ELF, Mach-O and PE headers. */
const HEADERS: Readonly<Record<string, (file: Buffer) => boolean>> = {
	"darwin-arm64": (file) => file.readUInt32LE(0) === 0xfeedfacf && file.readUInt32LE(4) === 0x0100000c,
	"darwin-x64": (file) => file.readUInt32LE(0) === 0xfeedfacf && file.readUInt32LE(4) === 0x01000007,
	"linux-arm64": (file) => file.toString("latin1", 0, 4) === "\x7fELF" && file.readUInt16LE(18) === 183,
	"linux-x64": (file) => file.toString("latin1", 0, 4) === "\x7fELF" && file.readUInt16LE(18) === 62,
	"win32-arm64": (file) =>
		file.toString("latin1", 0, 2) === "MZ" && file.readUInt16LE(file.readUInt32LE(60) + 4) === 0xaa64,
	"win32-x64": (file) =>
		file.toString("latin1", 0, 2) === "MZ" && file.readUInt16LE(file.readUInt32LE(60) + 4) === 0x8664,
};

/** A bundled file, without the line breaks that the bundler puts into long strings. */
function textOf(name: string): string {
	return readFileSync(join("dist", name), "utf8").replaceAll("\\\n", "");
}

const natives = readdirSync("dist/native");

describe("the native parsers", () => {
	test("are there for every machine whose pair is sound, and for no other", () => {
		// The grammar's linux-arm64 file is built for x86-64 in every release up to 0.23.6.
		expect(natives.toSorted()).toEqual(["darwin-arm64", "darwin-x64", "linux-x64", "win32-arm64", "win32-x64"]);
	});

	test.each(natives)("for %s are built for it", (target) => {
		const files = readdirSync(join("dist/native", target)).toSorted();
		expect(files).toEqual(["tree-sitter-python.node", "tree-sitter.node"]);
		for (const file of files) expect(HEADERS[target]?.(readFileSync(join("dist/native", target, file)))).toBe(true);
	});
});

describe.each(["index.cjs", "cli.cjs"])("dist/%s", (name) => {
	const text = textOf(name);

	test("requires nothing but what Node brings and what lies beside it", () => {
		const required = [...text.matchAll(/\brequire\("([^"*]+)"\)/g)].map(([, module = ""]) => module);
		const others = required.filter((module) => !builtinModules.includes(module.replace(/^node:/, "")));
		expect(others.length).toBeGreaterThan(0);
		for (const path of others) expect(existsSync(join("dist", path))).toBe(true);
		expect(others.filter((path) => !path.startsWith("./lib/"))).toEqual([]);
	});

	test("holds no HTTP stack, for the check needs none", () => {
		expect(text).not.toMatch(/node_modules\/(undici|@actions\/http-client)\//);
	});

	test("names no folder of the machine that built it", () => {
		expect(text).not.toContain(process.cwd());
	});

	test("is read as one byte a character, which is what the engine reads fastest", () => {
		expect(Buffer.byteLength(text)).toBe(text.length);
	});
});

test("every part that something reads late is in dist/lib", () => {
	const texts = ["index.cjs", "cli.cjs", ...readdirSync("dist/lib").map((name) => `lib/${name}`)].map(textOf);
	const parts = new Set(
		texts.flatMap((text) => [...text.matchAll(/\bpart\w*\)?\("([a-z-]+)"\)\["src\//g)].map(([, name]) => name)),
	);
	expect(parts.size).toBeGreaterThan(5);
	for (const part of parts) expect(existsSync(`dist/lib/${part}.cjs`)).toBe(true);
});

test("every package with code in dist/ has its licence in dist/licenses.txt", () => {
	const libraries = readdirSync("dist/lib").map((name) => `lib/${name}`);
	const bundled = ["index.cjs", "cli.cjs", ...libraries].map(textOf).join("\n");
	const packages = [...bundled.matchAll(/"node_modules\/((?:@[^/"]+\/)?[^/"]+)\//g)].map(([, name = ""]) => name);
	const notices = readFileSync("dist/licenses.txt", "utf8");
	const known = [...notices.matchAll(/^(\S+) \d\S* \(\S+\)$/gm)].map(([, name = ""]) => name);
	expect(new Set(packages).size).toBeGreaterThan(1);
	for (const name of [...packages, "tree-sitter", "tree-sitter-python", "web-tree-sitter"])
		expect(known).toContain(name);
});

test("the pages of all rules are there", () => {
	const pages: unknown = JSON.parse(readFileSync("dist/pages.json", "utf8"));
	const written = readdirSync("docs/rules").flatMap((group) =>
		readdirSync(join("docs/rules", group)).map((name) => `${group}/${name.replace(/\.md$/, "")}`),
	);
	expect(Object.keys(pages as object).toSorted()).toEqual(written.toSorted());
});

test("action.yml starts a file that is there", () => {
	const main = /^\s+main: (\S+)$/m.exec(readFileSync("action.yml", "utf8"))?.[1];
	expect(main).toBeDefined();
	expect(existsSync(main ?? "")).toBe(true);
});
