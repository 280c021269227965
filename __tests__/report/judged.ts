import { readCard } from "../../src/card/read-card.ts";
import type { Judged } from "../../src/gate/check.ts";
import type { Finding } from "../../src/gate/finding.ts";
import { helpOf } from "../../src/gate/help.ts";
import { type Judgement, type Outcome, verdictOf } from "../../src/gate/verdict.ts";
import { UNASKED_HUB } from "../../src/hub/answers.ts";
import { OFFLINE } from "../../src/packages/answers.ts";
import type { Proof } from "../../src/python/proof.ts";
import { DEFAULT_PYTHON } from "../../src/python/version.ts";
import type { Place } from "../../src/source/place.ts";
import { memorySource } from "../support/memory-source.ts";

/** A stretch of one line. */
export function at(file: string, line: number, column: number, length = 1): Place {
	return { file, start: { line, column }, end: { line, column: column + length } };
}

/** A finding with everything that a test does not care about. */
export function found(rule: string, place: Place, rest: Partial<Finding> = {}): Finding {
	return {
		rule,
		severity: "error",
		message: `${rule} has something to say.`,
		place,
		clauses: ["SP-HF-04"],
		help: helpOf(rule),
		trace: [],
		fix: undefined,
		...rest,
	};
}

/** What `main:app` is when nothing is wrong with it. */
export const PROVEN: Proof = {
	state: "proven",
	type: "FastAPI",
	framework: { name: "FastAPI", noun: "a FastAPI application", canMount: true },
	factory: undefined,
	place: at("main.py", 1, 1),
	trace: [
		{ place: at("main.py", 1, 1), note: "imports app from src.main" },
		{ place: at("src/main.py", 12, 1), note: "app = FastAPI()" },
	],
};

/** What a test decides about a judged Space. */
export interface Conditions {
	readonly findings?: readonly Finding[];
	readonly passed?: readonly string[];
	readonly skipped?: Readonly<Record<string, string>>;
	readonly proof?: Proof;
	readonly files?: Readonly<Record<string, string>>;
	readonly judgement?: Partial<Judgement>;
	readonly rest?: Partial<Judged>;
}

/** A judged Space: outcomes and verdict follow from the findings, as the gate would have it. */
export function judgedSpace(conditions: Conditions = {}): Judged {
	const { findings = [], passed = [], skipped = {}, proof = PROVEN, files = {}, judgement = {} } = conditions;
	const rules = [...new Set(findings.map(({ rule }) => rule))];
	const outcomes: Outcome[] = [
		...rules.map((rule) => ({ rule, state: "found" as const, findings: findings.filter((one) => one.rule === rule) })),
		...passed.map((rule) => ({ rule, state: "passed" as const })),
		...Object.entries(skipped).map(([rule, reason]) => ({ rule, state: "skipped" as const, reason })),
	];
	const source = memorySource(files);
	return {
		kind: "judged",
		judgement: {
			root: "backend",
			contract: "python",
			contractReason: "README.md says sdk: python",
			python: "3.10",
			entrypoint: { target: "main:app", proof, reached: ["main.py"], isCutOff: false, imports: [] },
			outcomes,
			findings,
			files: source.entries.size,
			packages: OFFLINE,
			hub: UNASKED_HUB,
			suppressed: [],
			environment: { variables: [], unseen: [] },
			...judgement,
		},
		verdict: verdictOf(findings, conditions.rest?.failOn ?? "error"),
		failOn: "error",
		origins: [],
		engine: "native",
		fallback: undefined,
		source,
		card: readCard(source),
		requirements: undefined,
		version: DEFAULT_PYTHON,
		...conditions.rest,
	};
}
