import type { Place } from "../../source/place.ts";

/** Why a Space does not do what it should, as its logs tell it. */
export interface Cause {
	/** A clause that follows a colon, without its full stop: "KeyError: 'DATABASE_URL'". */
	readonly what: string;
	/** What to do about it, one or two sentences. */
	readonly advice: string;
	/** The line of the tree that it is about, where the log tells it; the file is seen from the Space root. */
	readonly place: Place | undefined;
}
