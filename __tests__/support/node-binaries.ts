/** A Node to run dist/ with: the one that runs the tests, and the one that actions run on, where SPACE_GATE_NODE24 names it. */
export interface NodeBinary {
	readonly name: string;
	readonly path: string;
}

const action = process.env.SPACE_GATE_NODE24;

/** Every Node under which dist/ must work here. */
export const nodeBinaries: readonly NodeBinary[] = [
	{ name: `Node ${process.versions.node}`, path: process.execPath },
	...(action === undefined ? [] : [{ name: "SPACE_GATE_NODE24", path: action }]),
];
