import { isKeyword, K } from "../lexer/token.ts";
import { bind, enterScope, leaveScope } from "../scopes/scope.ts";
import { lambdaParameters } from "./parameters.ts";
import { F, kindOf, type Parse, S, type Shape } from "./parse.ts";
import { primary } from "./primary.ts";
import { accept, advance, expect, fail, nameOf, need, peek, report, textOf, unexpected } from "./reader.ts";
import { wordsFor } from "./shape-words.ts";

/** How tightly operators bind, by token; 0 for what is no operator (Language Reference, 6.17). */
const BINDING = new Uint8Array(128);
for (const [binding, kinds] of [
	[K.or],
	[K.and],
	[K.not],
	[K.compare, K.diamond, K.in, K.is],
	[K.bar],
	[K.caret],
	[K.ampersand],
	[K.shift],
	[K.plus, K.minus],
	[K.star, K.at, K.slash, K.times],
].entries()) {
	for (const kind of kinds) BINDING[kind] = binding + 1;
}

const AND = 2;
const NOT = 3;
const COMPARISON = 4;
const OPERATION = 5;

/**
 * Operators in one chain that CPython's compiler surely gives up on (RecursionError): three for each Python frame of
 * 1000 up to 3.12, 10,000 since. Chains of `and`, `or` and comparisons are no deeper for being long.
 */
const CHAIN_LIMITS = { until312: 3_000, since313: 10_000 } as const;

/** Expressions within one another that exhaust CPython's parser for sure; all but lambdas are held by brackets. */
const DEPTH_LIMIT = 700;

/** Reads expressions with commas between them: a tuple, where there is a comma. */
export function expressions(p: Parse): Shape {
	const first = p.at;
	const shape = starredOrExpression(p);
	if (p.kind !== K.comma) {
		if (kindOf(shape) === S.starred && p.kind !== K.assign) reportLoneStar(p, first);
		return shape;
	}
	const elements = new Elements(shape);
	while (accept(p, K.comma)) {
		if (!beginsExpression(p)) break;
		elements.add(starredOrExpression(p));
	}
	return elements.shape(S.tuple);
}
