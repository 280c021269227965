import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { plant } from "../support/temporary.ts";

/** Bytes of the archive, and of what it unpacks to, that nobody should have to download without noticing here. */
const LIMITS = { packed: 4 * 1024 * 1024, unpacked: 14 * 1024 * 1024 };

let folder: string;
let archive: string;
let packed: {
	readonly size: number;
	readonly unpackedSize: number;
	readonly files: readonly { readonly path: string }[];
};

/** npm without a network, a cache, anybody's settings, and this repository's modules. */
function npm(words: readonly string[], cwd: string) {
	const program = process.platform === "win32" ? "npm.cmd" : "npm";
	const { PATH, SystemRoot } = process.env;
	const options = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"];
	return spawnSync(program, [...options, ...words], {
		cwd,
		encoding: "utf8",
		shell: process.platform === "win32",
		env: {
			PATH,
			...(SystemRoot !== undefined && { SystemRoot }),
			HOME: folder,
			USERPROFILE: folder,
			npm_config_cache: join(folder, "cache"),
			npm_config_userconfig: join(folder, "npmrc"),
			NO_COLOR: "1",
		},
	});
}

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "space-gate-tarball-"));
	const { status, stdout, stderr } = npm(["pack", "--json", "--pack-destination", folder], resolve("."));
	if (status !== 0) throw new Error(stderr);
	[packed] = JSON.parse(stdout);
	archive = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package for npm", () => {
	test("holds the command, its licences, the schemas, the problem matcher, and nothing else", () => {
		const places = packed.files.map(({ path }) => path.replace(/^(dist\/(?:lib|native|wasm)|schema)\/.*/, "$1"));
		expect([...new Set(places)].sort()).toEqual([
			".github/space-gate-matcher.json",
			"LICENSE",
			"README.md",
			"dist/cli.cjs",
			"dist/lib",
			"dist/licenses.txt",
			"dist/native",
			"dist/pages.json",
			"dist/wasm",
			"package.json",
			"schema",
		]);
	});

	test("stays small enough to be fetched by npx", () => {
		expect(packed.size).toBeLessThan(LIMITS.packed);
		expect(packed.unpackedSize).toBeLessThan(LIMITS.unpacked);
	});

	test("brings everything along, so that installing it installs nothing more", () => {
		const { dependencies, optionalDependencies, scripts } = JSON.parse(readFileSync("package.json", "utf8"));
		expect({ dependencies, optionalDependencies }).toEqual({});
		expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([]);
	});

	test("installs into an empty folder without a network, and its command judges", () => {
		const project = join(folder, "project");
		plant(project, { "package.json": '{"private":true}\n' });
		cpSync("examples/todo-backend", join(project, "backend"), { recursive: true });
		cpSync("examples/broken-backend", join(project, "broken"), { recursive: true });
		const installed = npm(["install", archive], project);
		expect(installed.stderr).not.toContain("npm error");
		expect(installed.status).toBe(0);
		expect(readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["space-gate"]);
		expect(existsSync(join(project, "node_modules/space-gate/src"))).toBe(false);

		const passes = npm(["exec", "--no", "--", "space-gate", "check", "backend"], project);
		expect(passes.stdout).toContain("PASS backend holds the python contract");
		expect(passes.status).toBe(0);
		const fails = npm(["exec", "--no", "--", "space-gate", "check", "broken"], project);
		expect(fails.stdout).toContain("FAIL broken does not hold the python contract");
		expect(fails.status).toBe(1);
		const explained = npm(["exec", "--no", "--", "space-gate", "explain", "card/sdk"], project);
		expect(explained.stdout).toContain("How to fix");
	}, 60_000);

	test("lets other programs read the schemas by its name", () => {
		const project = join(folder, "reader");
		plant(project, {
			"package.json": '{"private":true}\n',
			"read.cjs": 'process.stdout.write(require("space-gate/schema/report.schema.json").title)',
		});
		expect(npm(["install", archive], project).status).toBe(0);
		const { stdout } = spawnSync(process.execPath, ["read.cjs"], { cwd: project, encoding: "utf8" });
		expect(stdout).toBe("Space Gate report");
	}, 60_000);
});

describe("each schema", () => {
	test.each(readdirSync("schema"))("%s is named after the place where editors find it", (name) => {
		const { $id, $schema } = JSON.parse(readFileSync(join("schema", name), "utf8"));
		expect($id).toBe(`https://raw.githubusercontent.com/space-gate/space-gate/main/schema/${name}`);
		expect($schema).toBe("http://json-schema.org/draft-07/schema#");
	});
});
