import { resolve } from "node:path";
import { check, type Judged, type Ports, type Request, type Result } from "../gate/check.ts";
import { NO_INQUIRY } from "../gate/inquiry.ts";
import type { LoadedEngine } from "../python/parser/load-engine.ts";
import type { Event, PullRequest } from "./event.ts";
import type { Inputs } from "./inputs.ts";
import { spaceRoots } from "./space-roots.ts";
import { locateSpace } from "./workspace.ts";

/** What came of one Space root. */
export interface RootResult {
	/** The Space root seen from the workspace, "" for the workspace itself: where annotations start. */
	readonly prefix: string;
	readonly result: Result;
	/** The same Space before the change, or why nobody knows it; `undefined` where the run is not about a pull request. */
	readonly base?: Judged | { readonly unknown: string };
}

/** Checks the Space roots that the inputs name, one after the other, with one parser. */
export async function checkRoots(
	inputs: Inputs,
	workspace: string,
	event: Event,
	ports: Ports,
): Promise<readonly RootResult[]> {
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
	for (const path of roots) results.push(await checkRoot(path, inputs, workspace, event, shared));
	return results;
}

async function checkRoot(
	path: string,
	inputs: Inputs,
	workspace: string,
	event: Event,
	ports: Ports,
): Promise<RootResult> {
	const root = locateSpace(workspace, path);
	if ("fault" in root) return { prefix: path, result: { kind: "fault", fault: root.fault } };
	const { contract, python, failOn, config, inquiry } = inputs;
	const { where, inRepository } = root;
	const request = { contract, python, failOn, config, inquiry, where, root: inRepository, engine: "auto" } as const;
	const result = await check(request, ports);
	const prefix = root.inWorkspace;
	if (result.kind === "fault" || event.kind !== "pull-request") return { prefix, result };
	return { prefix, result, base: await baseOf(request, event, ports) };
}

/** The Space as it is without the pull request: only what it is, by no rule. */
async function baseOf(request: Request, { base }: PullRequest, ports: Ports): Promise<Judged | { unknown: string }> {
	const { where } = request;
	if (where.kind !== "commit") return { unknown: "the workspace is no git checkout" };
	if (base === undefined) return { unknown: "GitHub does not tell the commit that it is to be merged into" };
	const before = { ...request, where: { ...where, revision: base }, inquiry: NO_INQUIRY };
	const result = await check(before, ports, []);
	if (result.kind === "judged") return result;
	if (result.fault.code !== "revision-missing") return { unknown: result.fault.message.replace(/\.$/, "") };
	return {
		unknown: "the checkout does not hold the commit before it (`fetch-depth: 2` of actions/checkout brings it)",
	};
}
