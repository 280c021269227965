import { isDeepStrictEqual } from "node:util";
import type { Judged } from "../gate/check.ts";
import type { Finding, Severity } from "../gate/finding.ts";
import type { Trace } from "../python/proof.ts";
import { type ChecklistLine, checklistOf, type LineState } from "./checklist.ts";
import { type Frames, loadFrames } from "./code-frame.ts";
import type { Colours } from "./colours.ts";
import { count, weights } from "./counts.ts";
import { clean } from "./escape.ts";
import { formatPath } from "./paths.ts";
import { sayProof } from "./proof-words.ts";
import { linesIn } from "./source-lines.ts";
import { cut, wrap } from "./wrap.ts";

/** Where a text report goes. */
export interface TextTarget {
	/** Columns that a line may have. */
	readonly width: number;
	readonly colours: Colours;
	/** What stands before paths so that they lead from where the reader is: "backend", or "". */
	readonly prefix: string;
}

/** Findings that are shown in full; a log with more of them is not read. */
const MAX_FINDINGS = 100;

/** Steps of a trace that are shown. */
const MAX_STEPS = 20;

/** Code units of a message that are shown. */
const MAX_MESSAGE = 2000;

/** Columns beyond which prose is hard to read. */
const PROSE = 100;

/** The report for people at a terminal or a log: verdict, checklist, proof, findings by file, summary. */
export async function textReport(judged: Judged, target: TextTarget): Promise<string> {
	const { judgement } = judged;
	const sections = [
		headline(judged, target),
		checklist(judged, target),
		proof(judged, target),
		...(judgement.findings.length === 0 ? [] : await findings(judged, target)),
		summary(judged, target),
	];
	return sections.map((lines) => lines.join("\n")).join("\n\n");
}

function headline({ judgement, verdict }: Judged, { colours, prefix }: TextTarget): string[] {
	const { bgGreen, bgRed, black, bold, dim, isColorSupported, white } = colours;
	const label = isColorSupported ? ` ${verdict.toUpperCase()} ` : verdict.toUpperCase();
	const badge = bold(verdict === "pass" ? bgGreen(black(label)) : bgRed(white(label)));
	const name = clean(prefix === "" ? judgement.root || "The Space" : prefix);
	const isUnproven = verdict === "pass" && judgement.entrypoint.proof.state === "unproven";
	const says = verdict === "pass" ? "holds" : "does not hold";
	const but = isUnproven ? ", but its entry point is unproven" : "";
	return [
		`${badge} ${bold(`${name} ${says} the ${judgement.contract} contract${but}`)} ${dim(`(${clean(judgement.contractReason)})`)}`,
	];
}

const MARKS: Readonly<Record<LineState, string>> = {
	passed: "✔",
	failed: "✘",
	warned: "!",
	unproven: "?",
	skipped: "–",
};

function checklist({ judgement, failOn }: Judged, target: TextTarget): string[] {
	const lines = checklistOf(judgement, failOn);
	const width = Math.max(...lines.map(({ title }) => plain(title).length));
	return lines.flatMap((line) => {
		const { mark, title } = paintLine(line, target.colours);
		const [first = "", ...rest] = wrap(detailOf(line), Math.max(30, Math.min(target.width, PROSE + 30) - width - 6));
		const detail = [first, ...rest.map((text) => `${" ".repeat(width + 6)}${text}`)].join("\n");
		const gap = detail === "" ? "" : `${" ".repeat(width - plain(line.title).length)}  ${target.colours.dim(detail)}`;
		return [`  ${mark} ${title}${gap}`];
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
		...indent(wrap(clean(cut(sayProof(entrypoint), MAX_MESSAGE)), proseWidth(target)), 2),
		...trace(entrypoint.proof.trace, target),
	];
}

function trace(steps: Trace, { colours, prefix }: TextTarget): string[] {
	const shown = steps.slice(0, MAX_STEPS).map(({ place, note }) => ({
		at: `${clean(formatPath(prefix, place.file))}:${place.start.line}`,
		note: clean(cut(note, MAX_MESSAGE)),
	}));
	const width = Math.min(40, Math.max(0, ...shown.map(({ at }) => at.length)));
	const lines = shown.map(({ at, note }) => `    ${colours.cyan(at.padEnd(width))}  ${note}`);
	return steps.length > MAX_STEPS ? [...lines, `    … and ${count(steps.length - MAX_STEPS, "more step")}`] : lines;
}

async function findings({ judgement, source }: Judged, target: TextTarget): Promise<string[][]> {
	const frames = await loadFrames(target.width - 4, target.colours);
	const lines = linesIn(source);
	const shown = judgement.findings.slice(0, MAX_FINDINGS);
	const files = [...new Set(shown.map(({ place }) => place.file))];
	const sections = files.map((file) => [
		target.colours.underline(clean(formatPath(target.prefix, file))),
		...shown.filter(({ place }) => place.file === file).flatMap((one) => ["", ...finding(one, frames, lines(file))]),
	]);
	const left = judgement.findings.length - shown.length;
	if (left > 0) sections.push([`… and ${count(left, "more finding")}`]);
	return sections;

	function finding(one: Finding, draw: Frames, text: ReturnType<typeof lines>): string[] {
		const { start, end } = one.place;
		const isWholeFile = start.line === 1 && start.column === 1 && end.line === 1 && end.column === 1;
		const isProof = isDeepStrictEqual(one.trace, judgement.entrypoint.proof.trace);
		return [
			`  ${start.line}:${start.column}  ${severity(one.severity, target.colours)}  ${target.colours.bold(one.rule)}  ${target.colours.dim(one.clauses.join(", "))}`,
			...indent(wrap(clean(cut(one.message, MAX_MESSAGE)), proseWidth(target)), 2),
			...(text === undefined || isWholeFile ? [] : indent(draw(text, one.place), 4)),
			...(isProof ? [] : trace(one.trace, target)),
			`  ${target.colours.dim(one.help)}`,
		];
	}
}

function severity(weight: Severity, { blue, red, yellow }: Colours): string {
	return { error: red, warning: yellow, notice: blue }[weight](weight);
}

function summary({ judgement, verdict, failOn, engine, fallback, source }: Judged, { colours }: TextTarget): string[] {
	const { findings: all, files, python } = judgement;
	const paint = verdict === "pass" ? colours.green : colours.red;
	const where = source.origin.kind === "commit" ? `commit ${source.origin.commit.slice(0, 12)}` : "folder";
	const skipped = judgement.outcomes.filter(({ state }) => state === "skipped").length;
	const facts = [
		...(failOn === "error" ? [] : [`fails on ${failOn}`]),
		`${count(judgement.outcomes.length - skipped, "rule")} asked${skipped === 0 ? "" : `, ${skipped} skipped`}`,
		count(files, "file"),
		where,
		`Python ${python}`,
		`${engine} parser${fallback === undefined ? "" : ` (${clean(fallback)})`}`,
	];
	return [`${colours.bold(paint(weights(all)))} ${colours.dim(`· ${facts.join(" · ")}`)}`];
}

function proseWidth({ width }: TextTarget): number {
	return Math.max(30, Math.min(width - 2, PROSE));
}

function indent(lines: readonly string[], columns: number): string[] {
	return lines.map((line) => (line === "" ? "" : `${" ".repeat(columns)}${line}`));
}
