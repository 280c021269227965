/** A bracket expression: which bytes it matches, and the offset after its `]`. */
export interface GlobClass {
	readonly members: Uint8Array;
	readonly end: number;
}

/** The classes of POSIX as git's own tables have them: ASCII only, whatever the locale. */
const NAMED: ReadonlyMap<string, RegExp> = new Map([
	["alnum", /[0-9A-Za-z]/],
	["alpha", /[A-Za-z]/],
	["blank", /[ \t]/],
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the class holds.
	["cntrl", /[\0-\x1f\x7f]/],
	["digit", /[0-9]/],
	["graph", /[!-~]/],
	["lower", /[a-z]/],
	["print", /[ -~]/],
	["punct", /[!-/:-@[-`{-~]/],
	["space", /[ \t\n\r]/],
	["upper", /[A-Z]/],
	["xdigit", /[0-9A-Fa-f]/],
]);

/**
 * Reads the bracket expression that begins at `start`, as git's wildmatch.c does: a leading `]` is a member, ranges
 * and backslashes count, a slash never matches. `undefined` where it is not closed or names an unknown class: git
 * then matches nothing with the whole pattern.
 */
export function readClass(pattern: string, start: number): GlobClass | undefined {
	const members = new Uint8Array(256);
	let at = start + 1;
	const isNegated = pattern[at] === "!" || pattern[at] === "^";
	if (isNegated) at += 1;
	// The member that a "-" may make a range of.
	let before: number | undefined;
	for (let isFirst = true; isFirst || pattern[at] !== "]"; isFirst = false) {
		const member = readMember(pattern, at, before);
		if (member === undefined) return undefined;
		for (const byte of member.bytes) members[byte] = 1;
		before = member.rangeFrom;
		at = member.end;
	}
	if (isNegated) for (const [byte, value] of members.entries()) members[byte] = 1 - value;
	members[0x2f] = 0;
	return { members, end: at + 1 };
}

interface Member {
	readonly bytes: Iterable<number>;
	readonly rangeFrom: number | undefined;
	readonly end: number;
}

function readMember(pattern: string, at: number, before: number | undefined): Member | undefined {
	if (at >= pattern.length) return undefined;
	const next = pattern[at + 1];
	if (pattern[at] === "-" && before !== undefined && next !== undefined && next !== "]") {
		const last = literal(pattern, at + 1);
		if (last === undefined) return undefined;
		return { bytes: range(before, last.byte), rangeFrom: undefined, end: last.end };
	}
	if (pattern[at] === "[" && next === ":") {
		const close = pattern.indexOf("]", at + 2);
		if (close < 0) return undefined;
		if (close > at + 2 && pattern[close - 1] === ":") {
			const named = NAMED.get(pattern.slice(at + 2, close - 1));
			if (named === undefined) return undefined;
			const bytes = [...range(0, 255)].filter((byte) => named.test(String.fromCharCode(byte)));
			return { bytes, rangeFrom: undefined, end: close + 1 };
		}
	}
	const one = literal(pattern, at);
	return one && { bytes: [one.byte], rangeFrom: one.byte, end: one.end };
}

function literal(pattern: string, at: number): { byte: number; end: number } | undefined {
	const start = pattern[at] === "\\" ? at + 1 : at;
	return start < pattern.length ? { byte: pattern.charCodeAt(start), end: start + 1 } : undefined;
}

function* range(first: number, last: number): Generator<number> {
	for (let byte = first; byte <= last; byte++) yield byte;
}
