import data from "./character-names.json" with { type: "json" };

/** The newest minor version whose characters are known. */
const NEWEST = Math.max(...data.groups.map(({ minor }) => minor));

/** Names that are made by rule (Unicode Standard, 4.8); the first by syllables, the second by code point. */
const BY_RULE = /^(?:HANGUL SYLLABLE [A-Z]{1,7}|CJK UNIFIED IDEOGRAPH-[0-9A-F]{4,5})$/;

/** What all names are made of. */
const SHAPE = /^[A-Z0-9 ()-]+$/;

let memo: readonly { readonly minor: number; readonly hashes: ReadonlySet<number> }[] | undefined;

/**
 * Whether `\N{name}` means a character to Python 3.`minor`. The names are known by hashes of 22 bits: a wrong one is
 * taken for a right one in less than 1 of 100 cases, a right one never for a wrong one. Versions that are newer than the
 * data may know every name.
 */
export function isCharacterName(name: string, minor: number): boolean {
	if (minor > NEWEST) return true;
	const upper = name.toUpperCase();
	if (BY_RULE.test(upper)) return true;
	if (!SHAPE.test(upper)) return false;
	const hash = hashOf(upper);
	memo ??= data.groups.map((group) => ({ minor: group.minor, hashes: unpack(group.names) }));
	return memo.some((group) => group.minor <= minor && group.hashes.has(hash));
}

/** FNV-1a, folded; as in scripts/character-names.py. */
function hashOf(name: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0;
	return (hash ^ (hash >>> data.bits)) & ((1 << data.bits) - 1);
}

/** Sorted numbers from their differences in groups of seven bits. */
function unpack(packed: string): Set<number> {
	const hashes = new Set<number>();
	let value = 0;
	let step = 0;
	let shift = 0;
	for (const byte of Buffer.from(packed, "base64")) {
		step |= (byte & 0x7f) << shift;
		shift += 7;
		if (byte >= 0x80) continue;
		value += step;
		hashes.add(value);
		step = 0;
		shift = 0;
	}
	return hashes;
}
