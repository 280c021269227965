import { isAbsolute, relative, resolve } from "node:path";
import { check, type Judged } from "../gate/check.ts";
import { CANNOT_JUDGE, exitStatusOf } from "../gate/exit-status.ts";
import type { Fault } from "../gate/fault.ts";
import { MACHINE } from "../gate/machine.ts";
import { destinationOf } from "../package/destination.ts";
import { makePackage } from "../package/make-package.ts";
import type { Package } from "../package/package.ts";
import { obstacleFault, type Written, writePackage } from "../package/write-package.ts";
import { packageText } from "../report/terminal/package-text.ts";
import { type JudgementOptions, requestOf } from "./request.ts";
import { coloursFor, columns, errFault, out, progressHere, way } from "./terminal.ts";

/** The options of `package` as commander gives them. */
export interface PackageOptions extends JudgementOptions {
	/** The folder to write to. */
	readonly out: string;
}

/** What the command made. */
interface Made {
	readonly judged: Judged;
	readonly packed: Package;
	readonly written: Written;
}

/** Writes the package of a Space; gives 0, 1 where the gate would not deploy it, and 2 where nothing was written. */
export async function runPackage(path: string, options: PackageOptions): Promise<number> {
	const progress = progressHere();
	const interruption = new AbortController();
	const interrupt = () => interruption.abort();
	process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
	const made = await makeAndWrite(path, options, { progress: progress.step, signal: interruption.signal });
	process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
	progress.end();
	if ("fault" in made) {
		errFault(made.fault);
		return CANNOT_JUDGE;
	}
	const prefix = isAbsolute(path) ? path : way(process.cwd(), resolve(path));
	const folder = isAbsolute(options.out) ? options.out : relative(process.cwd(), resolve(options.out));
	const target = { width: columns(), prefix, colours: coloursFor(process.stdout) };
	out(packageText({ ...made, folder }, target));
	return exitStatusOf(made.judged);
}

/** What a run needs of those who wait for it. */
interface RunPorts {
	progress(step: string): void;
	readonly signal: AbortSignal;
}

async function makeAndWrite(
	path: string,
	options: PackageOptions,
	ports: RunPorts,
): Promise<Made | { readonly fault: Fault }> {
	const destination = destinationOf(options.out, path);
	if ("fault" in destination) return destination;
	const { request, fault } = requestOf(path, options);
	if (fault !== undefined) return { fault };
	const judged = await check(request, { ...MACHINE, progress: ports.progress });
	if (judged.kind === "fault") return judged;
	ports.progress("making the package");
	const packed = await makePackage(judged, request.where);
	if ("message" in packed) return { fault: obstacleFault(packed) };
	const written = await writePackage(packed, destination, ports);
	return "fault" in written ? written : { judged, packed, written };
}
