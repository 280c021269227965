import type { App, Delays, RuntimeMode, Step } from "../options.ts";
import type { Log } from "./log.ts";

/** A stage that a Space was in. */
export interface Entered {
	readonly stage: string;
	readonly sha: string | undefined;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** What serves at the Space's address. */
export interface Serving {
	readonly app: App;
	readonly stop: () => Promise<void>;
}

/** The changing part of a Space: what the Hub does with its commits. */
export interface RuntimeState {
	readonly mode: RuntimeMode;
	stage: string;
	/** The commit that runs. */
	sha: string | undefined;
	errorMessage: string | undefined;
	readonly history: Entered[];
	logs: { build: Log; run: Log };
	serving: Serving | undefined;
	/** The commit that was last taken up. */
	target: string | undefined;
	/** Rises with everything that makes what is under way of no use. */
	generation: number;
	/** What is under way. */
	work: Promise<void>;
	script: readonly Step[] | undefined;
}

/** What a run of a Space needs to know of it. */
export interface Runner {
	readonly runtime: RuntimeState;
	/** Reads the Space's id, which may change. */
	readonly id: () => string;
	/** Where it answers. */
	readonly address: () => string;
	/** Bare repository. */
	readonly repository: { readonly folder: string };
	/** What the Space sets: variables and secrets, by name. */
	readonly settings: () => Readonly<Record<string, string>>;
	/** Folder for what it needs while it runs. */
	readonly root: string;
	/** Folder of the objects that LFS has. */
	readonly objects: string;
	readonly python: string;
	readonly delays: Delays;
}

/** Enters a stage. */
export function enter(runtime: RuntimeState, stage: string, errorMessage?: string): void {
	runtime.stage = stage;
	runtime.errorMessage = errorMessage;
	runtime.history.push({ stage, sha: runtime.sha, at: Date.now() });
}

/** Stops what serves. */
export async function stopServing(runtime: RuntimeState): Promise<void> {
	const { serving } = runtime;
	runtime.serving = undefined;
	await serving?.stop();
}
