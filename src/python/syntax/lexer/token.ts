import type { SyntaxProblem } from "../../module.ts";

const KINDS = {
	end: 0,
	newline: 1,
	indent: 2,
	dedent: 3,
	/** Something that is no token; {@link Tokens.troubles} says what is wrong with it. */
	error: 4,
	name: 5,
	number: 6,
	string: 7,
	bytes: 8,
	/** An f-string is a start, then texts and replacement fields in braces, then an end. */
	formatStart: 9,
	/** The same for a template string (PEP 750). */
	templateStart: 10,
	formatText: 11,
	formatEnd: 12,
	openParen: 13,
	closeParen: 14,
	openBracket: 15,
	closeBracket: 16,
	openBrace: 17,
	closeBrace: 18,
	comma: 19,
	colon: 20,
	semicolon: 21,
	dot: 22,
	ellipsis: 23,
	arrow: 24,
	assign: 25,
	/** `+=` and its like. */
	augmented: 26,
	walrus: 27,
	exclamation: 28,
	star: 29,
	doubleStar: 30,
	slash: 31,
	plus: 32,
	minus: 33,
	tilde: 34,
	at: 35,
	/** `//` and `%`. */
	times: 36,
	/** `<<` and `>>`. */
	shift: 37,
	ampersand: 38,
	caret: 39,
	bar: 40,
	/** `==`, `!=`, `<`, `<=`, `>`, `>=`. */
	compare: 41,
	/** Python 2's `<>`. */
	diamond: 42,
	false: 43,
	none: 44,
	true: 45,
	and: 46,
	as: 47,
	assert: 48,
	async: 49,
	await: 50,
	break: 51,
	class: 52,
	continue: 53,
	def: 54,
	del: 55,
	elif: 56,
	else: 57,
	except: 58,
	finally: 59,
	for: 60,
	from: 61,
	global: 62,
	if: 63,
	import: 64,
	in: 65,
	is: 66,
	lambda: 67,
	nonlocal: 68,
	not: 69,
	or: 70,
	pass: 71,
	raise: 72,
	return: 73,
	try: 74,
	while: 75,
	with: 76,
	yield: 77,
} as const;

/** What a token is, by number. Operators that the grammar treats alike share a kind; soft keywords are names. */
export const K: { readonly [Name in keyof typeof KINDS]: number } = KINDS;

/** The tokens of a text, in columns: kind, first offset, and the offset after the last. */
export interface Tokens {
	readonly kinds: Uint8Array;
	readonly starts: Int32Array;
	readonly ends: Int32Array;
	/** What is wrong with each token of kind `error`, by its index. */
	readonly troubles: ReadonlyMap<number, SyntaxProblem>;
	/** What is wrong inside of tokens that are tokens nevertheless: escapes, indentation. */
	readonly problems: readonly SyntaxProblem[];
	/** Indexes of the brackets that are still open at the end. */
	readonly unclosed: readonly number[];
}

const KEYWORDS = {
	False: K.false,
	None: K.none,
	True: K.true,
	and: K.and,
	as: K.as,
	assert: K.assert,
	async: K.async,
	await: K.await,
	break: K.break,
	class: K.class,
	continue: K.continue,
	def: K.def,
	del: K.del,
	elif: K.elif,
	else: K.else,
	except: K.except,
	finally: K.finally,
	for: K.for,
	from: K.from,
	global: K.global,
	if: K.if,
	import: K.import,
	in: K.in,
	is: K.is,
	lambda: K.lambda,
	nonlocal: K.nonlocal,
	not: K.not,
	or: K.or,
	pass: K.pass,
	raise: K.raise,
	return: K.return,
	try: K.try,
	while: K.while,
	with: K.with,
	yield: K.yield,
} as const;

/** Keywords by length and first letter: nearly every name is told apart by these two alone. */
const BY_SHAPE: readonly (readonly (readonly [word: string, kind: number])[] | undefined)[] = shapes();

function shapes(): (readonly [string, number])[][] {
	const table: (readonly [string, number])[][] = [];
	for (const [word, kind] of Object.entries(KEYWORDS)) {
		const shape = shapeOf(word.length, word.charCodeAt(0));
		table[shape] = [...(table[shape] ?? []), [word, kind]];
	}
	// Without holes the engine reads it faster.
	return Array.from({ length: shapeOf(9, 0) }, (_, shape) => table[shape] ?? []);
}

function shapeOf(length: number, first: number): number {
	return length * 128 + first;
}

/** The kind of an ASCII word: a keyword's own, or `name`. */
export function kindOfWord(text: string, start: number, end: number): number {
	const length = end - start;
	if (length < 2 || length > 8) return K.name;
	const candidates = BY_SHAPE[shapeOf(length, text.charCodeAt(start))];
	if (candidates === undefined) return K.name;
	for (const [word, kind] of candidates) if (text.startsWith(word, start)) return kind;
	return K.name;
}

/** Whether a kind is a keyword's. */
export function isKeyword(kind: number): boolean {
	return kind >= K.false;
}
