import type { Fix, Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { findHiddenUses } from "../../python/hidden/find-hidden-uses.ts";
import type { HiddenUse } from "../../python/hidden/hidden-use.ts";
import type { Entrypoint } from "../../python/program.ts";
import { traceOfChain } from "../../python/startup/chain.ts";
import type { Place } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { lackOf } from "../applications/entrypoint-proof.ts";
import { atMost } from "../at-most.ts";
import { hiddenOptions } from "../image/hidden-options.ts";
import { hiddenImports } from "../installed/hidden-imports.ts";
import { lackingFor } from "../installed/hidden-needs.ts";
import { type Installed, installedOn } from "../installed/installed-distributions.ts";
import type { Lacking, LackingUse } from "../installed/lacking.ts";
import { addRequirement } from "../lines/requirement-edit.ts";

/** Findings that are listed; whoever makes more of them has understood after so many. */
const MAX_PROBLEMS = 12;

/** Other uses of the same distribution that are named. */
const MAX_FURTHER = 5;

export default {
	id: "dependencies/hidden-dependency",
	title: "`requirements.txt` brings what is needed at run time without being imported",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["FR-02"],
	since: "0.1.0",
	sources: [
		"https://fastapi.tiangolo.com/tutorial/request-forms/",
		"https://docs.pydantic.dev/latest/api/networks/#pydantic.networks.EmailStr",
		"https://docs.sqlalchemy.org/en/20/core/engines.html#database-urls",
		"https://www.starlette.io/#dependencies",
	],
	check: (space) => {
		const { target, entrypoint } = space;
		if (target.kind === "unknown") return { skipped: target.reason };
		const { proof } = entrypoint;
		if (proof.state === "refuted" && proof.because === "no-module")
			return { skipped: `there is no ${shown(target.file)}` };
		if (proof.state === "refuted" && ["syntax", "import-fails", "python-version"].includes(proof.because)) {
			return {
				skipped: `${shown(target.file)} cannot be imported as it is, so it cannot be told what the start needs`,
			};
		}
		const installed = installedOn(space);
		if ("unknown" in installed) return { skipped: installed.unknown };
		const { uses, isSpent } = findHiddenUses(space.python, entrypoint);
		const lacking = [
			...hiddenOptions(space, installed),
			...hiddenImports(space, installed, entrypoint),
			...lackingUses(space, installed, uses),
		];
		const problems = groups(lacking)
			.filter(([first]) => !isReportedAsImport(space, entrypoint, first))
			.map((group) => problemOf(space, group));
		const isUnanswered = problems.length === 0 && isSpent;
		return isUnanswered
			? { skipped: "the program is too tangled to follow what it uses when it starts" }
			: atMost(MAX_PROBLEMS, problems);
	},
} satisfies Rule;

function lackingUses(space: Space, installed: Installed, uses: readonly HiddenUse[]): readonly LackingUse[] {
	const answers = new Map<string, Lacking | undefined>();
	return uses.flatMap(({ need, what, node, scope, when, unless, chain }) => {
		const key = JSON.stringify([need, when]);
		if (!answers.has(key)) answers.set(key, lackingFor(space, installed, need, when));
		const lacking = answers.get(key);
		const { lines, path } = scope.module;
		const place = lines.place(path, node.start, node.end);
		return lacking === undefined ? [] : [{ what, place, trace: () => traceOfChain(chain), when, unless, lacking }];
	});
}

/** Whether the start imports what is missing itself and ends there: that is the finding of another rule. */
function isReportedAsImport(space: Space, { imports }: Entrypoint, { lacking }: LackingUse): boolean {
	const own = imports.filter(({ module }) =>
		lacking.modules.some((one) => module === one || module.startsWith(`${one}.`)),
	);
	return own.length > 0 && lackOf(space, new Set(own.map(({ module }) => module))) !== undefined;
}

/** The uses by what mends them; of each the heaviest first. */
function groups(uses: readonly LackingUse[]): readonly (readonly [LackingUse, ...LackingUse[]])[] {
	const byLine = new Map<string, [LackingUse, ...LackingUse[]]>();
	const sorted = uses.toSorted((a, b) => weightOf(a) - weightOf(b) || comparePlaces(a.place, b.place));
	for (const use of sorted) {
		const key = use.lacking.line ?? `${use.lacking.cause} ${use.lacking.advice}`;
		const group = byLine.get(key);
		if (group === undefined) byLine.set(key, [use]);
		else group.push(use);
	}
	return [...byLine.values()];
}

function weightOf({ when, unless }: LackingUse): number {
	return when === "request" ? 2 : Number(unless !== undefined);
}

function comparePlaces(a: Place, b: Place): number {
	const byFile = Number(a.file > b.file) - Number(a.file < b.file);
	return byFile || a.start.line - b.start.line || a.start.column - b.start.column;
}

function problemOf(space: Space, [first, ...others]: readonly [LackingUse, ...LackingUse[]]): Problem {
	const { what, place, when, unless, lacking } = first;
	const message = `In ${place.file} ${what}, ${lacking.cause}. ${effectOf(first)} ${lacking.advice}`;
	const further = others.slice(0, MAX_FURTHER).map((use) => ({ place: use.place, note: `${use.what}, too` }));
	const isCertain = when === "start" && unless === undefined;
	const fix = fixFor(space, lacking.line);
	return {
		message,
		place,
		trace: [...first.trace(), ...further],
		...(isCertain ? {} : { severity: "warning" }),
		...(fix === undefined ? {} : { fix }),
	};
}

function effectOf({ when, unless, lacking: { error } }: LackingUse): string {
	if (when === "request") return `The Space starts, but what needs it fails: "${error}".`;
	const condition = unless === undefined ? "The" : `Unless the variable ${unless} of the Space says otherwise, the`;
	return `${condition} start of the Space ends there in "${error}".`;
}

function fixFor(space: Space, line: string | undefined): Fix | undefined {
	const edit = line === undefined ? undefined : addRequirement(space, line);
	return edit === undefined ? undefined : { title: `Require ${line}`, safety: "safe", edits: [edit] };
}
