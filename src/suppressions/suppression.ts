import type { Place } from "../source/place.ts";

/** A comment that allows what a rule would find: `# space-gate: allow config/hardcoded-url -- our public demo`. */
export interface Suppression {
	/** The comment, from its mark on. */
	readonly place: Place;
	/** The lines, counted from 1, whose findings it allows: its own, or the one below where it stands alone. */
	readonly line: number;
	/** Ids as they are written. */
	readonly rules: readonly string[];
	/** Why it is allowed; "" where the comment does not say, and then it allows nothing. */
	readonly reason: string;
}
