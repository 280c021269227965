import type { ImportDeclaration, Node } from "@babel/types";
import { type FunctionNode, isFunction, keyOf } from "./nodes.ts";

/** What a name stands for. */
export type Binding =
	/** `name` is what the module exports; "*" is all of it. */
	| { readonly kind: "import"; readonly module: string; readonly name: string }
	| { readonly kind: "parameter"; readonly of: FunctionNode; readonly index: number; readonly taken: Taken }
	| {
			readonly kind: "variable";
			/** `undefined` for what is declared and given a value later, and for variables of loops. */
			readonly init: Node | undefined;
			readonly taken: Taken;
			/** What else is assigned to it. */
			readonly assigned: Node[];
			/** Whether something is added to it, or nobody can tell what it is. */
			isOpen: boolean;
	  }
	| { readonly kind: "definition"; readonly node: Node };

/** Which part of a value a pattern takes: `{ a: { b = 1 } }` takes "a", "b", or 1. */
export interface Taken {
	readonly path: readonly string[];
	readonly fallback: Node | undefined;
}

/** The names of a block, a function or a module. */
export interface Scope {
	readonly parent: Scope | undefined;
	readonly names: Map<string, Binding>;
	readonly isFunction: boolean;
}

const WHOLE: Taken = { path: [], fallback: undefined };

/** Whether a node has names of its own. */
export function hasScope(node: Node): boolean {
	return (
		isFunction(node) ||
		/^(Program|BlockStatement|ForStatement|ForOfStatement|ForInStatement|CatchClause|SwitchStatement)$/.test(node.type)
	);
}

/** Declares in a scope what a node brings into it. */
export function declare(node: Node, scope: Scope, outer: Scope): void {
	if (isFunction(node)) {
		for (const [index, parameter] of node.params.entries()) {
			forNames(parameter, WHOLE, (name, taken) => scope.names.set(name, { kind: "parameter", of: node, index, taken }));
		}
		if (node.type === "FunctionDeclaration" && node.id) outer.names.set(node.id.name, { kind: "definition", node });
		return;
	}
	if (node.type === "ClassDeclaration" && node.id) scope.names.set(node.id.name, { kind: "definition", node });
	if (node.type === "ImportDeclaration" && node.importKind !== "type") declareImports(node, scope);
	if (node.type !== "VariableDeclaration") return;
	const home = node.kind === "var" ? functionScope(scope) : scope;
	for (const { id, init } of node.declarations) {
		forNames(id, WHOLE, (name, taken) => {
			home.names.set(name, { kind: "variable", init: init ?? undefined, taken, assigned: [], isOpen: false });
		});
	}
}

function declareImports({ source, specifiers }: ImportDeclaration, { names }: Scope): void {
	const module = source.value;
	for (const one of specifiers) {
		const name =
			one.type === "ImportDefaultSpecifier"
				? "default"
				: one.type === "ImportNamespaceSpecifier"
					? "*"
					: (keyOf(one.imported, false) ?? "");
		names.set(one.local.name, { kind: "import", module, name });
	}
}

function functionScope(scope: Scope): Scope {
	let at = scope;
	while (!at.isFunction && at.parent !== undefined) at = at.parent;
	return at;
}

/** What a name stands for, seen from a scope. */
export function lookUp(scope: Scope | undefined, name: string): Binding | undefined {
	for (let at = scope; at !== undefined; at = at.parent) {
		const found = at.names.get(name);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Every name of a pattern with what it takes. Patterns nest no deeper than the parser's stack. */
function forNames(pattern: Node, { path, fallback }: Taken, take: (name: string, taken: Taken) => void): void {
	switch (pattern.type) {
		case "Identifier":
			take(pattern.name, { path, fallback });
			break;
		case "AssignmentPattern":
			forNames(pattern.left, { path, fallback: pattern.right }, take);
			break;
		case "TSParameterProperty":
			forNames(pattern.parameter, { path, fallback }, take);
			break;
		case "RestElement":
			forNames(pattern.argument, { path: [...path, "..."], fallback: undefined }, take);
			break;
		case "ObjectPattern":
			for (const one of pattern.properties) {
				if (one.type === "RestElement") forNames(one.argument, { path, fallback: undefined }, take);
				else {
					const key = keyOf(one.key, one.computed) ?? "[]";
					forNames(one.value, { path: [...path, key], fallback: undefined }, take);
				}
			}
			break;
		case "ArrayPattern":
			for (const [index, one] of pattern.elements.entries()) {
				if (one) forNames(one, { path: [...path, String(index)], fallback: undefined }, take);
			}
			break;
		default:
	}
}
