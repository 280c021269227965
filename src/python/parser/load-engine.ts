import { createNative, nativeObstacle, thisMachine } from "./native.ts";
import type { Engine, EngineKind } from "./syntax-node.ts";

/** A parser, and why it is not the native one where that was asked for or preferred. */
export interface LoadedEngine {
	readonly engine: Engine;
	readonly fallback: string | undefined;
}

/** The two builds of the parser and what keeps the native one from being tried at all. */
export interface Builds {
	obstacle(): string | undefined;
	native(): Promise<Engine>;
	wasm(): Promise<Engine>;
}

/** The builds on this machine; the one of WebAssembly is loaded only when it is needed. */
const BUILDS: Builds = {
	obstacle: () => nativeObstacle(thisMachine()),
	native: () => createNative(),
	wasm: async () => {
		const { createWasm } = await import("./wasm.ts");
		return await createWasm();
	},
};

/**
 * Loads the Python parser: `auto` is native where it loads, else WebAssembly.
 * Throws when the one asked for cannot be loaded; the gate then cannot judge, and says so.
 */
export async function loadEngine(wanted: EngineKind | "auto", builds: Builds = BUILDS): Promise<LoadedEngine> {
	if (wanted === "wasm") return { engine: await loadWasm(builds), fallback: undefined };
	const native = await tryNative(builds);
	if (typeof native !== "string") return { engine: native, fallback: undefined };
	if (wanted === "native") throw new Error(`The native Python parser cannot be loaded: ${native}.`);
	return { engine: await loadWasm(builds), fallback: native };
}

async function tryNative({ obstacle, native }: Builds): Promise<Engine | string> {
	const reason = obstacle();
	if (reason !== undefined) return reason;
	try {
		return await native();
	} catch (error) {
		return reasonOf(error);
	}
}

async function loadWasm({ wasm }: Builds): Promise<Engine> {
	try {
		return await wasm();
	} catch (error) {
		throw new Error(`The Python parser cannot be loaded as WebAssembly: ${reasonOf(error)}.`, { cause: error });
	}
}

function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
