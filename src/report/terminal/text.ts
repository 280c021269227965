import type { Judged } from "../../gate/check.ts";
import type { Suppressed } from "../../gate/verdict.ts";
import { type ChecklistLine, checklistOf, type LineState } from "../checklist.ts";
import { count, weights } from "../counts.ts";
import { clean } from "../escape.ts";
import { unaskedWords } from "../inquiries.ts";
import { formatPath } from "../paths.ts";
import { sayProof } from "../proof-words.ts";
import { cut, wrap } from "../wrap.ts";
import type { Colours } from "./colours.ts";
import { findingSections } from "./finding-text.ts";
import { paragraph, type TextTarget, traceLines } from "./text-layout.ts";

/** The report for people at a terminal or a log: verdict, checklist, proof, findings by file, summary. */
export async function textReport(judged: Judged, target: TextTarget): Promise<string> {
	const { findings, suppressed, entrypoint } = judged.judgement;
	const secrets = [...findings, ...suppressed.map(({ finding }) => finding)].flatMap(({ secret }) => secret ?? []);
	const exhibits = { source: judged.source, secrets, shownTrace: entrypoint.proof.trace };
	const sections = [
		headline(judged, target),
		checklist(judged, target),
		proof(judged, target),
		...(findings.length === 0 ? [] : await findingSections(findings, exhibits, target)),
		...(suppressed.length === 0 ? [] : [allowed(suppressed, target)]),
		summary(judged, target),
	];
	return sections.map((lines) => lines.join("\n")).join("\n\n");
}

/** The verdict in one line. */
export function headline({ judgement, verdict }: Judged, { colours, prefix }: TextTarget): string[] {
	const { bgGreen, bgRed, black, bold, dim, isColorSupported, white } = colours;
	const label = isColorSupported ? ` ${verdict.toUpperCase()} ` : verdict.toUpperCase();
	const badge = bold(verdict === "pass" ? bgGreen(black(label)) : bgRed(white(label)));
	const name = clean(prefix === "" ? judgement.root || "The Space" : prefix);
	const says = verdict === "pass" ? "holds" : "does not hold";
	const { state } = judgement.entrypoint.proof;
	const but = verdict === "pass" && state !== "proven" ? `, but its entry point is ${state}` : "";
	return [
		`${badge} ${bold(`${name} ${says} the ${judgement.contract} contract${but}`)} ${dim(`(${clean(judgement.contractReason)})`)}`,
	];
}

/** Columns that the words beside a line of the checklist have at least. */
const MIN_DETAIL = 30;

const MARKS: Readonly<Record<LineState, string>> = {
	passed: "✔",
	failed: "✘",
	warned: "!",
	unproven: "?",
	skipped: "–",
};

function checklist({ judgement, failOn }: Judged, { colours, width }: TextTarget): string[] {
	const lines = checklistOf(judgement, failOn);
	const titles = Math.max(0, ...lines.map(({ title }) => plain(title).length));
	const margin = titles + "  ✔   ".length;
	return lines.map((line) => {
		const { mark, title } = paintLine(line, colours);
		const detail = wrap(detailOf(line), Math.max(MIN_DETAIL, width - margin)).join(`\n${" ".repeat(margin)}`);
		const gap = " ".repeat(titles - plain(line.title).length + 2);
		return `  ${mark} ${title}${detail === "" ? "" : `${gap}${colours.dim(detail)}`}`;
	});
}

function paintLine({ title, state }: ChecklistLine, { dim, green, red, yellow }: Colours) {
	const paint = { passed: green, failed: red, warned: yellow, unproven: yellow, skipped: dim }[state];
	return { mark: paint(MARKS[state]), title: state === "skipped" ? dim(plain(title)) : plain(title) };
}

function detailOf({ state, reason, rules }: ChecklistLine): string {
	if (state === "skipped") return `skipped, because ${clean(reason)}`;
	if (state === "unproven") return "unproven";
	return state === "passed" ? "" : rules.join(", ");
}

/** A title without the marks that it has in Markdown. */
function plain(title: string): string {
	return title.replaceAll("`", "");
}

function proof({ judgement }: Judged, target: TextTarget): string[] {
	const { entrypoint } = judgement;
	const { bold, green, red, yellow } = target.colours;
	const paint = { proven: green, refuted: red, unproven: yellow }[entrypoint.proof.state];
	return [
		`${bold("Entry point")} ${paint(entrypoint.proof.state)}`,
		...paragraph(sayProof(entrypoint), target),
		...traceLines(entrypoint.proof.trace, target),
	];
}

/** Allowed findings that are listed, and characters of a reason. */
const MAX_ALLOWED = { findings: 10, reason: 100 } as const;

/** What the project allows: nobody should have to look for it. */
function allowed(suppressed: readonly Suppressed[], { colours, prefix }: TextTarget): string[] {
	const lines = suppressed.slice(0, MAX_ALLOWED.findings).map(({ finding: { rule, place }, reason }) => {
		const where = `${clean(formatPath(prefix, place.file))}:${place.start.line}`;
		return `  ${rule} ${colours.dim(`${where}: ${clean(cut(reason, MAX_ALLOWED.reason))}`)}`;
	});
	const more = suppressed.length - lines.length;
	const rest = more > 0 ? [`  ${colours.dim(`… and ${more} more`)}`] : [];
	return [colours.bold(`Allowed by the project: ${count(suppressed.length, "finding")}`), ...lines, ...rest];
}

function summary({ judgement, verdict, failOn, engine, fallback, source }: Judged, { colours }: TextTarget): string[] {
	const { findings: all, files, python } = judgement;
	const paint = verdict === "pass" ? colours.green : colours.red;
	const where = source.origin.kind === "commit" ? `commit ${source.origin.commit.slice(0, 12)}` : "folder";
	const skipped = judgement.outcomes.filter(({ state }) => state === "skipped").length;
	const unasked = unaskedWords(judgement);
	const facts = [
		...(failOn === "error" ? [] : [`fails on ${failOn}`]),
		`${count(judgement.outcomes.length - skipped, "rule")} asked${skipped === 0 ? "" : `, ${skipped} skipped`}`,
		...(unasked === "" ? [] : [unasked]),
		count(files, "file"),
		where,
		`Python ${python}`,
		`${engine} parser${fallback === undefined ? "" : ` (${clean(fallback)})`}`,
	];
	return [`${colours.bold(paint(weights(all)))} ${colours.dim(`· ${facts.join(" · ")}`)}`];
}
