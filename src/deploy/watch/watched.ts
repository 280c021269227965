import type { LogKind } from "../../hub/logs.ts";
import type { Runtime } from "../../hub/runtime.ts";
import type { Failure } from "../failure.ts";
import type { Goal } from "./stages.ts";

/** What watching needs of the machine. */
export interface WatchPorts {
	/** Milliseconds of a clock that only goes forwards. */
	now(): number;
	/** Waits, and ends early when the signal does. Never throws. */
	wait(milliseconds: number, signal: AbortSignal): Promise<void>;
	/** Hears of every new state, and how many seconds after the push. */
	onStage(stage: string, seconds: number): void;
	/** Hears what the Space writes, without secrets. */
	onLine(kind: LogKind, line: string): void;
}

/** What is waited for, and how long. Times in milliseconds. */
export interface Watching extends Goal {
	/** From now until it must run; the soak comes on top. */
	readonly timeout: number;
	/** Hides secrets in what logs say. */
	readonly conceal: (text: string) => string;
	readonly ports: WatchPorts;
	readonly signal: AbortSignal;
}

/** The last lines of a Space's logs, without secrets. */
export interface Logs {
	readonly build: readonly string[];
	readonly run: readonly string[];
}

/** What came of watching. */
export type Watched =
	| {
			readonly kind: "running";
			/** Whether the Hub told that it is this commit. */
			readonly isProven: boolean;
			/** Seconds from the push to the end of the build. */
			readonly buildSeconds: number;
			readonly runtime: Runtime;
	  }
	/** Somebody has pushed another commit, which the Space builds instead. */
	| { readonly kind: "superseded"; readonly head: string }
	| {
			readonly kind: "failed";
			readonly failure: Failure;
			readonly logs: Logs;
			/** The last state that was seen. */
			readonly runtime: Runtime | undefined;
	  };
