import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { type GapUse, gapUses, type Moment } from "../../python/compatibility/uses.ts";
import { openNames } from "../../python/names/names.ts";
import type { Entrypoint } from "../../python/program.ts";
import type { TraceStep } from "../../python/proof.ts";
import type { Place } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { answerOf, type KnownTarget } from "../applications/entrypoint-proof.ts";
import { atMost } from "../at-most.ts";
import { pythonProblems } from "../installed/package-index.ts";

/** Findings, and further places that one of them names. */
const MAX_FINDINGS = 20;
const MAX_STEPS = 10;

const effectOfImport = ({ start, file }: KnownTarget): string =>
	`The Space is started with "${start}", which imports ${shown(file)} first, so it stops before it serves a request.`;

/** What certainly fails weighs more than what may never run. */
const ORDER: readonly Moment["kind"][] = ["import", "request", "branch", "call"];

export default {
	id: "dependencies/python-version",
	title: "The Space's version of Python has everything that is used",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-06", "FR-02", "H10"],
	since: "0.1.0",
	sources: [
		"https://docs.python.org/3/whatsnew/index.html",
		"https://docs.python.org/3/library/index.html",
		"https://packaging.python.org/en/latest/specifications/core-metadata/#requires-python",
	],
	check: (space) => {
		const obstacle = obstacleTo(space);
		if (obstacle !== undefined) return { skipped: obstacle };
		const ofIndex = pythonProblems(space);
		const failure = answerOf(space, "python-version", effectOfImport);
		if ("skipped" in failure) return ofIndex.length > 0 ? atMost(MAX_FINDINGS, ofIndex) : failure;
		return atMost(MAX_FINDINGS, [...failure, ...unmetUses(space, failure[0]?.message ?? ""), ...ofIndex]);
	},
} satisfies Rule;

/** An image of one's own brings a Python of its own. */
function obstacleTo({ isPythonKnown }: Space): string | undefined {
	return isPythonKnown ? undefined : "the Dockerfile does not say which version of Python its image has";
}

/** One problem for each thing that is missing, but for the one of which the proof has spoken. */
function unmetUses({ python, entrypoint }: Space, spoken: string): Problem[] {
	const uses = gapUses(
		openNames(python, () => true),
		entrypoint.reached,
	).filter((use) => mayFail(use, entrypoint));
	const paths = [...new Set(uses.map(({ gap }) => gap.path))];
	return paths.flatMap((path) => {
		const group = uses.filter(({ gap }) => gap.path === path);
		const [first, ...others] = group.toSorted((a, b) => ORDER.indexOf(a.moment.kind) - ORDER.indexOf(b.moment.kind));
		return first === undefined || spoken.includes(first.gap.reason) ? [] : [problemOf(first, others)];
	});
}

/** What the proof ran at module level did not fail; where the proof gave up or ended early, it may. */
function mayFail({ moment }: GapUse, { proof }: Entrypoint): boolean {
	if (moment.kind === "request" || moment.kind === "call") return true;
	return proof.state === "refuted" && (proof.because === "import-fails" || proof.because === "python-version");
}

function problemOf(use: GapUse, others: readonly GapUse[]): Problem {
	const { gap, moment } = use;
	const trace: TraceStep[] = others.slice(0, MAX_STEPS).map((one) => ({ place: placeOf(one), note: "uses it, too" }));
	const isCertain = moment.kind === "import" || moment.kind === "request";
	return {
		message: `${gap.reason}. ${effectOf(use)} ${gap.advice}`,
		place: placeOf(use),
		...(trace.length > 0 && { trace }),
		...(!isCertain && { severity: "warning" }),
	};
}

function effectOf({ error, module, moment }: GapUse): string {
	switch (moment.kind) {
		case "import":
			return `The import of ${module.path} ends here in ${article(error)}, so the Space stops before it serves a request.`;
		case "branch":
			return `Where the import of ${module.path} gets here, it ends in ${article(error)}, and the Space does not start.`;
		case "request":
			return `The Space starts, but a request that gets here in "${moment.handler}" ends in ${article(error)} and is answered with status 500.`;
		case "call": {
			const where = moment.name === undefined ? "this lambda" : `"${moment.name}"`;
			return `The Space may start, but a call of ${where} that gets here ends in ${article(error)}.`;
		}
	}
}

function article(error: string): string {
	return /^[AEIOU]/.test(error) ? `an ${error}` : `a ${error}`;
}

function placeOf({ module, span }: GapUse): Place {
	return module.lines.place(module.path, span.start, span.end);
}
