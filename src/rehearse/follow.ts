import { diagnose } from "../deploy/diagnosis/diagnose.ts";
import { type Failure, failure } from "../deploy/failure.ts";
import { type Probed, probe } from "../deploy/probe/probe.ts";
import type { Judged } from "../gate/check.ts";
import { VERSION } from "../gate/help.ts";
import { foldFrames } from "./fold-frames.ts";
import { isListening, LOOPBACK } from "./machine/port.ts";
import type { Server, ServerEnd } from "./machine/server.ts";
import { cancelledFailure } from "./make-environment.ts";
import type { RehearsalCourse, RehearsalPorts } from "./rehearsal.ts";

/** A server that was started, and what is known of it. */
export interface Started {
	readonly server: Server;
	readonly port: number;
	readonly judged: Judged;
	readonly course: RehearsalCourse;
	/** What it has written, as it would stand in the log of a Space. */
	readonly log: () => readonly string[];
}

/** What became of it. */
export type FollowedHere =
	| {
			readonly kind: "answers";
			readonly seconds: number;
			readonly answers: Extract<Probed, { kind: "answers" }>["answers"];
			readonly warnings: readonly string[];
	  }
	| Failure;

/** Milliseconds between two looks whether somebody listens. */
const LOOK = 50;

/** Milliseconds for which the log of a request that fails is waited for: servers answer first. */
const LAST_WORDS = 500;

/** Watches a server as a Space is watched: until it listens, goes on running and answers, or certainly will not. Never throws. */
export async function follow(started: Started, ports: RehearsalPorts, signal: AbortSignal): Promise<FollowedHere> {
	const { server, port, judged, course, log } = started;
	let end: ServerEnd | undefined;
	const over = new AbortController();
	void server.ended.then((ended) => {
		end = ended;
		over.abort();
	});
	const either = AbortSignal.any([signal, over.signal]);
	const began = ports.now();
	const explained = async (why: Failure) => {
		if (signal.aborted) return cancelledFailure();
		return explain(why, log(), judged);
	};
	ports.progress("starting the application");
	while (!either.aborted && !(await isListening(port))) {
		if (ports.now() - began >= course.startTime) return await explained(lateFailure(course.startTime));
		await ports.wait(LOOK, either);
	}
	const seconds = (ports.now() - began) / 1000;
	if (!either.aborted) {
		ports.progress("watching whether it goes on running");
		await ports.wait(course.soak, either);
	}
	if (either.aborted) return await explained(endFailure(end, started));
	ports.progress("asking the application");
	const probed = await probe({
		app: { address: `http://${LOOPBACK}:${port}`, token: undefined, agent: `space-gate/${VERSION}` },
		application: judged.judgement.entrypoint.application,
		healthPath: course.healthPath,
		origins: judged.origins,
		ports,
		signal: either,
	});
	if (either.aborted) return await explained(endFailure(end, started));
	if (probed.kind === "failure") {
		await ports.wait(LAST_WORDS, either);
		return await explained(here(probed));
	}
	return { ...probed, seconds };
}

/** A failure with the cause and the place that a log tells, and the end of the log as people want to read it. */
export function explain(why: Failure, log: readonly string[], judged: Judged): Failure {
	const explained = diagnose(why, { build: [], run: log }, judged);
	const words = diagnose(why, { build: [], run: foldFrames(log) }, judged).words;
	return { ...explained, words };
}

/** It ended, although nobody has asked it to. */
function endFailure(end: ServerEnd | undefined, { log }: Started): Failure {
	const words = end?.words ?? "ended";
	const hasServed = log().some((line) => /Application startup complete|Listening at: |Running on http/.test(line));
	if (hasServed) {
		const advice = "Read the end of the log: what fails comes after the start, in the background or at a request.";
		return failure("crashed-after-start", `The application started, and ${words} soon after.`, advice);
	}
	const advice =
		end?.status === 0
			? "The server has to stay in the foreground: a Space ends when its first program does."
			: "Read the end of the log.";
	return failure("runtime-error", `The application did not start: it ${words}.`, advice);
}

function lateFailure(time: number): Failure {
	const advice =
		"Startup handlers must come to an end, and the server must listen where it is told to. Read the end of the log; --start-timeout gives it more time.";
	return failure("wait-timeout", `The application did not start to listen within ${time / 1000} seconds.`, advice);
}

/** A failure to answer, in words for this machine. */
function here(why: Failure): Failure {
	switch (why.code) {
		case "not-up":
			return {
				...why,
				message: "The application listens, but does not answer.",
				advice: "It must answer each request in a few seconds. Read the end of the log.",
			};
		case "other-application":
			return {
				...why,
				advice: "Look whether something else starts another application, or changes its routes, while it starts.",
			};
		default:
			return why;
	}
}
