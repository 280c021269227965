import { addressKind, isNearHost } from "../syntax/address-kinds.ts";
import { classifyValue, isAppPassword } from "../values/classify.ts";
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

/** The kind of credential that a name promises. */
export function kindsOf(name: string): readonly CredentialKind[] {
	const kind = credentialKind(name) ?? listedKind(name);
	return kind === undefined ? [] : [kind];
}

/**
 * Whether a literal stands near that could be a credential of one of the kinds: then, and only then, the syntax of a program is
 * worth reading. No stretch is looked at twice for a kind; `looked` says how far that went.
 */
export function isNearLiteral(
	text: string,
	offset: number,
	kinds: readonly CredentialKind[],
	looked: Map<CredentialKind, number>,
): boolean {
	return kinds.some((kind) => {
		const from = Math.max(0, offset - BEFORE, (looked.get(kind) ?? 0) - 1);
		if (offset + AFTER / 2 < from) return false;
		looked.set(kind, offset + AFTER);
		return holdsLiteral(text.slice(from, offset + AFTER), kind);
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

function isFallback(stretch: string, start: number, end: number): boolean {
	return (
		FALLBACK.test(stretch.slice(Math.max(0, start - 12), start)) && !/^\s*[:\]]/.test(stretch.slice(end + 1, end + 4))
	);
}

/** A word as it may stand in for a secret; a number or the name of a variable does not. */
function isWord(value: string): boolean {
	return /^(?=.*[a-z])[\w-]{1,40}$/.test(value);
}

function holdsLiteral(stretch: string, kind: CredentialKind): boolean {
	const isGuessed = kind === "own" || kind === "password";
	const isRead = isGuessed && /environ|getenv|config|env\b|settings/i.test(stretch);
	for (const { index, 0: quote } of stretch.matchAll(/["']/g)) {
		const end = stretch.indexOf(quote, index + 1);
		if (end === -1) {
			if (stretch.length - index > OPEN && !/\s/.test(stretch.slice(index + 1, index + OPEN))) return true;
			continue;
		}
		const value = stretch.slice(index + 1, end);
		if (value === "" || value.includes("\n")) continue;
		if (isRead && isWord(value) && isFallback(stretch, index, end)) return true;
		if (isCandidate(value, kind)) return true;
	}
	return false;
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
