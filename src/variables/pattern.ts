/** A regular expression of which matching takes time in proportion to the text, whatever the text is. */
export interface Pattern {
	/** As it is written. */
	readonly source: string;
	readonly program: readonly Instruction[];
}

/** A step of the machine that matches; `next` and `other` are indexes of steps. */
type Instruction =
	| { readonly kind: "character"; readonly test: RegExp }
	| { readonly kind: "split"; readonly next: number; readonly other: number }
	| { readonly kind: "jump"; readonly next: number }
	| { readonly kind: "start" | "end" | "match" };

type Node =
	| { readonly kind: "character"; readonly test: RegExp }
	| { readonly kind: "start" | "end" }
	| { readonly kind: "sequence" | "choice"; readonly parts: readonly Node[] }
	| { readonly kind: "repeat"; readonly of: Node; readonly least: number; readonly most: number };

/** Characters of a pattern, steps of its machine, and times that `{n}` may repeat something. */
const MAX_LENGTH = 200;
const MAX_STEPS = 1_000;
const MAX_TIMES = 200;

/** Groups within one another. */
const MAX_DEPTH = 20;

/** Thrown within this file where a pattern cannot be read; the message completes "the pattern …". */
class Unreadable extends Error {}

/**
 * Reads a pattern: literals, `.`, classes, `\d \w \s`, groups, `|`, `* + ? {m,n}`, `^` and `$`. What cannot be matched
 * in linear time is refused; `refused` completes "the pattern …".
 */
export function readPattern(source: string): Pattern | { readonly refused: string } {
	if (source.length > MAX_LENGTH) return { refused: `is longer than ${MAX_LENGTH} characters` };
	try {
		const reading: Reading = { characters: [...source], at: 0 };
		const node = choice(reading, 0);
		if (reading.at < reading.characters.length) throw new Unreadable("closes a group that it does not open");
		const program: Instruction[] = [];
		compile(node, program);
		program.push({ kind: "match" });
		return { source, program };
	} catch (error) {
		if (error instanceof Unreadable) return { refused: error.message };
		throw error;
	}
}

interface Reading {
	readonly characters: readonly string[];
	at: number;
}

function choice(reading: Reading, depth: number): Node {
	if (depth > MAX_DEPTH) throw new Unreadable("nests too deep");
	const parts = [sequence(reading, depth)];
	while (reading.characters[reading.at] === "|") {
		reading.at += 1;
		parts.push(sequence(reading, depth));
	}
	return { kind: "choice", parts };
}

function sequence(reading: Reading, depth: number): Node {
	const parts: Node[] = [];
	for (;;) {
		const next = reading.characters[reading.at];
		if (next === undefined || next === "|" || next === ")") return { kind: "sequence", parts };
		parts.push(repeated(reading, atom(reading, depth)));
	}
}

function atom(reading: Reading, depth: number): Node {
	const next = reading.characters[reading.at] ?? "";
	if (next === "(") return group(reading, depth);
	if (/[*+?{]/.test(next)) throw new Unreadable(`has a "${next}" that repeats nothing`);
	const text = next === "[" ? classText(reading) : next === "\\" ? escapeText(reading) : next;
	if (text === next) reading.at += 1;
	if (text === "^") return { kind: "start" };
	if (text === "$") return { kind: "end" };
	return { kind: "character", test: testOf(/^[\]}/]$/.test(text) ? `\\${text}` : text) };
}

function group(reading: Reading, depth: number): Node {
	reading.at += 1;
	if (reading.characters[reading.at] === "?") {
		if (reading.characters[reading.at + 1] !== ":") throw new Unreadable("looks ahead or behind, or names a group");
		reading.at += 2;
	}
	const inner = choice(reading, depth + 1);
	if (reading.characters[reading.at] !== ")") throw new Unreadable("opens a group that it does not close");
	reading.at += 1;
	return inner;
}

function classText(reading: Reading): string {
	const from = reading.at;
	for (let at = from + 1; at < reading.characters.length; at += 1) {
		if (reading.characters[at] === "\\") at += 1;
		else if (reading.characters[at] === "]" && at > from + 1) {
			reading.at = at + 1;
			return reading.characters.slice(from, at + 1).join("");
		}
	}
	throw new Unreadable("opens a class that it does not close");
}

function escapeText(reading: Reading): string {
	const [, letter = ""] = reading.characters.slice(reading.at, reading.at + 2);
	if (letter === "" || /[1-9kbBpPxucAZz]/.test(letter))
		throw new Unreadable(`holds "\\${letter}", which is not supported`);
	reading.at += 2;
	return `\\${letter}`;
}

/** What one character must be. */
function testOf(text: string): RegExp {
	try {
		return new RegExp(`^(?:${text})$`, "su");
	} catch {
		throw new Unreadable(`holds ${JSON.stringify(text)}, which is no regular expression`);
	}
}

function repeated(reading: Reading, of: Node): Node {
	const next = reading.characters[reading.at];
	const bounds = next === "*" ? [0, Infinity] : next === "+" ? [1, Infinity] : next === "?" ? [0, 1] : undefined;
	if (bounds !== undefined) reading.at += 1;
	const [least = 0, most = 0] = bounds ?? (next === "{" ? counts(reading) : []);
	if (bounds === undefined && next !== "{") return of;
	// What is lazy or greedy makes no difference to whether there is a match.
	if (reading.characters[reading.at] === "?") reading.at += 1;
	if (/[*+{]/.test(reading.characters[reading.at] ?? "")) throw new Unreadable("repeats a repetition");
	return { kind: "repeat", of, least, most };
}

function counts(reading: Reading): readonly [number, number] {
	const text = reading.characters.slice(reading.at, reading.at + 12).join("");
	const found = /^\{(\d{1,4})(?:(,)(\d{0,4}))?\}/.exec(text);
	if (found === null) throw new Unreadable('holds a "{" that is no repetition');
	const [all, from = "0", comma, to] = found;
	const least = Number(from);
	const most = comma === undefined ? least : to === "" || to === undefined ? Infinity : Number(to);
	if (least > MAX_TIMES || (most > MAX_TIMES && most !== Infinity) || most < least)
		throw new Unreadable(`cannot repeat ${all}`);
	reading.at += all.length;
	return [least, most];
}

function compile(node: Node, program: Instruction[]): void {
	if (program.length > MAX_STEPS) throw new Unreadable("repeats too much");
	switch (node.kind) {
		case "character":
		case "start":
		case "end":
			program.push(node);
			return;
		case "sequence":
			for (const part of node.parts) compile(part, program);
			return;
		case "choice":
			compileChoice(node.parts, program);
			return;
		case "repeat": {
			for (let count = 0; count < node.least; count += 1) compile(node.of, program);
			if (node.most === Infinity) {
				const at = program.length;
				program.push({ kind: "match" });
				compile(node.of, program);
				program.push({ kind: "jump", next: at });
				program[at] = { kind: "split", next: at + 1, other: program.length };
				return;
			}
			for (let count = node.least; count < node.most; count += 1) {
				const at = program.length;
				program.push({ kind: "match" });
				compile(node.of, program);
				program[at] = { kind: "split", next: at + 1, other: program.length };
			}
		}
	}
}

function compileChoice(parts: readonly Node[], program: Instruction[]): void {
	const ends: number[] = [];
	for (const [index, part] of parts.entries()) {
		const at = program.length;
		const isLast = index === parts.length - 1;
		if (!isLast) program.push({ kind: "match" });
		compile(part, program);
		if (isLast) break;
		ends.push(program.length);
		program.push({ kind: "match" });
		program[at] = { kind: "split", next: at + 1, other: program.length };
	}
	for (const end of ends) program[end] = { kind: "jump", next: program.length };
}

/** Whether a whole text matches. Takes time in proportion to the text times the pattern. */
export function matches({ program }: Pattern, text: string): boolean {
	const characters = [...text];
	let present = new Set<number>();
	add(program, present, 0, { isStart: true, isEnd: characters.length === 0 });
	for (const [index, character] of characters.entries()) {
		const following = new Set<number>();
		const where = { isStart: false, isEnd: index === characters.length - 1 };
		for (const at of present) {
			const step = program[at];
			if (step?.kind === "character" && step.test.test(character)) add(program, following, at + 1, where);
		}
		present = following;
		if (present.size === 0) return false;
	}
	return [...present].some((at) => program[at]?.kind === "match");
}

/** Adds a step, and those that it leads to without a character. */
function add(
	program: readonly Instruction[],
	steps: Set<number>,
	first: number,
	{ isStart, isEnd }: { readonly isStart: boolean; readonly isEnd: boolean },
): void {
	const waiting = [first];
	for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
		if (steps.has(at)) continue;
		steps.add(at);
		const step = program[at];
		if (step?.kind === "jump") waiting.push(step.next);
		else if (step?.kind === "split") waiting.push(step.other, step.next);
		else if ((step?.kind === "start" && isStart) || (step?.kind === "end" && isEnd)) waiting.push(at + 1);
	}
}
