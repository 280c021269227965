import type { Source } from "../../source/source.ts";
import type { Lack, Program } from "../program.ts";
import type { Lacking } from "./execution.ts";
import { catching } from "./flow.ts";
import { BoundExceeded, type Caught, type Machine } from "./machine.ts";
import { find, serverSite } from "./prove.ts";
import { startMachine } from "./start-machine.ts";
import { placeOf, traceTo } from "./trace.ts";

/** What a server is told to serve. */
export interface Target {
	readonly module: string;
	readonly attribute: string;
}

/** Follows the start once more, modules that are not installed failing where they are imported. */
export function lackOf(
	program: Program,
	source: Source,
	target: Target,
	absent: ReadonlySet<string>,
): Lack | undefined {
	const machine = startMachine(program, source, "unknown", { absent });
	try {
		const lacking = lackingIn(machine, target);
		if (lacking === undefined) return undefined;
		const { module, site, via } = lacking;
		return { module, place: placeOf(site), trace: traceTo(via, site) };
	} catch (error) {
		const isStack = error instanceof RangeError && /call stack/i.test(error.message);
		if (!(error instanceof BoundExceeded) && !isStack) throw error;
		return undefined;
	}
}

function lackingIn(machine: Machine, { module, attribute }: Target): Lacking | undefined {
	const resolution = machine.program.resolve(module);
	if (resolution.kind !== "project") return undefined;
	const site = serverSite(machine, resolution.path);
	const { result, caught } = catching(machine, { takes: ["raise"] }, () => machine.importModule(module, site));
	if (result === undefined) return endingIn(caught);
	const { served } = find(machine, result, attribute, site);
	const lacks = served.flatMap((one) => (one.kind === "raises" ? (one.raised.lacking ?? []) : []));
	return lacks.length === served.length ? lacks[0] : undefined;
}

/** What the import lacks, none of whose ways ends well. */
function endingIn(caught: readonly Caught[]): Lacking | undefined {
	const ends = caught.flatMap(({ exit, isAssumed, condition }) =>
		exit.kind !== "raise" || isAssumed ? [] : [{ lacking: exit.raised.lacking, condition }],
	);
	const isAlways = ends.every(({ lacking }) => lacking !== undefined);
	// Where some way ends for another reason, a lack only counts if nothing decides about it.
	return ends.find(({ lacking, condition }) => lacking !== undefined && (isAlways || condition === undefined))?.lacking;
}
