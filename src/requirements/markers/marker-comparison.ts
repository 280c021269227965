import { meets, parseClause, validityOf } from "../versions/specifier.ts";
import { parseVersion } from "../versions/version.ts";

/** What a marker, or a part of it, comes to on the Space. */
export type Truth = "true" | "false" | "unknown";

/**
 * Compares two texts as packaging does: as versions where the right one is a version, else as texts. Where pips differ,
 * as in orders of texts that are no versions, it is not told. `undefined` where pip refuses to compare them.
 */
export function compare(left: string, operator: string, right: string): Truth | undefined {
	if (operator === "in") return truth(right.includes(left));
	if (operator === "not in") return truth(!right.includes(left));
	if (operator === "===") return truth(left.toLowerCase() === right.trim().toLowerCase());
	const clause = parseClause(`${operator}${right}`);
	if (clause !== undefined && validityOf(clause) === "valid") {
		const version = parseVersion(left);
		const isMet = version === undefined ? undefined : meets(version, clause);
		return isMet === undefined ? "unknown" : truth(isMet);
	}
	if (operator === "==") return truth(left === right);
	if (operator === "!=") return truth(left !== right);
	return operator === "~=" ? undefined : "unknown";
}

function truth(value: boolean): Truth {
	return value ? "true" : "false";
}
