import { restore, snapshotOf } from "./flow.ts";
import { doubtful, join, mergeOutcomes, type Outcome } from "./join.ts";
import { type Condition, DEAD, type Machine } from "./machine.ts";
import type { Value } from "./value.ts";

/** One of several ways from here. */
export interface Path<T> {
	readonly run: () => T;
	/** It is only taken if something fails that is assumed not to fail. */
	readonly isAssumed?: boolean;
	readonly condition?: Condition | undefined;
}

/** Takes every way, each from the same state, and brings together the states in which they end. Ends if none goes on. */
export function fork<T>(
	machine: Machine,
	paths: readonly Path<T>[],
): readonly { readonly result: T; readonly isAssumed: boolean }[] {
	const mark = machine.journal.mark();
	const { isAssumed } = machine;
	const ends: { readonly result: T; readonly isAssumed: boolean; readonly outcome: Outcome }[] = [];
	for (const { run, isAssumed: isDoubtful = false, condition } of paths) {
		machine.isAssumed = isAssumed || isDoubtful;
		const before = snapshotOf(machine);
		if (condition !== undefined) machine.conditions.push(condition);
		try {
			const result = run();
			const outcome = { changes: machine.journal.changesSince(mark), isAssumed: machine.isAssumed };
			ends.push({ result, isAssumed: machine.isAssumed, outcome });
		} catch (error) {
			if (error !== DEAD) throw error;
		} finally {
			restore(machine, before);
		}
		machine.journal.rewind(mark);
	}
	machine.isAssumed = isAssumed;
	proceed(
		machine,
		ends.map(({ outcome }) => outcome),
	);
	return ends;
}

/** {@link fork} over values. */
export function forkValues(machine: Machine, paths: readonly Path<Value>[]): Value {
	const ends = fork(machine, paths);
	const isMixed = ends.some(({ isAssumed }) => !isAssumed);
	return join(ends.map(({ result, isAssumed }) => (isMixed && isAssumed ? doubtful(result) : result)));
}

/** Goes on with every way that did not end, or ends. The state must be the one that the ways began from. */
export function proceed(machine: Machine, outcomes: readonly Outcome[]): void {
	if (outcomes.length === 0) throw DEAD;
	machine.spend(costOf(outcomes));
	mergeOutcomes(machine.journal, outcomes);
	if (outcomes.every(({ isAssumed }) => isAssumed)) machine.isAssumed = true;
}

/** Names that one way touched are compared in all of them; so many comparisons cost as much as a step. */
const COMPARISONS = 16;

function costOf(outcomes: readonly Outcome[]): number {
	let touched = 0;
	for (const { changes } of outcomes) for (const names of changes.values()) touched += names.size;
	return Math.floor((touched * outcomes.length) / COMPARISONS);
}
