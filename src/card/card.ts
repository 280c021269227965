import type { Place } from "../source/place.ts";

/** A value of the front matter: plain data as YAML 1.2 reads it, with its place. */
export interface CardValue {
	readonly value: unknown;
	/** The text as it stands in the file: `3.10` for the float 3.1. */
	readonly written: string;
	readonly isQuoted: boolean;
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

/** The front matter of README.md: the Space's configuration. */
export type Card =
	/** No README.md, or none that begins with front matter: `reason` is a clause such as "README.md begins with a blank line". */
	| { readonly kind: "missing"; readonly reason: string; readonly place: Place }
	| { readonly kind: "invalid"; readonly problems: readonly CardProblem[] }
	| {
			readonly kind: "card";
			/** By key, in the order of the file. */
			readonly values: ReadonlyMap<string, CardValue>;
			/** Place of the whole block, fences included. */
			readonly place: Place;
	  };
