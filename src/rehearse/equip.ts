import { type Failure, failure } from "../deploy/failure.ts";
import { formatPythonVersion } from "../python/version.ts";
import { findInterpreter, type Interpreter } from "./interpreter.ts";
import type { Workshop } from "./machine/workshop.ts";
import { makeEnvironment } from "./make-environment.ts";
import type { RehearsalPorts, RehearsalRequest } from "./rehearsal.ts";
import { toolVariables } from "./space-variables.ts";
import type { StartCommand } from "./start-command.ts";
import { unmetRequirements } from "./unmet-requirements.ts";

/** What is known before anything is started. */
export interface Stage {
	readonly request: RehearsalRequest;
	readonly ports: RehearsalPorts;
	readonly workshop: Workshop;
	readonly command: StartCommand;
	readonly conceal: (text: string) => string;
	readonly warnings: string[];
}

/** The Python that the application is started with. */
export interface Equipment {
	readonly interpreter: Interpreter;
	/** The folder of its environment's programs; "" where it has none. */
	readonly programs: string;
	readonly packages: string;
	/** Whether something that the Space requires is not installed. */
	readonly isIncomplete: boolean;
}

/** Finds or makes the Python that the application is started with. */
export async function equip({
	request,
	ports,
	workshop,
	command,
	conceal,
	warnings,
}: Stage): Promise<Equipment | Failure> {
	const { judged, course, host, signal } = request;
	const path = host.PATH ?? "";
	const asking = { folder: workshop.programs, environment: toolVariables(host, workshop), signal };
	const isFresh = course.packages === "fresh";
	ports.progress("looking for Python");
	const needed = isFresh ? undefined : command.server;
	const wanted = { named: course.python, version: judged.version, command: needed, path };
	const interpreter = await findInterpreter(wanted, asking);
	if (interpreter !== undefined && "code" in interpreter) return interpreter;
	const version = formatPythonVersion(judged.version);
	const own = interpreter === undefined ? [] : [interpreter.program];
	const isSettled = course.python !== undefined || interpreter?.version === version;
	const made = isFresh
		? await makeEnvironment(
				{
					judged,
					interpreter,
					pythons: isSettled ? own : [version, ...own],
					path,
					folder: workshop.environment,
					package: workshop.package,
					installs: command.installs,
				},
				{
					...asking,
					listener: { onLine: (line) => ports.line("build", conceal(line)), lines: ports.lines, now: ports.now },
					progress: ports.progress,
					conceal,
				},
			)
		: installedHere(interpreter, judged, warnings);
	if ("code" in made) return made;
	const used = made.interpreter.version;
	if (used !== version) {
		warnings.push(
			`This ran with Python ${used}, and the Space has ${version}: what differs between them is not seen here.`,
		);
	}
	return { isIncomplete: false, ...made };
}

function installedHere(
	interpreter: Interpreter | undefined,
	{ requirements }: RehearsalRequest["judged"],
	warnings: string[],
): Equipment | Failure {
	if (interpreter === undefined) {
		const advice = "Install Python, or name one with --python.";
		return failure("python-missing", "There is no Python on this machine that can be used.", advice);
	}
	const unmet = unmetRequirements(requirements, interpreter.installed);
	if (unmet !== undefined) warnings.push(unmet.sentence);
	return {
		interpreter,
		programs: "",
		packages: "what is installed here",
		isIncomplete: unmet?.isIncomplete === true,
	};
}
