import type { Route } from "../application.ts";
import type { Module } from "../module.ts";

/** Types of parameters of which FastAPI may check nothing. */
const LOOSE = String.raw`(?:dict|Dict|Any|object|list|List|Sequence|(?:Mutable)?Mapping|OrderedDict)\b`;

/** Another name for such a type, somewhere in the module. */
const ALIAS = new RegExp(
	String.raw`^[ \t]*\w+(?:[ \t]*:[ \t]*[\w.]+)?[ \t]*=[ \t]*(?:[\w.]+\[)*(?:\w+\.)*${LOOSE}`,
	"m",
);
const NAMED = new RegExp(String.raw`\b${LOOSE}`);

/** Calls that read a request's body. */
const READS = /\.(?:json|form|body|stream)\b|\bloads?\b/;

/**
 * Whether one of a module's endpoints may take a raw body, by its text alone: a look that costs a hundredth of reading the
 * module's names.
 */
export function mayTakeRaw({ text, lines, path }: Module, routes: readonly Route[]): boolean {
	if (ALIAS.test(text)) return true;
	return routes.some(({ kind, place }) => {
		if (kind !== "http" || place.file !== path) return false;
		const start = lines.offset(place.start.line) + place.start.column - 1;
		// A registration that is no decorator names a function that may stand anywhere.
		if (!text.slice(Math.max(0, start - 1), start + 1).includes("@")) return true;
		const { head, body } = functionAt(text, start, lines.text(place.start.line).search(/\S/));
		return NAMED.test(head) || READS.test(body);
	});
}

/** A decorated function in two: all before its arrow or colon, and what follows up to where the indentation ends. */
function functionAt(text: string, start: number, indent: number): { readonly head: string; readonly body: string } {
	const definition = text.slice(start).search(/\bdef\b/);
	const close = definition < 0 ? -1 : text.slice(start + definition).search(/\)\s*(?:->|:)/);
	if (close < 0) return { head: text.slice(start), body: text.slice(start) };
	const middle = start + definition + close;
	const length = text.slice(middle).search(new RegExp(`\\n[ \\t]{0,${Math.max(0, indent)}}[^\\s)\\]}#]`));
	return { head: text.slice(start, middle), body: text.slice(middle, length < 0 ? text.length : middle + length) };
}
