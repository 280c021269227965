import type { Certainty, Takes } from "../../card/schema/takes.ts";
import { oneOf } from "../../config/choices.ts";
import { nearest } from "../../config/nearest.ts";
import { emojiFault } from "./emoji.ts";
import { lengthFault, NOTHING } from "./text-length.ts";

/** What speaks against a value. */
export interface ValueFault {
	/** A clause that follows the quoted value: "which YAML reads as the number 3.1". */
	readonly clause: string;
	/** A sentence that says what to do. */
	readonly remedy: string;
	/** How sure it is that the Hub rejects it. */
	readonly certainty: Certainty;
	/** YAML text that says what was meant; it is safe to put it there where nothing else can have been meant. */
	readonly better?: { readonly text: string; readonly safety: "safe" | "unsafe" };
}

/** Words of a choice that a message lists. */
const LISTED = 12;

/** Judges one value that is no list and no mapping of several. `written` is its text in the file. */
export function judgeValue(takes: Takes, value: unknown, written: string): ValueFault | undefined {
	if (value === null) return NOTHING;
	switch (takes.kind) {
		case "flag":
			return judgeFlag(value);
		case "number":
			return judgeNumber(takes, value);
		case "choice":
			return judgeChoice(takes, value, written);
		case "text":
			return typeof value === "string" ? lengthFault(value, takes.most) : noText(value, written);
		case "emoji":
			return typeof value === "object" ? noText(value, written) : emojiFault(String(value));
		case "form":
			return judgeForm(takes, value, written);
		case "list":
			return judgeAsList(value, written);
		case "one-or-list":
			return judgeValue(takes.of, value, written);
		case "mapping":
			return {
				clause: `which is ${kindOf(value)} and no mapping`,
				remedy: "Write one entry a line.",
				certainty: "certain",
			};
	}
}

function judgeFlag(value: unknown): ValueFault | undefined {
	if (typeof value === "boolean") return undefined;
	const word = typeof value === "string" ? value.trim().toLowerCase() : "";
	const meant = /^(?:true|yes|on)$/.test(word) ? "true" : /^(?:false|no|off)$/.test(word) ? "false" : undefined;
	if (meant === undefined) {
		return {
			clause: `which is ${kindOf(value)}, neither true nor false`,
			remedy: "Write true or false.",
			certainty: "certain",
		};
	}
	return {
		clause: `which YAML reads as the text ${JSON.stringify(value)} and not as ${meant}`,
		remedy: `Write ${meant}, without quotes.`,
		// The validator's own library takes "true" for true.
		certainty: word === meant ? "likely" : "certain",
		better: { text: meant, safety: "safe" },
	};
}

function judgeNumber({ least, most }: Extract<Takes, { kind: "number" }>, value: unknown): ValueFault | undefined {
	const isText = typeof value === "string" && /^\d{1,9}$/.test(value);
	const number = isText ? Number(value) : value;
	if (typeof number !== "number" || !Number.isInteger(number)) {
		const remedy = `Write a whole number from ${least} to ${most}.`;
		return { clause: `which is ${kindOf(value)} and no whole number`, remedy, certainty: "certain" };
	}
	if (number < least || number > most) {
		const remedy = `Write a whole number from ${least} to ${most}.`;
		return { clause: `and the Hub takes ${least} to ${most}`, remedy, certainty: "certain" };
	}
	if (!isText) return undefined;
	return {
		clause: "which YAML reads as text and not as a number",
		remedy: "Remove the quotes.",
		certainty: "likely",
		better: { text: String(number), safety: "safe" },
	};
}

function judgeChoice(
	{ words, certainty: told }: Extract<Takes, { kind: "choice" }>,
	value: unknown,
	written: string,
): ValueFault | undefined {
	if (typeof value === "object") return noText(value, written);
	const text = String(value);
	if (words.includes(text)) return undefined;
	const takes =
		words.length > LISTED ? "which is none of the values that the Hub lists" : `and the Hub takes only ${oneOf(words)}`;
	const plain = normalised(text);
	const same = words.find((word) => normalised(word) === plain);
	if (same !== undefined) {
		const remedy = `Write ${JSON.stringify(same)}.`;
		// The Hub has no identifier for "or any later version": whether the plain one will do is for the author to say.
		const safety = /-(?:only|or-later)$/i.test(text) ? "unsafe" : "safe";
		return { clause: takes, remedy, certainty: "certain", better: { text: same, safety } };
	}
	const [meant, other] = nearest(plain, words);
	if (meant === undefined && told === "open") return undefined;
	const certainty = told === "open" ? "likely" : told;
	if (meant === undefined) {
		const remedy =
			words.length > LISTED ? `Write one of them, such as ${oneOf(words.slice(0, 2))}.` : "Write one of these.";
		return { clause: takes, remedy, certainty };
	}
	const remedy = `Did you mean ${oneOf(other === undefined ? [meant] : [meant, other])}?`;
	return {
		clause: takes,
		remedy,
		certainty,
		...(other === undefined && { better: { text: meant, safety: "unsafe" as const } }),
	};
}

/** A word as those write it who do not know how the Hub spells it: "MIT License", "GPL-3.0-or-later", "Blue". */
function normalised(text: string): string {
	const word = text
		.trim()
		.toLowerCase()
		.replaceAll(/[\s_]+/g, "-");
	return word.replace(/-(?:licen[cs]e|only|or-later)$/, "");
}

function judgeForm(
	{ pattern, says, certainty }: Extract<Takes, { kind: "form" }>,
	value: unknown,
	written: string,
): ValueFault | undefined {
	if (typeof value === "object") return noText(value, written);
	if (value === "" || pattern.test(String(value).trim())) {
		return typeof value === "string" ? lengthFault(value, undefined) : noText(value, written);
	}
	return { clause: `and it must ${says}`, remedy: "Correct the value, or delete the key.", certainty };
}

/** Where a list is wanted and none stands. */
function judgeAsList(value: unknown, written: string): ValueFault | undefined {
	const isWord = typeof value === "string" && /^[\w./-][\w ./-]*$/.test(value);
	const clause = `which is ${kindOf(value)} and no list`;
	if (!isWord) return { clause, remedy: "Write a list: [one, two].", certainty: "certain" };
	const text = `[${written}]`;
	return { clause, remedy: `Write ${text}.`, certainty: "certain", better: { text, safety: "safe" } };
}

function noText(value: unknown, written: string): ValueFault {
	if (typeof value === "object") {
		return { clause: `which is ${kindOf(value)} and no text`, remedy: "Write one text.", certainty: "certain" };
	}
	return {
		clause: `which YAML reads as ${kindOf(value)} and not as text`,
		remedy: "Put it in quotes.",
		certainty: "likely",
		better: { text: JSON.stringify(written), safety: "safe" },
	};
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object") return "a mapping";
	if (typeof value === "string") return "text";
	return typeof value === "number" ? `the number ${value}` : `${value}`;
}
