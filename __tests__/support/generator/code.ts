import fc from "fast-check";

/** Python text that is made up, and that shrinks to simpler text. */
export type Code = fc.Arbitrary<string>;

/** Where a piece of code stands: what may be said there. */
export interface Where {
	/** Which names of the vocabulary it may use: those of lower tiers. No function calls itself through others. */
	readonly tier: 0 | 1 | 2 | 3;
	/** `expression`: in a function that has no names of its own. */
	readonly place: "module" | "function" | "expression";
	/** What the loop around it allows; `continue` in a loop that counts last would never end. */
	readonly loop: "none" | "break" | "break and continue";
	/** Levels of nesting that are left. */
	readonly depth: number;
}

/** A template of Python: a hole takes what its code gives, indented as the line on which the hole stands. */
export function py(parts: TemplateStringsArray, ...holes: readonly (Code | string)[]): Code {
	const codes = holes.map((hole) => (typeof hole === "string" ? fc.constant(hole) : hole));
	return fc.tuple(...codes).map((texts) =>
		parts.reduce((before, part, index) => {
			const indent = /\n([ ]*)[^\n]*$/.exec(`\n${before}`)?.[1] ?? "";
			return before + (texts[index - 1] ?? "").replaceAll("\n", `\n${indent}`) + part;
		}),
	);
}

/** One of several, the simplest first: what fails shrinks towards it. */
export function oneOf(...codes: readonly Code[]): Code {
	return fc.oneof({ withCrossShrink: true }, ...codes);
}

/** One of several by weight, the simplest first. */
export function weighed(...codes: readonly (readonly [weight: number, code: Code])[]): Code {
	return fc.oneof({ withCrossShrink: true }, ...codes.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** One of several texts, the simplest first. */
export const words = (...texts: readonly string[]): Code => fc.constantFrom(...texts);

/** A part of the grammar, made once for each place that code can stand in. */
export function production(make: (where: Where) => Code): (where: Where) => Code {
	const made = new Map<string, Code>();
	return (where) => {
		const key = `${where.tier} ${where.place} ${where.loop} ${where.depth}`;
		const known = made.get(key) ?? make(where);
		made.set(key, known);
		return known;
	};
}

/** The same place, one level further in. */
export const inside = (where: Where): Where => ({ ...where, depth: where.depth - 1 });

/** The body of a function that is written at `where`, and binds `made` and `other` first. */
export const inFunction = (where: Where): Where => ({ ...inside(where), place: "function", loop: "none" });

/** An expression in a function that is written at `where`, and binds nothing. */
export const inExpression = (where: Where): Where => ({ ...inside(where), place: "expression", loop: "none" });

/** Lines one below the other; none of them is `pass`. */
export function block(lines: Code, { least, most }: { readonly least: number; readonly most: number }): Code {
	return fc
		.array(lines, { minLength: least, maxLength: most })
		.map((all) => (all.length === 0 ? "pass" : all.join("\n")));
}
