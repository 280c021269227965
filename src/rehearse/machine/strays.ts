import { readdirSync, readFileSync } from "node:fs";
import { MARK } from "../space-variables.ts";

/** Rounds: what is ended may have started another one meanwhile. */
const MAX_ROUNDS = 50;

/**
 * Ends every process whose environment holds the mark, wherever it has gone: into a session of its own, or to another
 * parent. Only Linux tells the environment of a process (proc(5)); elsewhere there is nothing to see. Never throws.
 */
export function endMarked(mark: string): void {
	for (let round = 0; round < MAX_ROUNDS; round += 1) {
		const found = markedProcesses(mark);
		if (found.length === 0) return;
		for (const id of found) {
			try {
				process.kill(id, "SIGKILL");
			} catch {
				// It has ended by itself.
			}
		}
	}
}

/** The numbers of the processes that a rehearsal with this mark has left. */
export function markedProcesses(mark: string): readonly number[] {
	if (process.platform !== "linux") return [];
	const wanted = Buffer.from(`${MARK}=${mark}\0`);
	return processes().filter((id) => {
		try {
			return id !== process.pid && readFileSync(`/proc/${id}/environ`).includes(wanted);
		} catch {
			return false;
		}
	});
}

function processes(): readonly number[] {
	try {
		return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
	} catch {
		return [];
	}
}
