import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { nodeBinaries } from "../support/node-binaries.ts";
import { type Shipped, shipped } from "../support/shipped.ts";

let copy: Shipped;
beforeAll(() => {
	copy = shipped();
	cpSync("examples", join(copy.folder, "examples"), { recursive: true });
});
afterAll(() => copy.remove());

/** Runs the command where no package can be found but what it brings itself. */
function gate(node: string, ...words: string[]) {
	return spawnSync(node, [copy.command, ...words], { cwd: copy.folder, encoding: "utf8", env: { NO_COLOR: "1" } });
}

const hasNative = process.platform !== "linux" || process.arch === "x64";
const engines = hasNative ? ["native", "wasm"] : ["wasm"];

describe.each(nodeBinaries)("dist/ alone in a folder, under $name", ({ path: node }) => {
	test.each(engines)("passes the sound example with the %s engine", (engine) => {
		const { status, stdout, stderr } = gate(node, "check", "examples/todo-backend", "--engine", engine);
		expect(stderr).toBe("");
		expect(stdout).toContain("src/main.py");
		expect(status).toBe(0);
	});

	test("passes the sound example without a file of lib/, which most runs need not read", () => {
		const slim = shipped();
		try {
			rmSync(join(slim.folder, "dist", "lib"), { recursive: true });
			const words = [slim.command, "check", join(copy.folder, "examples/todo-backend")];
			const { status, stderr } = spawnSync(node, words, { encoding: "utf8", env: { NO_COLOR: "1" } });
			expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
		} finally {
			slim.remove();
		}
	});

	test("gives the same report with both engines, but for the engine's name", () => {
		const reports = engines.map((engine) => {
			const { status, stdout } = gate(node, "check", "examples/broken-backend", "--format", "json", "--engine", engine);
			expect(status).toBe(1);
			return JSON.stringify({ ...JSON.parse(stdout), engine: undefined });
		});
		expect(new Set(reports).size).toBe(1);
		expect(reports[0]).toContain("entrypoint/server-start");
	});

	test("explains a rule from the pages that it brings", () => {
		const { status, stdout } = gate(node, "explain", "structure/dockerfile-forbidden");
		expect(stdout).toContain("How to fix");
		expect(status).toBe(0);
	});

	test("does not judge when no parser can be loaded", () => {
		const crippled = shipped();
		try {
			rmSync(join(crippled.folder, "dist", "native"), { recursive: true });
			rmSync(join(crippled.folder, "dist", "wasm"), { recursive: true });
			const words = [crippled.command, "check", join(copy.folder, "examples/todo-backend")];
			const { status, stderr } = spawnSync(node, words, { encoding: "utf8", env: { NO_COLOR: "1" } });
			expect(status).toBe(2);
			expect(stderr).toContain("parser");
		} finally {
			crippled.remove();
		}
	});

	test("falls back to WebAssembly where the native parser cannot be opened, and passes", () => {
		const damaged = shipped();
		try {
			const native = join(damaged.folder, "dist", "native", `${process.platform}-${process.arch}`);
			if (hasNative) writeFileSync(join(native, "tree-sitter-python.node"), "no machine knows this");
			const words = [damaged.command, "check", join(copy.folder, "examples/todo-backend"), "--format", "json"];
			const { status, stdout } = spawnSync(node, words, { encoding: "utf8", env: { NO_COLOR: "1" } });
			expect(status).toBe(0);
			expect(stdout).toContain("wasm");
		} finally {
			damaged.remove();
		}
	});
});

const canExecute = process.platform === "win32" ? test.skip : test;

canExecute("the command can be started by its name", () => {
	const folder = join(copy.folder, "bin");
	cpSync("dist", folder, { recursive: true });
	chmodSync(folder, 0o755);
	const { status, stdout } = spawnSync(join(folder, "cli.cjs"), ["--version"], { encoding: "utf8" });
	expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
	expect(status).toBe(0);
});
