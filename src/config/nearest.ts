/** Texts longer than this are not compared: the time grows with the square of the length. */
const MAX_LENGTH = 64;

/** The words that somebody who wrote `text` may have meant, nearest first, at most three. */
export function nearest(text: string, words: readonly string[]): string[] {
	const wanted = text.toLowerCase();
	if (wanted.length === 0 || wanted.length > MAX_LENGTH) return [];
	return words
		.map((word) => ({ word, distance: distanceTo(wanted, word.toLowerCase()) }))
		.filter(({ word, distance }) => distance <= Math.max(1, Math.floor(Math.max(wanted.length, word.length) / 3)))
		.sort((a, b) => a.distance - b.distance)
		.slice(0, 3)
		.map(({ word }) => word);
}

/** A part that is a word's own, such as the name without its group, is as near as a slip of the pen. */
function distanceTo(wanted: string, word: string): number {
	const parts = word.split("/");
	const distances = (parts.length > 1 ? [word, parts.at(-1) ?? ""] : [word]).map((part) => edits(wanted, part));
	return Math.min(...distances);
}

/** Levenshtein's distance, a swap of neighbours counting as one edit. */
function edits(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const isSame = a[i - 1] === b[j - 1];
			const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			const steps = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1)];
			if (isSwap) steps.push((beforeLast[j - 2] ?? 0) + 1);
			row.push(Math.min(...steps));
		}
		beforeLast = last;
		last = row;
	}
	return last[b.length] ?? a.length;
}
