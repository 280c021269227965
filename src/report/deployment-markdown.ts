import type { Answer, Deployment, Plan } from "../deploy/deployment.ts";
import type { Failure } from "../deploy/failure.ts";
import { count } from "./counts.ts";
import { commitWords, differenceWords, endingOf } from "./deployment-words.ts";
import { clean, markdownCode, markdownProse } from "./escape.ts";
import { formatPath } from "./paths.ts";
import { cut } from "./wrap.ts";

/** Rows, lines of somebody's words, and characters of a text. */
const MAX = { rows: 100, lines: 50, text: 500 } as const;

/** Bytes of it: what the report of the gate (MAX_SUMMARY in markdown.ts) leaves of the megabyte that GitHub shows. */
const ROOM = 140_000;

const SIGNS = { good: "✅", bad: "❌", neutral: "ℹ️" } as const;
const MARKS = { added: "➕", changed: "✏️", removed: "➖" } as const;
const STATES: Readonly<Record<Answer["state"], string>> = { "as it should": "✅", otherwise: "❌", unknown: "❔" };

/** A deployment as a section of the job summary. `prefix` is where the Space root lies, seen from the workspace. */
export function deploymentMarkdown(deployment: Deployment, prefix: string): string {
	const { plan, outcome, warnings } = deployment;
	const { tone, sentence } = endingOf(deployment);
	const sections = [
		`## ${SIGNS[tone]} ${markdownProse(sentence)}`,
		...(plan === undefined ? [] : [factsOf(deployment, plan)]),
		...(outcome.kind === "failed" ? [failureMarkdown(outcome.failure, prefix)] : []),
		...(outcome.kind === "failed" && outcome.rollBack?.kind === "failed"
			? ["### What ran before could not be put back", failureMarkdown(outcome.rollBack.failure, prefix)]
			: []),
		...(plan === undefined || outcome.kind === "failed"
			? []
			: plan.obstacles.map((one) => failureMarkdown(one, prefix))),
		...listOf([...(outcome.kind === "planned" ? (plan?.notes ?? []) : []), ...warnings]),
		...("answers" in outcome && outcome.answers.length > 0 ? [answersTable(outcome.answers)] : []),
		...(plan === undefined || plan.differences.length === 0 ? [] : [differencesTable(plan)]),
	];
	return `${fitting(sections).join("\n\n")}\n`;
}

/** The sections for which there is room, each of them whole. */
function fitting(sections: readonly string[]): readonly string[] {
	let left = ROOM;
	const kept = sections.filter((section) => {
		const size = Buffer.byteLength(section);
		if (size > left) return false;
		left -= size;
		return true;
	});
	return kept.length === sections.length
		? kept
		: [...kept, "There is more than fits here: the log of the step has it."];
}

function factsOf({ stage, outcome }: Deployment, plan: Plan): string {
	const now = stage ?? plan.stage;
	const build = "buildSeconds" in outcome && outcome.buildSeconds !== undefined ? outcome.buildSeconds : undefined;
	const facts = [
		`[${markdownProse(plan.space)}](${target(plan.page)})`,
		...(plan.url === undefined ? [] : [`[the application](${target(plan.url)})`]),
		...(now === undefined ? [] : [markdownCode(now)]),
		...(plan.hardware === undefined ? [] : [markdownProse(plan.hardware)]),
		...(build === undefined ? [] : [`built in ${Math.round(build)} s`]),
		differenceWords(plan),
		...(plan.head === undefined ? [] : [`before: ${markdownProse(cut(commitWords(plan.head), MAX.text))}`]),
	];
	return facts.join(" · ");
}

/** An address as Markdown takes it for the target of a link. */
function target(address: string): string {
	return new URL(address).href.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function failureMarkdown({ code, message, advice, words, files, place }: Failure, prefix: string): string {
	const where = place === undefined ? "" : ` ${markdownCode(`${formatPath(prefix, place.file)}:${place.start.line}`)}`;
	const lines = words === "" ? [] : words.split("\n").slice(-MAX.lines);
	// Four backticks: whatever the words hold, three of them do not end the block.
	const block = lines.map((line) => clean(cut(line, MAX.text)).replaceAll("````", "'''")).join("\n");
	return [
		`**${markdownProse(cut(message, MAX.text))}**${where} ${markdownCode(code)}`,
		markdownProse(cut(advice, MAX.text)),
		...(files.length === 0
			? []
			: [
					files
						.slice(0, MAX.rows)
						.map((file) => `- ${markdownCode(cut(file, MAX.text))}`)
						.join("\n"),
				]),
		...(block === ""
			? []
			: [`<details><summary>In its own words</summary>\n\n\`\`\`\`text\n${block}\n\`\`\`\`\n\n</details>`]),
	].join("\n\n");
}

function listOf(sentences: readonly string[]): string[] {
	if (sentences.length === 0) return [];
	return [
		sentences
			.slice(0, MAX.rows)
			.map((one) => `- ${markdownProse(cut(one, MAX.text))}`)
			.join("\n"),
	];
}

function answersTable(answers: readonly Answer[]): string {
	const rows = answers
		.slice(0, MAX.rows)
		.map(
			({ what, state, words }) =>
				`| ${STATES[state]} | ${markdownProse(cut(what, MAX.text))} | ${markdownProse(cut(words, MAX.text))} |`,
		);
	return ["| | Asked | |", "| :-: | :-- | :-- |", ...rows].join("\n");
}

function differencesTable(plan: Plan): string {
	const rows = plan.differences
		.slice(0, MAX.rows)
		.map(({ kind, path }) => `| ${MARKS[kind]} | ${markdownCode(cut(path, MAX.text))} |`);
	const left = plan.differences.length - rows.length;
	const more = left === 0 ? [] : [`| | … and ${left} more |`];
	const large = plan.large.length === 0 ? [] : ["", `${count(plan.large.length, "file")} of them in Git LFS.`];
	const head = `<details><summary>${count(plan.differences.length, "file")} on the Space</summary>`;
	return [head, "", "| | |", "| :-: | :-- |", ...rows, ...more, ...large, "", "</details>"].join("\n");
}
