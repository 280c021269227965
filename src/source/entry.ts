import { lstatSync, readlinkSync } from "node:fs";
import { codeOf } from "./read-file.ts";
import type { Entry, Omission } from "./source.ts";

/** The entry of something that is no folder, or why it is none. */
export function entryOf(path: string): Entry | Pick<Omission, "kind" | "reason"> {
	try {
		const status = lstatSync(path);
		if (status.isSymbolicLink()) return { kind: "link", target: linkTarget(path) };
		if (status.isFile()) return { kind: "file", size: status.size, isExecutable: (status.mode & 0o100) !== 0 };
		return { kind: "special", reason: "it is a pipe, a socket or a device" };
	} catch (error) {
		return { kind: "unreadable", reason: `it cannot be looked at (${codeOf(error)})` };
	}
}

function linkTarget(path: string): string {
	const target = readlinkSync(path);
	return process.platform === "win32" ? target.replaceAll("\\", "/") : target;
}
