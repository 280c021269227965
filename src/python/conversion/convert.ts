import type { Cursor } from "../parser/syntax-node.ts";
import { type Expression, MAX_DEPTH, type Statement } from "../tree/ast.ts";
import { type ConcreteNode, type KindTable, readConcrete } from "./concrete.ts";
import { type Conversion, unreadable } from "./conversion.ts";
import { convertExpression } from "./expressions.ts";
import { convertStatement, isStatement } from "./statements.ts";

/** A text and its concrete tree, which may have to be parsed again when it is needed late. */
export interface Parsed {
	readonly text: string;
	/** The tree's cursor, wherever it stands; `undefined` when the text cannot be parsed again in time. */
	cursor(): Cursor | undefined;
	/** What is known of the grammar's types; one table for all texts of an engine. */
	readonly kinds: KindTable;
}

/**
 * The statements of a module, but for the bodies of functions, which are read from the tree at their first call.
 * What could not be read or nests deeper than {@link MAX_DEPTH} is `unreadable`; everything around it is there.
 */
export function convertModule(parsed: Parsed): readonly Statement[] {
	const root = readAt(parsed, 0);
	return root === undefined
		? [{ kind: "unreadable", start: 0, end: parsed.text.length }]
		: statementsOf(root, parsed, 0);
}

/**
 * The same from a tree of the text in which other things of the same length stand in place of some bodies of functions.
 * The text itself is parsed when the first body is read.
 */
export function convertOutline(parsed: Parsed, outline: Cursor): readonly Statement[] {
	let numbers: ReadonlyMap<number, number> | undefined;
	const numberOf = ({ start }: ConcreteNode): number | undefined => {
		numbers ??= bodiesByStart(readAt(parsed, 0));
		return numbers.get(start);
	};
	outline.gotoDescendant(0);
	return statementsOf(readConcrete(outline, parsed.text, parsed.kinds), { ...parsed, numberOf }, 0);
}

/** Numbers of the bodies that were left for later, by the offsets at which they begin. */
function bodiesByStart(root: ConcreteNode | undefined): ReadonlyMap<number, number> {
	const numbers = new Map<number, number>();
	const waiting = root === undefined ? [] : [root];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (node.deferred !== undefined) numbers.set(node.start, node.deferred);
		for (const child of node.children) waiting.push(child);
	}
	return numbers;
}

/** A text, and how the body of a function is found in its tree where it has been read from another. */
interface Located extends Parsed {
	readonly numberOf?: (body: ConcreteNode) => number | undefined;
}

function readAt(parsed: Parsed, descendant: number): ConcreteNode | undefined {
	const cursor = parsed.cursor();
	if (cursor === undefined) return undefined;
	cursor.gotoDescendant(descendant);
	return readConcrete(cursor, parsed.text, parsed.kinds);
}

function statementsOf(block: ConcreteNode, parsed: Located, above: number): readonly Statement[] {
	let depth = above;
	const deeper = <T>(convert: () => T): T => {
		depth += 1;
		const result = convert();
		depth -= 1;
		return result;
	};
	const conversion: Conversion = {
		text: parsed.text,
		expression: (node): Expression =>
			depth >= MAX_DEPTH ? unreadable(node) : deeper(() => convertExpression(node, conversion)),
		block: (node) => (depth >= MAX_DEPTH ? [unreadable(node)] : deeper(() => blockOf(node, conversion))),
		later: (node) => {
			const level = depth + 1;
			let memo: readonly Statement[] | undefined;
			return () => {
				memo ??= laterBlock(node, parsed, level);
				return memo;
			};
		},
	};
	return blockOf(block, conversion);
}

function laterBlock(node: ConcreteNode, { numberOf, ...parsed }: Located, level: number): readonly Statement[] {
	const number = level >= MAX_DEPTH ? undefined : numberOf === undefined ? node.deferred : numberOf(node);
	const block = number === undefined ? undefined : readAt(parsed, number);
	return block === undefined ? [unreadable(node)] : statementsOf(block, parsed, level);
}

/** The statements below a block; an ERROR among them is `unreadable`, and the statements within it come after it. */
function blockOf(block: ConcreteNode, conversion: Conversion): readonly Statement[] {
	const statements: Statement[] = [];
	const waiting = block.children.toReversed();
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (node.type !== "ERROR" && node.type !== "block") {
			statements.push(convertStatement(node, conversion));
			continue;
		}
		if (node.type === "ERROR") statements.push(unreadable(node));
		for (const child of node.children.toReversed()) {
			if (isStatement(child) || child.type === "ERROR" || child.type === "block") waiting.push(child);
		}
	}
	return statements;
}
