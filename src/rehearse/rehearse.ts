import { type Failure, failure } from "../deploy/failure.ts";
import { countOf } from "../gate/verdict.ts";
import { makePackage } from "../package/make-package.ts";
import { writePackage } from "../package/write-package.ts";
import { equip } from "./equip.ts";
import { freePort } from "./machine/port.ts";
import { openWorkshop, type Workshop } from "./machine/workshop.ts";
import { cancelledFailure } from "./make-environment.ts";
import { emptyVariables, missingVariables } from "./missing-variables.ts";
import { perform } from "./perform.ts";
import { impossible, type Rehearsal, type RehearsalPorts, type RehearsalRequest } from "./rehearsal.ts";
import { secretConcealer } from "./secret-concealer.ts";
import { namesSet } from "./space-variables.ts";
import { startCommand } from "./start-command.ts";

/**
 * Starts the package of a judged tree on this machine, as its Space would, and asks it whether it answers. It runs the
 * user's code, and that of all requirements. Nothing of it stays, neither folders nor processes. Never throws.
 */
export async function rehearse(request: RehearsalRequest, ports: RehearsalPorts): Promise<Rehearsal> {
	const workshop = openWorkshop(request.temp);
	if ("code" in workshop) return impossible(workshop, []);
	const warnings: string[] = [];
	let rehearsal: Rehearsal;
	try {
		rehearsal = await rehearsed(request, ports, workshop, warnings);
	} catch (thrown) {
		const words = thrown instanceof Error ? thrown.message : String(thrown);
		const advice = "Please report it.";
		const why = failure("internal", "The rehearsal ended in a fault of Space Gate's own.", advice, { words });
		rehearsal = impossible(why, warnings);
	}
	const left = workshop.close();
	if (left === undefined) return rehearsal;
	return { ...rehearsal, warnings: [...rehearsal.warnings, `The folder ${left} could not be removed.`] };
}

async function rehearsed(
	request: RehearsalRequest,
	ports: RehearsalPorts,
	workshop: Workshop,
	warnings: string[],
): Promise<Rehearsal> {
	const { judged, course, signal } = request;
	const command = startCommand(judged, workshop.package, request.variables);
	if ("code" in command) return impossible(command, warnings);
	warnings.push(...gateWarning(request), ...command.notes);
	const given = { image: command.variables, user: request.variables };
	const { environment } = judged.judgement;
	const missing = missingVariables(environment, namesSet(given), request.variablesAdvice);
	if (missing !== undefined) return impossible(missing, warnings);
	warnings.push(...emptyVariables(environment, request.variables));
	const port = await freePort(course.port);
	if (typeof port !== "number") return impossible(portFailure(course.port, port.reason), warnings);
	const unwritten = await writeTree(request, ports, workshop);
	if (signal.aborted) return impossible(cancelledFailure(), warnings);
	if (unwritten !== undefined) return impossible(unwritten, warnings);
	const conceal = secretConcealer(judged.judgement.environment, request.variables);
	const stage = { request, ports, workshop, command, conceal, warnings };
	const equipment = await equip(stage);
	if (signal.aborted) return impossible(cancelledFailure(), warnings);
	if ("code" in equipment) return impossible(equipment, warnings);
	return await perform(stage, equipment, port);
}

/** A deployment would stop where the gate does not pass; a rehearsal shows what would happen. */
function gateWarning({ judged }: RehearsalRequest): readonly string[] {
	if (judged.verdict === "pass") return [];
	const number = countOf(judged.judgement.findings, "error");
	const errors = number === 0 ? "" : ` (${number} ${number === 1 ? "error" : "errors"})`;
	return [`The gate does not pass${errors}: a deployment would stop there. "space-gate check" shows why.`];
}

function portFailure(wanted: number | undefined, reason: string): Failure {
	if (wanted === undefined) {
		const advice = "Something keeps programs here from listening on 127.0.0.1.";
		return failure("port-taken", `No port of this machine can be had (${reason}).`, advice);
	}
	const advice = "End what listens there, name another port, or leave --port out for a free one.";
	const why = reason === "EADDRINUSE" ? "is taken already" : `cannot be had (${reason})`;
	return failure("port-taken", `Port ${wanted} ${why}.`, advice);
}

async function writeTree(
	{ judged, where, signal }: RehearsalRequest,
	{ progress }: RehearsalPorts,
	workshop: Workshop,
): Promise<Failure | undefined> {
	progress("making the package");
	const packed = await makePackage(judged, where);
	if ("message" in packed) return failure("environment-failed", packed.message, packed.advice);
	const written = await writePackage(packed, { folder: workshop.package }, { progress, signal });
	return "fault" in written ? failure("environment-failed", written.fault.message, written.fault.advice) : undefined;
}
