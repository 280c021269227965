import type { Comprehension } from "../../ast.ts";
import type { Scope } from "../execution.ts";
import { libraryMayFail } from "../flow.ts";
import { fork } from "../fork.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { assign } from "../statements/assignment.ts";
import { NONE, unknown, type Value } from "../value.ts";
import { dictOf, elementsOf, keyOf, sequenceOf } from "../values/containers.ts";
import { siteOf } from "../values/scope.ts";

/** Rounds of a comprehension that are computed one by one. */
const MAX_ROUNDS = 32;

/** A comprehension: round by round where its one list is known, else one round with elements that are not. */
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
	const elements = elementsOf(iterable);
	const isSimple = rest.length === 0 && !first.isAsync && expression.of !== "generator";
	if (isSimple && elements !== undefined && elements.length <= MAX_ROUNDS) {
		const rounds = elements.map((element) => {
			assign(machine, first.target, element, inner, site);
			return expression.elements.map((one) => machine.evaluate(one, inner));
		});
		if (expression.of === "dict") {
			return dictOf(
				rounds.map(([key, value = NONE]) => [keyOf(key), value]),
				site,
			);
		}
		return sequenceOf(
			expression.of === "set" ? "set" : "list",
			rounds.map(([value = NONE]) => value),
			site,
		);
	}
	libraryMayFail(machine, site, "call");
	// One round with elements that are not known shows what it may do; it may also never run.
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
	if (expression.of === "generator") return unknown("what a generator expression gives is not known", site);
	return sequenceOf(expression.of, undefined, site);
}
