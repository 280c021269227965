import type { FromImport, ImportedModule, ImportedName, Statement } from "../tree/ast.ts";
import type { ConcreteNode } from "./concrete.ts";
import { childAt, identifierOf, spanOf } from "./conversion.ts";

/** `import a.b as c, d`. */
export function convertImport(node: ConcreteNode, text: string): Statement {
	return { kind: "import", names: node.children.map((child) => importedModule(child, text)), ...spanOf(node) };
}

/** `from ..a import b as c`, `from a import *`. */
export function convertFromImport(node: ConcreteNode, text: string): FromImport {
	const [from, ...names] = node.children;
	const source = from ?? childAt(node, 0);
	const isRelative = source.type === "relative_import";
	const module = isRelative ? source.children.find(({ type }) => type === "dotted_name") : source;
	return {
		kind: "from",
		level: isRelative ? dotsOf(childAt(source, 0), text) : 0,
		module: module === undefined ? "" : dottedName(module, text),
		names: names[0]?.type === "wildcard_import" ? "*" : names.map((child) => importedName(child, text)),
		...spanOf(node),
	};
}

/** `from __future__ import annotations`. */
export function convertFutureImport(node: ConcreteNode, text: string): FromImport {
	return {
		kind: "from",
		level: 0,
		module: "__future__",
		names: node.children.map((child) => importedName(child, text)),
		...spanOf(node),
	};
}

/** `a.b.c` without the spaces and comments that may stand around its dots. */
function dottedName(node: ConcreteNode, text: string): string {
	return node.children.map((child) => identifierOf(child, text)).join(".");
}

function importedModule(node: ConcreteNode, text: string): ImportedModule {
	if (node.type !== "aliased_import") return { module: dottedName(node, text), alias: undefined, ...spanOf(node) };
	return {
		module: dottedName(childAt(node, 0), text),
		alias: identifierOf(childAt(node, 1), text),
		...spanOf(node),
	};
}

function importedName(node: ConcreteNode, text: string): ImportedName {
	const { module, alias, start, end } = importedModule(node, text);
	return { name: module, alias, start, end };
}

function dotsOf(prefix: ConcreteNode, text: string): number {
	return text.slice(prefix.start, prefix.end).split(".").length - 1;
}
