import type { Statement } from "./ast.ts";

/** Statements of a block and of the blocks in it, not of functions and classes; iterative. */
export function* statementsBelow(body: readonly Statement[]): Generator<Statement> {
	const waiting: Statement[] = body.toReversed();
	for (let statement = waiting.pop(); statement !== undefined; statement = waiting.pop()) {
		yield statement;
		for (const block of blocksOf(statement)) for (const one of block.toReversed()) waiting.push(one);
	}
}

/** The blocks of a compound statement that belong to the same function. */
export function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
	switch (statement.kind) {
		case "if":
			return [...statement.branches.map(({ body }) => body), statement.orelse];
		case "while":
		case "for":
			return [statement.body, statement.orelse];
		case "try":
			return [statement.body, ...statement.handlers.map(({ body }) => body), statement.orelse, statement.finalbody];
		case "with":
			return [statement.body];
		case "match":
			return statement.cases.map(({ body }) => body);
		default:
			return [];
	}
}
