/** Hands a text to the parser piece by piece, and ends it early when there is reason to. */
export interface Feed {
	/** The text from an offset on; `undefined` when it is to end here. */
	readonly read: (offset: number) => string | undefined;
	/** Whether the parser is to stop. */
	readonly isOver: () => boolean;
	/** Whether the text was ended because it took too long: what the parser made of it then means nothing. */
	isOverdue(): boolean;
}

/** Code units of a piece: the parser asks for the next one, and can be stopped, after that many at the latest. */
const PIECE = 4_096;

/**
 * Feeds a text for `limit` milliseconds, or until nobody wants more of it. The engines look at their own time limit
 * between tokens only, and one token may take a minute: 50,000 continued lines do.
 */
export function feedOf(text: string, limit: number, isDone: () => boolean = () => false): Feed {
	const end = performance.now() + limit;
	let isOverdue = false;
	const isOver = () => {
		if (isDone()) return true;
		isOverdue ||= performance.now() > end;
		return isOverdue;
	};
	return {
		read: (offset) => (offset < text.length && isOver() ? undefined : text.slice(offset, offset + PIECE)),
		isOver,
		isOverdue: () => isOverdue,
	};
}
