import type { Fault } from "../gate/fault.ts";
import { REPOSITORY, VERSION } from "../gate/help.ts";
import type { Colours } from "./colours.ts";
import { clean } from "./escape.ts";

/** Why the gate could not judge, for people: what is wrong and what to do, and for a fault of ours how to report it. */
export function faultReport(fault: Fault, colours: Colours): string {
	const { bgYellow, black, bold, isColorSupported } = colours;
	const badge = bold(bgYellow(black(isColorSupported ? " ERROR " : "ERROR")));
	return [`${badge} ${bold(clean(fault.message))}`, ...adviceOf(fault).map((line) => `  ${clean(line)}`)].join("\n");
}

/** What to do about a fault, one sentence a line. */
export function adviceOf({ kind, advice }: Fault): string[] {
	if (kind === "configuration") return [advice];
	const machine = `Space Gate ${VERSION}, Node ${process.versions.node}, ${process.platform}-${process.arch}`;
	return [advice, `Please report it with what you did and "${machine}": ${REPOSITORY}/issues`];
}
