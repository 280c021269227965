/** What a key of the card takes. Severity follows from how sure it is that the Hub rejects the rest. */
export type Takes =
	/** Text; `most` in characters. */
	| { readonly kind: "text"; readonly most?: number }
	/** Text of a form that `pattern` describes and `says` completes: "must …". */
	| { readonly kind: "form"; readonly pattern: RegExp; readonly says: string; readonly certainty: Certainty }
	| { readonly kind: "emoji" }
	| { readonly kind: "flag" }
	/** A whole number from `least` to `most`. */
	| { readonly kind: "number"; readonly least: number; readonly most: number }
	/** One of a few words; `certainty` is how sure it is that there is no other, "open" where there certainly are. */
	| { readonly kind: "choice"; readonly words: readonly string[]; readonly certainty: Certainty | "open" }
	| { readonly kind: "list"; readonly of: Takes }
	/** One value, or a list of them. */
	| { readonly kind: "one-or-list"; readonly of: Takes }
	/** Entries by key, and no others. */
	| { readonly kind: "mapping"; readonly entries: ReadonlyMap<string, Takes> };

/**
 * `certain`: the Hub was seen to reject the rest, or its reference rules the rest out. `likely`: the list or the form may
 * have grown since this was written, or the Hub may be more patient than its reference.
 */
export type Certainty = "certain" | "likely";
