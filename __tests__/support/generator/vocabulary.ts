import type { Code, Where } from "./code.ts";

/** A name that programs may use: its definition is written where somebody does. */
export interface Entry {
	readonly name: string;
	readonly code: Code;
}

/** A place outside of loops. */
export const at = (tier: Where["tier"], place: Where["place"], depth: number): Where => ({
	tier,
	place,
	loop: "none",
	depth,
});
