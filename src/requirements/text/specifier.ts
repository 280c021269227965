import { type Clause, parseClause, validityOf } from "../versions/specifier.ts";
import { parseVersion } from "../versions/version.ts";

/** What a version specifier says, and which pips take it. */
export type Specifier =
	| {
			readonly kind: "specifier";
			readonly clauses: readonly Clause[];
			/** Why pips from 24.1 on reject it. */
			readonly legacy: string | undefined;
			/** Why older ones do. */
			readonly recent: string | undefined;
	  }
	| { readonly kind: "invalid"; readonly reason: string };

/** Reads what follows the name and the extras of a requirement: `>=1.0, <2` or `(>=1.0)`. */
export function readSpecifier(text: string): Specifier {
	const inner = text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1).trim() : text;
	const parts = inner.split(",").map((clause) => clause.trim());
	const recent = extravagance(text, parts);
	// Newer pips take a comma behind the last clause, and brackets with nothing in them.
	if (recent !== undefined) parts.pop();
	const clauses: Clause[] = [];
	let legacy: string | undefined;
	for (const part of parts) {
		const clause = parseClause(part);
		const validity = clause === undefined ? "invalid" : validityOf(clause);
		if (part.endsWith("]")) return { kind: "invalid", reason: `extras stand behind the name, not behind "${part}"` };
		if (clause === undefined || validity === "invalid") return { kind: "invalid", reason: reasonFor(part) };
		if (validity === "legacy") legacy ??= `"${part}" is not a version specifier of PEP 440`;
		clauses.push(clause);
	}
	if (legacy !== undefined && recent !== undefined) return { kind: "invalid", reason: legacy };
	return { kind: "specifier", clauses, legacy, recent };
}

function extravagance(text: string, parts: readonly string[]): string | undefined {
	if (parts.at(-1) !== "" || text === "") return undefined;
	return parts.length > 1 ? "a comma stands behind the last clause" : "the brackets are empty";
}

/** The clause that no release meets in pips that read it at all; they compare what is no version piece by piece. */
export function neverMet(clauses: readonly Clause[]): Clause | undefined {
	return clauses.find((clause) => {
		if (validityOf(clause) !== "legacy") return false;
		const { operator, version } = clause;
		// Stray dots do not count, and a word is older than every number.
		if (operator === "<" || operator === "<=") return !/^\.*\d/.test(version);
		return operator === "==" && parseVersion(version.replace(/\.{2,}/g, ".").replace(/^\.|\.$/g, "")) === undefined;
	});
}

function reasonFor(clause: string): string {
	if (clause === "") return "a comma has no version specifier on one of its sides";
	if (/^=[<>]/.test(clause)) return `"${clause.slice(0, 2)}" is not an operator: "${clause[1]}=" is`;
	if (/^=(?!=)/.test(clause)) return '"=" is not an operator: "==" is';
	if (/^~(?!=)/.test(clause)) return '"~" is not an operator: "~=" is';
	return `"${clause}" is not a version specifier`;
}
