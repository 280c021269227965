import { resolve } from "node:path";
import { check, type Judged, type Ports, type Request, type Result } from "../gate/check.ts";
import { withOneEngine } from "../gate/one-engine.ts";
import type { Access } from "./api/open.ts";
import { baseFinder } from "./base/find-base.ts";
import type { Event } from "./event.ts";
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

/** What a run knows of where it runs. */
export interface Surroundings extends Omit<Access, "token"> {
	readonly workspace: string;
	readonly event: Event;
	/** The commit that the run is about, GITHUB_SHA. */
	readonly commit: string | undefined;
}

/** Checks the Space roots that the inputs name, one after the other, with one parser. */
export async function checkRoots(
	inputs: Inputs,
	surroundings: Surroundings,
	ports: Ports,
): Promise<readonly RootResult[]> {
	const { workspace, event } = surroundings;
	const roots = spaceRoots(workspace, inputs.paths);
	if ("fault" in roots) return [{ prefix: "", result: { kind: "fault", fault: roots.fault } }];
	const shared: Ports = {
		...withOneEngine(ports),
		readText: async (path) => await ports.readText(resolve(workspace, path)),
	};
	const heads: Head[] = [];
	for (const path of roots) heads.push(await checkRoot(path, inputs, workspace, shared));
	if (event.kind !== "pull-request") return heads.map(({ prefix, result }) => ({ prefix, result }));
	const access = { ...surroundings, token: inputs.token };
	const findBase = baseFinder({ event, commit: surroundings.commit, access, ports: shared });
	const results: RootResult[] = [];
	// The time that GitHub has to answer begins with the first question: all heads are judged by then.
	for (const { prefix, result, request } of heads) {
		const isKnown = result.kind === "judged" && request !== undefined;
		results.push({ prefix, result, ...(isKnown && { base: await findBase(request, result) }) });
	}
	return results;
}

/** What came of a Space root, and what was asked where that could be. */
interface Head {
	readonly prefix: string;
	readonly result: Result;
	readonly request?: Request;
}

async function checkRoot(path: string, inputs: Inputs, workspace: string, ports: Ports): Promise<Head> {
	const root = locateSpace(workspace, path);
	if ("fault" in root) return { prefix: path, result: { kind: "fault", fault: root.fault } };
	const { contract, python, failOn, config, inquiry } = inputs;
	const { where, inRepository } = root;
	const request = { contract, python, failOn, config, inquiry, where, root: inRepository, engine: "auto" } as const;
	return { prefix: root.inWorkspace, result: await check(request, ports), request };
}
