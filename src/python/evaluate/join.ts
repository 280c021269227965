import type { Change, Difference, Journal, Namespace } from "./namespace.ts";
import { alternativesOf, type Single, type Unbound, unknown, type Value } from "./value.ts";

/** Values that are told apart; a name that may be more things is not known. */
const MAX_ALTERNATIVES = 8;

/** What a name is bound to that nothing binds. */
export const UNBOUND: Unbound = { kind: "unbound" };

/** The value that may be any of several; `undefined`, not bound, counts as one of them. */
function joinBindings(values: readonly (Value | undefined)[]): Value | undefined {
	if (values.every((value) => value === undefined)) return undefined;
	return join(values.map((value) => value ?? UNBOUND));
}

/** The value that may be any of several. */
export function join(values: readonly Value[]): Value {
	const kept: Single[] = [];
	for (const value of values) {
		for (const one of alternativesOf(value)) {
			if (kept.length > MAX_ALTERNATIVES && !isKeptOfMany(kept, one)) continue;
			const at = kept.findIndex((other) => isSame(one, other));
			const other = kept[at];
			if (other === undefined) kept.push(one);
			else if (other.isDoubtful === true && one.isDoubtful !== true) kept[at] = one;
		}
	}
	const [only] = kept;
	if (only !== undefined && kept.length === 1) return only;
	if (kept.length > MAX_ALTERNATIVES) return tooMany(kept);
	return { kind: "union", alternatives: kept };
}

/** Of too many values only some functions, and that there may be none, still count. */
function isKeptOfMany({ length }: readonly Single[], { kind }: Single): boolean {
	return kind === "unbound" || (kind === "function" && length <= 4 * MAX_ALTERNATIVES);
}

function tooMany(kept: readonly Single[]): Value {
	const reason = "it may be too many different things";
	const one = unknown(reason, undefined, kept.filter((value) => value.kind === "function").slice(0, MAX_ALTERNATIVES));
	return kept.some((value) => value.kind === "unbound") ? { kind: "union", alternatives: [one, UNBOUND] } : one;
}

/** Marks a value as one that is only there if something fails that is assumed not to fail. */
export function doubtful(value: Value): Value {
	if (value.kind !== "union") return value.isDoubtful === true ? value : { ...value, isDoubtful: true };
	return { ...value, alternatives: value.alternatives.map((one) => ({ ...one, isDoubtful: true })) };
}

/** What a value may be if nothing fails that is assumed not to fail. */
export function withoutDoubts(value: Value): Value {
	const certain = alternativesOf(value).filter(({ isDoubtful }) => isDoubtful !== true);
	return certain.length === 0 ? value : join(certain);
}

/** A way through the program that goes on. */
export interface Outcome {
	readonly changes: Difference;
	/** It was only taken if something failed that is assumed not to fail. */
	readonly isAssumed: boolean;
}

/** Brings ways that begin at the present moment together: afterwards every name is bound to what it may be. */
export function mergeOutcomes(journal: Journal, outcomes: readonly Outcome[]): void {
	const [only] = outcomes;
	if (only === undefined) return;
	if (outcomes.length === 1) {
		journal.apply(only.changes);
		return;
	}
	const isMixed = outcomes.some(({ isAssumed }) => isAssumed) && outcomes.some(({ isAssumed }) => !isAssumed);
	for (const [namespace, name] of touched(outcomes)) {
		const values = outcomesWith(namespace, outcomes).map(({ changes, isAssumed }) => {
			const change = changes.get(namespace)?.get(name);
			const value = change === undefined ? namespace.bindings.get(name) : change.after;
			if (!isMixed || !isAssumed) return value;
			// What the failure kept from being bound is only unbound if it happens; elsewhere, it may be what a handler left.
			if (isNewIn(namespace, changes)) return doubtful(value ?? UNBOUND);
			return change !== undefined && value !== undefined ? doubtful(value) : value;
		});
		journal.set(namespace, name, joinBindings(values));
	}
}

/** The ways on which there is such a namespace: where it was made on one of them, there is none on the others. */
function outcomesWith(namespace: Namespace, outcomes: readonly Outcome[]): readonly Outcome[] {
	const isNew = outcomes.some(({ changes }) => isNewIn(namespace, changes));
	return isNew ? outcomes.filter(({ changes }) => changes.has(namespace)) : outcomes;
}

function isNewIn(namespace: Namespace, changes: Difference): boolean {
	const [first] = changes.get(namespace)?.values() ?? [];
	return first?.isNew === true;
}

/** The two sets of changes as one, in which each may have happened. Both must begin at the same mark. */
export function mergeChanges(one: Difference, other: Difference): Difference {
	const merged = new Map<Namespace, Map<string, Change>>();
	const outcomes = [one, other].map((changes) => ({ changes, isAssumed: false }));
	for (const [namespace, name] of touched(outcomes)) {
		const first = one.get(namespace)?.get(name);
		const second = other.get(namespace)?.get(name);
		const before = (first ?? second)?.before;
		const afters = outcomesWith(namespace, outcomes).map(({ changes }) => {
			const change = changes.get(namespace)?.get(name);
			return change === undefined ? before : change.after;
		});
		const names = merged.get(namespace) ?? new Map<string, Change>();
		const isNew = (first ?? second)?.isNew === true;
		merged.set(namespace, names.set(name, { before, after: joinBindings(afters), isNew }));
	}
	return merged;
}

function* touched(outcomes: readonly Outcome[]): Generator<readonly [Namespace, string]> {
	const seen = new Map<Namespace, Set<string>>();
	for (const { changes } of outcomes) {
		for (const [namespace, names] of changes) {
			const known = seen.get(namespace) ?? new Set();
			seen.set(namespace, known);
			for (const name of names.keys()) {
				if (known.has(name)) continue;
				known.add(name);
				yield [namespace, name];
			}
		}
	}
}

/** Whether two values are certainly the same thing. */
export function isSame(one: Value, other: Value): boolean {
	if (one === other) return true;
	if (one.kind !== other.kind) return false;
	if (one.kind === "tuple") return other.kind === "tuple" && isSameTuple(one.elements, other.elements);
	const identity = identityOf(one);
	return identity !== undefined && identity === identityOf(other);
}

/** What two values have in common when they are the same thing; `undefined` where that cannot be told. */
function identityOf(value: Value): unknown {
	switch (value.kind) {
		case "constant":
			return `${typeof value.value} ${value.value}`;
		case "external":
			return value.path;
		case "path":
			return `${value.isText} ${value.path}`;
		case "module":
			return value.module;
		case "class":
			return value.object;
		case "function":
		case "instance":
		case "library":
			return value.attributes;
		case "container":
			return value.type === "view" ? undefined : value.contents;
		case "namespace":
			return value.namespace;
		case "registration":
			return value.entry;
		case "unknown":
			return value.holds.length === 0 ? "unknown" : undefined;
		case "unbound":
			return "unbound";
		default:
			return undefined;
	}
}

/** Elements of tuples that are compared. */
const MAX_COMPARED = 64;

/** Elements are compared by identity and constants only: tuples may nest as deep as the input likes. */
function isSameTuple(one: readonly Value[], other: readonly Value[]): boolean {
	return (
		one.length === other.length &&
		one.length <= MAX_COMPARED &&
		one.every((value, index) => {
			const second = other[index];
			if (value === second) return true;
			return value.kind === "constant" && second?.kind === "constant" && value.value === second.value;
		})
	);
}
