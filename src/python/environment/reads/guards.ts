import type { Call, Expression, Statement } from "../../tree/ast.ts";

/** Calls that end the process. */
const EXITS: ReadonlySet<string> = new Set(["exit", "quit", "_exit", "abort"]);

/** Whether statements certainly end in an exception or in the end of the process. */
export function endsProgram(body: readonly Statement[]): boolean {
	const last = body.at(-1);
	if (last === undefined) return false;
	if (last.kind === "raise") return true;
	if (last.kind === "expression") return isExit(last.value);
	return (
		last.kind === "if" &&
		last.orelse.length > 0 &&
		[...last.branches.map((one) => one.body), last.orelse].every(endsProgram)
	);
}

/** `sys.exit(…)`, `exit(1)`, `os._exit(1)`. */
export function isExit(expression: Expression): boolean {
	if (expression.kind !== "call") return false;
	const { callee } = expression;
	const name = callee.kind === "attribute" ? callee.attribute : callee.kind === "name" ? callee.name : "";
	return EXITS.has(name);
}

/** Something that a condition says of an expression. */
export interface Claim {
	readonly of: Expression;
	/** Whether it says that there is something: `if x`, `x is not None`, `len(x) > 0`. */
	readonly isThere: boolean;
}

/** Conditions within one another that are looked into. */
const MAX_DEPTH = 12;

/** What certainly holds of expressions where `test` is true, or false: `not x or y is None`, being false, says that x and y are there. */
export function claimsOf(test: Expression, truth: boolean, depth = 0): readonly Claim[] {
	if (depth > MAX_DEPTH) return [];
	switch (test.kind) {
		case "not":
			return claimsOf(test.operand, !truth, depth + 1);
		case "boolean":
			// `a and b` is false, or `a or b` true, for one of two reasons: nothing is certain.
			if ((test.operator === "and") !== truth) return [];
			return [...claimsOf(test.left, truth, depth + 1), ...claimsOf(test.right, truth, depth + 1)];
		case "compare": {
			const claim = comparison(test);
			return claim === undefined ? [] : [{ of: claim.of, isThere: claim.isThere === truth }];
		}
		case "call":
			return claimsOfCall(test, truth);
		case "walrus":
			return [
				{ of: test.value, isThere: truth },
				{ of: test.target, isThere: truth },
			];
		default:
			return [{ of: test, isThere: truth }];
	}
}

function claimsOfCall(test: Call, truth: boolean): readonly Claim[] {
	const [first] = test.arguments;
	const name = test.callee.kind === "name" ? test.callee.name : "";
	if (first !== undefined && name === "all" && truth) {
		const listed = elementsOf(first.value).map((of) => ({ of, isThere: true }));
		return listed.length > 0 ? listed : [{ of: test, isThere: true }];
	}
	if (first !== undefined && (name === "bool" || name === "len")) return [{ of: first.value, isThere: truth }];
	// `x.strip()` is there only if `x` is.
	const owner = test.callee.kind === "attribute" && truth ? [{ of: test.callee.value, isThere: true }] : [];
	return [{ of: test, isThere: truth }, ...owner];
}

function elementsOf(expression: Expression): readonly Expression[] {
	const isList = expression.kind === "list" || expression.kind === "tuple" || expression.kind === "set";
	return isList ? expression.elements : [];
}

const IS_NOTHING: ReadonlySet<string> = new Set(["is", "=="]);
const IS_SOMETHING: ReadonlySet<string> = new Set(["is not", "!="]);

/** `x is None`, `x == ""`, `len(x) > 0`, `"X" not in os.environ`. */
function comparison(test: Extract<Expression, { kind: "compare" }>): Claim | undefined {
	const [operator = "", right] = test.rest[0] ?? [];
	if (test.rest.length !== 1 || right === undefined) return undefined;
	// The read is the comparison itself.
	if (operator === "in" || operator === "not in") return { of: test, isThere: operator === "in" };
	const of = test.first.kind === "walrus" ? test.first.value : test.first;
	if (right.kind === "none" || (right.kind === "string" && right.value === "")) {
		if (IS_NOTHING.has(operator)) return { of, isThere: false };
		return IS_SOMETHING.has(operator) ? { of, isThere: true } : undefined;
	}
	return right.kind === "number" ? ofLength(of, operator) : undefined;
}

function ofLength(measure: Expression, operator: string): Claim | undefined {
	const isLength = measure.kind === "call" && measure.callee.kind === "name" && measure.callee.name === "len";
	const of = isLength ? measure.arguments[0]?.value : undefined;
	if (of === undefined) return undefined;
	if (/^(<|<=|==)$/.test(operator)) return { of, isThere: false };
	return /^(>|>=|!=)$/.test(operator) ? { of, isThere: true } : undefined;
}
