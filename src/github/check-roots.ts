import { resolve } from "node:path";
import { check, type Ports, type Result } from "../gate/check.ts";
import type { LoadedEngine } from "../python/parser/load-engine.ts";
import type { Inputs } from "./inputs.ts";
import { spaceRoots } from "./space-roots.ts";
import { locateSpace } from "./workspace.ts";

/** What came of one Space root. */
export interface RootResult {
	/** The Space root seen from the workspace, "" for the workspace itself: where annotations start. */
	readonly prefix: string;
	readonly result: Result;
}

/** Checks the Space roots that the inputs name, one after the other, with one parser. */
export async function checkRoots(inputs: Inputs, workspace: string, ports: Ports): Promise<readonly RootResult[]> {
	const roots = spaceRoots(workspace, inputs.paths);
	if ("fault" in roots) return [{ prefix: "", result: { kind: "fault", fault: roots.fault } }];
	let engine: Promise<LoadedEngine> | undefined;
	const shared: Ports = {
		...ports,
		loadEngine: async (wanted) => {
			engine ??= ports.loadEngine(wanted);
			return await engine;
		},
		readText: async (path) => await ports.readText(resolve(workspace, path)),
	};
	const results: RootResult[] = [];
	for (const path of roots) results.push(await checkRoot(path, inputs, workspace, shared));
	return results;
}

async function checkRoot(path: string, inputs: Inputs, workspace: string, ports: Ports): Promise<RootResult> {
	const root = locateSpace(workspace, path);
	if ("fault" in root) return { prefix: path, result: { kind: "fault", fault: root.fault } };
	const { contract, python, failOn, config, inquiry } = inputs;
	const request = { contract, python, failOn, config, inquiry, where: root.where, root: root.inRepository } as const;
	return { prefix: root.inWorkspace, result: await check({ ...request, engine: "auto" }, ports) };
}
