import type { Ports } from "./check.ts";

/** The same ports with one parser for all judgements of a run: the first one loads it. */
export function withOneEngine(ports: Ports): Ports {
	let engine: ReturnType<Ports["loadEngine"]> | undefined;
	return {
		...ports,
		loadEngine: async (wanted) => {
			engine ??= ports.loadEngine(wanted);
			return await engine;
		},
	};
}
