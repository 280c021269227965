import type { Fault } from "../gate/fault.ts";
import { REPOSITORY, VERSION } from "../gate/help.ts";
import { clean } from "./escape.ts";
import type { Colours } from "./terminal/colours.ts";

/**
 * Why the gate could not judge, for people: what is wrong and what to do. A stack is shown only of a fault of ours, and
 * only when NODE_DEBUG (`debug`), Node's own variable for it, names space-gate.
 */
export function faultReport(fault: Fault, colours: Colours, debug = ""): string {
	const { bgYellow, black, bold, isColorSupported } = colours;
	const badge = bold(bgYellow(black(isColorSupported ? " ERROR " : "ERROR")));
	const lines = [...adviceOf(fault), ...(/\bspace-gate\b/.test(debug) ? stackOf(fault) : [])];
	return [`${badge} ${bold(clean(fault.message))}`, ...lines.map((line) => `  ${clean(line)}`)].join("\n");
}

/** What to do about a fault, one sentence a line. */
export function adviceOf({ kind, advice }: Fault): string[] {
	if (kind === "configuration") return [advice];
	const machine = `Space Gate ${VERSION}, Node ${process.versions.node}, ${process.platform}-${process.arch}`;
	return [
		advice,
		`Please report it at ${REPOSITORY}/issues (${machine}), with what it prints when NODE_DEBUG=space-gate is set.`,
	];
}

function stackOf({ cause }: Fault): string[] {
	return cause instanceof Error ? String(cause.stack).split("\n") : [];
}
