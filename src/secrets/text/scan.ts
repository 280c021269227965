import { classifyCredential, type Verdict } from "../credential.ts";
import type { FileKind } from "../file-kinds.ts";
import { type KnownCredential, knownCredentialAt } from "../formats/find.ts";
import type { CredentialKind } from "../values/names.ts";
import { type AddressCredential, addressCredentialAt } from "./addresses.ts";
import { type Assignment, assignmentAt, HYPHEN, isParameter, isWordUnit, nameAt } from "./assignments.ts";
import { beginsAddress, kindsOf, literalsNear, namesNearHost, OF_CALLS } from "./near-literal.ts";
import type { SearchedFile } from "./searched-file.ts";
import { FINDER, WORDS, type Word } from "./vocabulary.ts";

/** A name and the credential that a text gives it. */
export interface NamedCredential extends Assignment {
	readonly verdict: Verdict;
}

/** What one pass over the bytes of a file gives. Offsets are those of its bytes. */
export interface Scan {
	readonly known: readonly KnownCredential[];
	readonly addresses: readonly AddressCredential[];
	readonly assignments: readonly NamedCredential[];
	/**
	 * Where the literals of a program begin that may be credentials which only a name gives away; its syntax has to tell. Where there are
	 * {@link MAX_LITERALS} or more, there may be others.
	 */
	readonly literals: readonly number[];
	/** Whether its syntax may hold an address of a service. */
	readonly namesAddress: boolean;
}

/** A scan under way. */
interface Search {
	readonly text: string;
	readonly kind: FileKind;
	readonly known: KnownCredential[];
	readonly addresses: AddressCredential[];
	readonly assignments: NamedCredential[];
	readonly literals: number[];
	readonly looked: Map<CredentialKind, number>;
	/** Where the last name ends that was looked at. */
	named: number;
	namesAddress: boolean;
}

/** Credentials of one file that are kept; who has so many knows which the others are. */
const MAX_FOUND = 200;

/** Literals of one file that are looked for: with so many, all of it is worth reading. */
export const MAX_LITERALS = 200;

/** Characters of a line that people write; machines write endless ones. */
const MAX_LINE = 1_000;

/** Characters of a key in an address; examples in documentation have shorter ones. */
const MIN_PARAMETER = 20;

/** Characters before a name in which its line begins, where that is a comment. */
const MAX_COMMENT = 160;

/** Finds what the bytes of a file give away, and whether its syntax is worth reading. Linear in the size of the file. */
export function scan({ bytes, latin }: SearchedFile, kind: FileKind): Scan {
	const found = { known: [], addresses: [], assignments: [], literals: [], looked: new Map() };
	const search: Search = { ...found, text: "", kind, named: 0, namesAddress: false };
	const of = (): Search => (search.text === "" ? Object.assign(search, { text: latin() }) : search);
	FINDER.search(bytes, (index, start) => {
		const word = WORDS[index];
		if (word === undefined || (word.as === "form" && isWithinWord(bytes, start))) return true;
		look(of(), word, start);
		return search.known.length + search.addresses.length + search.assignments.length < MAX_FOUND;
	});
	return search;
}

/** Whether a beginning stands within a longer word: "re_" in "store_name". Most do, and their files need no text. */
function isWithinWord(bytes: Uint8Array, start: number): boolean {
	return isWordUnit(bytes[start - 1] ?? 0) && bytes[start - 1] !== HYPHEN && isWordUnit(bytes[start] ?? 0);
}

function look(search: Search, { word, as }: Word, start: number): void {
	switch (as) {
		case "form":
			lookForForm(search, word, start);
			return;
		case "address":
			lookForAddress(search, start);
			return;
		case "host":
			if (search.kind === "python") search.namesAddress ||= namesNearHost(search.text, start);
			return;
		case "call":
			if (search.kind === "python") lookForLiterals(search, start, OF_CALLS);
			return;
		case "name":
			lookForName(search, start);
	}
}

function lookForForm({ text, known }: Search, word: string, start: number): void {
	if (start < (known.at(-1)?.end ?? 0) || !text.startsWith(word, start)) return;
	const found = knownCredentialAt(text, start, word);
	if (found !== undefined) known.push(found);
}

function lookForAddress(search: Search, start: number): void {
	const { text, kind, addresses } = search;
	if (kind === "prose") return;
	const found = addressCredentialAt(text, start);
	if (found !== undefined) addresses.push(found);
	if (kind === "python") search.namesAddress ||= beginsAddress(text, start);
}

function lookForName(search: Search, start: number): void {
	const { text, kind } = search;
	if (kind === "prose" || start < search.named) return;
	const { name, end } = nameAt(text, start);
	search.named = end;
	switch (kind) {
		case "python":
			if (search.literals.length < MAX_LITERALS) lookForLiterals(search, start, kindsOf(name));
			if (isInComment(text, start) || isParameter(text, start)) takeAssignment(search, start, "quoted");
			return;
		case "settings":
			takeAssignment(search, start, "bare");
			return;
		case "program":
			takeAssignment(search, start, "quoted");
			return;
		default:
			return;
	}
}

function lookForLiterals({ text, literals, looked }: Search, start: number, kinds: readonly CredentialKind[]): void {
	if (literals.length >= MAX_LITERALS) return;
	for (const literal of literalsNear(text, start, kinds, looked)) literals.push(literal);
}

function takeAssignment({ text, assignments }: Search, start: number, writing: "quoted" | "bare"): void {
	const last = assignments.at(-1);
	if (start < (last?.end ?? 0) || !isOnShortLine(text, start)) return;
	const assignment = assignmentAt(text, start, writing);
	if (assignment === undefined || assignment.start === last?.start) return;
	if (isParameter(text, start) && assignment.value.length < MIN_PARAMETER) return;
	const verdict = classifyCredential(assignment.name, assignment.value, assignment.use);
	if (verdict !== undefined) assignments.push({ ...assignment, verdict });
}

function isOnShortLine(text: string, offset: number): boolean {
	const around = text.slice(Math.max(0, offset - MAX_LINE / 2), offset + MAX_LINE / 2);
	return around.length < MAX_LINE || around.includes("\n");
}

function isInComment(text: string, offset: number): boolean {
	return /(?:^|\n)[ \t]*#[^\n]*$/.test(text.slice(Math.max(0, offset - MAX_COMMENT), offset));
}
