import { findTree } from "../source/git/revision.ts";
import { carryOut } from "./carry-out.ts";
import type { Deployment, Outcome } from "./deployment.ts";
import { type Failure, failure } from "./failure.ts";
import { pageOf, prepare } from "./prepare.ts";
import { DEADLINES, openScratch } from "./push/scratch.ts";
import type { DeployPorts, DeployRequest } from "./request.ts";

/**
 * Brings a commit that passed the gate to its Space and watches it until it answers, or only makes the plan. The Space holds
 * either the whole package afterwards, or what it held before; whatever goes wrong is in the outcome. Never throws.
 */
export async function deploy(request: DeployRequest, ports: DeployPorts): Promise<Deployment> {
	try {
		return await deployed(request, ports);
	} catch (thrown) {
		const words = thrown instanceof Error ? thrown.message : String(thrown);
		const why = failure("internal", "The deployment ended in a fault of Space Gate's own.", "Please report it.", {
			words,
		});
		return ended(request, failedWith(why));
	}
}

async function deployed(given: DeployRequest, ports: DeployPorts): Promise<Deployment> {
	const { judged, where, hub, space } = given;
	if (judged.verdict !== "pass" || judged.source.origin.kind !== "commit") return ended(given, failedWith(notJudged()));
	const { commit } = judged.source.origin;
	const { tree } = await findTree(where.repository, commit, where.root);
	const request: DeployRequest = { ...given, origin: { ...given.origin, commit, tree } };
	const scratch = await openScratch({
		repository: where.repository,
		folder: given.temp,
		remote: { address: pageOf(hub.endpoint, space), token: hub.token },
		signal: hub.signal,
		// A push that never ends is over when the Space would have had to answer.
		deadlines: { ...DEADLINES, push: Math.min(DEADLINES.push, given.course.timeout) },
	});
	if ("kind" in scratch) return ended(request, failedWith(scratch));
	try {
		const prepared = await prepare(request, scratch, ports);
		if (prepared.kind === "failure") return ended(request, failedWith(prepared));
		const { plan } = prepared;
		if (request.course.kind === "plan") return { ...ended(request, { kind: "planned" }), plan, stage: plan.stage };
		const [obstacle] = plan.obstacles;
		if (obstacle !== undefined) return { ...ended(request, failedWith(obstacle)), plan, stage: plan.stage };
		return await carryOut(request, prepared, scratch, ports);
	} finally {
		await scratch.close();
	}
}

/** A deployment of which nothing is known but how it ended. */
function ended({ space }: DeployRequest, outcome: Outcome): Deployment {
	return { space, plan: undefined, outcome, stage: undefined, warnings: [] };
}

/** Nothing was pushed. */
function failedWith(why: Failure): Outcome {
	return { kind: "failed", failure: why, commit: undefined, rollBack: undefined };
}

function notJudged(): Failure {
	return failure("internal", "Only a commit that passed the gate is deployed.", "Let the gate judge the commit first.");
}
