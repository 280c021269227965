import { enterScope, leaveScope } from "../scopes/scope.ts";
import type { Parse } from "./parse.ts";

/** Reads a type: what is not evaluated when the code runs may hold neither yield nor await nor :=. */
export function annotation(p: Parse): void {
	if (!p.areAnnotationsDeferred) {
		p.grammar.expression(p);
	} else if (p.minor < 10) {
		unvisited(p);
	} else {
		const { restriction } = p;
		const names = p.names.length;
		p.restriction = "an annotation";
		p.grammar.expression(p);
		p.restriction = restriction;
		p.names.length = names;
	}
}

/** Python 3.9 turned such annotations to text without looking into them: nothing in them concerns the code around. */
function unvisited(p: Parse): void {
	enterScope(p, "lambda", false);
	p.grammar.expression(p);
	p.awaits.length = p.scope.awaits;
	leaveScope(p);
}
