import type { Node } from "@babel/types";

/** Keys of a node that hold no part of what runs: places, comments, types. */
const BESIDE = new Set([
	...["type", "start", "end", "loc", "range", "extra", "errors", "comments", "tokens", "leadingComments"],
	...["trailingComments", "innerComments", "typeAnnotation", "typeParameters", "typeArguments", "returnType"],
	...["superTypeParameters", "implements", "predicate"],
]);

/** Takes the nodes directly below a node, in the order in which they are written. */
export function forChildren(node: Node, take: (child: Node) => void): void {
	if (node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration") return;
	for (const [key, value] of Object.entries(node)) {
		if (value === null || typeof value !== "object" || BESIDE.has(key)) continue;
		if (!Array.isArray(value)) {
			if (isNode(value)) take(value);
			continue;
		}
		for (const one of value) if (isNode(one)) take(one);
	}
}

function isNode(value: unknown): value is Node {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Functions of every kind: what has parameters and a body. */
export type FunctionNode = Extract<Node, { params: unknown; body: Node }>;

/** Whether a node is a function, a method or an arrow. */
export function isFunction(node: Node): node is FunctionNode {
	return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod|ClassPrivateMethod)$/.test(
		node.type,
	);
}

/** A call or `new`, whose arguments are expressions or spreads. */
export type CallNode = Extract<Node, { type: "CallExpression" | "OptionalCallExpression" | "NewExpression" }>;

/** Whether a node calls something, or makes an instance of it. */
export function isCall(node: Node): node is CallNode {
	return node.type === "CallExpression" || node.type === "OptionalCallExpression" || node.type === "NewExpression";
}

/** What an expression is without the marks that say nothing at run time: casts, `!`, brackets, `await`. */
export function bare(node: Node): Node {
	let at = node;
	for (;;) {
		switch (at.type) {
			case "TSAsExpression":
			case "TSSatisfiesExpression":
			case "TSNonNullExpression":
			case "TSTypeAssertion":
			case "TSInstantiationExpression":
			case "TypeCastExpression":
			case "ParenthesizedExpression":
				at = at.expression;
				break;
			case "AwaitExpression":
				at = at.argument;
				break;
			default:
				return at;
		}
	}
}

/** The name of a key, a property or a member; `undefined` where it is computed from what is no text. */
export function keyOf(key: Node, isComputed: boolean): string | undefined {
	if (key.type === "StringLiteral") return key.value;
	if (key.type === "NumericLiteral") return String(key.value);
	if (isComputed) return undefined;
	if (key.type === "Identifier") return key.name;
	return key.type === "PrivateName" ? key.id.name : undefined;
}
