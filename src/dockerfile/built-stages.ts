import type { Dockerfile, Stage } from "./dockerfile.ts";

/** The stage that is built, and those that it copies from, in their order; the others are left out of the build. */
export function builtStages({ target, stages }: Dockerfile): readonly Stage[] {
	const found = new Set<Stage>(target === undefined ? [] : [target]);
	for (const stage of found) {
		for (const step of stage.steps) {
			if (step.kind === "copy" && step.from !== undefined && step.from !== "image") found.add(step.from);
		}
	}
	return stages.filter((stage) => found.has(stage));
}
