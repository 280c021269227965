/** Bytes beyond which git passes over a line (git, attr.h: ATTR_MAX_LINE_LENGTH). */
const MAX_LINE = 2_048;

/** What gives a file to Git LFS, as `git lfs track` writes it. */
const ATTRIBUTES = "filter=lfs diff=lfs merge=lfs -text";

/** Characters that C writes otherwise between quotes (gitattributes(5): "quoted in C style"). */
const ESCAPES: ReadonlyMap<string, string> = new Map([
	["\n", "\\n"],
	["\r", "\\r"],
	["\t", "\\t"],
	['"', '\\"'],
	["\\", "\\\\"],
]);

/**
 * The line of a .gitattributes that gives one file to Git LFS; the path is seen from the folder in which the
 * .gitattributes lies. `undefined` where git would pass over it for its length.
 */
export function attributeLine(path: string): string | undefined {
	// The slash ties it to this folder, and keeps "#", "!" and "[attr]" from meaning something at the beginning.
	const pattern = `/${path.replace(/[\\*?[]/g, "\\$&")}`;
	const line = `${/[\s"\p{Cc}]/u.test(pattern) ? quoted(pattern) : pattern} ${ATTRIBUTES}`;
	return Buffer.byteLength(line) < MAX_LINE ? line : undefined;
}

function quoted(pattern: string): string {
	const escaped = pattern.replace(/[\p{Cc}"\\]/gu, (character) => ESCAPES.get(character) ?? octal(character));
	return `"${escaped}"`;
}

/** A character's bytes as git reads them between quotes, each as three octal digits. */
function octal(character: string): string {
	return [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}
