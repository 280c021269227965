import { baseOf, compareVersions, isPrerelease, parseVersion, type Version, withoutLocal } from "./version.ts";

/** What a clause of a version specifier compares with. */
export type Operator = "===" | "==" | "!=" | "~=" | "<=" | ">=" | "<" | ">";

/** One clause of a version specifier (PEP 440): `>=1.20`. */
export interface Clause {
	readonly operator: Operator;
	/** As it is written; for `==` and `!=` perhaps with `.*` at its end. */
	readonly version: string;
}

/** How pips judge the version of a clause: those from 24.1 on take versions of PEP 440 only, older ones nearly everything. */
export type Validity = "valid" | "legacy" | "invalid";

const OPERATORS: readonly Operator[] = ["===", "==", "!=", "~=", "<=", ">=", "<", ">"];

/** Reads `>= 1.20`. `undefined` where it begins with no operator. */
export function parseClause(text: string): Clause | undefined {
	const operator = OPERATORS.find((one) => text.startsWith(one));
	return operator === undefined ? undefined : { operator, version: text.slice(operator.length).trim() };
}

/** Whether pips take a clause. */
export function validityOf({ operator, version }: Clause): Validity {
	if (/[\s,;()]/.test(version)) return "invalid";
	if (operator === "===") return "valid";
	// A compatible release needs two numbers in every pip, and has no spelling that only older ones read.
	const fallback = operator === "~=" ? "invalid" : "legacy";
	const isPrefix = version.endsWith(".*");
	const parsed = parseVersion(isPrefix ? version.slice(0, -2) : version);
	if (parsed === undefined) return fallback;
	if (isPrefix) return isEquality(operator) && isBare(parsed) ? "valid" : fallback;
	if (operator === "~=") return parsed.release.length > 1 && parsed.local.length === 0 ? "valid" : "invalid";
	return parsed.local.length === 0 || isEquality(operator) ? "valid" : fallback;
}

function isEquality(operator: Operator): boolean {
	return operator === "==" || operator === "!=";
}

function isBare({ pre, post, dev, local }: Version): boolean {
	return pre === undefined && post === undefined && dev === undefined && local.length === 0;
}

/** Whether a version meets a clause; pre-releases do where they lie within it. `undefined` where the clause is not valid. */
export function meets(version: Version, clause: Clause): boolean | undefined {
	const { operator, version: written } = clause;
	if (operator === "===") {
		const exact = parseVersion(written);
		return exact === undefined ? undefined : compareVersions(version, exact) === 0;
	}
	if (validityOf(clause) !== "valid") return undefined;
	if (written.endsWith(".*")) {
		const prefix = parseVersion(written.slice(0, -2));
		return prefix === undefined ? undefined : hasPrefix(version, prefix) === (operator === "==");
	}
	const bound = parseVersion(written);
	return bound === undefined ? undefined : compares(version, operator, bound);
}

function compares(version: Version, operator: Exclude<Operator, "===">, bound: Version): boolean {
	const released = withoutLocal(version);
	const order = compareVersions(bound.local.length === 0 ? released : version, bound);
	const hasSameBase = () => compareVersions(baseOf(version), baseOf(bound)) === 0;
	switch (operator) {
		case "==":
			return order === 0;
		case "!=":
			return order !== 0;
		case "<=":
			return order <= 0;
		case ">=":
			return order >= 0;
		case "<":
			// `<2.0` does not mean the candidates of 2.0.
			return order < 0 && !(isPrerelease(version) && !isPrerelease(bound) && hasSameBase());
		case ">":
			// `>2.0` does not mean its post releases and local builds.
			return (
				order > 0 &&
				!(hasSameBase() && ((version.post !== undefined && bound.post === undefined) || version.local.length > 0))
			);
		case "~=":
			return order >= 0 && hasPrefix(version, { ...baseOf(bound), release: bound.release.slice(0, -1) });
	}
}

/** Whether epoch and first numbers are those of the prefix; missing numbers count as zero. */
function hasPrefix({ epoch, release }: Version, prefix: Version): boolean {
	return (
		compareVersions(baseOf({ ...prefix, release: [0] }), baseOf({ ...prefix, epoch, release: [0] })) === 0 &&
		prefix.release.every((number, index) => !((release[index] ?? 0) < number) && !((release[index] ?? 0) > number))
	);
}
