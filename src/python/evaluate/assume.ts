import type { Source } from "../../source/source.ts";
import type { Application } from "../application.ts";
import type { Program } from "../program.ts";
import type { Target } from "./lack.ts";
import type { Variables } from "./machine.ts";
import { bounded, proveTarget } from "./prove.ts";
import { type GivenVariables, startMachine } from "./start-machine.ts";

/**
 * Whether the start of `module:attribute` certainly fails where nothing sets these variables, every other one being set.
 * `undefined` where a bound ends the evaluation.
 */
export function failsWithout(
	program: Program,
	source: Source,
	{ module, attribute }: Target,
	unset: ReadonlySet<string>,
): boolean | undefined {
	const machine = startMachine(program, source, "set", { unset });
	const { proof, isCutOff = false } = bounded(machine, module, () => proveTarget(machine, module, attribute));
	return isCutOff ? undefined : proof.state === "refuted" && proof.because === "import-fails";
}

/** What the application is where the variables are set in that way; `undefined` where it is not proven then, or not known. */
export function applicationWith(
	program: Program,
	source: Source,
	{ module, attribute }: Target,
	{ variables, given }: { readonly variables: Variables; readonly given: GivenVariables },
): Application | undefined {
	const machine = startMachine(program, source, variables, { given });
	const { proof, application } = bounded(machine, module, () => proveTarget(machine, module, attribute));
	return proof.state === "proven" ? application : undefined;
}
