import { randomUUID } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Failure, failure } from "../../deploy/failure.ts";
import { codeOf } from "../../source/read-file.ts";
import { endMarked } from "./strays.ts";

/** The folders of a rehearsal, and the mark of its processes. */
export interface Workshop {
	/** Where the package is written; not there yet. */
	readonly package: string;
	/** Where the virtual environment is made; not there yet. */
	readonly environment: string;
	readonly home: string;
	readonly temp: string;
	/** The folder of the program that starts the server, and of nothing else. */
	readonly programs: string;
	readonly mark: string;
	/** Ends every process that is left and removes the folders; gives the folder where that fails. */
	close(): string | undefined;
}

/** Makes the folders below a folder for temporary files. What is in them goes when this process ends, too. Never throws. */
export function openWorkshop(base: string): Workshop | Failure {
	try {
		const folder = mkdtempSync(join(realpathSync(base), "space-gate-rehearsal-"));
		const inside = (name: string) => join(folder, name);
		for (const name of ["home", "temp", "programs"]) mkdirSync(inside(name));
		const mark = randomUUID();
		const close = () => {
			endMarked(mark);
			const isGone = removed(folder);
			process.off("exit", close);
			return isGone ? undefined : folder;
		};
		process.once("exit", close);
		return {
			package: inside("package"),
			environment: inside("environment"),
			home: inside("home"),
			temp: inside("temp"),
			programs: inside("programs"),
			mark,
			close,
		};
	} catch (thrown) {
		const message = `No temporary folder can be made in "${base}" (${codeOf(thrown)}).`;
		const advice = "Set TMPDIR to a folder that can be written to, on a disk with enough room.";
		return failure("environment-failed", message, advice);
	}
}

/** Removes a folder, and once more after every folder in it was unlocked: a program may have taken rights away. */
function removed(folder: string): boolean {
	for (const attempt of ["as it is", "unlocked"]) {
		try {
			if (attempt === "unlocked") unlock(folder);
			rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
			return true;
		} catch {
			// The second attempt is the last.
		}
	}
	return false;
}

function unlock(top: string): void {
	const folders = [top];
	for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
		chmodSync(folder, 0o700);
		for (const name of readdirSync(folder)) {
			const path = join(folder, name);
			if (lstatSync(path).isDirectory()) folders.push(path);
		}
	}
}
