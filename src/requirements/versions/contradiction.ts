import { type Clause, meets } from "./specifier.ts";
import { baseOf, compareVersions, parseVersion, type Version } from "./version.ts";

/** An end of a range of versions. */
interface Bound {
	readonly version: Version;
	readonly isInclusive: boolean;
	readonly clause: Clause;
}

/**
 * Two clauses that no release can meet together, in the order in which they are given; `undefined` where there may be a
 * release that meets all. It never claims a contradiction where there is none; one that only rests on `!=` may be missed.
 */
export function contradiction(clauses: readonly Clause[]): readonly [Clause, Clause] | undefined {
	return betweenPin(clauses) ?? betweenBounds(clauses);
}

function betweenPin(clauses: readonly Clause[]): readonly [Clause, Clause] | undefined {
	const pins = clauses.flatMap((clause) => pinOf(clause));
	// A pin without a local part leaves local builds, too: where one of those is named, it is the one to ask about.
	const builds = pins.filter(({ version }) => version.local.length > 0);
	for (const pin of builds.length > 0 ? builds : pins) {
		const other = clauses.find((clause) => meets(pin.version, clause) === false);
		if (other !== undefined) return inOrder(clauses, pin.clause, other);
	}
	return undefined;
}

function betweenBounds(clauses: readonly Clause[]): readonly [Clause, Clause] | undefined {
	const ranges = clauses.map(rangeOf);
	const lower = ranges.map((range) => range.lower).reduce((one, other) => tighter(one, other, 1), undefined);
	const upper = ranges.map((range) => range.upper).reduce((one, other) => tighter(one, other, -1), undefined);
	if (lower === undefined || upper === undefined) return undefined;
	const order = compareVersions(lower.version, upper.version);
	const isEmpty = order > 0 || (order === 0 && !(lower.isInclusive && upper.isInclusive));
	return isEmpty ? inOrder(clauses, lower.clause, upper.clause) : undefined;
}

function inOrder(clauses: readonly Clause[], one: Clause, other: Clause): readonly [Clause, Clause] {
	return clauses.indexOf(one) <= clauses.indexOf(other) ? [one, other] : [other, one];
}

/** The one version that a clause leaves. */
function pinOf(clause: Clause): readonly { readonly clause: Clause; readonly version: Version }[] {
	const isPin = clause.operator === "==" || clause.operator === "===";
	const version = isPin && !clause.version.endsWith(".*") ? parseVersion(clause.version) : undefined;
	return version === undefined ? [] : [{ clause, version }];
}

/** Of two bounds the one that leaves less; `sign` is 1 for lower and -1 for upper bounds. */
function tighter(one: Bound | undefined, other: Bound | undefined, sign: 1 | -1): Bound | undefined {
	if (one === undefined || other === undefined) return one ?? other;
	const order = compareVersions(one.version, other.version) * sign;
	return order > 0 || (order === 0 && !one.isInclusive) ? one : other;
}

/** What a clause leaves, as far as it has an end. */
interface Range {
	readonly lower?: Bound;
	readonly upper?: Bound;
}

function rangeOf(clause: Clause): Range {
	const { operator, version: written } = clause;
	const isPrefix = written.endsWith(".*");
	const version = parseVersion(isPrefix ? written.slice(0, -2) : written);
	if (version === undefined) return {};
	const bound = (isInclusive: boolean): Bound => ({ version, isInclusive, clause });
	switch (operator) {
		case "==":
			return isPrefix ? { lower: lowest(version, clause), upper: next(version, version.release.length, clause) } : {};
		case "~=":
			return { lower: bound(true), upper: next(version, version.release.length - 1, clause) };
		case ">=":
			return { lower: bound(true) };
		case ">":
			return { lower: bound(false) };
		case "<=":
			// A local build of the version itself is still within.
			return { upper: bound(true) };
		case "<":
			return { upper: bound(false) };
		default:
			return {};
	}
}

/** A prefix holds its development releases, too. */
function lowest(version: Version, clause: Clause): Bound {
	return { version: { ...baseOf(version), dev: 0 }, isInclusive: true, clause };
}

/** What follows a prefix of so many numbers: behind `1.4.*` come the development releases of 1.5. */
function next(version: Version, length: number, clause: Clause): Bound {
	const release = version.release.slice(0, length);
	const last = release.pop() ?? 0;
	const following = typeof last === "bigint" ? last + 1n : last + 1;
	return { version: { ...baseOf(version), release: [...release, following], dev: 0 }, isInclusive: false, clause };
}
