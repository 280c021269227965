/** How somebody's credentials look, so that they are known without a name beside them. */
export interface Format {
	/** What it is, as a message calls it: "an OpenAI API key". */
	readonly what: string;
	/** Beginnings of it, of at least three characters: where none of them stands, nothing else is looked at. */
	readonly starts: readonly string[];
	/**
	 * What follows the beginning: fixed alphabets and lengths, no nested repetition, so that it is matched in linear time. It
	 * ends where another character than those of tokens stands.
	 */
	readonly rest: string;
	/** Where the format is described. */
	readonly source: string;
	/**
	 * `live` unless said otherwise. `trial` opens nothing of value: a lighter finding in tests. `carried` may be a sample that has
	 * run out (signed tokens): it counts in code only.
	 */
	readonly weight?: "trial" | "carried";
	/** What belongs to it and stands before its beginning, such as a number. */
	readonly head?: string;
}
