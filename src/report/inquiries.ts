import type { Judgement } from "../gate/verdict.ts";
import type { HubAnswers } from "../hub/answers.ts";
import type { IndexAnswers, Packages } from "../packages/answers.ts";
import type { ChecklistLine } from "./checklist.ts";
import { count } from "./counts.ts";

/** Projects without an answer that a line names. */
const NAMED = 3;

/** Lines of the checklist for those who were to be asked about distributions; none for whom nobody wanted to ask. */
export function inquiryLines({ index, resolution }: Packages): ChecklistLine[] {
	const lines: ChecklistLine[] = [];
	if (index.kind === "asked") lines.push(lineOf("Package index asked", gapOf(index)));
	if (index.kind === "skipped") lines.push(lineOf("Package index asked", index.reason));
	if (resolution.kind === "skipped") lines.push(lineOf("Resolver asked", resolution.reason));
	else if (resolution.kind !== "unwanted") lines.push(lineOf("Resolver asked", ""));
	return lines;
}

/** That package index and Hub were not asked because nobody wanted it, in a few words; "" where they were to be asked. */
export function unaskedWords({ packages, hub }: Pick<Judgement, "packages" | "hub">): string {
	const unasked = [
		...(packages.index.kind === "unwanted" ? ["package index"] : []),
		...(hub.card.kind === "unwanted" ? ["Hub"] : []),
	];
	return unasked.length === 0 ? "" : `${unasked.join(" and ")} not asked`;
}

/** What was learnt as the report for programs has it. */
export function inquiryReport({ index, resolution }: Packages): object {
	return {
		index:
			index.kind === "asked"
				? { state: "asked", host: index.host, projects: index.projects.size, unanswered: unansweredOf(index) }
				: { state: index.kind, reason: index.reason },
		resolution: resolutionReport(resolution),
	};
}

/** What the Hub was asked, as the report for programs has it: of a Space's settings no value. */
export function hubReport({ card, settings }: HubAnswers): object {
	return {
		card:
			card.kind === "asked"
				? { state: "asked", host: card.host, errors: card.errors.length, warnings: card.warnings.length }
				: { state: card.kind, reason: card.reason },
		settings:
			settings.kind === "asked"
				? {
						state: "asked",
						space: settings.space,
						names: [...settings.secrets, ...settings.variables.keys()].toSorted(),
					}
				: { state: settings.kind, reason: settings.reason },
	};
}

function resolutionReport(resolution: Packages["resolution"]): object {
	if (resolution.kind === "resolved") return { state: "resolved", tool: resolution.tool, projects: resolution.count };
	if (resolution.kind === "impossible" || resolution.kind === "unsatisfiable")
		return { state: "impossible", tool: resolution.tool };
	return { state: resolution.kind, reason: resolution.reason };
}

/** Why a part was not answered; "" where all was. */
function gapOf(index: IndexAnswers): string {
	const open = unansweredOf(index);
	const [first] = open;
	if (first === undefined) return "";
	const names = open.slice(0, NAMED).map(({ name }) => name);
	const named = `${names.join(", ")}${open.length > NAMED ? ", …" : ""}`;
	return `${index.host} did not answer about ${count(open.length, "package")} (${named}): ${first.reason}`;
}

function unansweredOf({ projects }: IndexAnswers): { readonly name: string; readonly reason: string }[] {
	return [...projects].flatMap(([name, one]) => (one.kind === "unanswered" ? [{ name, reason: one.reason }] : []));
}

function lineOf(title: string, reason: string): ChecklistLine {
	return { title, state: reason === "" ? "passed" : "skipped", reason, rules: [] };
}
