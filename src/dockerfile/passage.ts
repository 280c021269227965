/** A text that was put together from pieces of a file, such as the lines that a backslash continues. */
export interface Passage {
	readonly text: string;
	/** Where a character of the text stands in the file; for the end of the text, where its last piece ends. */
	offset(at: number): number;
	/** A part of the text. */
	slice(start: number, end?: number): Passage;
}

/** A piece of a passage: where it begins in the passage, and in the file. */
interface Piece {
	readonly at: number;
	readonly start: number;
}

/** Puts a passage together from texts of a file and the offsets at which they stand there. */
export function passageOf(parts: readonly { readonly text: string; readonly start: number }[]): Passage {
	let at = 0;
	const pieces = parts.map(({ text, start }): Piece => {
		const piece = { at, start };
		at += text.length;
		return piece;
	});
	return passage(parts.length === 1 ? (parts[0]?.text ?? "") : parts.map(({ text }) => text).join(""), pieces, 0);
}

function passage(text: string, pieces: readonly Piece[], from: number): Passage {
	return {
		text,
		offset: (at) => {
			const wanted = from + Math.min(Math.max(at, 0), text.length);
			const piece = pieceAt(pieces, wanted);
			return piece === undefined ? 0 : piece.start + wanted - piece.at;
		},
		slice: (start, end = text.length) => passage(text.slice(start, end), pieces, from + start),
	};
}

/** The last piece that begins at or before a place, by halving. */
function pieceAt(pieces: readonly Piece[], at: number): Piece | undefined {
	let [low, high] = [0, pieces.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((pieces[middle]?.at ?? 0) <= at) low = middle + 1;
		else high = middle;
	}
	return pieces[low - 1];
}
