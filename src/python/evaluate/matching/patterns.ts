import type { Pattern } from "../../tree/match-pattern.ts";
import type { Scope } from "../execution.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME, namespaceOf } from "../namespace.ts";
import { compare } from "../operators/comparison.ts";
import { alternativesOf, type Single, type Site, type Value } from "../value.ts";
import { obstacleOf } from "../values/class-members.ts";
import { elementsOf, sequenceOf } from "../values/containers.ts";
import { isCertainlyMissing, keyOf } from "../values/keys.ts";
import { matchClass } from "./class-patterns.ts";
import { allOf, hidden, type Match, NO, NO_CAPTURES, YES } from "./match-result.ts";

/** Matches a value with a pattern (reference, "The match statement"; PEP 634). */
export function matchPattern(machine: Machine, pattern: Pattern, subject: Value, scope: Scope, site: Site): Match {
	machine.spend(1);
	switch (pattern.kind) {
		case "capture":
			return pattern.name === undefined ? YES : { truth: true, captures: new Map([[pattern.name, subject]]) };
		case "as": {
			const { truth, captures } = matchPattern(machine, pattern.pattern, subject, scope, site);
			return { truth, captures: new Map([...captures, [pattern.name, subject]]) };
		}
		case "or":
			return anyOf(pattern.alternatives.map((one) => () => matchPattern(machine, one, subject, scope, site)));
		case "unreadable":
			return { truth: undefined, captures: NO_CAPTURES };
		default:
			break;
	}
	const answers = alternativesOf(subject).map((one) => matchOne(machine, pattern, one, scope, site));
	const [only] = answers;
	if (only !== undefined && answers.length === 1) return only;
	const possible = answers.filter(({ truth }) => truth !== false);
	if (possible.length === 0) return NO;
	const isCertain = possible.length === answers.length && possible.every(({ truth }) => truth === true);
	return { truth: isCertain ? true : undefined, captures: together(possible) };
}

/** The first that matches decides; alternatives bind the same names. */
function anyOf(alternatives: readonly (() => Match)[]): Match {
	const perhaps: Match[] = [];
	for (const match of alternatives) {
		const answer = match();
		if (answer.truth === false) continue;
		perhaps.push(answer);
		if (answer.truth === true) return { truth: true, captures: together(perhaps) };
	}
	return perhaps.length === 0 ? NO : { truth: undefined, captures: together(perhaps) };
}

function together(matches: readonly Match[]): ReadonlyMap<string, Value> {
	const [first, ...rest] = matches;
	if (first === undefined || rest.length === 0) return first?.captures ?? NO_CAPTURES;
	const names = new Set(matches.flatMap(({ captures }) => [...captures.keys()]));
	return new Map([...names].map((name) => [name, join(matches.flatMap(({ captures }) => captures.get(name) ?? []))]));
}

type Structured = Exclude<Pattern, { kind: "capture" | "as" | "or" | "unreadable" }>;

function matchOne(machine: Machine, pattern: Structured, subject: Single, scope: Scope, site: Site): Match {
	switch (pattern.kind) {
		case "value": {
			const { value } = pattern;
			const operator = value.kind === "none" || value.kind === "true" || value.kind === "false" ? "is" : "==";
			const truth = compare(machine, operator, subject, machine.evaluate(value, scope), site);
			return { truth, captures: NO_CAPTURES };
		}
		case "sequence":
			return matchSequence(machine, pattern.elements, subject, scope, site);
		case "mapping":
			return matchMapping(machine, pattern, subject, scope, site);
		case "class":
			return matchClass(machine, pattern, subject, scope, site, (inner, value) =>
				matchPattern(machine, inner, value, scope, site),
			);
		default:
			return { truth: undefined, captures: NO_CAPTURES };
	}
}

/** Whether a value is a sequence or mapping to a pattern; texts are neither, whatever else can be iterated over. */
function isSuch(subject: Single, such: "sequence" | "mapping"): boolean | undefined {
	switch (subject.kind) {
		case "tuple":
			return such === "sequence";
		case "container":
			return subject.type === (such === "sequence" ? "list" : "dict");
		case "namespace":
			return such === "mapping" ? undefined : false;
		case "instance": {
			if (elementsOf(subject) !== undefined) return such === "sequence";
			const isPlain = subject.type.ancestors.every(({ kind }) => kind === "own");
			return isPlain && obstacleOf(subject.type) === undefined ? false : undefined;
		}
		case "library":
			return subject.type.role === "application" || subject.type.name === "str" || subject.type.name === "bytes"
				? false
				: undefined;
		case "unknown":
			return subject.isText === true ? false : undefined;
		case "external":
		case "unbound":
			return undefined;
		default:
			return false;
	}
}

function matchSequence(
	machine: Machine,
	patterns: readonly Pattern[],
	subject: Single,
	scope: Scope,
	site: Site,
): Match {
	const is = isSuch(subject, "sequence");
	if (is === false) return NO;
	const elements = is === true ? elementsOf(subject) : undefined;
	const star = patterns.findIndex(({ kind }) => kind === "star");
	const isFitting =
		elements === undefined || (star < 0 ? elements.length === patterns.length : elements.length >= patterns.length - 1);
	if (!isFitting) return NO;
	const behind = star < 0 ? 0 : patterns.length - star - 1;
	const match = allOf(
		patterns.map((pattern, index) => () => {
			if (pattern.kind === "star") {
				const rest = elements?.slice(star, elements.length - behind);
				const value = sequenceOf("list", rest, site);
				return pattern.name === undefined ? YES : { truth: true, captures: new Map([[pattern.name, value]]) };
			}
			const at =
				star >= 0 && index > star && elements !== undefined ? elements.length - (patterns.length - index) : index;
			return matchPattern(machine, pattern, elements?.[at] ?? hidden(site), scope, site);
		}),
	);
	return elements === undefined && match.truth === true ? { ...match, truth: undefined } : match;
}

function matchMapping(
	machine: Machine,
	{ entries, rest }: Extract<Pattern, { kind: "mapping" }>,
	subject: Single,
	scope: Scope,
	site: Site,
): Match {
	const is = isSuch(subject, "mapping");
	if (is === false) return NO;
	const bindings = subject.kind === "container" ? subject.contents.bindings : undefined;
	const left = new Map(bindings);
	const match = allOf(
		entries.map(({ key, pattern }) => () => {
			const name = keyOf(machine.evaluate(key, scope));
			const value = name === undefined ? undefined : bindings?.get(name);
			if (name !== undefined) left.delete(name);
			const isOpen = bindings === undefined || name === undefined || !isCertainlyMissing(bindings, name);
			if (value === undefined && !isOpen) return NO;
			const alternatives = alternativesOf(value ?? hidden(site));
			const bound = alternatives.filter(({ kind }) => kind !== "unbound");
			if (bound.length === 0) return NO;
			const inner = matchPattern(machine, pattern, join(bound), scope, site);
			const isThere = value !== undefined && bound.length === alternatives.length;
			return isThere || inner.truth === false ? inner : { ...inner, truth: undefined };
		}),
	);
	if (rest === undefined)
		return bindings === undefined && match.truth === true ? { ...match, truth: undefined } : match;
	const contents = namespaceOf(bindings === undefined ? [[ANY_NAME, hidden(site)]] : left);
	const captures = new Map([...match.captures, [rest, { kind: "container", type: "dict", contents, site } as const]]);
	return { truth: bindings === undefined ? undefined : match.truth, captures };
}
