import type { ClassDefinition, Comprehension, Expression, FunctionDefinition } from "./ast.ts";

/** Whose code something is part of, innermost first through `outer`. */
export type Scope =
	| { readonly kind: "module" }
	/** The body of a class runs where the class stands. */
	| { readonly kind: "class"; readonly definition: ClassDefinition; readonly outer: Scope }
	/** The body of a function runs when it is called. */
	| { readonly kind: "function"; readonly definition: FunctionDefinition; readonly outer: Scope }
	| { readonly kind: "lambda"; readonly definition: Lambda; readonly outer: Scope }
	/** All of a comprehension but its first iterable. */
	| { readonly kind: "comprehension"; readonly definition: Comprehension; readonly outer: Scope };

type Lambda = Extract<Expression, { readonly kind: "lambda" }>;

/** Where something stands. */
export interface Where {
	/** The scope in which it runs: a decorator, a default and a base run in the scope around the definition. */
	readonly scope: Scope;
	/** Whether it stands below `if __name__ == "__main__"`, which never holds in a module that a server imports. */
	readonly isMainOnly: boolean;
}

/** The function or lambda in whose body a scope lies; `undefined` for what runs when the module is imported. */
export function functionAround(scope: Scope): FunctionDefinition | Lambda | undefined {
	let around = scope;
	while (around.kind !== "module") {
		if (around.kind === "function" || around.kind === "lambda") return around.definition;
		around = around.outer;
	}
	return undefined;
}
