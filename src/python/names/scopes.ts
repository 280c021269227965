import type { Module } from "../module.ts";
import type { Argument, Call, ClassDefinition, Expression, FunctionDefinition, Parameter } from "../tree/ast.ts";
import type { Runs } from "./frames.ts";

/**
 * Whether code runs when its module is imported by a server: `always`, `sometimes` (it depends on something), `guarded`
 * (never, because it asks for `__name__ == "__main__"`), `never` (`if False`, `if TYPE_CHECKING`).
 */
export type Reach = "always" | "sometimes" | "guarded" | "never";

/** What gives a name its value. `start` is the offset from which it holds. */
export type Binding = BindingSource & {
	readonly start: number;
	/** False where it stands in a branch, a loop or a `try` of its scope. */
	readonly isCertain: boolean;
	/** Whether another scope makes it, by `global`, `nonlocal` or a method's `self`: nobody knows when. */
	readonly isRemote: boolean;
	/** Whether it stands in an `except ImportError`: it counts where the import fails only. */
	readonly isFallback: boolean;
};

export type BindingSource =
	/** An expression, evaluated in a scope. */
	| { readonly kind: "value"; readonly value: Expression; readonly scope: Scope }
	/** `import a.b` binds `a`; with an alias the whole. */
	| { readonly kind: "module"; readonly module: string }
	/** `from module import name` in `file`; `level` counts the leading dots. */
	| {
			readonly kind: "member";
			readonly file: string;
			readonly level: number;
			readonly module: string;
			readonly name: string;
	  }
	| { readonly kind: "function" | "class"; readonly scope: Scope }
	| { readonly kind: "parameter"; readonly parameter: Parameter; readonly scope: Scope }
	/** `name: annotation` in a class body, without a value. */
	| { readonly kind: "declared"; readonly annotation: Expression; readonly scope: Scope }
	/** A loop's target, an exception, part of an unpacked value: nobody knows. */
	| { readonly kind: "opaque" };

/** A region of a module with names of its own. */
export interface Scope {
	readonly kind: "module" | "function" | "class" | "lambda" | "comprehension";
	readonly parent: Scope | undefined;
	readonly module: Module;
	/** Name of the function or class; "" for the others. */
	readonly name: string;
	readonly definition: FunctionDefinition | ClassDefinition | undefined;
	readonly bindings: ReadonlyMap<string, readonly Binding[]>;
	/** What a function returns. */
	readonly returns: readonly Expression[];
	/** In a class: what its methods bind to attributes of their first parameter. */
	readonly attributes: ReadonlyMap<string, readonly Binding[]>;
}

/** A node where it stands. */
export interface Site<Node> {
	readonly node: Node;
	readonly scope: Scope;
	readonly reach: Reach;
	/** Whether it runs, at its module's level, when Python is started with that module; in a function, when that is called. */
	readonly asMain: Runs;
}

/** `target = value`, `target: annotation = value`, `target := value`; one for each target. */
export interface Assignment {
	readonly target: Expression;
	readonly value: Expression;
}

/** Everything that the questions about a module's calls need, each in the order of the text. */
export interface ModuleNames {
	readonly module: Module;
	readonly scope: Scope;
	readonly calls: readonly Site<Call>[];
	readonly assignments: readonly Site<Assignment>[];
	/** `a or b` and `a if b else c`. */
	readonly choices: readonly Site<Extract<Expression, { kind: "boolean" | "conditional" }>>[];
	/** Decorators that are no calls: Python calls them with what they decorate. */
	readonly decorators: readonly Site<Expression>[];
	readonly hasStarImport: boolean;
	/** The scopes that functions, classes, lambdas and comprehensions open, by their nodes. */
	readonly scopes: ReadonlyMap<object, Scope>;
}

/** An argument with the scope in which it is evaluated. */
export interface Given {
	readonly argument: Argument;
	readonly scope: Scope;
}

/** The innermost function around a scope, itself included; `undefined` at module and class level. */
export function enclosingFunction(scope: Scope): Scope | undefined {
	for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
		if (at.kind === "function" || at.kind === "lambda") return at;
	}
	return undefined;
}

/** The bindings that a name may refer to where it is used at `offset`; `undefined` where nothing of the module binds it. */
export function bindingsOf(name: string, scope: Scope, offset: number): readonly Binding[] | undefined {
	for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
		if (at.kind === "class" && at !== scope) continue;
		const bindings = at.bindings.get(name);
		if (bindings !== undefined) return holding(bindings, at === scope ? offset : Number.POSITIVE_INFINITY);
	}
	return undefined;
}

/** Bindings of one name that are weighed; a name that is bound more often is unknown. */
const MAX_BINDINGS = 64;

const UNKNOWN: Binding = { kind: "opaque", start: 0, isCertain: true, isRemote: false, isFallback: false };

/**
 * Of all bindings of a name those that may hold at `offset`: what comes before the last certain one is overwritten.
 * A fallback for a failed import does not count beside the import.
 */
export function holding(bindings: readonly Binding[], offset: number): readonly Binding[] {
	if (bindings.length > MAX_BINDINGS) return [UNKNOWN];
	const own = bindings.filter(({ isRemote }) => !isRemote);
	const before = own.filter(({ start }) => start <= offset);
	const known = before.length === 0 ? own : before;
	const last = known.findLastIndex(({ isCertain }) => isCertain);
	const held = [...known.slice(Math.max(last, 0)), ...bindings.filter(({ isRemote }) => isRemote)];
	const first = held.filter(({ isFallback }) => !isFallback);
	return first.length === 0 ? held : first;
}
