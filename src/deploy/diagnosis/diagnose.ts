import { stripVTControlCharacters } from "node:util";
import { README } from "../../card/card.ts";
import type { Judged } from "../../gate/check.ts";
import { portOf } from "../../package/readme.ts";
import { topOf } from "../../source/place.ts";
import type { Failure } from "../failure.ts";
import type { Logs } from "../watch/watched.ts";
import type { Cause } from "./cause.ts";
import { dockerCause } from "./docker.ts";
import { adviceFor, exceptionWords } from "./exceptions.ts";
import { type Deployed, placeOfFrame } from "./frame-place.ts";
import { pipCause } from "./pip.ts";
import { lastChain, tracebacksIn } from "./traceback.ts";
import { serverCause, unreachableCause } from "./uvicorn.ts";

/** What a judgement knows of the tree that was deployed. */
export type Known = Pick<Judged, "source" | "card" | "requirements"> & {
	readonly judgement: Pick<Judged["judgement"], "contract">;
};

/** Lines of a log that a failure repeats. */
const SHOWN_LINES = 50;

/** Characters of one of them. */
const MAX_LINE = 500;

/** What BuildKit writes before each line of a step: "#9 12.3 ". */
const STEP = /^#\d{1,5} (?:\d{1,6}\.\d{1,6} )?/;

/**
 * Says more of why a Space does not run: the cause that its logs tell, its line in the tree, and the last lines of the log
 * below the failure's own words. The logs are those of the watch, without secrets. What they do not explain stays as it is.
 */
export function diagnose(failure: Failure, logs: Logs, known: Known): Failure {
	const build = logs.build.map((line) => plain(line).replace(STEP, ""));
	const run = logs.run.map(plain);
	const deployed: Deployed = { source: known.source, contract: known.judgement.contract };
	if (failure.code === "config-error" && failure.place === undefined) {
		return { ...failure, place: known.source.entries.has(README) ? topOf(README) : undefined };
	}
	if (!EXPLAINED.has(failure.code)) return failure;
	const isBuild = failure.code === "build-error" || (failure.code === "wait-timeout" && run.length === 0);
	const cause = isBuild ? buildCause(build, known, deployed) : runCause(failure, run, known, deployed);
	const lines = isBuild || run.length === 0 ? build : run;
	const words = lastLines(lines);
	// What the Hub or the application said stands above the log.
	const said = withoutLog(failure.words, lines);
	const explained = { ...failure, words: [said, words].filter((part) => part !== "").join("\n") };
	if (cause === undefined) return explained;
	const { what, advice, place } = cause;
	const beginning = BEGINNINGS[failure.code];
	const message = beginning === undefined ? `${failure.message} Its log says: ${what}.` : `${beginning}: ${what}.`;
	return { ...explained, message, advice, place };
}

/** Failures that logs explain. */
const EXPLAINED: ReadonlySet<Failure["code"]> = new Set([
	"build-error",
	"runtime-error",
	"crashed-after-start",
	"wait-timeout",
	"app-error",
	"not-up",
]);

/** The Hub's own sentence says less than the log: "Exit code: 1". */
const BEGINNINGS: Partial<Record<Failure["code"], string>> = {
	"build-error": "The Space could not be built",
	"runtime-error": "The application does not start",
	"crashed-after-start": "The application started, and ended soon after",
};

function buildCause(lines: readonly string[], known: Known, deployed: Deployed): Cause | undefined {
	const required = { source: known.source, requirements: known.requirements };
	const thrown = exceptionCause(lines, deployed);
	return pipCause(lines, required) ?? (thrown?.place === undefined ? dockerCause(lines, deployed) : thrown);
}

/** What the container wrote. Who waits for a server asks first where it listens: exceptions in its log need not end it. */
function runCause({ code }: Failure, lines: readonly string[], { card }: Known, deployed: Deployed): Cause | undefined {
	const isWaiting = code === "wait-timeout" || code === "not-up" || code === "runtime-error";
	const unreachable = isWaiting ? unreachableCause(lines, portOf(card), deployed) : undefined;
	if (code !== "runtime-error" && unreachable !== undefined) return unreachable;
	// A server's last word on the application that it loads comes without a traceback.
	const lastTraceback = lines.findLastIndex((line) => line.includes("Traceback (most recent call last):"));
	const after = serverCause(lines.slice(lastTraceback + 1), deployed);
	return after ?? exceptionCause(lines, deployed) ?? serverCause(lines, deployed) ?? unreachable;
}

function exceptionCause(lines: readonly string[], deployed: Deployed): Cause | undefined {
	const chain = lastChain(tracebacksIn(lines));
	if (chain === undefined) return undefined;
	const { main, origins } = chain;
	const places = [main, ...origins].map(({ frames }) =>
		frames.toReversed().reduce<Cause["place"]>((found, frame) => found ?? placeOfFrame(frame, deployed), undefined),
	);
	const cause = origins.find(({ link }) => link === "first" || link === "cause");
	const from = main.link === "cause" && cause !== undefined ? `, caused by ${exceptionWords(cause)}` : "";
	return {
		what: `${exceptionWords(main)}${from}`,
		advice: adviceFor(main),
		place: places.find((place) => place !== undefined),
	};
}

/** A line without colours and what else moves a cursor. */
function plain(line: string): string {
	return stripVTControlCharacters(line).trimEnd();
}

/** The Hub tells the end of the log behind the exit code, where it need not stand twice. */
function withoutLog(words: string, log: readonly string[]): string {
	const known = new Set(log);
	return words
		.split("\n")
		.filter((line) => !known.has(plain(line)))
		.map((line) => line.replace(/ Reason: (.*)$/, (whole, reason: string) => (known.has(plain(reason)) ? "" : whole)))
		.join("\n");
}

function lastLines(lines: readonly string[]): string {
	const end = lines.findLastIndex((line) => line !== "") + 1;
	return lines
		.slice(Math.max(0, end - SHOWN_LINES), end)
		.map((line) => line.slice(0, MAX_LINE))
		.join("\n");
}
