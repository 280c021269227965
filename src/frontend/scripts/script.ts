import type { AssignmentExpression, File, Node } from "@babel/types";
import { type Lines, linesOf } from "../../source/lines.ts";
import type { Place } from "../../source/place.ts";
import { type Binding, declare, hasScope, lookUp, type Scope } from "./bindings.ts";
import { type Export, exportsOf } from "./exports.ts";
import { bare, type CallNode, type FunctionNode, forChildren, isCall, isFunction } from "./nodes.ts";

/** A script of a frontend, read once. */
export interface Script {
	/** Seen from the frontend's root. */
	readonly path: string;
	/** Every call, in the order of the text. */
	readonly calls: readonly CallNode[];
	/** Every literal text and template. */
	readonly literals: readonly Node[];
	readonly assignments: readonly AssignmentExpression[];
	/** What it exports, by name; of CommonJS "default" is `module.exports`. */
	readonly exports: ReadonlyMap<string, Export>;
	/** Modules of which it exports everything. */
	readonly relays: readonly string[];
	/** Every module that it imports or exports from. */
	readonly modules: readonly string[];
	/** Every name and every text in it, in lower case; of templates the pieces. */
	readonly words: ReadonlySet<string>;
	parentOf(node: Node): Node | undefined;
	/** The innermost function around a node. */
	functionAround(node: Node): FunctionNode | undefined;
	/** What a name stands for where a node stands. */
	bindingOf(name: string, at: Node): Binding | undefined;
	/** `undefined` for a node without a position. */
	placeOf(node: Node): Place;
	/** Text of a node as it is written. */
	written(node: Node): string;
}

/** Nodes of one script; what holds more was made by a program. */
const MAX_NODES = 400_000;

/** Reads what a parsed script holds. `file` is its path as places name it. `undefined` where it holds more than anybody writes. */
export function readScript(path: string, file: string, text: string, { program }: File): Script | undefined {
	const walked = walk(program);
	if (walked === undefined) return undefined;
	const { parents, scopes, top, calls, literals, assignments, words } = walked;
	const scopeAt = (node: Node): Scope => {
		for (let at: Node | undefined = node; at !== undefined; at = parents.get(at)) {
			const scope = scopes.get(at);
			if (scope !== undefined) return scope;
		}
		return top;
	};
	const bindingOf = (name: string, at: Node) => lookUp(scopeAt(at), name);
	noteAssignments(assignments, bindingOf);
	let lines: Lines | undefined;
	return {
		path,
		calls,
		literals,
		assignments,
		...exportsOf(program, assignments),
		words,
		parentOf: (node) => parents.get(node),
		functionAround: (node) => {
			let at = parents.get(node);
			while (at !== undefined && !isFunction(at)) at = parents.get(at);
			return at;
		},
		bindingOf,
		placeOf: ({ start, end }) => {
			lines ??= linesOf(text);
			return lines.place(file, start ?? 0, end ?? 0);
		},
		written: ({ start, end }) => text.slice(start ?? 0, end ?? 0),
	};
}

/** What one walk over a script finds. */
interface Walked {
	readonly parents: Map<Node, Node>;
	readonly scopes: Map<Node, Scope>;
	readonly top: Scope;
	readonly calls: CallNode[];
	readonly literals: Node[];
	readonly assignments: AssignmentExpression[];
	readonly words: Set<string>;
}

/** Walks over a script without recursion. `undefined` where it holds too much. */
function walk(program: Node): Walked | undefined {
	const top: Scope = { parent: undefined, names: new Map(), isFunction: true };
	const parents = new Map<Node, Node>();
	const scopes = new Map([[program, top]]);
	const walked: Walked = { parents, scopes, top, calls: [], literals: [], assignments: [], words: new Set() };
	const pending: { node: Node; scope: Scope }[] = [{ node: program, scope: top }];
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		const { node, scope: outer } = next;
		const isOwn = hasScope(node) && node !== program;
		const scope: Scope = isOwn ? { parent: outer, names: new Map(), isFunction: isFunction(node) } : outer;
		if (isOwn) scopes.set(node, scope);
		declare(node, scope, outer);
		note(node, walked);
		// Offsets tell the same; measured on 2,000 scripts, these take a quarter of all memory.
		node.loc = null;
		const first = pending.length;
		forChildren(node, (child) => {
			parents.set(child, node);
			pending.push({ node: child, scope });
		});
		reverse(pending, first);
		if (parents.size > MAX_NODES) return undefined;
	}
	return walked;
}

/** Turns the end of a list around, so that what was put in first is taken first. */
function reverse<T extends object>(list: T[], from: number): void {
	const end = list.splice(from);
	for (let one = end.pop(); one !== undefined; one = end.pop()) list.push(one);
}

function note(node: Node, { calls, literals, assignments, words }: Walked): void {
	if (isCall(node)) calls.push(node);
	if (node.type === "StringLiteral" || node.type === "TemplateLiteral") literals.push(node);
	if (node.type === "AssignmentExpression") assignments.push(node);
	const word = wordOf(node);
	if (word !== undefined && word.length <= MAX_WORD) words.add(word.toLowerCase());
}

/** Characters of a word that somebody may look for. */
const MAX_WORD = 40;

function wordOf(node: Node): string | undefined {
	switch (node.type) {
		case "Identifier":
			return node.name;
		case "StringLiteral":
			return node.value;
		case "TemplateElement":
			return node.value.raw;
		default:
			return undefined;
	}
}

/** Tells variables what is assigned to them after they are declared. */
function noteAssignments(
	assignments: readonly AssignmentExpression[],
	bindingOf: (name: string, at: Node) => Binding | undefined,
): void {
	for (const { left, right, operator } of assignments) {
		const target = bare(left);
		if (target.type !== "Identifier") continue;
		const binding = bindingOf(target.name, target);
		if (binding?.kind !== "variable") continue;
		if (/^(\|\||\?\?)?=$/.test(operator)) binding.assigned.push(right);
		else binding.isOpen = true;
	}
}
