import type { Place } from "../source/place.ts";

/** A value of the card: plain data as YAML 1.2 reads it, with its place. */
export interface CardValue {
	readonly value: unknown;
	/** The text as it stands in the file: `3.10` for the float 3.1. */
	readonly written: string;
	readonly isQuoted: boolean;
	/** Whether neither a tag nor an anchor precedes it and it is no alias: only then can other text take its place. */
	readonly isBare: boolean;
	readonly place: Place;
	readonly keyPlace: Place;
	/** Where an item of a list or an entry of a mapping stands; where the value stands when there is no such part. */
	partAt(part: string | number): Part;
}

/** Where a part of a value stands; the key of an item is the item itself. */
export interface Part {
	/** The text as it stands in the file. */
	readonly written: string;
	readonly isBare: boolean;
	readonly place: Place;
	readonly keyPlace: Place;
}

/** Something in the front matter that keeps the Hub from reading it. */
export interface CardProblem {
	/** A clause that says what is wrong, without a full stop: `"sdk" stands on line 2 and again on line 5`. */
	readonly message: string;
	/** A sentence that says what to do. */
	readonly remedy: string;
	readonly place: Place;
}

/** The Space's configuration: the front matter of README.md, or `card:` of the gate's configuration file in its place. */
export type Card =
	/** No README.md, or none that begins with front matter: `reason` is a clause such as "README.md begins with a blank line". */
	| { readonly kind: "missing"; readonly reason: string; readonly place: Place }
	| { readonly kind: "invalid"; readonly problems: readonly CardProblem[] }
	| {
			readonly kind: "card";
			/** The file that holds it, as places name it. */
			readonly file: string;
			/** By key, in the order of the file. */
			readonly values: ReadonlyMap<string, CardValue>;
			/** Place of the whole block, fences included. */
			readonly place: Place;
			/** What `card:` of the configuration file says although README.md has front matter, which is what counts. */
			readonly unused: Extract<Card, { kind: "card" }> | undefined;
	  };

/** The file whose front matter the Hub reads; it takes no other spelling. */
export const README = "README.md";
