import { addressKind, isNearHost } from "../syntax/address-kinds.ts";
import { classifyValue, isAppPassword, isTyped } from "../values/classify.ts";
import { type CredentialKind, credentialKind, listedKind } from "../values/names.ts";

/** Characters around a name in which the literal stands that it is given. */
const BEFORE = 160;
const AFTER = 400;

/** Characters of a literal that is open at the end of them, and could be a credential. */
const OPEN = 60;

/** Characters of an address that are looked at. */
const MAX_ADDRESS = 500;

/** What a call may be given. */
export const OF_CALLS: readonly CredentialKind[] = ["password", "own"];

/** What names promise: the same ones stand in many files. */
const KINDS = new Map<string, readonly CredentialKind[]>();

/** The kind of credential that a name promises. */
export function kindsOf(name: string): readonly CredentialKind[] {
	const known = KINDS.get(name);
	if (known !== undefined) return known;
	const kind = credentialKind(name) ?? listedKind(name);
	const kinds = kind === undefined ? [] : [kind];
	if (KINDS.size >= MAX_DECIDED) KINDS.clear();
	KINDS.set(name, kinds);
	return kinds;
}

/**
 * Offsets of the literals near a name that could be credentials of one of the kinds: then, and only then, the syntax of a program is
 * worth reading. A literal may be told twice, but no stretch is looked at again and again; `looked` says how far that went.
 */
export function literalsNear(
	text: string,
	offset: number,
	kinds: readonly CredentialKind[],
	looked: Map<CredentialKind, number>,
): readonly number[] {
	return kinds.flatMap((kind) => {
		const from = Math.max(0, offset - BEFORE, (looked.get(kind) ?? 0) - BEFORE);
		if (offset + AFTER / 2 < (looked.get(kind) ?? 0)) return [];
		looked.set(kind, offset + AFTER);
		return literalsIn(text.slice(from, offset + AFTER), kind).map((at) => from + at);
	});
}

/** What was decided of literals: the same ones stand in many files. */
const DECIDED = new Map<string, boolean>();
const MAX_DECIDED = 10_000;

/** Whether a value could be a credential, whatever exactly its name is. */
function isCandidate(value: string, kind: CredentialKind): boolean {
	const key = `${kind}:${value}`;
	const known = DECIDED.get(key);
	if (known !== undefined) return known;
	const found = classifyValue(value, kind);
	const decided =
		found === "secret" ||
		found === "weak" ||
		found === "phrase" ||
		(kind === "password" && isAppPassword("mail", value));
	if (DECIDED.size >= MAX_DECIDED) DECIDED.clear();
	DECIDED.set(key, decided);
	return decided;
}

/** What stands before a fallback: `getenv("X", "…")`, `… or "…"`, `key: str = "…"`, `Field("…")`, `SecretStr("…")`. */
const FALLBACK = /(?:,|\bor|=|Field\(|Str\()\s*[rbf]?$/;

/** What reads the environment or settings. */
const READ = /environ|getenv|config|env\b|settings/i;

function isFallback(stretch: string, start: number, end: number): boolean {
	return (
		FALLBACK.test(stretch.slice(Math.max(0, start - 12), start)) && !/^\s*[:\]]/.test(stretch.slice(end + 1, end + 4))
	);
}

/** A word as it may stand in for a secret; a number or the name of a variable does not. */
function isWord(value: string): boolean {
	return /^(?=.*[a-z])[\w-]{1,40}$/.test(value);
}

function literalsIn(stretch: string, kind: CredentialKind): readonly number[] {
	const isRead = kind !== "vague" && READ.test(stretch);
	const isWanted = kind === "token" ? isTyped : isWord;
	const isKey = kind === "own" && stretch.includes("SessionMiddleware");
	const found: number[] = [];
	for (const { index, 0: quote } of stretch.matchAll(/["']/g)) {
		const end = stretch.indexOf(quote, index + 1);
		if (end === -1) {
			if (stretch.length - index > OPEN && !/\s/.test(stretch.slice(index + 1, index + OPEN))) found.push(index);
			continue;
		}
		const value = stretch.slice(index + 1, end);
		if (value === "" || value.includes("\n")) continue;
		const isTaken = ((isRead && isWanted(value)) || isKey) && isFallback(stretch, index, end);
		if (isTaken || isCandidate(value, kind)) found.push(index);
	}
	return found;
}

/** Whether the address whose `://` stands at `offset` begins a literal and leads to a service. */
export function beginsAddress(text: string, offset: number): boolean {
	const scheme = /["']([a-z][a-z\d+]{1,30})$/i.exec(text.slice(Math.max(0, offset - 32), offset))?.[1];
	if (scheme === undefined) return false;
	const rest = /^[^"'\s]*/.exec(text.slice(offset, offset + MAX_ADDRESS))?.[0] ?? "";
	return addressKind(`${scheme}${rest.replace(/\{[^{}]*\}/g, "{}")}`) !== undefined;
}

/** Whether the `host=` at `offset` is given the name of a machine nearby. */
export function namesNearHost(text: string, offset: number): boolean {
	const [, host = ""] = /^\w+ ?= ?["']([^"'\s:]*)(?::\d+)?["']/.exec(text.slice(offset, offset + BEFORE)) ?? [];
	return isNearHost(host);
}
