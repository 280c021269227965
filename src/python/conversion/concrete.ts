import { type Cursor, ERROR_TYPE } from "../parser/syntax-node.ts";
import { MAX_DEPTH } from "../tree/ast.ts";

/**
 * A node of the concrete tree as plain data, without comments and punctuation. Because those are gone, children are
 * told apart by their position, and no field has to be asked for.
 */
export interface ConcreteNode {
	/** The grammar's name; "ERROR" for what could not be read, is missing, or nests too deep. */
	readonly type: string;
	readonly start: number;
	readonly end: number;
	/** Named children. */
	readonly children: readonly ConcreteNode[];
	/** Operators, commas and keywords among the children that change the meaning, in order. */
	readonly tokens: readonly string[];
	/** Whether something below, up to the next statement, could not be read. */
	readonly isBroken: boolean;
	/** Number of the node in the tree where its children are left for later: the body of a function. */
	readonly deferred: number | undefined;
}

/** What becomes of the nodes of a type. */
interface Kind {
	readonly type: string;
	readonly role: "inner" | "leaf" | "string" | "block" | "token" | "skipped";
}

/** The kinds of the types met so far, by number: asking the engine for a name costs more than all the rest. */
export type KindTable = (Kind | undefined)[];

interface Builder {
	type: string;
	readonly start: number;
	readonly end: number;
	children: Builder[];
	tokens: string[];
	isBroken: boolean;
	deferred: number | undefined;
}

/** Levels of the concrete tree for one of the abstract one, at most: an argument list, a parenthesis, a block between. */
const DEPTH_LIMIT = MAX_DEPTH * 6;

/** Named types without children, or whose text says all. */
const LEAVES = new Set([
	"identifier",
	"integer",
	"float",
	"true",
	"false",
	"none",
	"ellipsis",
	"import_prefix",
	"wildcard_import",
	"pass_statement",
	"break_statement",
	"continue_statement",
	"keyword_separator",
	"positional_separator",
	"type_conversion",
]);

const SKIPPED = new Set(["comment", "line_continuation", "string_start", "string_content", "string_end"]);

/** Anonymous types that are kept. */
const TOKENS = new Set([
	...["+", "-", "*", "/", "//", "%", "@", "**", "|", "&", "^", "<<", ">>", "~"],
	...["+=", "-=", "*=", "/=", "//=", "%=", "@=", "**=", "|=", "&=", "^=", "<<=", ">>="],
	...["<", "<=", "==", "!=", ">=", ">", "<>", "in", "not in", "is", "is not"],
	...["and", "or", "async", "from", "as", ",", "=", "_"],
]);

/** Types at which a broken part stops: what stands around them can still be read. */
const BARRIERS = new Set([
	"module",
	"block",
	"if_statement",
	"elif_clause",
	"else_clause",
	"for_statement",
	"while_statement",
	"try_statement",
	"except_clause",
	"except_group_clause",
	"finally_clause",
	"with_statement",
	"function_definition",
	"class_definition",
	"decorated_definition",
	"match_statement",
	"case_clause",
	"ERROR",
]);

/** Prefix of a string that holds interpolations. */
const FORMATTED = /[fF]/;

const NO_CHILDREN: Builder[] = [];
const NO_TOKENS: string[] = [];

/**
 * Copies the node under the cursor with everything below it, bodies of functions left out, and leaves the cursor on it.
 * Iterative, and linear in what is copied. A block under the cursor is copied, whosever it is.
 */
export function readConcrete(cursor: Cursor, text: string, kinds: KindTable): ConcreteNode {
	const root = build(cursor, kindOf(cursor, kinds).type);
	if (!cursor.gotoFirstChild()) return root;
	const above: Builder[] = [];
	let parent = root;
	for (;;) {
		const node = take(cursor, kindOf(cursor, kinds), parent, above, text);
		if (node !== undefined && cursor.gotoFirstChild()) {
			above.push(parent);
			parent = node;
			continue;
		}
		while (!cursor.gotoNextSibling()) {
			cursor.gotoParent();
			const next = above.pop();
			if (next === undefined) return root;
			parent = next;
		}
	}
}

/** Adds the node under the cursor to its parent, and returns it when its children are wanted, too. */
function take(
	cursor: Cursor,
	kind: Kind,
	parent: Builder,
	above: readonly Builder[],
	text: string,
): Builder | undefined {
	const { type, role } = kind;
	if (role === "skipped") return undefined;
	if (role === "token") {
		if (parent.tokens === NO_TOKENS) parent.tokens = [];
		parent.tokens.push(type);
		return undefined;
	}
	const node = build(cursor, type);
	if (parent.children === NO_CHILDREN) parent.children = [];
	parent.children.push(node);
	if (above.length >= DEPTH_LIMIT) {
		node.type = "ERROR";
		return undefined;
	}
	if (node.start === node.end && cursor.nodeIsMissing) node.type = "ERROR";
	if (node.type === "ERROR") spoil(parent, above);
	if (role === "leaf") return undefined;
	if (role === "string" && !FORMATTED.test(text.slice(node.start, node.start + 2))) return undefined;
	if (role === "block" && parent.type === "function_definition") {
		node.deferred = cursor.currentDescendantIndex;
		return undefined;
	}
	return node;
}

function build(cursor: Cursor, type: string): Builder {
	return {
		type,
		start: cursor.startIndex,
		end: cursor.endIndex,
		children: NO_CHILDREN,
		tokens: NO_TOKENS,
		isBroken: false,
		deferred: undefined,
	};
}

function spoil(parent: Builder, above: readonly Builder[]): void {
	let node: Builder | undefined = parent;
	for (let level = above.length - 1; node !== undefined && !BARRIERS.has(node.type) && !node.isBroken; level -= 1) {
		node.isBroken = true;
		node = above[level];
	}
}

const ERROR: Kind = { type: "ERROR", role: "inner" };

function kindOf(cursor: Cursor, kinds: KindTable): Kind {
	const id = cursor.nodeTypeId;
	if (id === ERROR_TYPE) return ERROR;
	const known = kinds[id];
	if (known !== undefined) return known;
	const type = cursor.nodeType;
	const kind: Kind = { type, role: roleOf(type, cursor) };
	kinds[id] = kind;
	return kind;
}

function roleOf(type: string, cursor: Cursor): Kind["role"] {
	if (!cursor.nodeIsNamed) return TOKENS.has(type) ? "token" : "skipped";
	if (SKIPPED.has(type)) return "skipped";
	if (LEAVES.has(type)) return "leaf";
	if (type === "string" || type === "block") return type;
	return "inner";
}
