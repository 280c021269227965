/** Hands a text to the parser piece by piece, and ends it early when it takes too long. */
export interface Feed {
	/** The text from an offset on; `undefined` when it is to end here. */
	readonly read: (offset: number) => string | undefined;
	/** Whether the time is over: what the parser made of the text then means nothing. */
	readonly isOverdue: () => boolean;
}

/** Code units of a piece: the parser asks for the next one, and can be stopped, after that many at the latest. */
const PIECE = 4_096;

/**
 * Feeds a text for `limit` milliseconds. The engines look at their own time limit between tokens only, and one token
 * may take a minute: 50,000 continued lines do.
 */
export function feedOf(text: string, limit: number): Feed {
	const end = now() + limit;
	let isOver = false;
	const isOverdue = () => {
		isOver ||= now() > end;
		return isOver;
	};
	return {
		read: (offset) => (offset < text.length && isOverdue() ? undefined : text.slice(offset, offset + PIECE)),
		isOverdue,
	};
}

/** Milliseconds since the process began. Node loads its whole `performance` at the first use, which costs two of them. */
function now(): number {
	return process.uptime() * 1000;
}
