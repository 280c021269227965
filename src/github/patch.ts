/** A line of the new side of a patch. */
export interface PatchLine {
	readonly text: string;
	/** Whether the change adds it; else it is shown around one. */
	readonly isAdded: boolean;
	/** Number of the hunk that shows it. Lines of two hunks cannot be commented on together. */
	readonly hunk: number;
}

/**
 * The lines of the new side that a patch of GitHub shows, by their numbers (the hunks of a unified diff, without the
 * names of the files). What is no hunk, or says more lines than its head, ends the reading: what was read before holds.
 */
export function linesOfPatch(patch: string): ReadonlyMap<number, PatchLine> {
	const lines = new Map<number, PatchLine>();
	let [hunk, at, old, left] = [0, 0, 0, 0];
	for (const line of patch.split("\n")) {
		const sign = line[0];
		// "\ No newline at end of file" may follow any line.
		if (sign === "\\") continue;
		if (old === 0 && left === 0) {
			const head = headIn(line);
			if (head === undefined) break;
			hunk++;
			[at, old, left] = [head.start, head.old, head.count];
			continue;
		}
		if (sign !== "+") old--;
		if (sign !== "-") left--;
		if ((sign !== "+" && sign !== "-" && sign !== " ") || old < 0 || left < 0) break;
		if (sign === "-") continue;
		lines.set(at, { text: line.slice(1), isAdded: sign === "+", hunk });
		at++;
	}
	return lines;
}

/** The head of a hunk: how many lines it has of the old side and of the new one, and where the new ones start. */
function headIn(line: string): { old: number; start: number; count: number } | undefined {
	const match = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/.exec(line);
	if (match === null) return undefined;
	const [, old = "1", start = "1", count = "1"] = match;
	return { old: Number(old), start: Number(start), count: Number(count) };
}
