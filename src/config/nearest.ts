/** Texts longer than this are not compared: the time grows with the square of the length. */
const MAX_LENGTH = 64;

/** The words that somebody who wrote `text` may have meant, nearest first, at most three. */
export function nearest(text: string, words: readonly string[]): string[] {
	const wanted = text.toLowerCase();
	if (wanted.length === 0 || wanted.length > MAX_LENGTH) return [];
	const near = words
		.map((word) => ({ word, distance: distanceTo(wanted, word.toLowerCase()) }))
		.filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
		.sort((a, b) => a.distance - b.distance);
	const best = near[0]?.distance ?? 0;
	return near
		.filter(({ distance }) => distance === 0 || (best > 0 && distance <= best + 1))
		.slice(0, 3)
		.map(({ word }) => word);
}

/** Edits to the word, or to its name without its group; infinite when that is another word rather than a slip. */
function distanceTo(wanted: string, word: string): number {
	const forms = [word, ...(word.includes("/") ? [word.slice(word.indexOf("/") + 1)] : [])];
	const slips = forms
		.map((form) => ({ distance: edits(wanted, form), limit: Math.max(1, Math.floor(form.length / 4)) }))
		.filter(({ distance, limit }) => distance <= limit);
	return Math.min(...slips.map(({ distance }) => distance));
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
