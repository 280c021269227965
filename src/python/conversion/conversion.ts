import type { Expression, Span, Statement } from "../tree/ast.ts";
import type { ConcreteNode } from "./concrete.ts";

/** What the converters of single constructs share: the text, and the way back to everything below. */
export interface Conversion {
	readonly text: string;
	/** Converts an expression, a target or an annotation; too deep or broken ones become `unreadable`. */
	expression(node: ConcreteNode): Expression;
	/** Converts the statements of a block. */
	block(node: ConcreteNode): readonly Statement[];
	/** The statements of a function's body, read and converted at the first call. */
	later(node: ConcreteNode): () => readonly Statement[];
}

/** The child at a position, counted from the end where it is negative; a broken node where there is none. */
export function childAt(node: ConcreteNode, position: number): ConcreteNode {
	return node.children.at(position) ?? brokenAt(node);
}

/** Stands where something should be and is not. */
export function brokenAt({ start, end }: Span): ConcreteNode {
	return { type: "ERROR", start, end, children: [], tokens: [], isBroken: true, deferred: undefined };
}

/** What cannot be read, as a statement or an expression. */
export function unreadable({ start, end }: Span): { readonly kind: "unreadable" } & Span {
	return { kind: "unreadable", start, end };
}

/** The node's place, for spreading into what is made of it. */
export function spanOf({ start, end }: Span): Span {
	return { start, end };
}

/** An identifier as Python compares it: in NFKC (PEP 3131). */
export function identifierOf(node: Span, text: string): string {
	const name = text.slice(node.start, node.end);
	return isAscii(name) ? name : name.normalize("NFKC");
}

function isAscii(name: string): boolean {
	for (let index = 0; index < name.length; index += 1) if (name.charCodeAt(index) > 0x7f) return false;
	return true;
}

/**
 * Builds an expression from its first operand. The grammar takes `*a(b)` for a call of `*a`; Python unpacks what
 * `a(b)` gives, so a star in front goes around the whole.
 */
export function beforeStar(
	node: Span,
	first: Expression,
	build: (first: Expression, span: Span) => Expression,
): Expression {
	if (first.kind !== "starred" || first.start !== node.start) return build(first, spanOf(node));
	return { ...first, value: build(first.value, { start: first.value.start, end: node.end }), end: node.end };
}

/** Where a list of elements without brackets ends: behind the comma that may follow its last one. */
export function endOfElements(node: ConcreteNode, elements: readonly ConcreteNode[], text: string): number {
	const end = elements.at(-1)?.end ?? node.end;
	const commas = node.tokens.filter((token) => token === ",").length;
	return commas < elements.length ? end : text.indexOf(",", end) + 1;
}
