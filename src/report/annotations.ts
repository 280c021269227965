import type { Judged, Result } from "../gate/check.ts";
import type { Fault } from "../gate/fault.ts";
import { type Finding, SEVERITIES, type Severity } from "../gate/finding.ts";
import type { Trace } from "../python/proof.ts";
import { count } from "./counts.ts";
import { clean } from "./escape.ts";
import { adviceOf } from "./fault-text.ts";
import { formatPath } from "./paths.ts";
import { cut } from "./wrap.ts";

/** A mark on lines of a file, as GitHub shows it beside a diff. Lines and columns start at 1. */
export interface Annotation {
	readonly level: Severity;
	readonly title: string;
	readonly message: string;
	/** `undefined` for what belongs to no file. */
	readonly at: AnnotationPlace | undefined;
}

/** Where an annotation stands. Columns only for a stretch of one line: the runner drops others. */
interface AnnotationPlace {
	/** Relative to the workspace, with forward slashes. */
	readonly file: string;
	readonly startLine: number;
	readonly endLine: number;
	readonly columns: { readonly start: number; readonly end: number } | undefined;
}

/** Annotations of a level that GitHub keeps of a step (actions/toolkit, docs/problem-matchers.md). */
const MAX_PER_LEVEL = 10;

/** Code units of a message that the runner keeps (actions/runner, ExecutionContext.cs). */
const MAX_MESSAGE = 4096;

/** Lines that one annotation marks; a whole class in yellow says less than its head. */
const MAX_LINES = 10;

/** What came of a Space, with its root seen from the workspace. */
export interface Located {
	readonly result: Result;
	readonly prefix: string;
}

/**
 * What is to be said of all Spaces of a step, heaviest first, at most ten of a level: where there are more, the tenth
 * says how many are left and where to read them. What could not be judged comes first.
 */
export function annotationsOf(spaces: readonly Located[]): Annotation[] {
	const faults = spaces.flatMap(({ result }) => (result.kind === "fault" ? [faultAnnotation(result.fault)] : []));
	return SEVERITIES.flatMap((level) => {
		const all = [
			...(level === "error" ? faults : []),
			...spaces.flatMap(({ result, prefix }) => (result.kind === "fault" ? [] : annotationsAt(level, result, prefix))),
		];
		if (all.length <= MAX_PER_LEVEL) return all;
		return [...all.slice(0, MAX_PER_LEVEL - 1), remainder(level, all.length - MAX_PER_LEVEL + 1)];
	});
}

function annotationsAt(level: Severity, { judgement }: Judged, prefix: string): Annotation[] {
	const findings = judgement.findings.filter(({ severity }) => severity === level);
	return findings.map((finding) => annotationOf(finding, prefix));
}

/** What is to be said of a finding. `prefix` is where its file's path starts. */
export function annotationOf({ severity, rule, message, place, trace, help }: Finding, prefix: string): Annotation {
	const { start, end } = place;
	const hasColumns = end.line === start.line && end.column > start.column;
	return {
		level: severity,
		title: rule,
		message: messageOf(message, trace, help, prefix),
		at: {
			file: clean(formatPath(prefix, place.file)),
			startLine: start.line,
			endLine: Math.min(Math.max(start.line, end.line), start.line + MAX_LINES - 1),
			// A place ends before its end; an annotation names its last column.
			columns: hasColumns ? { start: start.column, end: end.column - 1 } : undefined,
		},
	};
}

/** Message, trace and help; when it is too long the trace gives way first, then the message. */
function messageOf(message: string, trace: Trace, help: string, prefix: string): string {
	const tail = `\n\n${help}`;
	const head = cut(clean(message), MAX_MESSAGE - tail.length);
	const steps = trace.map(
		({ place, note }) => `\n  ${clean(formatPath(prefix, place.file))}:${place.start.line} ${clean(note)}`,
	);
	const room = MAX_MESSAGE - tail.length - head.length;
	const way = steps.length === 0 ? "" : `\n\nHow it comes to that:${steps.join("")}`;
	return `${head}${room < 80 ? "" : cut(way, room)}${tail}`;
}

function remainder(level: Severity, left: number): Annotation {
	return {
		level,
		title: `${count(left, `more ${level}`)}`,
		message: `GitHub shows ${MAX_PER_LEVEL} ${level}s of a step. The job summary lists ${left} more.`,
		at: undefined,
	};
}

/** The annotation of a run that could not judge. */
export function faultAnnotation(fault: Fault): Annotation {
	const message = [fault.message, ...adviceOf(fault)].map(clean).join("\n");
	return { level: "error", title: "Space Gate could not judge", message: cut(message, MAX_MESSAGE), at: undefined };
}
