import type { Comprehension, Expression } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { libraryMayFail } from "../flow.ts";
import { fork } from "../fork.ts";
import { iteratorOf, iterOf, orderedElements } from "../iteration/iterate.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { assign } from "../statements/assignment.ts";
import { NONE, type Site, type Step, unknown, type Value } from "../value.ts";
import { dictOf, MAX_ELEMENTS, sequenceOf } from "../values/containers.ts";
import { keyOf } from "../values/keys.ts";
import { siteOf } from "../values/scope.ts";
import { asTest, truthOf } from "../values/truth.ts";

/** A comprehension on its way: the clauses that are left, and the rounds that were computed. */
interface Work {
	readonly machine: Machine;
	readonly expression: Comprehension;
	readonly inner: Scope;
	readonly site: Site;
}

/** A comprehension: round by round where all that it goes through is known, else one round with elements that are not. */
export function evaluateComprehension(machine: Machine, expression: Comprehension, scope: Scope): Value {
	const site = siteOf(scope, expression);
	const inner: Scope = {
		...scope,
		kind: "comprehension",
		namespace: namespaceOf(),
		enclosing: scope,
		locals: undefined,
		owner: undefined,
	};
	const [first, ...rest] = expression.clauses;
	if (first?.kind !== "for") return unknown("it is written in a way that cannot be read", site);
	const iterable = machine.evaluate(first.iterable, scope);
	const work: Work = { machine, expression, inner, site };
	const isPlain = !expression.clauses.some((one) => one.kind === "for" && one.isAsync);
	if (isPlain && expression.of === "generator" && rest.every(({ kind }) => kind === "if"))
		return lazily(work, first.target, iterable);
	const elements = isPlain ? orderedElements(machine, iterable, site) : undefined;
	const rounds: (readonly Value[])[] = [];
	const mark = machine.journal.mark();
	if (elements !== undefined && goThrough(work, 0, elements, rounds)) return collected(work, rounds);
	machine.journal.rewind(mark);
	return approximately(work, first);
}

/** A generator expression does its work when somebody asks for an element. */
function lazily({ machine, expression, inner, site }: Work, target: Expression, iterable: Value): Value {
	const give = (element: Value): Step | undefined => {
		assign(machine, target, element, inner, site);
		const truth = filters(machine, expression, 1, inner);
		if (truth === false) return undefined;
		if (truth === undefined) return { kind: "hidden" };
		const [value = NONE] = expression.elements.map((one) => machine.evaluate(one, inner));
		return { kind: "value", value };
	};
	return iteratorOf({ of: "expression", source: iterOf(machine, iterable, site), give }, site);
}

/** Whether the conditions from a clause up to the next `for` hold. */
function filters(machine: Machine, { clauses }: Comprehension, from: number, inner: Scope): boolean | undefined {
	for (const clause of clauses.slice(from)) {
		if (clause.kind !== "if") break;
		const truth = truthOf(asTest(machine, machine.evaluate(clause.test, inner), siteOf(inner, clause.test)));
		if (truth !== true) return truth;
	}
	return true;
}

/** Computes every round of a `for` clause and of those within it; false where something is not known. */
function goThrough(work: Work, at: number, elements: readonly Value[], rounds: (readonly Value[])[]): boolean {
	const { machine, expression, inner, site } = work;
	const clause = expression.clauses[at];
	if (clause?.kind !== "for" || elements.length > MAX_ELEMENTS) return false;
	const next = expression.clauses.findIndex(({ kind }, index) => index > at && kind === "for");
	for (const element of elements) {
		assign(machine, clause.target, element, inner, site);
		const truth = filters(machine, expression, at + 1, inner);
		if (truth === undefined || rounds.length >= MAX_ELEMENTS) return false;
		if (!truth) continue;
		const below = expression.clauses[next];
		if (below?.kind !== "for") rounds.push(expression.elements.map((one) => machine.evaluate(one, inner)));
		else {
			const iterable = machine.evaluate(below.iterable, inner);
			const more = orderedElements(machine, iterable, site);
			if (more === undefined || !goThrough(work, next, more, rounds)) return false;
		}
	}
	return true;
}

function collected({ expression, site }: Work, rounds: readonly (readonly Value[])[]): Value {
	if (expression.of === "dict") {
		return dictOf(
			rounds.map(([key, value = NONE]) => [keyOf(key), value]),
			site,
		);
	}
	const elements = rounds.map(([value = NONE]) => value);
	if (expression.of === "generator") return iteratorOf({ of: "elements", elements }, site);
	return sequenceOf(expression.of, elements, site);
}

/** One round with elements that are not known shows what it may do; it may also never run. */
function approximately({ machine, expression, inner, site }: Work, first: Comprehension["clauses"][number]): Value {
	libraryMayFail(machine, site, "call");
	fork(machine, [
		{ run: () => NONE },
		{
			run: () => {
				for (const clause of expression.clauses) {
					if (clause.kind === "if") machine.evaluate(clause.test, inner);
					else {
						if (clause !== first) machine.evaluate(clause.iterable, inner);
						assign(machine, clause.target, unknown("what is iterated over is not known", site), inner, site);
					}
				}
				for (const one of expression.elements) machine.evaluate(one, inner);
				return NONE;
			},
			condition: { site, reason: "what is iterated over is not known" },
		},
	]);
	if (expression.of === "dict") return dictOf([[undefined, unknown("what the dict holds is not known", site)]], site);
	return expression.of === "generator"
		? iteratorOf({ of: "hidden" }, site)
		: sequenceOf(expression.of, undefined, site);
}
