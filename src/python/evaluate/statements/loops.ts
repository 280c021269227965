import type { Statement } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { catching, libraryMayFail, outside, raise, raiseBuiltin, survives } from "../flow.ts";
import { proceed } from "../fork.ts";
import { advance } from "../iteration/advance.ts";
import { finish, hasStarted, iterate, iterOf, start } from "../iteration/iterate.ts";
import { anyOrder } from "../iteration/ordering.ts";
import { refuseWhatCannotBeIterated } from "../iteration/refuse.ts";
import { isSame, join, mergeOutcomes, type Outcome } from "../join.ts";
import { type Condition, DEAD, type Machine } from "../machine.ts";
import type { Mark } from "../namespace.ts";
import {
	alternativesOf,
	type IteratorValue,
	NONE,
	type Site,
	type Step,
	type Suspended,
	unknown,
	type Value,
} from "../value.ts";
import { elementsOf, isUnordered } from "../values/containers.ts";
import { siteOf } from "../values/scope.ts";
import { asTest, conditionFor, narrow, truthOf } from "../values/truth.ts";
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
			const value = asTest(machine, machine.evaluate(statement.test, scope), siteOf(scope, statement.test));
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
	if (iterable.kind === "generator" && !statement.isAsync && !hasStarted(iterable)) {
		executeOverGenerator(machine, statement, iterable, scope);
		return;
	}
	const next = statement.isAsync ? undefined : roundsOf(machine, iterable, site);
	const nobodyKnows = unknown(conditionFor(iterable).reason, site);
	const element = next?.otherwise ?? nobodyKnows;
	let step: Step = HIDDEN;
	if (next === undefined) libraryMayFail(machine, site, "call");
	run(machine, {
		body: statement.body,
		orelse: statement.orelse,
		scope,
		site,
		ask: (round) => {
			step = next?.take(round) ?? HIDDEN;
			return {
				truth: step.kind === "hidden" ? undefined : step.kind === "value",
				condition: { site, reason: "how often the loop runs is not known" },
			};
		},
		begin: () => {
			const value = step.kind === "value" ? step.value : element;
			assign(machine, statement.target, value, scope, siteOf(scope, statement.target));
		},
		narrow: () => undefined,
	});
}

/** Runs a `for` over a generator: each round happens where it yields. */
function executeOverGenerator(
	machine: Machine,
	{ target, body, orelse, iterable }: Extract<Statement, { kind: "for" }>,
	generator: Suspended,
	scope: Scope,
): void {
	let element: Value = NONE;
	start(machine, generator);
	const loop: Loop = {
		body,
		orelse,
		scope,
		site: siteOf(scope, iterable),
		ask: () => ({
			truth: undefined,
			condition: { site: generator.site, reason: "what a generator yields is not known" },
		}),
		begin: () => assign(machine, target, element, scope, siteOf(scope, target)),
		narrow: () => undefined,
	};
	run(machine, loop, () => {
		const below = machine.catches.length;
		return survives(machine, () => {
			machine.runGenerator(generator, (value) => {
				element = value;
				outside(machine, { below, exceptions: "pass it by" }, () => {
					if (!oneRound(machine, loop, 0)) throw DEAD;
				});
			});
			finish(machine, generator);
		});
	});
}

const HIDDEN: Step = { kind: "hidden" };

/** What a loop goes through. */
interface Rounds {
	readonly take: (round: number) => Step;
	/** What an element may be where it is not known which one comes. */
	readonly otherwise: Value | undefined;
}

function roundsOf(machine: Machine, iterable: Value, site: Site): Rounds | undefined {
	const iterator = iterable.kind === "generator" ? undefined : iteratorIn(machine, iterable, site);
	if (iterator !== undefined) return { take: () => advance(machine, iterator, site), otherwise: undefined };
	const known = iterate(machine, iterable, site);
	if (known === undefined) {
		refuseWhatCannotBeIterated(machine, iterable, site);
		return undefined;
	}
	const elements = isUnordered(iterable) ? anyOrder(known) : known;
	const otherwise = join([...elements.slice(0, MAX_ROUNDS), unknown(conditionFor(iterable).reason, site)]);
	if (elements.length > MAX_ROUNDS) {
		libraryMayFail(machine, site, "call");
		return { take: () => HIDDEN, otherwise };
	}
	return { take: (round) => taken(machine, iterable, elements, round, site), otherwise };
}

/** The element of a round; a list is read anew each time, since the loop's body may change it. */
function taken(machine: Machine, iterable: Value, before: readonly Value[], round: number, site: Site): Step {
	const isLive = iterable.kind === "container" && iterable.type !== "set";
	const elements = isLive ? elementsOf(iterable) : before;
	if (elements === undefined) return HIDDEN;
	if (isLive && iterable.type !== "list" && elements.length !== before.length) {
		const reason = "a dict gets or loses keys while a loop goes through it";
		raiseBuiltin(machine, "RuntimeError", site, reason, "Loop over list(…) of it.");
	}
	const value = elements[round];
	return value === undefined ? { kind: "end" } : { kind: "value", value };
}

/** The iterator that a loop takes its elements from one by one, for what does its work only then. */
function iteratorIn(machine: Machine, iterable: Value, site: Site): IteratorValue | undefined {
	if (iterable.kind === "iterator") return iterable;
	if (iterable.kind !== "instance") return undefined;
	const own = iterOf(machine, iterable, site);
	return own.over.of === "hidden" ? undefined : own;
}

function run(machine: Machine, loop: Loop, goThrough = () => rounds(machine, loop)): void {
	const exitsBefore = machine.exits;
	const { isAssumed } = machine;
	const { isAlive, caught, mark } = catching(machine, { takes: ["break"] }, () => {
		if (goThrough()) return;
		// Nothing ever leaves the loop: what stands behind it is never reached.
		if (machine.exits === exitsBefore) neverEnds(machine, loop.site);
		throw DEAD;
	});
	// A `break` in the `else` is for the loop around this one.
	const isThrough = isAlive && machine.execute(loop.orelse, loop.scope);
	if (caught.length === 0) {
		if (!isThrough) throw DEAD;
		return;
	}
	const outcomes: Outcome[] = [];
	if (isThrough) outcomes.push({ changes: machine.journal.changesSince(mark), isAssumed: machine.isAssumed });
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
function blurChanges(machine: Machine, before: Mark, isLater: boolean, site: Site): void {
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
