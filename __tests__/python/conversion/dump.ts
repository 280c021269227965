import type {
	Argument,
	Comprehension,
	Expression,
	FunctionDefinition,
	Parameter,
	Span,
	Statement,
} from "../../../src/python/tree/ast.ts";
import type { Pattern } from "../../../src/python/tree/match-pattern.ts";

/** Plain JSON that dump.py makes of CPython's tree, too: `[kind, start, …parts]`. */
export type Dump = null | boolean | number | string | readonly Dump[];

/** The statements of a module as JSON. Offsets count code points, as Python's strings do. */
export function dump(body: readonly Statement[], text: string): Dump {
	return dumperOf(text).body(body);
}

function dumperOf(text: string) {
	const points = codePoints(text);
	const at = ({ start }: Span) => points(start);
	const range = ({ start, end }: Span) => [points(start), points(end)];
	const body = (statements: readonly Statement[]): Dump => statements.map(statement);
	const optional = (value: Expression | undefined): Dump => (value === undefined ? null : expression(value));
	const list = (values: readonly Expression[]): Dump => values.map(expression);

	function statement(node: Statement): Dump {
		switch (node.kind) {
			case "expression":
				return ["expression", at(node), expression(node.value)];
			case "assign":
				return ["assign", at(node), list(node.targets), expression(node.value)];
			case "annotated":
				return ["annotated", at(node), expression(node.target), expression(node.annotation), optional(node.value)];
			case "augmented":
				return ["augmented", at(node), node.operator, expression(node.target), expression(node.value)];
			case "import":
				return ["import", at(node), node.names.map((name) => [...range(name), name.module, name.alias ?? null])];
			case "from":
				return [
					"from",
					at(node),
					node.level,
					node.module,
					node.names === "*" ? "*" : node.names.map((name) => [...range(name), name.name, name.alias ?? null]),
				];
			case "if":
				return branches(node.branches, node.orelse);
			case "while":
				return ["while", at(node), expression(node.test), body(node.body), body(node.orelse)];
			case "for":
				return [
					"for",
					at(node),
					node.isAsync,
					expression(node.target),
					expression(node.iterable),
					body(node.body),
					body(node.orelse),
				];
			case "try":
				return [
					"try",
					at(node),
					body(node.body),
					node.handlers.map((one) => [at(one), optional(one.type), one.name ?? null, body(one.body)]),
					body(node.orelse),
					body(node.finalbody),
				];
			case "with":
				return [
					"with",
					at(node),
					node.isAsync,
					node.items.map(({ context, target }) => [expression(context), optional(target)]),
					body(node.body),
				];
			case "match":
				return [
					"match",
					at(node),
					expression(node.subject),
					node.cases.map((one) => [[...one.captures], pattern(one.pattern), optional(one.guard), body(one.body)]),
				];
			case "function":
				return functionDump(node);
			case "class":
				return ["class", at(node), node.name, list(node.decorators), node.bases.map(argument), body(node.body)];
			case "return":
				return ["return", at(node), optional(node.value)];
			case "raise":
				return ["raise", at(node), optional(node.exception), optional(node.cause)];
			case "assert":
				return ["assert", at(node), expression(node.test), optional(node.message)];
			case "delete":
				return ["delete", at(node), list(node.targets)];
			case "global":
			case "nonlocal":
				return [node.kind, at(node), [...node.names]];
			case "type-alias":
				return [node.kind, at(node), node.name];
			default:
				return [node.kind, at(node)];
		}
	}

	/** CPython nests `elif` into the `else` of the branch before it; the places of those are not compared. */
	function branches(
		[first, ...rest]: Extract<Statement, { kind: "if" }>["branches"],
		orelse: readonly Statement[],
	): Dump {
		if (first === undefined) return body(orelse);
		const all = [first, ...rest];
		return ["if", all.map(({ test, body: inner }) => [expression(test), body(inner)]), body(orelse)];
	}

	function functionDump(node: FunctionDefinition): Dump {
		return [
			"function",
			at(node),
			node.isAsync,
			node.name,
			node.isGenerator(),
			list(node.decorators),
			node.parameters.map(parameter),
			optional(node.returns),
			body(node.body()),
		];
	}

	function parameter(one: Parameter): Dump {
		return [one.kind, one.name, optional(one.annotation), optional(one.default)];
	}

	function pattern(one: Pattern): Dump {
		switch (one.kind) {
			case "capture":
			case "star":
				return [one.kind, one.name ?? null];
			case "value":
				return [one.kind, expression(one.value)];
			case "sequence":
				return [one.kind, one.elements.map(pattern)];
			case "mapping":
				return [
					one.kind,
					one.entries.map((entry) => [expression(entry.key), pattern(entry.pattern)]),
					one.rest ?? null,
				];
			case "class":
				return [
					one.kind,
					expression(one.type),
					one.positional.map(pattern),
					one.keywords.map(({ name, pattern: inner }) => [name, pattern(inner)]),
				];
			case "or":
				return [one.kind, one.alternatives.map(pattern)];
			case "as":
				return [one.kind, pattern(one.pattern), one.name];
			default:
				return [one.kind];
		}
	}

	function argument(one: Argument): Dump {
		return [one.kind, one.kind === "keyword" ? one.name : null, expression(one.value)];
	}

	function clause(one: Comprehension["clauses"][number]): Dump {
		if (one.kind === "if") return ["if", expression(one.test)];
		return ["for", one.isAsync, expression(one.target), expression(one.iterable)];
	}

	function expression(node: Expression): Dump {
		if (isString(node) && text.slice(node.start, node.end).includes("\\N{")) return ["named", ...range(node)];
		return [node.kind, ...range(node), ...parts(node)];
	}

	function parts(node: Expression): readonly Dump[] {
		switch (node.kind) {
			case "name":
				return [node.name];
			case "string":
				return [node.value];
			case "number":
				return [node.value ?? null];
			case "formatted":
				return [node.parts.map((part) => (typeof part === "string" ? part : interpolation(part)))];
			case "converted":
				return [expression(node.value), list(node.specification)];
			case "attribute":
				return [expression(node.value), node.attribute];
			case "subscript":
				return [expression(node.value), expression(node.index)];
			case "slice":
				return [list(node.parts)];
			case "call":
				return [expression(node.callee), node.arguments.map(argument)];
			case "tuple":
			case "list":
			case "set":
				return [list(node.elements)];
			case "dict":
				return [node.entries.map(({ key, value }) => [optional(key), expression(value)])];
			case "starred":
			case "await":
				return [expression(node.value)];
			case "yield":
				return [optional(node.value)];
			case "lambda":
				return [node.parameters.map(parameter), expression(node.body)];
			case "conditional":
				return [expression(node.test), expression(node.body), expression(node.orelse)];
			case "boolean":
				return [node.operator, operands(node.operator, node)];
			case "not":
				return [expression(node.operand)];
			case "unary":
				return [node.operator, expression(node.operand)];
			case "binary":
				return [node.operator, expression(node.left), expression(node.right)];
			case "compare":
				return [expression(node.first), node.rest.map(([operator, operand]) => [operator, expression(operand)])];
			case "walrus":
				return [expression(node.target), expression(node.value)];
			case "comprehension":
				return [node.of, list(node.elements), node.clauses.map(clause)];
			default:
				return [];
		}
	}

	/** Before 3.12 CPython gives no places inside formatted strings, so none are compared. */
	function interpolation(part: Expression): Dump {
		return withoutPlaces(part.kind === "converted" ? ["converted", ...parts(part)] : expression(part));
	}

	/** CPython has one node for `a and b and c`; parentheses make no difference here. */
	function operands(operator: "and" | "or", node: Expression): readonly Dump[] {
		if (node.kind !== "boolean" || node.operator !== operator) return [expression(node)];
		return [...operands(operator, node.left), ...operands(operator, node.right)];
	}

	return { body };
}

/** Names of characters (`\N{BULLET}`) have no value here. */
function isString({ kind }: Expression): boolean {
	return kind === "string" || kind === "bytes" || kind === "formatted";
}

/** Drops all numbers: places, and values of numbers with them. */
function withoutPlaces(part: Dump): Dump {
	if (typeof part === "number") return null;
	return part !== null && typeof part === "object" ? part.map(withoutPlaces) : part;
}

/** Turns offsets in UTF-16 code units into offsets in code points. */
function codePoints(text: string): (offset: number) => number {
	const pairs: number[] = [];
	for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index);
	if (pairs.length === 0) return (offset) => offset;
	return (offset) => offset - pairs.filter((index) => index < offset).length;
}
