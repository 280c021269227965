import { describe, expect, test } from "@jest/globals";
import { type Builds, loadEngine } from "../../../src/python/parser/load-engine.ts";
import { nativeObstacle } from "../../../src/python/parser/native.ts";
import { engines } from "../../support/engines.ts";

const [native, wasm] = engines;
if (native === undefined || wasm === undefined) throw new Error("both engines are needed");

const BOTH: Builds = { obstacle: () => undefined, native: async () => native, wasm: async () => wasm };

function broken(message: string): () => Promise<never> {
	return async () => {
		throw new Error(message);
	};
}

describe("the parser is native where it loads", () => {
	test("auto takes the native one", async () => {
		expect(await loadEngine("auto", BOTH)).toEqual({ engine: native, fallback: undefined });
	});

	test("auto takes WebAssembly, and says why, where the native one does not load", async () => {
		const builds = { ...BOTH, native: broken("GLIBCXX_3.4.29 not found") };
		expect(await loadEngine("auto", builds)).toEqual({ engine: wasm, fallback: "GLIBCXX_3.4.29 not found" });
	});

	test("the native one is not even tried where it would crash", async () => {
		const builds = { ...BOTH, obstacle: () => "Node-API 8 is older than 9", native: broken("tried") };
		expect(await loadEngine("auto", builds)).toEqual({ engine: wasm, fallback: "Node-API 8 is older than 9" });
	});

	test("WebAssembly is taken when it is asked for", async () => {
		expect(await loadEngine("wasm", { ...BOTH, native: broken("tried") })).toEqual({
			engine: wasm,
			fallback: undefined,
		});
	});
});

describe("a parser that cannot be loaded is an error", () => {
	test("the native one, when it was asked for", async () => {
		await expect(loadEngine("native", { ...BOTH, native: broken("no such file") })).rejects.toThrow(
			"The native Python parser cannot be loaded: no such file.",
		);
	});

	test.each(["auto", "wasm"] as const)("%s, when there is no WebAssembly either", async (wanted) => {
		const builds = { ...BOTH, native: broken("no such file"), wasm: broken("bad magic number") };
		await expect(loadEngine(wanted, builds)).rejects.toThrow(
			"The Python parser cannot be loaded as WebAssembly: bad magic number.",
		);
	});
});

describe("what keeps the native parser from being tried", () => {
	const fit = { nodeApi: "9", platform: "linux", glibc: "2.36" };

	test.each([
		["a Node-API that is too old", { ...fit, nodeApi: "8" }, "Node-API 8 is older than 9"],
		["no Node-API", { ...fit, nodeApi: undefined }, "Node-API 0 is older than 9"],
		["musl", { ...fit, glibc: undefined }, "there is no GNU C library"],
	])("%s", (_, machine, reason) => {
		expect(nativeObstacle(machine)).toBe(reason);
	});

	test.each([
		["Linux with the GNU C library", fit],
		["a newer Node-API", { ...fit, nodeApi: "10" }],
		["macOS, which has no GNU C library", { nodeApi: "9", platform: "darwin", glibc: undefined }],
		["Windows", { nodeApi: "9", platform: "win32", glibc: undefined }],
	])("not %s", (_, machine) => {
		expect(nativeObstacle(machine)).toBeUndefined();
	});
});
