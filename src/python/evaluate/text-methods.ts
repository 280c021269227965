import { elementsOf, sequenceOf } from "./containers.ts";
import { some } from "./describe.ts";
import type { Machine } from "./machine.ts";
import { type Arguments, constant, type Site, type Value } from "./value.ts";

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
	removeprefix: (text, other) => (text.startsWith(other) ? text.slice(other.length) : text),
	removesuffix: (text, other) => (other !== "" && text.endsWith(other) ? text.slice(0, -other.length) : text),
};

/** A method of a text that is known. */
export function textMethod(
	_machine: Machine,
	text: string,
	name: string,
	given: Arguments,
	site: Site,
): Value | undefined {
	const [first, second] = given.positional;
	const other = first?.kind === "constant" && typeof first.value === "string" ? first.value : undefined;
	const simple = Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined;
	if (simple !== undefined && first === undefined) return constant(simple(text));
	const withText = Object.hasOwn(WITH_TEXT, name) ? WITH_TEXT[name] : undefined;
	if (withText !== undefined && other !== undefined) return constant(withText(text, other));
	if (name === "replace" && other !== undefined && other !== "" && second?.kind === "constant") {
		const result = text.replaceAll(other, () => String(second.value));
		return result.length <= MAX_TEXT ? constant(result) : some("text", site);
	}
	if (name === "split" || name === "splitlines" || name === "rsplit") {
		const isKnown = name === "split" && second === undefined && given.keywords.size === 0;
		if (isKnown && first === undefined) return sequenceOf("list", words(text), site);
		if (isKnown && other !== undefined && other !== "") {
			return sequenceOf(
				"list",
				text.split(other).map((part) => constant(part)),
				site,
			);
		}
		return sequenceOf("list", undefined, site);
	}
	if (name === "join" && first !== undefined) return joined(text, first) ?? some("text", site);
	if (name === "encode") return some("bytes", site);
	if (
		/^(format|title|capitalize|center|ljust|rjust|zfill|swapcase|expandtabs|translate|format_map|strip|lstrip|rstrip|replace)$/.test(
			name,
		)
	) {
		return some("text", site);
	}
	return undefined;
}

function words(text: string): Value[] {
	const found = text.trim();
	return found === "" ? [] : found.split(/\s+/).map((word) => constant(word));
}

function joined(separator: string, list: Value): Value | undefined {
	const elements = elementsOf(list);
	const texts = elements?.flatMap((one) =>
		one.kind === "constant" && typeof one.value === "string" ? [one.value] : [],
	);
	if (texts === undefined || texts.length !== elements?.length) return undefined;
	const result = texts.join(separator);
	return result.length <= MAX_TEXT ? constant(result) : undefined;
}
