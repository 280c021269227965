import { charAt, emit, type Scan } from "./scan.ts";
import { K } from "./token.ts";

const OPERATORS = {
	",": K.comma,
	":": K.colon,
	";": K.semicolon,
	".": K.dot,
	"...": K.ellipsis,
	"->": K.arrow,
	"=": K.assign,
	":=": K.walrus,
	"*": K.star,
	"**": K.doubleStar,
	"/": K.slash,
	"//": K.times,
	"%": K.times,
	"+": K.plus,
	"-": K.minus,
	"~": K.tilde,
	"@": K.at,
	"<<": K.shift,
	">>": K.shift,
	"&": K.ampersand,
	"^": K.caret,
	"|": K.bar,
	"==": K.compare,
	"!=": K.compare,
	"<": K.compare,
	"<=": K.compare,
	">": K.compare,
	">=": K.compare,
	"<>": K.diamond,
	"+=": K.augmented,
	"-=": K.augmented,
	"*=": K.augmented,
	"/=": K.augmented,
	"%=": K.augmented,
	"&=": K.augmented,
	"|=": K.augmented,
	"^=": K.augmented,
	"@=": K.augmented,
	"**=": K.augmented,
	"//=": K.augmented,
	"<<=": K.augmented,
	">>=": K.augmented,
} as const;

/** Kinds of one-character operators, by character; 0 where there is none. */
const SINGLE = new Uint8Array(128);
/** Kinds of longer ones, by their characters. */
const LONGER = new Map<number, number>();
/** Whether a character is the second of some operator. */
const IS_SECOND = new Uint8Array(128);

for (const [operator, kind] of Object.entries(OPERATORS)) {
	const [first, second, third] = [0, 1, 2].map((index) => operator.charCodeAt(index));
	if (operator.length === 1) {
		SINGLE[first ?? 0] = kind;
	} else {
		IS_SECOND[second ?? 0] = 1;
		LONGER.set(keyOf(first ?? 0, second ?? 0, operator.length === 3 ? (third ?? 0) : 0), kind);
	}
}

function keyOf(first: number, second: number, third: number): number {
	return (third * 128 + second) * 128 + first;
}

/** Reads the longest operator at the present offset; `false` where there is none. */
export function scanOperator(scan: Scan): boolean {
	const start = scan.at;
	const first = charAt(scan, start);
	const second = charAt(scan, start + 1);
	if (second < 128 && IS_SECOND[second] === 1) {
		const third = charAt(scan, start + 2);
		const long = third < 128 ? LONGER.get(keyOf(first, second, third)) : undefined;
		if (long !== undefined) return take(scan, long, 3);
		const double = LONGER.get(keyOf(first, second, 0));
		if (double !== undefined) return take(scan, double, 2);
	}
	const single = SINGLE[first] ?? 0;
	return single !== 0 && take(scan, single, 1);
}

function take(scan: Scan, kind: number, length: number): true {
	emit(scan, kind, scan.at, scan.at + length);
	scan.at += length;
	return true;
}
