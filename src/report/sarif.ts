import { createHash } from "node:crypto";
import type { Log, PhysicalLocation, Region, ReportingDescriptor, Run, Result as SarifResult } from "sarif";
import type { Judged, Result } from "../gate/check.ts";
import type { Edit, Finding, Fix, Severity } from "../gate/finding.ts";
import { helpOf, REPOSITORY, VERSION } from "../gate/help.ts";
import type { Suppressed } from "../gate/verdict.ts";
import type { Trace } from "../python/proof.ts";
import { RULES } from "../rules/index.ts";
import { linesOf } from "../source/lines.ts";
import type { Place } from "../source/place.ts";
import { clean } from "./escape.ts";
import { faultReport } from "./fault-text.ts";
import { readPage } from "./pages.ts";
import { formatPath } from "./paths.ts";
import { printable } from "./printable.ts";
import { PLAIN } from "./terminal/colours.ts";

/** What GitHub takes or shows of one file (docs, sarif-support.md): results of a run, locations of a result. */
const MAX = { results: 5_000, locations: 100 } as const;

/** Runs, each a Space, that one file may hold for GitHub. */
export const MAX_RUNS = 20;

const LEVELS = { error: "error", warning: "warning", notice: "note" } as const;

/** How GitHub sorts alerts that are not about security. */
const PROBLEMS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "recommendation" };

/** Results as SARIF 2.1.0, for code scanning and other readers, each a run. Paths are relative to the repository. */
export async function sarifReport(results: readonly Result[]): Promise<string> {
	const runs = results
		.slice(0, MAX_RUNS)
		.map(async (result) => (result.kind === "fault" ? faultRun(result) : await judgedRun(result)));
	const log: Log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: await Promise.all(runs),
	};
	return printable(JSON.stringify(log, undefined, 2));
}

function toolOf(rules: ReportingDescriptor[]): Run["tool"] {
	return { driver: { name: "Space Gate", semanticVersion: VERSION, informationUri: REPOSITORY, rules } };
}

function faultRun({ fault }: Extract<Result, { kind: "fault" }>): Run {
	const text = clean(faultReport(fault, PLAIN, undefined));
	const notification = { level: "error", message: { text }, descriptor: { id: fault.code } } as const;
	return {
		tool: toolOf([]),
		results: [],
		invocations: [{ executionSuccessful: false, toolExecutionNotifications: [notification] }],
	};
}

async function judgedRun({ judgement, source }: Judged): Promise<Run> {
	const { root, findings, suppressed } = judgement;
	const all: { readonly finding: Finding; readonly allowed?: Suppressed }[] = [
		...findings.map((finding) => ({ finding })),
		...suppressed.map((allowed) => ({ finding: allowed.finding, allowed })),
	].slice(0, MAX.results);
	const ids = [...new Set(all.map(({ finding }) => finding.rule))];
	const prints = fingerprints(source);
	return {
		tool: toolOf(await Promise.all(ids.map(descriptor))),
		// Code scanning replaces the alerts of the same id: every Space root has its own.
		automationDetails: { id: `space-gate/${root}/` },
		columnKind: "utf16CodeUnits",
		results: all.map(({ finding, allowed }) => ({
			...resultOf(finding, root, ids.indexOf(finding.rule)),
			partialFingerprints: prints(finding),
			...(allowed !== undefined && { suppressions: [suppressionOf(allowed)] }),
		})),
		invocations: [{ executionSuccessful: true }],
	};
}

async function descriptor(id: string): Promise<ReportingDescriptor> {
	const rule = RULES.find((one) => one.id === id);
	if (rule === undefined) return { id };
	const page = (await readPage(id)).replace(/<!--[\s\S]*?-->\n*/g, "");
	return {
		id,
		shortDescription: { text: rule.title },
		fullDescription: { text: rule.title },
		help: { text: page, markdown: page },
		helpUri: helpOf(id),
		defaultConfiguration: { level: LEVELS[rule.severity] },
		properties: {
			tags: [id.split("/")[0] ?? id, ...rule.clauses.slice(0, 9)],
			"problem.severity": PROBLEMS[rule.severity],
		},
	};
}

function resultOf(
	{ rule, severity, message, place, trace, fix }: Finding,
	root: string,
	ruleIndex: number,
): SarifResult {
	const related = relatedOf(trace, root);
	return {
		ruleId: rule,
		ruleIndex,
		level: LEVELS[severity],
		message: { text: clean(message) },
		locations: [{ physicalLocation: locationOf(place, root) }],
		...(related.length > 0 && { relatedLocations: related }),
		...(fix?.safety === "safe" && { fixes: [fixOf(fix, root)] }),
	};
}

function relatedOf(trace: Trace, root: string) {
	return trace.slice(0, MAX.locations - 1).map(({ place, note }, index) => ({
		id: index + 1,
		message: { text: clean(note) },
		physicalLocation: locationOf(place, root),
	}));
}

function fixOf({ title, edits }: Fix, root: string): NonNullable<SarifResult["fixes"]>[number] {
	const files = [...new Set(edits.map(({ place }) => place.file))];
	return {
		description: { text: clean(title) },
		artifactChanges: files.map((file) => ({
			artifactLocation: { uri: uriOf(root, file) },
			replacements: edits.filter(({ place }) => place.file === file).map(replacementOf),
		})),
	};
}

function replacementOf({ place, text }: Edit) {
	return { deletedRegion: regionOf(place), insertedContent: { text } };
}

function locationOf(place: Place, root: string): PhysicalLocation {
	return { artifactLocation: { uri: uriOf(root, place.file) }, region: regionOf(place) };
}

function regionOf({ start, end }: Place): Region {
	return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A path as a reference (RFC 3986): no colon or space of a file's name is read as something else. */
function uriOf(root: string, file: string): string {
	return (
		formatPath(root, file)
			.split("/")
			// Half a surrogate pair cannot be encoded.
			.map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, "\u{fffd}")))
			.join("/")
	);
}

function suppressionOf({ by, reason }: Suppressed): NonNullable<SarifResult["suppressions"]>[number] {
	return { kind: by === "comment" ? "inSource" : "external", justification: clean(reason) };
}

/**
 * Tells findings apart when lines move: rule, file, the line's own text without the white space around it, and the
 * how many-th such finding it is. Only a hash of the text is kept.
 */
function fingerprints(source: Judged["source"]): (finding: Finding) => Record<string, string> {
	const texts = new Map<string, ReturnType<typeof linesOf>>();
	const seen = new Map<string, number>();
	const linesIn = (file: string) => {
		const known = texts.get(file);
		if (known !== undefined) return known;
		const bytes = source.read(file);
		const lines = linesOf(bytes === undefined || "unreadable" in bytes ? "" : new TextDecoder().decode(bytes));
		texts.set(file, lines);
		return lines;
	};
	return ({ rule, place: { file, start }, secret }) => {
		const line = linesIn(file).text(start.line);
		// A hash of a secret lets others try whether they have guessed it.
		const text = (secret === undefined ? line : line.slice(0, start.column - 1)).trim();
		const hash = createHash("sha256")
			.update(JSON.stringify([rule, file, text]))
			.digest("hex")
			.slice(0, 16);
		const nth = (seen.get(hash) ?? 0) + 1;
		seen.set(hash, nth);
		return { primaryLocationLineHash: `${hash}:${nth}` };
	};
}
