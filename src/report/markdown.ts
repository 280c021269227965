import type { Judged, Result } from "../gate/check.ts";
import type { Fault } from "../gate/fault.ts";
import type { Finding } from "../gate/finding.ts";
import { helpOf } from "../gate/help.ts";
import type { Trace } from "../python/proof.ts";
import type { Place } from "../source/place.ts";
import { changesBetween } from "./changes.ts";
import { changesMarkdown, uncomparedMarkdown } from "./changes-markdown.ts";
import { type ChecklistLine, checklistOf, type LineState } from "./checklist.ts";
import { count, weights } from "./counts.ts";
import { escapeMarkdown, markdownCode, markdownProse } from "./escape.ts";
import { adviceOf } from "./fault-text.ts";
import { formatPath } from "./paths.ts";
import { proofDiagram } from "./proof-diagram.ts";
import { sayProof } from "./proof-words.ts";
import { cut } from "./wrap.ts";

/** Where the files of a report can be read. */
export interface Forge {
	/** "https://github.com". */
	readonly server: string;
	/** "owner/name". */
	readonly repository: string;
	/** Full hash. */
	readonly commit: string;
}

/** What a job summary needs to know beside the judgement. */
export interface SummaryTarget {
	/** `undefined` where files cannot be linked. */
	readonly forge: Forge | undefined;
	/** Bytes that it may have; {@link MAX_SUMMARY} where nothing else stands beside it. */
	readonly room?: number;
	/** What a pull request changes, as a section. */
	readonly changes?: string;
}

/** Bytes of a summary; GitHub drops one of more than 1 MiB as a whole (docs, workflow-commands.md). */
export const MAX_SUMMARY = 900_000;

/** Code units of a message, and steps of a trace, in a table. */
const MAX_MESSAGE = 2000;
const MAX_STEPS = 20;

/** What came of a Space, with its root seen from the workspace. */
interface Located {
	readonly prefix: string;
	readonly result: Result;
	/** The same Space before the change, or why nobody knows it; `undefined` where nothing is compared. */
	readonly base?: Judged | { readonly unknown: string };
}

/** The job summary of all Spaces of a step: of several first a verdict each. `forgeFor` tells where files can be read. */
export function summaryReport(spaces: readonly Located[], forgeFor: (judged: Judged) => Forge | undefined): string {
	const room = Math.floor(MAX_SUMMARY / spaces.length) - 1000;
	const reports = spaces.map((space) => spaceReport(space, forgeFor, room));
	return [...(spaces.length > 1 ? [overview(spaces)] : []), ...reports].join("\n");
}

/** One Space in at most `limit` code units, for a place that has less room than a summary. */
export function shortReport(space: Located, forgeFor: (judged: Judged) => Forge | undefined, limit: number): string {
	const report = spaceReport(space, forgeFor, limit);
	if (report.length <= limit) return report;
	const [verdict = "", facts = ""] = report.split("\n\n");
	return cut(`${verdict}\n\n${facts}\n\nThe rest is too long for this place. The job summary has it.\n`, limit);
}

function spaceReport({ result, base }: Located, forgeFor: (judged: Judged) => Forge | undefined, room: number): string {
	if (result.kind === "fault") return markdownFault(result.fault);
	const changes = changesSection(result, base);
	return markdownReport(result, { forge: forgeFor(result), room, ...(changes !== undefined && { changes }) });
}

function changesSection(head: Judged, base: Located["base"]): string | undefined {
	if (base === undefined) return undefined;
	return "unknown" in base ? uncomparedMarkdown(base.unknown) : changesMarkdown(changesBetween(base, head));
}

function overview(spaces: readonly Located[]): string {
	const rows = spaces.map(({ prefix, result }) => {
		const name = markdownCode(cut(prefix === "" ? "." : prefix, MAX_MESSAGE));
		if (result.kind === "fault") return `| ⚠️ | ${name} | ${markdownProse(cut(result.fault.message, MAX_MESSAGE))} |`;
		const { verdict, judgement } = result;
		return `| ${verdict === "pass" ? "✅" : "❌"} | ${name} | ${weights(judgement.findings)} |`;
	});
	return ["| | Space | |", "| :-: | :-- | :-- |", ...rows, ""].join("\n");
}

/** One Space: verdict, checklist, a table of all findings with links to their lines, what changes, and the proof. */
export function markdownReport(judged: Judged, target: SummaryTarget): string {
	const { changes } = target;
	const before = [headline(judged), checklist(judged)];
	const after = [
		...(changes === undefined ? [] : [changes]),
		proof(judged, target),
		...(judged.judgement.suppressed.length > 0 ? [allowed(judged, target)] : []),
	];
	const used = Buffer.byteLength([...before, ...after].join("\n\n"));
	const room = (target.room ?? MAX_SUMMARY) - used - 1000;
	const sections = [
		...before,
		...(judged.judgement.findings.length > 0 ? [findings(judged, target, room)] : []),
		...after,
	];
	return `${sections.join("\n\n")}\n`;
}

/** The job summary of a run that could not judge. */
export function markdownFault(fault: Fault): string {
	const lines = [fault.message, ...adviceOf(fault)].map((line) => markdownProse(cut(line, MAX_MESSAGE)));
	return `## ⚠️ Space Gate could not judge\n\n${lines.join("\n\n")}\n`;
}

function headline({ judgement, verdict, failOn, source }: Judged): string {
	const isPass = verdict === "pass";
	const name = judgement.root === "" ? "The Space" : markdownCode(judgement.root);
	const says = `${name} ${isPass ? "holds" : "does not hold"} the ${judgement.contract} contract`;
	const facts = [
		`**${weights(judgement.findings)}**`,
		escapeMarkdown(judgement.contractReason),
		`Python ${judgement.python}`,
		count(judgement.files, "file"),
		...(source.origin.kind === "commit" ? [`commit ${markdownCode(source.origin.commit.slice(0, 12))}`] : []),
		...(failOn === "error" ? [] : [`fails on ${failOn}`]),
	];
	const { state } = judgement.entrypoint.proof;
	const but = verdict === "pass" && state !== "proven" ? `, but its entry point is ${state}` : "";
	return `## ${isPass ? "✅" : "❌"} ${says}${but}\n\n${facts.join(" · ")}`;
}

const MARKS: Readonly<Record<LineState, string>> = {
	passed: "✅",
	failed: "❌",
	warned: "⚠️",
	unproven: "❔",
	skipped: "➖",
};

/** Lines that the specification names itself (SP-HF-10): they are shown however they stand. */
const SPECIFIED = 6;

/** The specification's lines and all that do not hold; the others are folded. */
function checklist({ judgement, failOn }: Judged): string {
	const lines = checklistOf(judgement, failOn);
	const isFolded = ({ state }: ChecklistLine, index: number) => index >= SPECIFIED && state === "passed";
	const folded = lines.filter(isFolded);
	const shown = lines.filter((line, index) => !isFolded(line, index));
	const table = (title: string, rows: readonly ChecklistLine[]) =>
		[`| | ${title} | |`, "| :-: | :-- | :-- |", ...rows.map(checklistRow)].join("\n");
	if (folded.length === 0) return table("Validation checklist", shown);
	const head = `<details><summary>${MARKS.passed} ${count(folded.length, "more line")} that hold${folded.length === 1 ? "s" : ""}</summary>`;
	return `${table("Validation checklist", shown)}\n\n${head}\n\n${table("", folded)}\n\n</details>`;
}

function checklistRow(line: ChecklistLine): string {
	return `| ${MARKS[line.state]} | ${codeInTitle(line.title)} | ${detailOf(line)} |`;
}

function detailOf({ state, reason, rules }: ChecklistLine): string {
	if (state === "passed") return "";
	if (state === "skipped") return `<sub>skipped, because ${markdownProse(cut(reason, MAX_MESSAGE))}</sub>`;
	if (state === "unproven") return "<sub>unproven</sub>";
	return `<sub>${rules.map(ruleLink).join(", ")}</sub>`;
}

function codeInTitle(title: string): string {
	return title.replace(/`([^`]*)`/g, (_, code: string) => `<code>${code}</code>`);
}

function proof({ judgement }: Judged, target: SummaryTarget): string {
	const { entrypoint } = judgement;
	const sentence = markdownProse(cut(sayProof(entrypoint), MAX_MESSAGE));
	const steps = traceLines(entrypoint.proof.trace, judgement.root, target).map(
		(line, index) => `${index + 1}. ${line}`,
	);
	const diagram = proofDiagram(entrypoint);
	return [
		`### Entry point: ${entrypoint.proof.state}`,
		sentence,
		...(steps.length > 0 ? [steps.join("\n")] : []),
		...(diagram === undefined ? [] : [`<details><summary>The same as a picture</summary>\n\n${diagram}\n\n</details>`]),
	].join("\n\n");
}

/** Rows as long as there is room for them. */
function findings({ judgement }: Judged, target: SummaryTarget, room: number): string {
	const head = "### Findings\n\n| | Where | What |\n| :-: | :-- | :-- |";
	const rows: string[] = [];
	let left = room - Buffer.byteLength(head);
	for (const finding of judgement.findings) {
		const row = rowOf(finding, judgement.root, target);
		left -= Buffer.byteLength(row) + 1;
		if (left < 0) break;
		rows.push(row);
	}
	const hidden = judgement.findings.length - rows.length;
	const more =
		hidden > 0 ? `\n\n… and ${hidden} more: a summary has no room for them. The JSON report has them all.` : "";
	return `${[head, ...rows].join("\n")}${more}`;
}

/** Allowed findings that a summary lists. */
const MAX_ALLOWED = 50;

/** What the project allows, folded: a reviewer sees that there is something. */
function allowed({ judgement: { suppressed, root } }: Judged, target: SummaryTarget): string {
	const rows = suppressed.slice(0, MAX_ALLOWED).map(({ finding: { rule, place }, reason }) => {
		return `- ${placeLink(place, root, target)} ${ruleLink(rule)}: ${markdownProse(cut(reason, MAX_MESSAGE))}`;
	});
	const more = suppressed.length - rows.length;
	const head = `<details><summary>Allowed by the project: ${count(suppressed.length, "finding")}</summary>`;
	return [head, "", ...rows, ...(more > 0 ? [`- … and ${more} more`] : []), "", "</details>"].join("\n");
}

const WEIGHTS = { error: "❌", warning: "⚠️", notice: "ℹ️" } as const;

function rowOf(
	{ severity, rule, message, place, clauses, trace }: Finding,
	root: string,
	target: SummaryTarget,
): string {
	const steps = traceLines(trace, root, target);
	const way = steps.length === 0 ? "" : `<details><summary>trace</summary>${steps.join("<br>")}</details>`;
	const what = `${markdownProse(cut(message, MAX_MESSAGE))}<br><sub>${ruleLink(rule)} · ${clauses.map(escapeMarkdown).join(", ")}</sub>${way}`;
	return `| ${WEIGHTS[severity]} | ${placeLink(place, root, target)} | ${what} |`;
}

function traceLines(trace: Trace, root: string, target: SummaryTarget): string[] {
	const lines = trace
		.slice(0, MAX_STEPS)
		.map(({ place, note }) => `${placeLink(place, root, target)} ${markdownProse(cut(note, MAX_MESSAGE))}`);
	return trace.length > MAX_STEPS ? [...lines, `… and ${count(trace.length - MAX_STEPS, "more step")}`] : lines;
}

function ruleLink(rule: string): string {
	return `[${rule}](${helpOf(rule)})`;
}

/** `file:line`, linked to the line in the commit where that is known. */
function placeLink({ file, start, end }: Place, root: string, { forge }: SummaryTarget): string {
	const label = markdownCode(`${cut(file, MAX_MESSAGE)}:${start.line}`);
	if (forge === undefined || !isLinkable(file)) return label;
	const path = formatPath(root, file).split("/").map(encode).join("/");
	const lines = end.line > start.line ? `L${start.line}-L${end.line}` : `L${start.line}`;
	// GitHub shows rendered Markdown, which has no lines, unless it is asked for the text.
	const plain = /\.(md|markdown)$/i.test(file) ? "?plain=1" : "";
	return `[${label}](${forge.server}/${forge.repository}/blob/${forge.commit}/${path}${plain}#${lines})`;
}

/** Half a surrogate pair cannot be in an address, and nobody follows a link to such a file. */
function isLinkable(file: string): boolean {
	return file !== "" && file.length < 1000 && !/\p{Cs}/u.test(file);
}

/** A segment of an address in which nothing ends a link of Markdown. */
function encode(segment: string): string {
	return encodeURIComponent(segment).replace(/[!'()*_~]/g, (character) => {
		return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
	});
}
