import type { Expression, Statement } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { survives } from "../flow.ts";
import { proceed } from "../fork.ts";
import type { Outcome } from "../join.ts";
import { type Condition, DEAD, type Machine } from "../machine.ts";
import type { Mark } from "../namespace.ts";
import { siteOf } from "../values/scope.ts";
import { asTest, conditionFor, narrow, truthOf } from "../values/truth.ts";

/** One way among several that are tried in turn. */
export interface Way {
	/** Whether it is taken in the present state; `undefined` where that cannot be told. */
	readonly test: () => { readonly truth: boolean | undefined; readonly condition: Condition };
	/** What the state must be like for it to be taken, or not to be. */
	readonly narrow: (truth: boolean) => void;
	readonly body: readonly Statement[];
	readonly prepare?: () => void;
	/** Told when it is certainly not taken. */
	readonly skip?: () => void;
}

/** What has come of the ways that were tried so far. */
interface Trial {
	readonly mark: Mark;
	/** Number of undecided conditions before the first way. */
	readonly depth: number;
	readonly isAssumed: boolean;
	readonly outcomes: Outcome[];
}

/** Tries ways one after the other, as `if … elif …` and `match` do; iterative, since there may be thousands. */
export function tryInTurn(machine: Machine, ways: readonly Way[], orelse: readonly Statement[], scope: Scope): void {
	const { isAssumed } = machine;
	const trial: Trial = {
		mark: machine.journal.mark(),
		depth: machine.conditions.length,
		isAssumed,
		outcomes: [],
	};
	let isDecided = false;
	for (const way of ways) {
		let answer: ReturnType<Way["test"]> | undefined;
		isDecided = !survives(machine, () => {
			answer = way.test();
		});
		if (isDecided || answer === undefined) break;
		if (answer.truth === false) {
			way.skip?.();
			continue;
		}
		isDecided = answer.truth === true;
		if (isDecided) {
			if (take(machine, trial, way.body, scope, way.prepare)) return;
			break;
		}
		const before = machine.journal.mark();
		machine.conditions.push(answer.condition);
		way.narrow(true);
		take(machine, trial, way.body, scope, way.prepare);
		machine.isAssumed = isAssumed;
		machine.journal.rewind(before);
		way.narrow(false);
	}
	if (!isDecided && take(machine, trial, orelse, scope)) return;
	machine.conditions.length = trial.depth;
	machine.isAssumed = isAssumed;
	machine.journal.rewind(trial.mark);
	proceed(machine, trial.outcomes);
}

/** Takes a way. True where it is the only one, which is the usual case and needs no comparison of states. */
function take(
	machine: Machine,
	{ mark, depth, isAssumed, outcomes }: Trial,
	body: readonly Statement[],
	scope: Scope,
	prepare?: () => void,
): boolean {
	machine.isAssumed = isAssumed;
	let isAlive = false;
	const isOnly = machine.conditions.length === depth;
	survives(machine, () => {
		prepare?.();
		isAlive = machine.execute(body, scope);
	});
	if (isAlive && !isOnly) outcomes.push({ changes: machine.journal.changesSince(mark), isAssumed: machine.isAssumed });
	if (isOnly && !isAlive) throw DEAD;
	return isOnly;
}

/** Runs an `if` with all its branches. */
export function executeIf(machine: Machine, statement: Extract<Statement, { kind: "if" }>, scope: Scope): void {
	const ways = statement.branches.map(({ test, body }): Way => {
		return {
			test: () => {
				const value = asTest(machine, machine.evaluate(test, scope), siteOf(scope, test));
				return { truth: truthOf(value), condition: conditionFor(value) };
			},
			narrow: (truth) => narrow(machine, test, truth, scope),
			body,
			skip: () => {
				if (scope.kind === "module")
					machine.skipped.push({ site: siteOf(scope, test), isMainGuard: isMainGuard(test), body, scope });
			},
		};
	});
	tryInTurn(machine, ways, statement.orelse, scope);
}

/** Whether a test asks if the module is run as a script. */
function isMainGuard(test: Expression): boolean {
	if (test.kind === "boolean") return isMainGuard(test.left) || isMainGuard(test.right);
	if (test.kind === "not") return isMainGuard(test.operand);
	if (test.kind !== "compare") return false;
	return [test.first, ...test.rest.map(([, operand]) => operand)].some(
		(one) => one.kind === "name" && one.name === "__name__",
	);
}
