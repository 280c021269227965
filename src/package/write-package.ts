import {
	chmodSync,
	fchmodSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	renameSync,
	rmdirSync,
	rmSync,
	statSync,
	symlinkSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { configurationFault, type Fault, faultOf } from "../gate/fault.ts";
import { codeOf } from "../source/read-file.ts";
import { SourceError } from "../source/source-error.ts";
import type { Destination } from "./destination.ts";
import type { Obstacle, Package } from "./package.ts";
import { type Open, writeContents } from "./write-contents.ts";

/** What was written. */
export interface Written {
	readonly files: number;
	readonly bytes: number;
}

/** What writing needs of those who wait for it. */
export interface WritingPorts {
	/** Hears what is being done, in a few words. */
	progress(step: string): void;
	/** Ends the work. */
	readonly signal: AbortSignal;
}

/** Files after which others get their turn: progress is shown, and signals are heard. */
const BREATH = 64;

/**
 * Writes a package into a new folder: files first and links last, so that nothing is ever written through a link. It is
 * put together beside its place and moved there when it is whole; when it fails, nothing of it stays.
 */
export async function writePackage(
	packed: Package,
	{ folder }: Destination,
	ports: WritingPorts,
): Promise<Written | { readonly fault: Fault }> {
	let made: string | undefined;
	let isDone = false;
	try {
		const parent = dirname(folder);
		made = mkdirSync(parent, { recursive: true });
		const workshop = mkdtempSync(join(parent, `.${basename(folder)}-`));
		made ??= workshop;
		const written = await fill(workshop, packed, ports);
		if ("message" in written) return { fault: obstacleFault(written) };
		if (statSync(folder, { throwIfNoEntry: false }) !== undefined) rmdirSync(folder);
		renameSync(workshop, folder);
		isDone = true;
		return written;
	} catch (thrown) {
		return { fault: writingFault(thrown, folder) };
	} finally {
		if (!isDone && made !== undefined) rmSync(made, { recursive: true, force: true });
	}
}

/** The fault that stands for what keeps a tree from being packaged. */
export function obstacleFault({ message, advice }: Obstacle): Fault {
	return configurationFault("package-impossible", message, advice);
}

async function fill(
	workshop: string,
	packed: Package,
	{ progress, signal }: WritingPorts,
): Promise<Written | Obstacle> {
	const { files } = packed;
	makeFolders(workshop, files.keys());
	let done = 0;
	const open: Open = (path, { mode }) => {
		const permissions = mode === "100755" ? 0o755 : 0o644;
		// Fails where there is something of that name: on a disk that takes "a" and "A" for one, or in a hostile tree.
		const file = openSync(join(workshop, path), "wx", permissions);
		fchmodSync(file, permissions);
		return file;
	};
	const obstacle = await writeContents(packed, open, async () => {
		done += 1;
		if (done % BREATH !== 0) return;
		await setImmediate();
		signal.throwIfAborted();
		progress(`writing file ${done} of ${files.size}`);
	});
	if (obstacle !== undefined) return obstacle;
	signal.throwIfAborted();
	for (const [path, { mode, content }] of files) {
		if (mode === "120000" && content.kind === "bytes") {
			symlinkSync(new TextDecoder().decode(content.bytes), join(workshop, path));
		}
	}
	return { files: files.size, bytes: [...files.values()].reduce((bytes, { size }) => bytes + size, 0) };
}

/** Makes the folders that the files lie in, none of them through a link: there are no links yet. */
function makeFolders(workshop: string, paths: Iterable<string>): void {
	chmodSync(workshop, 0o755);
	const made = new Set(["."]);
	const make = (folder: string) => {
		if (made.has(folder)) return;
		made.add(folder);
		make(dirname(folder));
		mkdirSync(join(workshop, folder));
		chmodSync(join(workshop, folder), 0o755);
	};
	for (const path of paths) make(dirname(path));
}

function writingFault(thrown: unknown, folder: string): Fault {
	if (thrown instanceof SourceError) return faultOf(thrown);
	if (thrown instanceof DOMException && thrown.name === "AbortError") {
		return configurationFault(
			"interrupted",
			"The package was interrupted before it was whole.",
			"Nothing of it is left; run it again.",
		);
	}
	const code = codeOf(thrown);
	if (code === "unknown error") return faultOf(thrown);
	const message = `The package cannot be written to "${folder}" (${code}).`;
	return configurationFault(
		"package-unwritten",
		message,
		"Name a folder that can be written to, on a disk with enough room.",
	);
}
