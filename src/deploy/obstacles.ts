import type { Runtime } from "../hub/runtime.ts";
import { type Failure, failure } from "./failure.ts";

/** What a Space is on, and what that means for a deployment. */
export interface Standing {
	/** What keeps it from being deployed. */
	readonly obstacles: readonly Failure[];
	/** What whoever deploys should know, one sentence each. */
	readonly notes: readonly string[];
}

/** Flavours of shared graphics processors: they start functions of Gradio only (hub-docs, spaces-zerogpu). */
const ZERO_GPU = /^zero-|zerogpu/i;

/** What the state of a Space means for a deployment. `settings` is the address of its settings. */
export function standingOf({ stage, hardware, devMode, errorMessage }: Runtime, settings: string): Standing {
	const wanted = hardware.requested ?? hardware.current;
	const obstacles = [
		...(wanted !== undefined && ZERO_GPU.test(wanted) ? [zeroGpu(wanted, settings)] : []),
		...(stage === "PAUSED" ? [paused(settings)] : []),
		...(stage === "DELETING" ? [deleting()] : []),
	];
	const notes = [
		...(devMode
			? [`Dev mode is on, and what was changed in the container is lost: switch it off at ${settings}.`]
			: []),
		...(stage === "SLEEPING" ? ["The Space sleeps; the deployment wakes it."] : []),
		...(stage === "STOPPED" ? ["The Space is stopped; the deployment starts it."] : []),
		...(/ERROR/.test(stage)
			? [`The Space is in the state ${stage}${errorMessage === "" ? "" : `: ${errorMessage}`}.`]
			: []),
	];
	return { obstacles, notes };
}

function zeroGpu(hardware: string, settings: string): Failure {
	return failure(
		"zero-gpu",
		`The Space is on ZeroGPU (${hardware}), which starts only Gradio applications with a function for a GPU: a plain ASGI application ends there with "No @spaces.GPU function detected".`,
		`Choose another hardware at ${settings}, such as CPU basic.`,
	);
}

function paused(settings: string): Failure {
	return failure(
		"paused",
		"The Space is paused: what is pushed to it is not built until somebody restarts it.",
		`Restart it at ${settings}, and run this again.`,
	);
}

function deleting(): Failure {
	return failure("deleting", "The Space is being deleted.", "Name another Space, or wait and create it anew.");
}
