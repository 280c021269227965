import type { Judged } from "../../gate/check.ts";
import { isRecord } from "../../http/json.ts";
import { type Annotation, annotationOf } from "../../report/annotations.ts";
import { weights } from "../../report/counts.ts";
import { clean } from "../../report/escape.ts";
import { type Forge, shortReport } from "../../report/markdown.ts";
import { cut } from "../../report/wrap.ts";
import { askGitHub, type GitHub, listAll, type Refusal } from "../api/client.ts";
import type { RootResult } from "../check-roots.ts";
import { digest } from "./mark.ts";

/** Limits of a check run (GitHub's description of its API, "checks/create"; annotations are sent 50 at a time, 500 at most). */
const MAX = { perRequest: 50, annotations: 500, summary: 60_000, title: 255, name: 100 } as const;

/** Where a check run belongs. */
export interface CheckPlace {
	/** The commit: of a pull request the one that its author pushed. */
	readonly head: string;
	/** What tells runs of several workflows and jobs apart. */
	readonly job: string;
}

/** An annotation as the API takes it. */
interface CheckAnnotation {
	readonly path: string;
	readonly start_line: number;
	readonly end_line: number;
	readonly start_column?: number;
	readonly end_column?: number;
	readonly annotation_level: "notice" | "warning" | "failure";
	readonly title: string;
	readonly message: string;
}

/**
 * Writes a check run for one Space root. `shown` is the same result with the findings that are to be annotated. A run of an
 * earlier attempt is brought up to date; where it marks what is no longer found, a new one takes its place, for GitHub
 * removes no annotation. Gives what GitHub refused.
 */
export async function deliverCheck(
	github: GitHub,
	{ head, job }: CheckPlace,
	{ one, shown }: { readonly one: RootResult; readonly shown: RootResult },
	forgeFor: (judged: Judged) => Forge | undefined,
): Promise<Refusal | undefined> {
	const name = cut(one.prefix === "" ? "Space Gate" : `Space Gate (${clean(one.prefix)})`, MAX.name);
	const externalId = `space-gate-${digest([job, one.prefix])}`;
	const wanted = annotationsOf(shown);
	const earlier = await earlierRun(github, head, name, externalId);
	if (earlier.kind !== "answer") return earlier;
	const { id, marks } = earlier.value ?? { id: undefined, marks: new Set<string>() };
	const wantedMarks = new Set(wanted.map(markOf));
	const isOutdated = [...marks].some((mark) => !wantedMarks.has(mark));
	const missing = isOutdated ? wanted : wanted.filter((annotation) => !marks.has(markOf(annotation)));
	const summary = shortReport(one, forgeFor, MAX.summary);
	const report = { status: "completed", conclusion: conclusionOf(one), external_id: externalId, name };
	let run = isOutdated ? undefined : id;
	for (let at = 0; at === 0 || at < missing.length; at += MAX.perRequest) {
		const output = { title: titleOf(one), summary, annotations: missing.slice(at, at + MAX.perRequest) };
		const reply =
			run === undefined
				? await askGitHub(github, "POST", "/check-runs", { ...report, head_sha: head, output })
				: await askGitHub(github, "PATCH", `/check-runs/${run}`, { ...report, output });
		if (reply.kind !== "answer") return reply;
		run ??= idIn(reply.value);
		if (run === undefined) return { kind: "failed", reason: "it does not name the check run that it made" };
	}
	return undefined;
}

type Earlier = { readonly kind: "answer"; readonly value: { id: number; marks: Set<string> } | undefined } | Refusal;

async function earlierRun(github: GitHub, head: string, name: string, externalId: string): Promise<Earlier> {
	const query = new URLSearchParams({ check_name: name }).toString();
	const runs = await listAll(github, `/commits/${head}/check-runs?${query}`, (page) =>
		isRecord(page) ? page.check_runs : undefined,
	);
	if (runs.kind !== "answer") return runs;
	const ours = runs.value.filter((run) => isRecord(run) && run.external_id === externalId);
	const ids = ours.flatMap((run) => idIn(run) ?? []);
	if (ids.length === 0) return { kind: "answer", value: undefined };
	const id = Math.max(...ids);
	const annotations = await listAll(github, `/check-runs/${id}/annotations`);
	if (annotations.kind !== "answer") return annotations;
	return { kind: "answer", value: { id, marks: new Set(annotations.value.filter(isRecord).map(markOf)) } };
}

function idIn(value: unknown): number | undefined {
	return isRecord(value) && typeof value.id === "number" ? value.id : undefined;
}

/** What tells annotations apart. */
function markOf({
	path,
	start_line,
	annotation_level,
	title,
	message,
}: Partial<Record<keyof CheckAnnotation, unknown>>) {
	return JSON.stringify([path, start_line, annotation_level, title, message]);
}

function annotationsOf({ result }: RootResult): CheckAnnotation[] {
	if (result.kind === "fault") return [];
	const { findings, root } = result.judgement;
	return findings.slice(0, MAX.annotations).map((finding) => toCheckAnnotation(annotationOf(finding, root)));
}

const LEVELS = { error: "failure", warning: "warning", notice: "notice" } as const;

function toCheckAnnotation({ level, title, message, at }: Annotation): CheckAnnotation {
	const columns = at?.columns;
	return {
		// What belongs to no file is shown where the runner itself puts it.
		path: at?.file || ".github",
		start_line: at?.startLine ?? 1,
		end_line: at?.endLine ?? 1,
		...(columns !== undefined && { start_column: columns.start, end_column: columns.end }),
		annotation_level: LEVELS[level],
		title: cut(title, MAX.title),
		message,
	};
}

function conclusionOf({ result }: RootResult): "success" | "failure" {
	return result.kind === "judged" && result.verdict === "pass" ? "success" : "failure";
}

function titleOf({ result }: RootResult): string {
	return result.kind === "fault"
		? "Space Gate could not judge"
		: `${result.verdict}: ${weights(result.judgement.findings)}`;
}
