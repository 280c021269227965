import type { Raised } from "./execution.ts";
import { join, mergeChanges } from "./join.ts";
import { type Catch, type Caught, type Condition, DEAD, type Exit, type Machine } from "./machine.ts";
import type { Mark } from "./namespace.ts";
import type { Site } from "./value.ts";

/** Exits that are kept apart; beyond, they are one exit of which less is known. */
const MAX_CAUGHT = 24;

/** Sets a place that exits lead to, runs `body`, and gives the exits that were taken. */
export function catching<T>(
	machine: Machine,
	{ takes, handles = "nothing" }: { readonly takes: readonly Exit["kind"][]; readonly handles?: Catch["handles"] },
	body: () => T,
): {
	readonly result: T | undefined;
	readonly isAlive: boolean;
	readonly caught: readonly Caught[];
	readonly mark: Mark;
} {
	const place: Catch = {
		mark: machine.journal.mark(),
		takes: new Set(takes),
		handles,
		caught: [],
		loading: machine.loading.length,
	};
	const before = snapshotOf(machine);
	machine.catches.push(place);
	try {
		const result = body();
		return { result, isAlive: true, caught: place.caught, mark: place.mark };
	} catch (error) {
		if (error !== DEAD) throw error;
		return { result: undefined, isAlive: false, caught: place.caught, mark: place.mark };
	} finally {
		machine.catches.pop();
		restore(machine, before);
	}
}

/** Runs `body`; false when the way ends in it. */
export function survives(machine: Machine, body: () => void): boolean {
	const before = snapshotOf(machine);
	try {
		body();
		return true;
	} catch (error) {
		if (error !== DEAD) throw error;
		restore(machine, before);
		return false;
	}
}

/** Lengths of the machine's stacks: what is above them when a way ends inside an expression goes. */
interface Snapshot {
	readonly conditions: number;
	readonly loading: number;
	readonly importSites: number;
	readonly calls: number;
	readonly handling: number;
	readonly depth: number;
}

/** Lengths of the machine's stacks at this moment. */
export function snapshotOf(machine: Machine): Snapshot {
	return {
		conditions: machine.conditions.length,
		loading: machine.loading.length,
		importSites: machine.importSites.length,
		calls: machine.calls.length,
		handling: machine.handling.length,
		depth: machine.depth,
	};
}

/** Takes the machine's stacks back to what they were. */
export function restore(machine: Machine, snapshot: Snapshot): void {
	machine.conditions.length = snapshot.conditions;
	machine.loading.length = snapshot.loading;
	machine.importSites.length = snapshot.importSites;
	machine.calls.length = snapshot.calls;
	machine.handling.length = snapshot.handling;
	machine.depth = snapshot.depth;
}

/** Records that code is left here. The caller ends the way, unless it may go on as well. */
export function leave(machine: Machine, exit: Exit): void {
	const place = placeFor(machine, exit.kind);
	if (place === undefined) throw new Error(`nothing takes ${exit.kind}`);
	machine.exits++;
	const mark = machine.journal.mark();
	if (exit.kind === "raise") {
		// An import that fails takes its module out of sys.modules again.
		for (const name of machine.loading.slice(place.loading)) machine.journal.set(machine.modules, name, undefined);
	}
	const caught: Caught = {
		exit: withWay(machine, exit),
		changes: machine.journal.changesSince(place.mark),
		isAssumed: machine.isAssumed,
		condition: machine.conditions.at(-1),
	};
	machine.journal.rewind(mark);
	addCaught(place.caught, caught);
}

function placeFor(machine: Machine, kind: Exit["kind"]): Catch | undefined {
	for (let index = machine.catches.length - 1; index >= 0; index--) {
		const place = machine.catches[index];
		if (place?.takes.has(kind) === true) return place;
		const isPassed = place?.resumeBelow !== undefined && (kind !== "raise" || place.isThrown !== true);
		if (isPassed) index = place.resumeBelow;
	}
	return undefined;
}

/** Runs code while a generator waits for it: the catches from `below` upwards belong to the generator. */
export function outside(
	machine: Machine,
	{ below, exceptions }: { readonly below: number; readonly exceptions: "are thrown into it" | "pass it by" },
	body: () => void,
): void {
	const mark = machine.journal.mark();
	const place: Catch = {
		mark,
		takes: new Set(),
		handles: "nothing",
		caught: [],
		loading: machine.loading.length,
		resumeBelow: below,
		isThrown: exceptions === "are thrown into it",
	};
	const before = snapshotOf(machine);
	machine.catches.push(place);
	try {
		body();
	} finally {
		machine.catches.pop();
		restore(machine, before);
	}
}

function withWay(machine: Machine, exit: Exit): Exit {
	if (exit.kind !== "raise" || exit.raised.via !== undefined) return exit;
	const lacking = machine.handling.at(-1)?.lacking ?? exit.raised.lacking;
	const via = [...machine.importSites];
	return { kind: "raise", raised: { ...exit.raised, via, ...(lacking === undefined ? {} : { lacking }) } };
}

function addCaught(all: Caught[], caught: Caught): void {
	const like = all.findIndex((other) => isAlike(other, caught));
	const other = all[like];
	if (other === undefined || (all.length < MAX_CAUGHT && caught.exit.kind === "return")) {
		all.push(caught);
		return;
	}
	all[like] = {
		...other,
		exit: mergeExits(other.exit, caught.exit),
		changes: mergeChanges(other.changes, caught.changes),
	};
}

function isAlike(one: Caught, other: Caught): boolean {
	if (one.exit.kind !== other.exit.kind || one.isAssumed !== other.isAssumed) return false;
	if (one.exit.kind !== "raise" || other.exit.kind !== "raise") return true;
	const [first, second] = [one.exit.raised.type, other.exit.raised.type];
	if (first.kind === "builtin") return second.kind === "builtin" && first.name === second.name;
	if (first.kind === "class") return second.kind === "class" && first.object === second.object;
	if (first.kind === "external") return second.kind === "external" && first.path === second.path;
	return first.kind === second.kind;
}

function mergeExits(one: Exit, other: Exit): Exit {
	if (one.kind !== "return" || other.kind !== "return") return one;
	return { kind: "return", value: join([one.value, other.value]) };
}

/** An exception ends this way. */
export function raise(machine: Machine, raised: Raised): never {
	leave(machine, { kind: "raise", raised });
	throw DEAD;
}

/** An exception may end this way here; if not, it goes on. */
export function mayRaise(machine: Machine, raised: Raised, condition: Condition): void {
	machine.conditions.push(condition);
	leave(machine, { kind: "raise", raised });
	machine.conditions.pop();
}

/** Raises one of Python's own exceptions. */
export function raiseBuiltin(machine: Machine, name: string, site: Site, reason: string, advice: string): never {
	return raise(machine, builtinException(name, site, reason, advice));
}

/** One of Python's own exceptions. */
export function builtinException(name: string, site: Site, reason: string, advice: string): Raised {
	return { type: { kind: "builtin", name }, site, reason, advice, syntax: false };
}

/**
 * Something of a library is called or imported: it is assumed not to fail. Where somebody handles its failure, that is a
 * way too, marked as assumed.
 */
export function libraryMayFail(machine: Machine, site: Site, kind: "import" | "call"): void {
	const isHandled = machine.catches.some(
		({ handles }) => handles === "every exception" || (handles === "import errors" && kind === "import"),
	);
	if (!isHandled) return;
	const raised: Raised = {
		type: kind === "import" ? { kind: "builtin", name: "ModuleNotFoundError" } : { kind: "unknown" },
		site,
		reason: "a library fails",
		advice: "",
		syntax: false,
	};
	const { isAssumed } = machine;
	machine.isAssumed = true;
	leave(machine, { kind: "raise", raised });
	machine.isAssumed = isAssumed;
}
