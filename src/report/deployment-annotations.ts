import type { Deployment } from "../deploy/deployment.ts";
import type { Failure } from "../deploy/failure.ts";
import type { Annotation } from "./annotations.ts";
import { durationWords, endingOf } from "./deployment-words.ts";
import { clean } from "./escape.ts";
import { formatPath } from "./paths.ts";
import { cut } from "./wrap.ts";

/** Code units of a message that the runner keeps (actions/runner, ExecutionContext.cs), and lines of somebody's words in it. */
const MAX = { message: 4096, lines: 20 } as const;

/** Seconds that a build may take before it is said (spec 003, success criteria). */
const LONG_BUILD = 300;

/**
 * What is to be marked of a deployment: why it failed, on the line of the tree that is the cause where one is known. What
 * keeps a plan from being carried out is a warning: nothing has failed yet.
 */
export function deploymentAnnotations(deployment: Deployment, prefix: string): Annotation[] {
	const { outcome, plan } = deployment;
	if (outcome.kind === "failed") {
		const { failure, rollBack } = outcome;
		const { sentence } = endingOf(deployment);
		const first = failureAnnotation("error", failure, prefix, [`${sentence}.`]);
		return rollBack?.kind === "failed" ? [first, failureAnnotation("error", rollBack.failure, prefix, [])] : [first];
	}
	if (outcome.kind === "planned") {
		return (plan?.obstacles ?? []).map((one) => failureAnnotation("warning", one, prefix, []));
	}
	const seconds = "buildSeconds" in outcome ? outcome.buildSeconds : undefined;
	if (seconds === undefined || seconds <= LONG_BUILD) return [];
	const message = `The Space took ${durationWords(seconds)} from the push until it ran, and five minutes are what was asked for. Fewer and smaller packages, and wheels in place of sources, make it shorter.`;
	return [{ level: "notice", title: "A long build", message, at: undefined }];
}

function failureAnnotation(
	level: "error" | "warning",
	{ code, message, advice, words, files, place }: Failure,
	prefix: string,
	more: readonly string[],
): Annotation {
	const said = words === "" ? [] : ["", ...words.split("\n").slice(-MAX.lines)];
	const lines = [message, advice, ...more, ...files.slice(0, MAX.lines).map((file) => `  ${file}`), ...said];
	const at =
		place === undefined
			? undefined
			: {
					file: clean(formatPath(prefix, place.file)),
					startLine: place.start.line,
					endLine: place.start.line,
					columns: undefined,
				};
	return { level, title: `Deployment: ${code}`, message: cut(lines.map(clean).join("\n"), MAX.message), at };
}
