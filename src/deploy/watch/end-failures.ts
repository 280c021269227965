import type { Runtime } from "../../hub/runtime.ts";
import { type Failure, type FailureCode, failure } from "../failure.ts";

/** A state in which a Space stays, as one that did not get as far as it should. `hasRun`: it ran before that. */
export function endFailure(
	{ stage, errorMessage }: Runtime,
	settings: string,
	hasRun: "has run" | "never ran",
): Failure {
	const platform = platformAdvice(errorMessage);
	const made = (code: FailureCode, message: string, advice: string) =>
		failure(code, `${message}${said(errorMessage)}`, platform?.advice ?? advice, {
			words: errorMessage,
			mayPass: platform?.mayPass ?? false,
		});
	switch (stage) {
		case "BUILD_ERROR":
			return made("build-error", "The Space could not be built", "Read the end of the build log.");
		case "CONFIG_ERROR":
			return made(
				"config-error",
				"The Hub cannot use the Space's configuration",
				"Correct the front matter of README.md: it has to say which SDK the Space has, and the port of the application.",
			);
		case "NO_APP_FILE":
			return made(
				"no-app-file",
				"The Hub finds nothing in the Space that it could build",
				"It needs a Dockerfile at the Space root: the python contract brings one along, under the docker contract it is the project's own.",
			);
		case "PAUSED":
			return made("paused", "The Space was paused", `Restart it at ${settings}, and run this again.`);
		case "STOPPED":
			return made("stopped", "The Space was stopped", `Restart it at ${settings}, and run this again.`);
		case "DELETING":
			return made("deleting", "The Space is being deleted", "Name another Space, or wait and create it anew.");
		default:
			if (hasRun === "has run") {
				const advice = "Read the end of the log: what fails comes after the start, in the background or at a request.";
				return made("crashed-after-start", "The application started, and ended soon after", advice);
			}
			return made("runtime-error", "The application did not start", "Read the end of the log.");
	}
}

/** The Hub's sentence behind a message, and the full stop. */
function said(errorMessage: string): string {
	const [first = ""] = errorMessage.split("\n", 1);
	return first === "" ? "." : `: ${first.replace(/[.\s]+$/, "").slice(0, 300)}.`;
}

/** It starts over and over. */
export function unsteadyFailure(): Failure {
	return failure(
		"crashed-after-start",
		"The application starts, ends and starts again.",
		"Read the end of the log. An application that takes more memory than the hardware has is ended without a word.",
	);
}

interface PlatformAdvice {
	/** What of the Hub's sentence it is known by. */
	readonly words: RegExp;
	readonly advice: string;
	readonly mayPass: boolean;
}

/** Sentences of the Hub itself, which the logs do not explain. */
const PLATFORM: readonly PlatformAdvice[] = [
	{
		words: /scheduling failure|initialization step|internal error/i,
		advice:
			"This is the Hub's own fault: run this again in a few minutes, or restart the Space with a factory rebuild.",
		mayPass: true,
	},
	{
		words: /not healthy after/i,
		advice:
			"The application must answer on 0.0.0.0 at the port that the card names as `app_port`. Where its start takes long, `startup_duration_timeout` in the card gives it more time.",
		mayPass: false,
	},
	{
		words: /storage limit exceeded|evicted/i,
		advice: "The container took more disk or memory than it has: write less, or choose larger hardware.",
		mayPass: false,
	},
	{
		words: /memory limit exceeded|out of memory|OOMKilled|exit code: 137/i,
		advice: "The application needs more memory than the hardware has: load less, or choose larger hardware.",
		mayPass: false,
	},
	{
		words: /flagged as abusive/i,
		advice: "The Hub has blocked the Space: only its support can lift that.",
		mayPass: false,
	},
];

function platformAdvice(errorMessage: string): PlatformAdvice | undefined {
	return PLATFORM.find(({ words }) => words.test(errorMessage));
}

/** The time was over before the Space ran. `minutes` is how long it had. */
export function lateFailure(last: Runtime | undefined, commit: string, minutes: number, settings: string): Failure {
	const span = `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
	const time = `within ${span}`;
	const made = (message: string, advice: string) =>
		failure("wait-timeout", message, advice, { words: last?.errorMessage ?? "" });
	const stage = last?.stage ?? "";
	if (/BUILDING$/.test(stage)) {
		return made(
			`The Space was not built ${time}.`,
			"Read the end of the build log. A build that takes this long needs a larger timeout, or fewer and smaller packages.",
		);
	}
	if (/STARTING$/.test(stage)) {
		return made(
			`The application was built, but did not start to answer ${time}.`,
			"It must listen on 0.0.0.0 at the port of the Space, and its startup handlers must come to an end. Read the end of the log.",
		);
	}
	if (stage === "RUNNING" && last?.sha === undefined) {
		return made(
			`The Space runs, but the Hub has not said ${time} which commit it runs, and nothing was seen to be built.`,
			"Look at the Space's page whether the new version is there.",
		);
	}
	if (stage === "RUNNING") {
		return made(
			`The version from before still runs after ${span}: the Hub has not put commit ${commit.slice(0, 7)} in its place.`,
			`Restart the Space with a factory rebuild at ${settings}, and run this again.`,
		);
	}
	if (stage === "SLEEPING") {
		return made(
			`The Space was asleep, and did not wake ${time} when it was asked.`,
			`Restart it at ${settings}, and run this again.`,
		);
	}
	const state = stage === "" ? "" : `: its last state was ${stage}`;
	return made(`The Space did not run ${time}${state}.`, `Look at the Space's page, and restart it at ${settings}.`);
}
