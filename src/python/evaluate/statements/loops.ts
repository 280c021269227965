import type { Statement } from "../../ast.ts";
import { yieldedBy } from "../calls/functions.ts";
import type { Scope } from "../execution.ts";
import { catching, libraryMayFail, raise, raiseBuiltin, survives } from "../flow.ts";
import { proceed } from "../fork.ts";
import { isSame, join, mergeOutcomes, type Outcome } from "../join.ts";
import { type Condition, DEAD, type Machine } from "../machine.ts";
import { alternativesOf, type Site, unknown, type Value } from "../value.ts";
import { elementsOf } from "../values/containers.ts";
import { describe } from "../values/describe.ts";
import { siteOf } from "../values/scope.ts";
import { conditionFor, narrow, truthOf } from "../values/truth.ts";
import { assign } from "./assignment.ts";

/** Rounds that are followed one by one, when it is known that they happen. */
const MAX_ROUNDS = 100;

/** Rounds after which whatever still changes is not known: one to see what changes, two to see what comes of it. */
const WIDENING_ROUNDS = 3;

/** What is decided before a round: whether it happens. */
interface Round {
	readonly truth: boolean | undefined;
	readonly condition: Condition;
}

/** A loop: what it asks before each round, and what it does then. */
interface Loop {
	readonly body: readonly Statement[];
	readonly orelse: readonly Statement[];
	readonly scope: Scope;
	readonly site: Site;
	/** Asked before each round; the state must then allow `begin`. */
	readonly ask: (round: number) => Round;
	/** Binds the loop's target. */
	readonly begin: (round: number) => void;
	/** After the last round, or when another one is not certain. */
	readonly narrow: (truth: boolean) => void;
}

/** Runs a `while`. */
export function executeWhile(machine: Machine, statement: Extract<Statement, { kind: "while" }>, scope: Scope): void {
	run(machine, {
		body: statement.body,
		orelse: statement.orelse,
		scope,
		site: siteOf(scope, statement.test),
		ask: () => {
			const value = machine.evaluate(statement.test, scope);
			return { truth: truthOf(value), condition: conditionFor(value) };
		},
		begin: () => undefined,
		narrow: (truth) => narrow(machine, statement.test, truth, scope),
	});
}

/** Runs a `for`. */
export function executeFor(machine: Machine, statement: Extract<Statement, { kind: "for" }>, scope: Scope): void {
	const site = siteOf(scope, statement.iterable);
	const iterable = machine.evaluate(statement.iterable, scope);
	const elements = iterable.kind === "generator" ? yieldedBy(machine, iterable) : elementsOf(iterable);
	if (elements === undefined) refuseWhatCannotBeIterated(machine, iterable, site);
	const isKnown = elements !== undefined && iterable.kind !== "generator" && elements.length <= MAX_ROUNDS;
	const nobodyKnows = unknown(conditionFor(iterable).reason, site);
	const element = elements === undefined ? nobodyKnows : join([...elements.slice(0, MAX_ROUNDS), nobodyKnows]);
	if (!isKnown) libraryMayFail(machine, site, "call");
	run(machine, {
		body: statement.body,
		orelse: statement.orelse,
		scope,
		site,
		ask: (round) => ({
			truth: isKnown ? round < elements.length : undefined,
			condition: { site, reason: "how often the loop runs is not known" },
		}),
		begin: (round) =>
			assign(
				machine,
				statement.target,
				(isKnown ? elements[round] : undefined) ?? element,
				scope,
				siteOf(scope, statement.target),
			),
		narrow: () => undefined,
	});
}

function refuseWhatCannotBeIterated(machine: Machine, value: Value, site: Site): void {
	const isSingle = alternativesOf(value).every(
		(one) =>
			(one.kind === "constant" && typeof one.value !== "string") ||
			["module", "function", "method", "coroutine"].includes(one.kind) ||
			(one.kind === "library" && one.type.role === "application"),
	);
	if (isSingle) {
		raiseBuiltin(machine, "TypeError", site, `${describe(value)} cannot be iterated over`, "Loop over a list.");
	}
}

function run(machine: Machine, loop: Loop): void {
	const exitsBefore = machine.exits;
	const depth = machine.conditions.length;
	const { isAssumed } = machine;
	const { isAlive, caught, mark } = catching(machine, { takes: ["break"] }, () => {
		if (!rounds(machine, loop)) {
			// Nothing ever leaves the loop: what stands behind it is never reached.
			if (machine.exits === exitsBefore) neverEnds(machine, loop.site);
			throw DEAD;
		}
		machine.conditions.length = depth;
		if (!machine.execute(loop.orelse, loop.scope)) throw DEAD;
	});
	if (caught.length === 0) {
		if (!isAlive) throw DEAD;
		return;
	}
	const outcomes: Outcome[] = [];
	if (isAlive) outcomes.push({ changes: machine.journal.changesSince(mark), isAssumed: machine.isAssumed });
	for (const { changes, isAssumed: isDoubtful } of caught) outcomes.push({ changes, isAssumed: isDoubtful });
	machine.journal.rewind(mark);
	machine.isAssumed = isAssumed;
	proceed(machine, outcomes);
}

function neverEnds(machine: Machine, site: Site): never {
	return raise(machine, {
		type: { kind: "uncatchable" },
		site,
		reason: "the loop never ends, so the import never does",
		advice: "Move the loop out of the module's own code, for example into the application's lifespan.",
		syntax: false,
	});
}

/** Runs rounds until the loop is over; false where it never is, otherwise than by `break`. */
function rounds(machine: Machine, loop: Loop): boolean {
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const { truth } = loop.ask(round);
		if (truth === false) return true;
		if (truth === undefined) return widened(machine, loop);
		if (!oneRound(machine, loop, round)) return false;
	}
	return widened(machine, loop);
}

/** One round; false where nothing comes to the next. */
function oneRound(machine: Machine, loop: Loop, round: number): boolean {
	const { isAssumed } = machine;
	const { isAlive, caught, mark } = catching(machine, { takes: ["continue"] }, () => {
		loop.begin(round);
		if (!machine.execute(loop.body, loop.scope)) throw DEAD;
	});
	if (caught.length === 0) return isAlive;
	const outcomes: Outcome[] = isAlive
		? [{ changes: machine.journal.changesSince(mark), isAssumed: machine.isAssumed }]
		: [];
	for (const { changes, isAssumed: isDoubtful } of caught) outcomes.push({ changes, isAssumed: isDoubtful });
	machine.journal.rewind(mark);
	machine.isAssumed = isAssumed;
	return survives(machine, () => proceed(machine, outcomes));
}

/**
 * Any number of rounds: after each, the state is what it may be after so many or fewer; what still changes at the end is not
 * known. False where the loop cannot end here.
 */
function widened(machine: Machine, loop: Loop): boolean {
	const start = machine.journal.mark();
	const { isAssumed } = machine;
	const ends: Outcome[] = [];
	for (let round = 0; round < WIDENING_ROUNDS; round++) {
		let answer: Round | undefined;
		if (!survives(machine, () => (answer = loop.ask(round))) || answer === undefined) break;
		const asked = machine.journal.mark();
		if (answer.truth !== true) {
			loop.narrow(false);
			ends.push({ changes: machine.journal.changesSince(start), isAssumed: machine.isAssumed });
			machine.journal.rewind(asked);
		}
		if (answer.truth === false) break;
		loop.narrow(true);
		const before = machine.journal.mark();
		machine.conditions.push(answer.condition);
		const isAlive = oneRound(machine, loop, round);
		machine.conditions.pop();
		if (!isAlive) break;
		blurChanges(machine, before, round > 0, loop.site);
	}
	if (ends.length === 0) return false;
	// After the last round, too, the loop may end, unless its condition cannot become false.
	let last: Round | undefined;
	survives(machine, () => (last = loop.ask(0)));
	if (last !== undefined && last.truth !== true)
		ends.push({ changes: machine.journal.changesSince(start), isAssumed: machine.isAssumed });
	machine.journal.rewind(start);
	machine.isAssumed = isAssumed;
	mergeOutcomes(machine.journal, ends);
	return true;
}

/** Brings the state together with the one before the round; in later rounds, whatever is new is not known. */
function blurChanges(machine: Machine, before: number, isLater: boolean, site: Site): void {
	const changes = machine.journal.changesSince(before);
	for (const [namespace, names] of changes) {
		for (const [name, { before: old, after }] of names) {
			if (old === undefined || after === undefined) continue;
			const isNew = alternativesOf(after).some((one) => !alternativesOf(old).some((other) => isSame(one, other)));
			const values = isLater && isNew ? [old, after, unknown("it changes in a loop", site)] : [old, after];
			machine.journal.set(namespace, name, join(values));
		}
	}
}
