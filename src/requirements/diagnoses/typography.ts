/** A mistake that people make in requirements files, and what they meant. */
export interface Rewrite {
	readonly pattern: RegExp;
	/** What stands in its place, as `String.replace` takes it. */
	readonly text: string | ((...groups: string[]) => string);
	/** A clause about the line. */
	readonly reason: string;
	/** `safe` where only one thing can have been meant. */
	readonly safety: "safe" | "unsafe";
}

const REASON = "it holds characters of typography, as word processors and web pages put them in";

/** Characters that word processors and web pages put in place of those that pip reads. */
export const TYPOGRAPHY: readonly Rewrite[] = [
	{
		pattern: /[\u00ad\u200b-\u200f\u2060\ufeff]/g,
		text: "",
		reason: "it holds a character that cannot be seen",
		safety: "safe",
	},
	{
		pattern: /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g,
		text: " ",
		reason: "it holds a space that is not the plain one",
		safety: "safe",
	},
	{ pattern: /[\u201c-\u201f\u00ab\u00bb]/g, text: '"', reason: REASON, safety: "safe" },
	{ pattern: /[\u2018-\u201b\u00b4]/g, text: "'", reason: REASON, safety: "safe" },
	{ pattern: /^[\u2013\u2014](?=[a-z-]{2})/, text: "--", reason: REASON, safety: "safe" },
	{ pattern: /[\u2010-\u2015\u2212]/g, text: "-", reason: REASON, safety: "safe" },
	{ pattern: /\u2265/g, text: ">=", reason: REASON, safety: "safe" },
	{ pattern: /\u2264/g, text: "<=", reason: REASON, safety: "safe" },
	{ pattern: /\u2260/g, text: "!=", reason: REASON, safety: "safe" },
];
