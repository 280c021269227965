import { moduleReader } from "../../src/python/load-module.ts";
import type { Module } from "../../src/python/module.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";
import type { Expression, Statement } from "../../src/python/tree/ast.ts";
import { DEFAULT_PYTHON } from "../../src/python/version.ts";

/** Reads a text as a module of the contract's Python. Throws when it cannot be judged. */
export function moduleOf(text: string, engine: Engine): Module {
	const module = moduleReader(engine, DEFAULT_PYTHON).read("main.py", new TextEncoder().encode(text));
	if ("unjudged" in module) throw new Error(module.unjudged);
	return module;
}

/** The only statement of a text. Throws when there are more or none. */
export function statementOf(text: string, engine: Engine): Statement {
	const [only, ...others] = moduleOf(text, engine).body;
	if (only === undefined || others.length > 0) throw new Error(`not one statement: ${text}`);
	return only;
}

/** The value of a text that is one expression. Throws when it is anything else. */
export function expressionOf(text: string, engine: Engine): Expression {
	const statement = statementOf(text, engine);
	if (statement.kind !== "expression") throw new Error(`no expression: ${text}`);
	return statement.value;
}
