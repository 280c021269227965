import type { Finding, Fix } from "../gate/finding.ts";
import { linesOf } from "../source/lines.ts";
import type { Source } from "../source/source.ts";
import { areInTheWay, type Change, changesOf, withChanges } from "./apply-edits.ts";
import { decodeText, encodeText, type TextFile } from "./text-file.ts";

/** A fix that was made. */
export interface Fixed {
	readonly file: string;
	readonly rule: string;
	/** What it did, in the imperative: `Require python-dotenv`. */
	readonly title: string;
}

/** A fix that could not be made, and why: a clause about the file, "it is not UTF-8". */
export interface Unfixed extends Fixed {
	readonly reason: string;
}

/** What one round of fixes makes of a tree. */
export interface Round {
	/** New content by path, of the files that change. */
	readonly contents: ReadonlyMap<string, Uint8Array>;
	readonly fixed: readonly Fixed[];
	readonly unfixed: readonly Unfixed[];
}

/** A file that is being changed. */
interface Draft {
	readonly file: TextFile;
	readonly changes: Change[];
}

/** How often a fix was wanted when it was made last, by what it does. */
export type Made = Map<string, number>;

/**
 * Makes the safe fixes of findings that are not in each other's way, each wholly or not at all; the earlier finding goes
 * first. A fix that was `made` in an earlier round and is wanted as often as it was then did not help: it is not made again.
 */
export function fixRound(source: Source, findings: readonly Finding[], made: Made): Round {
	const drafts = new Map<string, Draft | string>();
	const [fixed, unfixed]: [Fixed[], Unfixed[]] = [[], []];
	const safe = findings.flatMap((finding) =>
		finding.fix?.safety === "safe" ? [{ ...finding, fix: finding.fix }] : [],
	);
	const keys = safe.map(({ rule, fix }) => keyOf(source, rule, fix));
	const taken = new Set<string>();
	for (const [index, { rule, place, fix }] of safe.entries()) {
		const key = keys[index] ?? "";
		if (countOf(keys, key) >= (made.get(key) ?? Number.POSITIVE_INFINITY)) continue;
		const what = { file: fix.edits[0]?.place.file ?? place.file, rule, title: fix.title };
		const outcome = take(source, fix, drafts);
		if (typeof outcome === "object") unfixed.push({ ...what, ...outcome });
		if (outcome !== "taken") continue;
		fixed.push(what);
		taken.add(key);
	}
	for (const key of taken) made.set(key, countOf(keys, key));
	return { contents: contentsOf(drafts), fixed, unfixed };
}

function countOf(keys: readonly string[], key: string): number {
	return keys.filter((one) => one === key).length;
}

/** Tells a fix by what it does to which lines, wherever they stand now. */
function keyOf(source: Source, rule: string, { title, edits }: Fix): string {
	const lines = edits.map(({ place, text }) => {
		const content = source.read(place.file);
		const whole = content instanceof Uint8Array ? Buffer.from(content).toString("latin1") : "";
		return [place.file, text, linesOf(whole).text(place.start.line)];
	});
	return JSON.stringify([rule, title, lines]);
}

/** Adds a fix to the drafts of its files, unless one of them cannot be changed, or is changed there already. */
function take(
	source: Source,
	{ edits }: Fix,
	drafts: Map<string, Draft | string>,
): "taken" | "waits" | { readonly reason: string } {
	const added = new Map<Draft, readonly Change[]>();
	for (const path of new Set(edits.map(({ place }) => place.file))) {
		const draft = drafts.get(path) ?? draftOf(source, path);
		drafts.set(path, draft);
		if (typeof draft === "string") return { reason: draft };
		const own = edits.filter(({ place }) => place.file === path);
		const changes = changesOf(draft.file.text, own);
		if (changes === undefined) return { reason: "it is shorter than it was when it was judged" };
		const isSelfMade = changes.some((one, index) => changes.slice(0, index).some((other) => areInTheWay(one, other)));
		if (isSelfMade || changes.some((one) => draft.changes.some((other) => areInTheWay(one, other)))) return "waits";
		added.set(draft, changes);
	}
	if ([...added.values()].every((changes) => changes.length === 0)) return "waits";
	for (const [draft, changes] of added) draft.changes.push(...changes);
	return "taken";
}

/** The file as it was judged, or why it is left alone. */
function draftOf(source: Source, path: string): Draft | string {
	const entry = source.entries.get(path);
	if (entry === undefined) return "it is not there";
	if (entry.kind !== "file") return "it is a link, and what it leads to may belong to somebody else";
	const content = source.read(path);
	if (!(content instanceof Uint8Array)) return content?.unreadable ?? "it cannot be read";
	const file = decodeText(content);
	return file === undefined ? "it is not UTF-8" : { file, changes: [] };
}

function contentsOf(drafts: ReadonlyMap<string, Draft | string>): ReadonlyMap<string, Uint8Array> {
	const contents = new Map<string, Uint8Array>();
	for (const [path, draft] of drafts) {
		if (typeof draft === "string" || draft.changes.length === 0) continue;
		const text = withChanges(draft.file.text, draft.changes);
		if (text !== draft.file.text) contents.set(path, encodeText({ ...draft.file, text }));
	}
	return contents;
}
