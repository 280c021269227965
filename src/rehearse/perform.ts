import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type Failure, failure } from "../deploy/failure.ts";
import { portOf } from "../package/readme.ts";
import type { Equipment, Stage } from "./equip.ts";
import { explain, follow, type Started } from "./follow.ts";
import { logOf } from "./machine/log.ts";
import { LOOPBACK } from "./machine/port.ts";
import { startServer } from "./machine/server.ts";
import type { Workshop } from "./machine/workshop.ts";
import { impossible, type Rehearsal, type RehearsalFacts } from "./rehearsal.ts";
import { applicationVariables } from "./space-variables.ts";

/** Starts the server, watches and asks it, and ends it. */
export async function perform(stage: Stage, equipment: Equipment, port: number): Promise<Rehearsal> {
	const { request, ports, workshop, command, conceal, warnings } = stage;
	const { course, judged, signal } = request;
	const { interpreter, packages } = equipment;
	const words = command.arguments(port);
	const address = `${LOOPBACK}:${port}`;
	const facts: RehearsalFacts = {
		python: `Python ${interpreter.release}`,
		packages,
		command: [command.server, ...words].join(" "),
		address: `http://${address}`,
	};
	const starter = starterOf(interpreter.commands.get(command.server));
	if (starter === undefined) return withoutServer(stage, facts);
	const program = join(workshop.programs, command.server);
	writeFileSync(program, starter);
	const show = (text: string) => conceal(asInImage(stripVTControlCharacters(text), workshop));
	const log = logOf({ onLine: (line) => ports.line("run", show(line)), lines: ports.lines, now: ports.now });
	const server = startServer({
		program: interpreter.program,
		arguments: [program, ...words],
		folder: join(workshop.package, command.folder),
		environment: applicationVariables(
			{ image: command.variables, user: request.variables },
			{ ...workshop, path: request.host.PATH ?? "", programs: equipment.programs, userBase: interpreter.userBase },
		),
		take: log.take,
	});
	const told = () =>
		show(log.lines().join("\n"))
			.replaceAll(address, `0.0.0.0:${portOf(judged.card)}`)
			.split("\n");
	const started: Started = { server, port, judged, course, log: told };
	try {
		const followed = await follow(started, ports, signal);
		if ("code" in followed) {
			if (followed.code === "cancelled") return impossible(followed, warnings);
			const why = equipment.isIncomplete ? withoutPackages(followed) : followed;
			return { facts, outcome: { kind: "failed", failure: why }, warnings };
		}
		const { seconds, answers } = followed;
		const rehearsal: Rehearsal = {
			facts,
			outcome: { kind: "answers", seconds, answers },
			warnings: [...warnings, ...followed.warnings],
		};
		return course.after === "end" ? rehearsal : await keep(rehearsal, started, stage);
	} finally {
		ports.progress("ending the application");
		await server.end();
	}
}

/** Lets it run until somebody ends this, or it ends. */
async function keep(rehearsal: Rehearsal, { server, judged, log }: Started, stage: Stage): Promise<Rehearsal> {
	const { ports, request } = stage;
	ports.kept(rehearsal);
	ports.progress("running");
	const interrupted = new Promise<undefined>((resolve) => {
		if (request.signal.aborted) resolve(undefined);
		request.signal.addEventListener("abort", () => resolve(undefined), { once: true });
	});
	const end = await Promise.race([server.ended, interrupted]);
	if (end === undefined) return rehearsal;
	const advice = "Read the end of the log.";
	const why = failure("crashed-after-start", `The application answered, and ${end.words} later.`, advice);
	return { ...rehearsal, outcome: { kind: "failed", failure: explain(why, log(), judged) } };
}

/**
 * The program that pip makes for a command of a distribution: `from uvicorn.main import main`. It lies in a folder of its
 * own, as there, so that modules of the project do not come before those of the server.
 */
function starterOf(entry = ""): string | undefined {
	const [, module, name = ""] = /^([\w.]+):([\w.]+)\s*(?:\[.*)?$/.exec(entry.trim()) ?? [];
	if (module === undefined) return undefined;
	const [first] = name.split(".");
	return `import sys\nfrom ${module} import ${first}\n\nif __name__ == "__main__":\n    sys.exit(${name}())\n`;
}

function withoutServer({ request, command, warnings }: Stage, facts: RehearsalFacts): Rehearsal {
	const { server } = command;
	if (request.course.packages === "fresh") {
		const advice = `Put ${server} into requirements.txt.`;
		const why = failure("runtime-error", `The application does not start: ${server} is not installed.`, advice);
		return { facts, outcome: { kind: "failed", failure: why }, warnings };
	}
	const advice = `Install it, name a Python that has it with --python, or leave --system out so that the requirements are installed.`;
	const message = `${server} is not installed for ${facts.python}.`;
	return impossible(failure("environment-failed", message, advice), warnings);
}

/** A module that is missing here may be among the requirements that nobody has installed. */
function withoutPackages(why: Failure): Failure {
	if (!why.message.includes("ModuleNotFoundError")) return why;
	const advice =
		"Requirements of the Space are not installed here, see below: leave --system out to have them installed, or install them.";
	return { ...why, advice };
}

/** A text with the folders that the container of a Space has. */
function asInImage(text: string, workshop: Workshop): string {
	return text
		.replaceAll(workshop.package, "/app")
		.replaceAll(workshop.environment, "/home/user/.local")
		.replaceAll(workshop.programs, "/home/user/.local/bin")
		.replaceAll(workshop.home, "/home/user");
}
