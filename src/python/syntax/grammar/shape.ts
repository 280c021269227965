import { F, kindOf, S, type Shape } from "./parse.ts";

/** Elements before the star of an assignment that CPython takes (Python/codegen.c, unpack_helper). */
const BEFORE_STAR_LIMIT = 255;

/** Set while elements are added: this very tuple or list has a star already. */
const HAS_STAR = 512;

/** Adds the flags of a tuple's or list's element, `index` from 0, to those of the elements before it. */
export function addElement(flags: number, shape: Shape, index: number): number {
	const kind = kindOf(shape);
	if (kind === S.name || kind === S.attribute || kind === S.subscript) return flags;
	const inherited = flags | (shape & (F.bad | F.star | F.stars));
	if (kind === S.tuple || kind === S.list) return inherited;
	if (kind !== S.starred) return inherited | F.bad;
	const isTooMany = (flags & HAS_STAR) !== 0 || index > BEFORE_STAR_LIMIT;
	return inherited | F.star | HAS_STAR | (isTooMany ? F.stars : 0);
}

/** The shape of a tuple or list whose elements gave these flags. */
export function withElements(kind: number, flags: number): Shape {
	return kind | (flags & (F.bad | F.star | F.stars));
}

/** The shape of `*value`. */
export function starred(shape: Shape): Shape {
	return S.starred | (shape & (F.bad | F.star | F.stars)) | (isTarget(shape) ? 0 : F.bad);
}

/** Whether something can be assigned to it, stars aside. */
export function isTarget(shape: Shape): boolean {
	const kind = kindOf(shape);
	if (kind === S.tuple || kind === S.list) return (shape & F.bad) === 0;
	return isSingleTarget(shape);
}

/** Whether it is a name, an attribute or a subscript: what `+=`, annotations and `as` take. */
export function isSingleTarget(shape: Shape): boolean {
	const kind = kindOf(shape);
	return kind === S.name || kind === S.attribute || kind === S.subscript;
}

const WORDS: Readonly<Record<number, string>> = {
	[S.name]: "a name",
	[S.attribute]: "an attribute",
	[S.subscript]: "a subscript",
	[S.tuple]: "a tuple",
	[S.list]: "a list",
	[S.starred]: "a starred expression",
	[S.call]: "the result of a call",
	[S.literal]: "a literal",
	[S.none]: "None",
	[S.true]: "True",
	[S.false]: "False",
	[S.ellipsis]: "an ellipsis",
	[S.format]: "an f-string",
	[S.dict]: "a dict",
	[S.set]: "a set",
	[S.comprehension]: "a comprehension",
	[S.generator]: "a generator expression",
	[S.lambda]: "a lambda",
	[S.conditional]: "a conditional expression",
	[S.operation]: "the result of an operation",
	[S.comparison]: "a comparison",
	[S.await]: "an await expression",
	[S.yield]: "a yield expression",
	[S.walrus]: "a := expression",
	[S.debug]: "__debug__",
	[S.debugAttribute]: "__debug__",
};

/** What a shape is called: "a literal", "the result of a call". */
export function wordsFor(shape: Shape): string {
	if (shape === (S.name | F.group)) return "a name in parentheses";
	return WORDS[kindOf(shape)] ?? "this";
}
