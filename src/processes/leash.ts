import { AsyncLocalStorage } from "node:async_hooks";
import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";

/** Why a program is ended from here: `late` when its time is over, `enough` when nobody wants more of it. */
export type Ending = "late" | "enough";

/** Ends the program that is started while it is held. */
export interface Leash {
	pull(why: Ending): void;
	/** Why it was pulled first; `undefined` while it was not. */
	pulled(): Ending | undefined;
}

/** Sends a signal to a program. */
export type Send = (process: ChildProcess, signal: NodeJS.Signals) => void;

/** Milliseconds between the signal that asks a program to end (SIGTERM) and the one that ends it (SIGKILL). */
const GRACE = 2_000;

/** Node announces every process that it makes (https://nodejs.org/api/diagnostics_channel.html#process). */
const CHANNEL = "child_process";

/** Which leash the code that runs at the moment belongs to: runs go on side by side. */
const HOLDER = new AsyncLocalStorage<Leash>();

/**
 * Runs what starts a program, and holds the program by a leash meanwhile, which is pulled after `time` milliseconds.
 * `send` sends its signals: to the program alone where nothing is said. @actions/exec does not hand out its processes.
 */
export async function leashed<T>(time: number, body: (leash: Leash) => Promise<T>, send: Send = toItself): Promise<T> {
	const processes: ChildProcess[] = [];
	const timers: NodeJS.Timeout[] = [];
	let why: Ending | undefined;
	const signal = (name: NodeJS.Signals) => {
		for (const one of processes) send(one, name);
	};
	const leash: Leash = {
		pulled: () => why,
		pull: (reason) => {
			if (why !== undefined) return;
			why = reason;
			signal("SIGTERM");
			timers.push(setTimeout(signal, GRACE, "SIGKILL"));
		},
	};
	const notice = (message: unknown) => {
		if (HOLDER.getStore() !== leash) return;
		const { process } = message as { readonly process: ChildProcess };
		processes.push(process);
		// A program that ends early breaks the pipe to it, which must not end this one.
		process.once("spawn", () => process.stdin?.on("error", () => undefined));
	};
	subscribe(CHANNEL, notice);
	timers.push(setTimeout(leash.pull, time, "late"));
	try {
		return await HOLDER.run(leash, () => body(leash));
	} finally {
		for (const timer of timers) clearTimeout(timer);
		unsubscribe(CHANNEL, notice);
		// What a program leaves behind may hold its streams open, for which this process would wait at its end.
		for (const { stdin, stdout, stderr } of processes) for (const one of [stdin, stdout, stderr]) one?.destroy();
	}
}

function toItself(process: ChildProcess, signal: NodeJS.Signals): void {
	process.kill(signal);
}
