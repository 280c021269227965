import type { Parse } from "./parse.ts";

/** Reads a type: what is not evaluated when the code runs may hold neither yield nor await nor :=. */
export function annotation(p: Parse, what: string): void {
	const { restriction } = p;
	const names = p.names.length;
	if (p.areAnnotationsDeferred) p.restriction = what;
	p.grammar.expression(p);
	p.restriction = restriction;
	if (p.areAnnotationsDeferred) p.names.length = names;
}
