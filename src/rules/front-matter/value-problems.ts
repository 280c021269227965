import type { CardValue, Part } from "../../card/card.ts";
import type { Takes } from "../../card/schema/takes.ts";
import { showPair, showText } from "../../card/show-pair.ts";
import { nearest } from "../../config/nearest.ts";
import type { Problem } from "../../gate/finding.ts";
import { judgeValue, type ValueFault } from "./judge-value.ts";
import { NOTHING } from "./text-length.ts";

/** Problems that are told of one key. */
const MOST = 10;

/** What the Hub has against the value of a key, each part in its place. */
export function valueProblems(file: string, key: string, takes: Takes, given: CardValue): Problem[] {
	const { value } = given;
	if (value === null) return [noValue(file, key, given)];
	if (Array.isArray(value) && (takes.kind === "list" || takes.kind === "one-or-list")) {
		return itemProblems(file, key, takes.of, given, value);
	}
	if (takes.kind === "mapping" && typeof value === "object" && !Array.isArray(value)) {
		return entryProblems(file, key, takes.entries, given);
	}
	const fault = judgeValue(takes, value, writtenOf(value, given));
	if (fault === undefined) return [];
	if (fault === NOTHING) return [noValue(file, key, given)];
	return [problemOf(`${file} says ${showPair(key, given)}`, key, fault, given)];
}

function itemProblems(file: string, key: string, takes: Takes, given: CardValue, items: readonly unknown[]): Problem[] {
	const problems: Problem[] = [];
	for (const [index, item] of items.entries()) {
		// The place of an item is looked up only where something speaks against it.
		if (judgeValue(takes, item, "") === undefined) continue;
		const part = given.partAt(index);
		const fault = judgeValue(takes, item, writtenOf(item, part)) ?? NOTHING;
		const isBare = part.isBare && given.isBare;
		problems.push(problemOf(`${file} lists ${quote(item)} under "${key}"`, key, fault, { ...part, isBare }));
		if (problems.length === MOST) break;
	}
	return problems;
}

function entryProblems(file: string, key: string, entries: ReadonlyMap<string, Takes>, given: CardValue): Problem[] {
	const problems: Problem[] = [];
	for (const [name, value] of Object.entries(given.value ?? {})) {
		const part = given.partAt(name);
		const subject = `${file} says \`${showText(name)}: ${textOf(value)}\` under "${key}"`;
		const takes = entries.get(name);
		const fault = takes === undefined ? strangeEntry(name, entries) : judgeValue(takes, value, writtenOf(value, part));
		if (fault === undefined) continue;
		const place = takes === undefined ? part.keyPlace : part.place;
		problems.push(problemOf(subject, key, fault, { ...part, isBare: part.isBare && given.isBare, place }));
		if (problems.length === MOST) break;
	}
	return problems;
}

/** The reference names the headers that a Space may set, "for now", and wants them in lower case. */
function strangeEntry(name: string, entries: ReadonlyMap<string, Takes>): ValueFault {
	const known = [...entries.keys()];
	const clause = `and the only entries are ${new Intl.ListFormat("en").format(known)}, in lower case`;
	const [meant] = nearest(name, known);
	if (meant === undefined)
		return { clause, remedy: "Remove the entry: the program can send the header itself.", certainty: "certain" };
	const safety = name.toLowerCase() === meant ? "safe" : "unsafe";
	return { clause, remedy: `Did you mean "${meant}"?`, certainty: "certain", better: { text: meant, safety } };
}

function noValue(file: string, key: string, { place }: CardValue): Problem {
	const message = `${file} gives "${key}" no value, which the Hub may reject. ${NOTHING.remedy}`;
	return { place, severity: "warning", message };
}

function problemOf(subject: string, key: string, fault: ValueFault, { place, isBare }: Part): Problem {
	const { clause, remedy, certainty, better } = fault;
	const fate =
		certainty === "certain"
			? "The Hub rejects an upload with such a card"
			: "The Hub may reject the card, or ignore the key";
	return {
		place,
		message: `${subject}, ${clause}. ${fate}. ${remedy}`,
		...(certainty === "likely" && { severity: "warning" }),
		...(better !== undefined &&
			isBare && {
				fix: {
					title: `Write ${better.text} in "${key}"`,
					safety: better.safety,
					edits: [{ place, text: better.text }],
				},
			}),
	};
}

/** The text of a value, with its quotes; of an alias the value that it stands for. */
function writtenOf(value: unknown, { written }: Part): string {
	return written.startsWith("*") || /^[|>]/.test(written) ? String(value) : written;
}

function textOf(value: unknown): string {
	return showText(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
}

function quote(value: unknown): string {
	return `\`${textOf(value)}\``;
}
