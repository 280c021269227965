import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { format } from "../operators/formatting.ts";
import { type Constant, constant, type Site, type Value } from "../value.ts";
import { elementsOf, sequenceOf } from "../values/containers.ts";
import { some } from "../values/describe.ts";

/** Characters of a text that are computed; longer results are just some text. */
const MAX_TEXT = 10_000;

const SIMPLE: Readonly<Record<string, (text: string) => string | boolean>> = {
	lower: (text) => text.toLowerCase(),
	casefold: (text) => text.toLowerCase(),
	upper: (text) => text.toUpperCase(),
	strip: (text) => text.trim(),
	lstrip: (text) => text.trimStart(),
	rstrip: (text) => text.trimEnd(),
	isdigit: (text) => /^\d+$/.test(text),
};

const WITH_TEXT: Readonly<Record<string, (text: string, other: string) => string | boolean>> = {
	startswith: (text, other) => text.startsWith(other),
	endswith: (text, other) => text.endsWith(other),
	strip: (text, characters) => stripped(stripped(text, characters, "start"), characters, "end"),
	lstrip: (text, characters) => stripped(text, characters, "start"),
	rstrip: (text, characters) => stripped(text, characters, "end"),
	removeprefix: (text, other) => (text.startsWith(other) ? text.slice(other.length) : text),
	removesuffix: (text, other) => (other !== "" && text.endsWith(other) ? text.slice(0, -other.length) : text),
};

/** Methods that give text, whatever their arguments are. */
const GIVING_TEXT = new Set(
	(
		"format title capitalize center ljust rjust zfill swapcase expandtabs translate format_map strip lstrip rstrip replace join lower upper " +
		"casefold removeprefix removesuffix"
	).split(" "),
);

/** A method of a text that is known. What is a part of the text is written where the text is. */
export function textMethod(
	machine: Machine,
	self: Constant,
	name: string,
	given: Arguments,
	site: Site,
): Value | undefined {
	const text = String(self.value);
	const { written } = self;
	const partOf = (part: string | boolean): Constant => ({
		...constant(part),
		...(written !== undefined && { written }),
	});
	const [first] = given.positional;
	const other = textIn(first);
	const simple = Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined;
	if (simple !== undefined && first === undefined) return partOf(simple(text));
	const withText = Object.hasOwn(WITH_TEXT, name) ? WITH_TEXT[name] : undefined;
	if (withText !== undefined && other !== undefined) return partOf(withText(text, other));
	if (name === "format" && !given.isOpen) return format(machine, text, given.positional, given.keywords, site);
	const computed = name === "replace" ? replaced(text, given) : name === "join" ? joined(text, first) : undefined;
	if (computed !== undefined) return computed;
	if (name === "split") return sequenceOf("list", parts(text, given)?.map(partOf), site);
	if (name === "splitlines" || name === "rsplit") return sequenceOf("list", undefined, site);
	if (name === "encode") return some("bytes", site);
	return GIVING_TEXT.has(name) ? some("text", site) : undefined;
}

/** A text without those of some characters with which it begins or ends. */
function stripped(text: string, characters: string, side: "start" | "end"): string {
	let [from, to] = [0, text.length];
	if (side === "start") while (from < to && characters.includes(text.charAt(from))) from += 1;
	else while (to > from && characters.includes(text.charAt(to - 1))) to -= 1;
	return text.slice(from, to);
}

function textIn(value: Value | undefined): string | undefined {
	return value?.kind === "constant" && typeof value.value === "string" ? value.value : undefined;
}

function replaced(text: string, { positional: [first, second] }: Arguments): Value | undefined {
	const [old, other] = [textIn(first), textIn(second)];
	if (old === undefined || old === "" || other === undefined) return undefined;
	const result = text.replaceAll(old, () => other);
	return result.length <= MAX_TEXT ? constant(result) : undefined;
}

/** What `split` gives; `undefined` where that is not followed. */
function parts(text: string, { positional: [first, second], keywords }: Arguments): readonly string[] | undefined {
	const separator = textIn(first);
	const limit = second ?? keywords.get("maxsplit");
	if (limit !== undefined) return separator === undefined ? undefined : someParts(text, separator, limit);
	if (keywords.size > 0) return undefined;
	if (first === undefined) return words(text);
	return separator === undefined || separator === "" ? undefined : text.split(separator);
}

/** The parts of a text up to a number of separators, then the rest. */
function someParts(text: string, separator: string, limit: Value): readonly string[] | undefined {
	if (limit.kind !== "constant" || typeof limit.value !== "number" || limit.value < 0 || separator === "")
		return undefined;
	const all = text.split(separator);
	const rest = all.slice(limit.value).join(separator);
	const first = all.slice(0, limit.value);
	return [...first, ...(all.length > limit.value ? [rest] : [])];
}

function words(text: string): readonly string[] {
	const found = text.trim();
	return found === "" ? [] : found.split(/\s+/);
}

function joined(separator: string, list: Value | undefined): Value | undefined {
	const elements = list === undefined ? undefined : elementsOf(list);
	const texts = elements?.flatMap((one) =>
		one.kind === "constant" && typeof one.value === "string" ? [one.value] : [],
	);
	if (texts === undefined || texts.length !== elements?.length) return undefined;
	const result = texts.join(separator);
	return result.length <= MAX_TEXT ? constant(result) : undefined;
}
