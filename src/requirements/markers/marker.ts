import { compare, type Truth } from "./marker-comparison.ts";
import { type Target, valuesOf } from "./marker-variables.ts";

/** A word of a marker: punctuation, an operator, a text in quotes, or a name. */
interface Token {
	readonly kind: "open" | "close" | "logic" | "operator" | "text" | "name";
	readonly text: string;
}

const WORD =
	/\s*(?:(?<open>\()|(?<close>\))|(?<logic>(?:and|or)\b)|(?<operator>not\s+in\b|in\b|===|[=~!<>]=|[<>])|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<name>[A-Za-z_][\w.]*))/y;

/**
 * Evaluates an environment marker (PEP 508). `undefined` where it is none: pip then rejects the file. It takes time in
 * proportion to the text and nests as deep as it likes.
 */
export function evaluateMarker(marker: string, target: Target): Truth | undefined {
	const terms = termsOf(tokenize(marker.trim()) ?? [], target);
	const values: Truth[] = [];
	const pending: ("and" | "or" | "(")[] = [];
	let isComplete = false;
	for (const term of terms ?? []) {
		// A value and "(" stand where something is due, the others behind something complete.
		if (isComplete !== (term === ")" || term === "and" || term === "or")) return undefined;
		if (term === "(") {
			pending.push(term);
			continue;
		}
		isComplete = term !== "and" && term !== "or";
		if (term === ")") {
			reduce(values, pending, "or");
			if (pending.pop() === undefined) return undefined;
		} else if (term === "and" || term === "or") {
			reduce(values, pending, term);
			pending.push(term);
		} else values.push(term);
	}
	if (!isComplete || pending.includes("(")) return undefined;
	reduce(values, pending, "or");
	return values[0];
}

/** Brackets and logic as they stand, and for each comparison what it comes to. */
function termsOf(tokens: readonly Token[], target: Target): (Truth | "(" | ")" | "and" | "or")[] | undefined {
	const terms: (Truth | "(" | ")" | "and" | "or")[] = [];
	const rest = tokens.values();
	for (const token of rest) {
		if (token.kind === "open") terms.push("(");
		else if (token.kind === "close") terms.push(")");
		else if (token.kind === "logic") terms.push(token.text === "and" ? "and" : "or");
		else {
			const value = comparison(token, rest.next().value, rest.next().value, target);
			if (value === undefined) return undefined;
			terms.push(value);
		}
	}
	return terms;
}

function tokenize(marker: string): Token[] | undefined {
	const tokens: Token[] = [];
	WORD.lastIndex = 0;
	while (WORD.lastIndex < marker.length) {
		const groups = WORD.exec(marker)?.groups;
		if (groups === undefined) return undefined;
		tokens.push(toToken(groups));
	}
	return tokens;
}

function toToken({ open, close, logic, operator, double, single, name }: Record<string, string | undefined>): Token {
	if (open !== undefined) return { kind: "open", text: open };
	if (close !== undefined) return { kind: "close", text: close };
	if (logic !== undefined) return { kind: "logic", text: logic };
	if (operator !== undefined) return { kind: "operator", text: operator.replace(/\s+/, " ") };
	if (name !== undefined) return { kind: "name", text: name };
	return { kind: "text", text: double ?? single ?? "" };
}

function comparison(
	left: Token,
	operator: Token | undefined,
	right: Token | undefined,
	target: Target,
): Truth | undefined {
	// Two texts are compared by no pip.
	if (left.kind !== "name" && right?.kind !== "name") return undefined;
	const a = possible(left, target);
	const named = right === undefined ? undefined : possible(right, target);
	// Of two variables pip takes the second by its name.
	const b = named !== undefined && left.kind === "name" && right?.kind === "name" ? [right.text] : named;
	if (operator?.kind !== "operator" || a === undefined || b === undefined) return undefined;
	if (a === "unknown" || b === "unknown" || (a.length > 1 && b.length > 1)) return "unknown";
	const truths = new Set(a.flatMap((one) => b.map((other) => compare(one, operator.text, other))));
	const [only] = truths;
	return truths.size === 1 ? only : "unknown";
}

function possible(token: Token, target: Target): readonly string[] | "unknown" | undefined {
	if (token.kind === "text") return [token.text];
	return token.kind === "name" ? valuesOf(token.text, target) : undefined;
}

/** Applies the operators of a group that bind at least as strongly as the next one; `and` binds stronger than `or`. */
function reduce(values: Truth[], pending: ("and" | "or" | "(")[], next: "and" | "or"): void {
	for (let operator = pending.at(-1); operator === "and" || operator === "or"; operator = pending.at(-1)) {
		if (next === "and" && operator === "or") return;
		pending.pop();
		const [left, right] = values.splice(-2);
		if (left !== undefined && right !== undefined) values.push(join(left, operator, right));
	}
}

function join(left: Truth, operator: "and" | "or", right: Truth): Truth {
	const decisive = operator === "and" ? "false" : "true";
	if (left === decisive || right === decisive) return decisive;
	return left === "unknown" || right === "unknown" ? "unknown" : left;
}
