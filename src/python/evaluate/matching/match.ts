import type { MatchCase, Statement } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { join } from "../join.ts";
import type { Condition, Machine } from "../machine.ts";
import { tryInTurn, type Way } from "../statements/branches.ts";
import { alternativesOf, passed, type Value } from "../value.ts";
import { bind, namespaceFor, siteOf } from "../values/scope.ts";
import { conditionFor, truthOf } from "../values/truth.ts";
import type { Match } from "./match-result.ts";
import { matchPattern } from "./patterns.ts";

/** Runs a `match` statement: the first case whose pattern and guard hold is the only one that runs. */
export function executeMatch(machine: Machine, statement: Extract<Statement, { kind: "match" }>, scope: Scope): void {
	let subject = machine.evaluate(statement.subject, scope);
	const ways = statement.cases.map((one): Way => {
		let match: Match = { truth: undefined, captures: new Map() };
		return {
			test: () => {
				machine.spend(1);
				const before = subject;
				match = matchPattern(machine, one.pattern, before, scope, siteOf(scope, one));
				if (match.truth === undefined && one.guard === undefined)
					subject = withoutMatching(machine, one, before, scope);
				return withGuard(machine, one, match, before, scope);
			},
			narrow: () => undefined,
			body: one.body,
			prepare: () => bindCaptures(machine, one, match, scope),
		};
	});
	tryInTurn(machine, ways, [], scope);
}

/** The values of a subject that may come to the next case: those that certainly match this one do not. */
function withoutMatching(machine: Machine, one: MatchCase, subject: Value, scope: Scope): Value {
	if (subject.kind !== "union") return subject;
	const left = subject.alternatives.filter(
		(value) => matchPattern(machine, one.pattern, value, scope, siteOf(scope, one)).truth !== true,
	);
	return left.length === 0 ? subject : join(left);
}

/** Whether a case is taken; its guard sees what the pattern has bound, and leaves it bound whatever it says. */
function withGuard(
	machine: Machine,
	one: MatchCase,
	match: Match,
	subject: Value,
	scope: Scope,
): ReturnType<Way["test"]> {
	const condition = conditionOf(one, subject, scope);
	if (match.truth === false || one.guard === undefined) return { truth: match.truth, condition };
	const before = [...match.captures.keys()].map(
		(name) => [name, namespaceFor(name, scope).bindings.get(name)] as const,
	);
	bindCaptures(machine, one, match, scope);
	const guard = machine.evaluate(one.guard, scope);
	if (match.truth === undefined) {
		for (const [name, value] of before) {
			const after = namespaceFor(name, scope).bindings.get(name) ?? { kind: "unbound" };
			bind(machine, name, join([after, value ?? { kind: "unbound" }]), scope);
		}
	}
	const isTrue = truthOf(guard);
	if (isTrue === false) return { truth: false, condition };
	return isTrue === true ? { truth: match.truth, condition } : { truth: undefined, condition: conditionFor(guard) };
}

function conditionOf(one: MatchCase, subject: Value, scope: Scope): Condition {
	const isHidden = alternativesOf(subject).some(({ kind }) => kind === "unknown");
	return isHidden
		? conditionFor(subject)
		: { site: siteOf(scope, one), reason: "whether a pattern matches is not known" };
}

function bindCaptures(machine: Machine, one: MatchCase, { captures }: Match, scope: Scope): void {
	for (const [name, value] of captures) bind(machine, name, passed(value, siteOf(scope, one)), scope);
}
