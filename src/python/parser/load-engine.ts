import { createNative, nativeObstacle, thisMachine } from "./native.ts";
import type { Engine, EngineKind } from "./syntax-node.ts";

/** A parser, and why it is not the native one where that was asked for or preferred. */
export interface LoadedEngine {
	readonly engine: Engine;
	readonly fallback: string | undefined;
}

/**
 * Loads the Python parser: `auto` is native where it loads, else WebAssembly.
 * Throws when the one asked for cannot be loaded; the gate then cannot judge, and says so.
 */
export async function loadEngine(wanted: EngineKind | "auto"): Promise<LoadedEngine> {
	if (wanted === "wasm") return { engine: await loadWasm(), fallback: undefined };
	const obstacle = nativeObstacle(thisMachine());
	if (obstacle === undefined) {
		try {
			return { engine: await createNative(), fallback: undefined };
		} catch (error) {
			return await withoutNative(wanted, error instanceof Error ? error.message : String(error));
		}
	}
	return await withoutNative(wanted, obstacle);
}

async function withoutNative(wanted: "native" | "auto", reason: string): Promise<LoadedEngine> {
	if (wanted === "native") throw new Error(`the native Python parser cannot be loaded: ${reason}`);
	return { engine: await loadWasm(), fallback: reason };
}

async function loadWasm(): Promise<Engine> {
	const { createWasm } = await import("./wasm.ts");
	return await createWasm();
}
