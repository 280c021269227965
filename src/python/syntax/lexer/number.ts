import { emit, emitTrouble, type Scan } from "./scan.ts";
import { K } from "./token.ts";

/** Every number that the Language Reference (2.4.5-2.4.7) knows, and a little more: leading zeros are judged apart. */
const NUMBER =
	/0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y;

/** What stands directly behind a number and would belong to it. */
const TAIL = /[A-Za-z0-9_]+/y;

/** Keywords that may follow a number without a space (verify_end_of_number in Parser/lexer/lexer.c). */
const MAY_FOLLOW = /^(?:and|else|for|i[fns]|not|or)/;

/** Digits of a decimal integer that Python converts (sys.int_info.default_max_str_digits). */
const DIGIT_LIMIT = 4300;

/** Reads the number at the present offset. */
export function scanNumber(scan: Scan): void {
	const { text, at: start } = scan;
	NUMBER.lastIndex = start;
	NUMBER.test(text);
	const end = Math.min(NUMBER.lastIndex, scan.end);
	TAIL.lastIndex = end;
	const tail = end < scan.end && TAIL.test(text) ? text.slice(end, Math.min(TAIL.lastIndex, scan.end, end + 40)) : "";
	const number = end - start < 40 ? text.slice(start, end) : text.slice(start, end + 1);
	const trouble = troubleWith(number, tail, scan.minor);
	if (trouble === undefined) {
		emit(scan, K.number, start, end);
		scan.at = end;
		return;
	}
	scan.at = end + tail.length;
	emitTrouble(scan, { start, end: scan.at, ...trouble });
}

function troubleWith(number: string, tail: string, minor: number): { message: string; advice: string } | undefined {
	const isPrefix = number === "0" && /^[xob]/i.test(tail);
	if (isPrefix || (tail !== "" && !mayFollow(tail, minor))) return troubleWithTail(number, tail);
	if (/^0[\d_]*[1-9][\d_]*$/.test(number)) {
		const octal = number.replace(/^[0_]+/, "");
		return {
			message: `The number ${number} begins with a zero, as octal numbers did in Python 2.`,
			advice: `Write 0o${octal} if it is octal, ${octal} if it is decimal.`,
		};
	}
	if (number.length > DIGIT_LIMIT && /^[\d_]+$/.test(number) && number.replaceAll("_", "").length > DIGIT_LIMIT) {
		return {
			message: `The integer has more than ${DIGIT_LIMIT} digits, which Python refuses to convert.`,
			advice: "Write it in hexadecimal, or compute it.",
		};
	}
	return undefined;
}

/** Python 3.9 simply begins a new token; what may follow is the grammar's business there. */
function mayFollow(tail: string, minor: number): boolean {
	return minor < 10 ? /^[A-Za-z]/.test(tail) && !/^[lL]$/.test(tail) : MAY_FOLLOW.test(tail);
}

function troubleWithTail(number: string, tail: string): { message: string; advice: string } {
	const literal = `${number}${tail}`;
	if (/^[lL]$/.test(tail)) {
		return {
			message: `${literal} is a long integer of Python 2; Python 3 has no suffix for integers.`,
			advice: `Write ${number}.`,
		};
	}
	if (/^0[0-7]+$/.test(literal.replaceAll("_", ""))) {
		return { message: `${literal} is not a number.`, advice: "Put underscores between digits only." };
	}
	return {
		message: `${literal} is not a number, and no name may begin with a digit.`,
		advice: "Correct the number, or put a space or an operator between the number and what follows.",
	};
}
