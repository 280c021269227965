/** Characters of a path or another text of the tree that a message shows. */
const LENGTH = 120;

/** A text of the tree as a message quotes it: as it is, but cut in the middle when it is long. */
export function shown(text: string): string {
	if (text.length <= LENGTH) return text;
	return `${text.slice(0, LENGTH / 2)}…${text.slice(1 - LENGTH / 2)}`;
}
