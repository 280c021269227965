import type { Expression, Statement } from "../tree/ast.ts";
import { convertFor, convertIf, convertMatch, convertTry, convertWhile, convertWith } from "./compound-statements.ts";
import type { ConcreteNode } from "./concrete.ts";
import { type Conversion, childAt, identifierOf, spanOf, unreadable } from "./conversion.ts";
import { convertClass, convertDecorated, convertFunction } from "./definitions.ts";
import { convertFromImport, convertFutureImport, convertImport } from "./imports.ts";

type Converter = (node: ConcreteNode, conversion: Conversion) => Statement;

const plain =
	(kind: "pass" | "break" | "continue"): Converter =>
	(node) => ({ kind, ...spanOf(node) });

const scope =
	(kind: "global" | "nonlocal"): Converter =>
	(node, { text }) => ({ kind, names: node.children.map((name) => identifierOf(name, text)), ...spanOf(node) });

/** By the grammar's name. What Python 2 only knows (`print x`, `exec x`) is not among them. */
const CONVERTERS: ReadonlyMap<string, Converter> = new Map<string, Converter>([
	["expression_statement", convertExpressionStatement],
	["import_statement", (node, { text }) => convertImport(node, text)],
	["import_from_statement", (node, { text }) => convertFromImport(node, text)],
	["future_import_statement", (node, { text }) => convertFutureImport(node, text)],
	["if_statement", convertIf],
	["while_statement", convertWhile],
	["for_statement", convertFor],
	["try_statement", convertTry],
	["with_statement", convertWith],
	["match_statement", convertMatch],
	["function_definition", convertFunction],
	["class_definition", convertClass],
	["decorated_definition", convertDecorated],
	["return_statement", (node, c) => ({ kind: "return", value: optional(node, 0, c), ...spanOf(node) })],
	["raise_statement", convertRaise],
	["assert_statement", convertAssert],
	["delete_statement", (node, c) => ({ kind: "delete", targets: listed(childAt(node, 0), c), ...spanOf(node) })],
	["global_statement", scope("global")],
	["nonlocal_statement", scope("nonlocal")],
	["type_alias_statement", convertTypeAlias],
	["pass_statement", plain("pass")],
	["break_statement", plain("break")],
	["continue_statement", plain("continue")],
]);

/** Converts one statement, its parts through the conversion. A simple one that is broken anywhere is `unreadable`. */
export function convertStatement(node: ConcreteNode, conversion: Conversion): Statement {
	if (node.isBroken) return unreadable(node);
	return CONVERTERS.get(node.type)?.(node, conversion) ?? unreadable(node);
}

/** Whether the node is a statement, of Python 2 perhaps; ERROR nodes hold some, too. */
export function isStatement({ type }: ConcreteNode): boolean {
	return CONVERTERS.has(type) || type === "print_statement" || type === "exec_statement";
}

/** An expression, several of them, an assignment: the grammar puts them all into one kind of node. */
function convertExpressionStatement(node: ConcreteNode, conversion: Conversion): Statement {
	const [only] = node.children;
	if (only === undefined) return unreadable(node);
	if (only.type === "assignment") return convertAssignment(only, conversion);
	if (only.type === "augmented_assignment") return convertAugmented(only, conversion);
	const value: Expression =
		node.children.length > 1 || node.tokens.includes(",")
			? { kind: "tuple", elements: node.children.map(conversion.expression), ...spanOf(node) }
			: conversion.expression(only);
	return { kind: "expression", value, ...spanOf(node) };
}

/** `a = b = value`, which nests to the right in the grammar, or `a: annotation = value`. */
function convertAssignment(node: ConcreteNode, conversion: Conversion): Statement {
	if (childAt(node, 1).type === "type") {
		return {
			kind: "annotated",
			target: conversion.expression(childAt(node, 0)),
			annotation: conversion.expression(childAt(node, 1)),
			value: optional(node, 2, conversion),
			...spanOf(node),
		};
	}
	const targets: Expression[] = [];
	let rest = node;
	while (rest.type === "assignment" && rest.children.length === 2) {
		targets.push(conversion.expression(childAt(rest, 0)));
		rest = childAt(rest, 1);
	}
	return { kind: "assign", targets, value: conversion.expression(rest), ...spanOf(node) };
}

function convertAugmented(node: ConcreteNode, conversion: Conversion): Statement {
	const operator = node.tokens.find((token) => token.endsWith("="));
	if (operator === undefined) return unreadable(node);
	return {
		kind: "augmented",
		target: conversion.expression(childAt(node, 0)),
		operator: operator.slice(0, -1),
		value: conversion.expression(childAt(node, 1)),
		...spanOf(node),
	};
}

/** `raise exception from cause`; `raise A, "text"` is Python 2. */
function convertRaise(node: ConcreteNode, conversion: Conversion): Statement {
	const exception = optional(node, 0, conversion);
	return { kind: "raise", exception, cause: optional(node, 1, conversion), ...spanOf(node) };
}

function convertAssert(node: ConcreteNode, conversion: Conversion): Statement {
	return {
		kind: "assert",
		test: conversion.expression(childAt(node, 0)),
		message: optional(node, 1, conversion),
		...spanOf(node),
	};
}

/** `type name = …`, a name with type parameters perhaps; `type(a).b = c` is an assignment. */
function convertTypeAlias(node: ConcreteNode, conversion: Conversion): Statement {
	const left = childAt(childAt(node, 0), 0);
	if (left.type !== "identifier" && left.type !== "generic_type") return convertTypeAssignment(node, left, conversion);
	const name = left.type === "identifier" ? left : childAt(left, 0);
	return { kind: "type-alias", name: identifierOf(name, conversion.text), ...spanOf(node) };
}

/** What the grammar takes for a type alias, although brackets follow: `type(a).b = c`, `type(a).b: c = d`. */
function convertTypeAssignment(node: ConcreteNode, left: ConcreteNode, conversion: Conversion): Statement {
	const value = conversion.expression(childAt(node, 1));
	const span = spanOf(node);
	if (left.type !== "constrained_type") {
		return { kind: "assign", targets: [conversion.expression(typeTarget(node.start, left))], value, ...span };
	}
	const target = conversion.expression(typeTarget(node.start, childAt(childAt(left, 0), 0)));
	return { kind: "annotated", target, annotation: conversion.expression(childAt(left, 1)), value, ...span };
}

/** A target that begins with the name `type`, of which the grammar has kept what stands behind the name. */
function typeTarget(start: number, rest: ConcreteNode): ConcreteNode {
	const path: ConcreteNode[] = [];
	let first = rest;
	while (LEFT_SPINE.has(first.type)) {
		path.push(first);
		first = childAt(first, 0);
	}
	const name: ConcreteNode = { ...first, type: "identifier", start, end: start + "type".length, children: [] };
	const inner: ConcreteNode =
		first.type === "list"
			? { ...first, type: "subscript", start, children: [name, ...first.children] }
			: { ...first, type: "call", start, tokens: [], children: [name, { ...first, type: "argument_list" }] };
	return path.reduceRight(
		(object, outer): ConcreteNode => ({ ...outer, start, children: [object, ...outer.children.slice(1)] }),
		inner,
	);
}

const LEFT_SPINE = new Set(["attribute", "subscript", "call"]);

function optional(node: ConcreteNode, position: number, { expression }: Conversion): Expression | undefined {
	const child = node.children[position];
	return child === undefined ? undefined : expression(child);
}

/** Targets without parentheses one by one. */
function listed(node: ConcreteNode, { expression }: Conversion): Expression[] {
	return node.type === "expression_list" ? node.children.map(expression) : [expression(node)];
}
