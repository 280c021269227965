import type { Parameter } from "../tree/ast.ts";
import type { Given, Scope } from "./scopes.ts";

/**
 * What an expression may be, as far as names tell. A `path` is something of a library by its dotted name, in which
 * `()` stands for the result of a call: `uvicorn.Server().run`. The others are things of the project itself.
 */
export type Value =
	| {
			readonly kind: "path";
			readonly path: string;
			/** Arguments that `functools.partial` has already given. */
			readonly given: readonly Given[];
	  }
	/** A module or package of the project; `file` is `undefined` for a folder without `__init__.py`. */
	| { readonly kind: "module"; readonly name: string; readonly file: string | undefined }
	| { readonly kind: "class" | "instance"; readonly scope: Scope }
	| { readonly kind: "function"; readonly scope: Scope; readonly given: readonly Given[] };

/** Something of a library, or of `builtins`. */
export function pathValue(path: string, given: readonly Given[] = []): Value {
	return { kind: "path", path, given };
}

/** The class around a method's scope; `undefined` where the scope is no method. */
export function classAround(scope: Scope): Scope | undefined {
	for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
		if (at.kind === "function" && at.parent?.kind === "class") return at.parent;
	}
	return undefined;
}

/** Whether a parameter collects what the others leave: `*args`, `**options`. */
export function isCollecting({ kind }: Parameter): boolean {
	return kind === "variadic" || kind === "keywords";
}

/** Whether a function or method has a decorator of this name, however it is reached: `cached_property`, `functools.cached_property`. */
export function hasDecorator(scope: Scope, names: readonly string[]): boolean {
	return (scope.definition?.decorators ?? []).some((decorator) => {
		if (decorator.kind === "name") return names.includes(decorator.name);
		return decorator.kind === "attribute" && names.includes(decorator.attribute);
	});
}
