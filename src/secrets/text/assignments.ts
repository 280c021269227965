import type { Use } from "../credential.ts";

/** A name and the literal that a text gives it: `api_key: "…"`, `export TOKEN=…`, `?key=…`. Offsets are those of the text. */
export interface Assignment {
	readonly name: string;
	readonly value: string;
	/** `fallback` where a variable of the environment comes first: `${TOKEN:-…}`. */
	readonly use: Use;
	/** The variable. */
	readonly variable: string | undefined;
	/** Of the value, without quotes. */
	readonly start: number;
	readonly end: number;
}

/** How values are written in a kind of file: `quoted` in programs and JSON, `bare` too in settings and scripts. */
export type Writing = "quoted" | "bare";

/** Characters of a name, and of the white space between it and its value. */
const MAX_NAME = 80;
const MAX_GAP = 24;

/** Between a name and its value; a comparison is none. `ENV NAME value` has white space alone. */
const SIGN = /\\?["']?[\])]?[ \t]{0,24}(?::=|=>|\?=|[:=](?![=:]))[ \t]{0,24}(?:[rbf](?=["'`]))?/y;

const QUOTED = /\\?(["'`])((?:(?!\\?\1)[^\r\n]){1,4096})\\?\1/y;

/** Up to what ends a value in YAML, INI files and shells. */
const BARE = /[^\s"'`,;&|<>()[\]{}#*!\\](?:[^\s"'`,;&|<>()\\]|,(?=[^\s"'`])){0,4095}/y;

/** What Compose and shells take where a variable is not set: `${TOKEN:-…}`, `${TOKEN=…}`; what they fill in themselves is left. */
const FALLBACK = /:?[-=](["']?)([^$"'`{}\\\r\n]{1,4096})\1\}/y;

/** A value that is nothing else. */
const VARIABLE = /^\$\{(\w{1,80})(?=[:=-])/;

/** An instruction of a Dockerfile in its older form. */
const ENV = /(?:^|\n)[ \t]*ENV[ \t]+$/i;

/** The assignment to the name of which something stands at `offset`; `undefined` where there is none. */
export function assignmentAt(text: string, offset: number, writing: Writing): Assignment | undefined {
	const first = nameStart(text, offset);
	const last = nameEnd(text, offset);
	if (last - first > MAX_NAME) return undefined;
	const name = text.slice(first, last);
	if (writing === "bare" && text.endsWith("${", first)) return fallbackAt(text, last, name, name);
	const at = valueStart(text, first, last);
	if (at === undefined) return undefined;
	QUOTED.lastIndex = at;
	const quoted = QUOTED.exec(text);
	if (quoted !== null) {
		const value = quoted[2] ?? "";
		return given(text, name, value, at + quoted[0].indexOf(quoted[1] ?? "") + 1, writing);
	}
	if (writing === "quoted" && !isParameter(text, first)) return undefined;
	BARE.lastIndex = at;
	const value = BARE.exec(text)?.[0];
	return value === undefined ? undefined : given(text, name, value, at, writing);
}

function given(text: string, name: string, value: string, start: number, writing: Writing): Assignment | undefined {
	const variable = writing === "bare" ? VARIABLE.exec(value) : null;
	if (variable !== null) return fallbackAt(text, start + variable[0].length, name, variable[1] ?? "");
	return { name, value, use: "fixed", variable: undefined, start, end: start + value.length };
}

function fallbackAt(text: string, offset: number, name: string, variable: string): Assignment | undefined {
	FALLBACK.lastIndex = offset;
	const match = FALLBACK.exec(text);
	if (match === null) return undefined;
	const [, quote = "", value = ""] = match;
	const end = FALLBACK.lastIndex - 1 - quote.length;
	return { name, value, use: "fallback", variable, start: end - value.length, end };
}

/** The name of which something stands at `offset`, and where it ends: of a dotted one, the part there. */
export function nameAt(text: string, offset: number): { readonly name: string; readonly end: number } {
	let [start, end] = [offset, offset];
	while (start > 0 && offset - start <= MAX_NAME && isWordUnit(text.charCodeAt(start - 1))) start -= 1;
	while (end < text.length && end - offset <= MAX_NAME && isWordUnit(text.charCodeAt(end))) end += 1;
	return { name: text.slice(start, end), end };
}

function valueStart(text: string, first: number, last: number): number | undefined {
	SIGN.lastIndex = last;
	if (SIGN.test(text)) return SIGN.lastIndex;
	if (!/[ \t]/.test(text.charAt(last))) return undefined;
	return ENV.test(text.slice(Math.max(0, first - MAX_GAP), first)) ? last + 1 : undefined;
}

/** Whether the name that holds `offset` is a parameter of an address: `?token=…`, `&token=…`. */
export function isParameter(text: string, offset: number): boolean {
	return /[?&]/.test(text.charAt(nameStart(text, offset) - 1));
}

function nameStart(text: string, offset: number): number {
	let at = offset;
	while (at > 0 && offset - at <= MAX_NAME && isNameUnit(text.charCodeAt(at - 1))) at -= 1;
	return at;
}

function nameEnd(text: string, offset: number): number {
	let at = offset;
	while (at < text.length && at - offset <= MAX_NAME && isNameUnit(text.charCodeAt(at))) at += 1;
	return at;
}

const [DOT, UNDERSCORE] = [0x2e, 0x5f];

export const HYPHEN = 0x2d;

/** Letters, digits, `_`, `-` of ASCII. */
export function isWordUnit(unit: number): boolean {
	const letter = unit | 0x20;
	return (letter >= 0x61 && letter <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === UNDERSCORE || unit === HYPHEN;
}

/** The same, and dots. */
function isNameUnit(unit: number): boolean {
	return unit === DOT || isWordUnit(unit);
}
