import { check, type Judged, type Where } from "../../src/gate/check.ts";
import { NO_INQUIRY } from "../../src/gate/inquiry.ts";
import { MACHINE } from "../../src/gate/machine.ts";
import type { Contract } from "../../src/gate/space.ts";
import { destinationOf } from "../../src/package/destination.ts";
import { makePackage } from "../../src/package/make-package.ts";
import type { Package } from "../../src/package/package.ts";
import { writePackage } from "../../src/package/write-package.ts";
import { parsePythonVersion } from "../../src/python/version.ts";

/** What a test decides about a judgement; the rest is as a run without options has it. */
export interface Wanted {
	readonly contract?: Contract;
	readonly python?: string;
}

/** The tree of a folder. */
export function inFolder(folder: string): Where {
	return { kind: "folder", path: folder, within: folder };
}

/** The tree of what a repository's HEAD holds. */
export function atHead(repository: string, root = ""): Where {
	return { kind: "commit", repository, revision: "HEAD", root };
}

/** Judges a tree as the command does. Throws the fault where it cannot be judged. */
export async function judgedAt(where: Where, { contract, python = "" }: Wanted = {}): Promise<Judged> {
	const request = {
		where,
		root: "",
		contract,
		failOn: undefined,
		python: parsePythonVersion(python),
		config: undefined,
		engine: "auto" as const,
		inquiry: NO_INQUIRY,
	};
	const result = await check(request, { ...MACHINE, progress: () => undefined });
	if (result.kind === "fault") throw new Error(result.fault.message);
	return result;
}

/** Makes the package of a tree. Throws where there can be none. */
export async function packageAt(where: Where, wanted: Wanted = {}): Promise<Package> {
	const packed = await makePackage(await judgedAt(where, wanted), where);
	if ("message" in packed) throw new Error(`${packed.message} ${packed.advice}`);
	return packed;
}

/** Writes a package of a tree to a folder. Throws where that fails. */
export async function writeTo(out: string, packed: Package, root = "/nowhere"): Promise<void> {
	const destination = destinationOf(out, root);
	if ("fault" in destination) throw new Error(destination.fault.message);
	const signal = new AbortController().signal;
	const written = await writePackage(packed, destination, { progress: () => undefined, signal });
	if ("fault" in written) throw new Error(written.fault.message);
}
