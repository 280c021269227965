import type { Cast, Read, Variable } from "../../python/environment/variable.ts";
import type { Declaration, VariableType } from "../../variables/declaration.ts";

/** Something in which code and table contradict each other, at a read. */
export interface Disagreement {
	readonly read: Read;
	/** What contradicts what, one sentence. */
	readonly what: string;
	/** What comes of it, one sentence. */
	readonly why: string;
	/** What to do, one sentence. */
	readonly advice: string;
}

/** Declared types of which what the code makes of the text certainly fails, or is something else. */
const CONTRADICTIONS: ReadonlyMap<Cast, ReadonlySet<VariableType>> = new Map<Cast, ReadonlySet<VariableType>>([
	["integer", new Set(["boolean", "url", "url-list", "json"])],
	["number", new Set(["boolean", "url", "url-list", "json"])],
	["boolean", new Set(["url", "url-list", "port", "json"])],
	["json", new Set(["integer", "boolean", "port", "url"])],
	["url", new Set(["integer", "boolean", "port", "json"])],
]);

const WORDS: Readonly<Record<Cast, string>> = {
	string: "a text",
	secret: "a text",
	integer: "a whole number",
	number: "a number",
	boolean: "true or false",
	list: "a list",
	json: "JSON",
	url: "an address",
};

/** What the code says otherwise than the table; the first of its reasons. */
export function disagreementOf(declaration: Declaration, variable: Variable): Disagreement | undefined {
	return typeOf(declaration, variable) ?? requiredOf(declaration, variable) ?? defaultOf(declaration, variable);
}

function typeOf({ type }: Declaration, { reads }: Variable): Disagreement | undefined {
	for (const read of reads) {
		if (read.cast === undefined || CONTRADICTIONS.get(read.cast)?.has(type) !== true) continue;
		return {
			read,
			what: `is declared as ${type}, and the code reads it as ${WORDS[read.cast]}`,
			why: "A value that follows the table makes the code fail.",
			advice: "Declare the type that the code needs, or read the variable as what it is declared to be.",
		};
	}
	return undefined;
}

function requiredOf({ isRequired, fallback }: Declaration, variable: Variable): Disagreement | undefined {
	const { need, reads } = variable;
	const [read] = reads;
	if (read === undefined) return undefined;
	if (isRequired && need === "default" && reads.every((one) => one.manner === "default" && isValue(one.fallback))) {
		return {
			read,
			what: "is declared as required, and the code goes on with a value of its own where it is not set",
			why: "A Space on which it was forgotten starts as if nothing were wrong, and works with that value.",
			advice: "Read it without a fallback, or declare that fallback as its default.",
		};
	}
	if (isRequired || need !== "startup") return undefined;
	const what =
		fallback === undefined
			? "is declared as optional, and the application does not start without it"
			: "is declared with a default, and the code has none: the application does not start without it";
	return {
		read,
		what,
		why: "A Space that is set up by the table ends in an error.",
		advice:
			fallback === undefined
				? 'Declare "required: true", or let the code do without it.'
				: "Give the code the same default, or declare it as required.",
	};
}

function isValue(fallback: string | undefined): boolean {
	return fallback !== undefined && fallback !== "";
}

function defaultOf(declaration: Declaration, { reads }: Variable): Disagreement | undefined {
	const { fallback: declared, isRequired } = declaration;
	if (declared === undefined || isRequired) return undefined;
	for (const read of reads) {
		if (read.manner !== "default" || read.fallback === undefined) continue;
		if (isSame(declaration, declared, read.fallback)) continue;
		return {
			read,
			what: "has another default in the code than in the table",
			why: "Where it is not set, the Space works with a value that nobody who goes by the table expects.",
			advice: "Write the same default in both.",
		};
	}
	return undefined;
}

/** Whether two texts say the same value of a type. */
function isSame({ type }: Declaration, declared: string, own: string): boolean {
	if (declared.trim() === own.trim()) return true;
	if (type === "boolean") return truth(declared) === truth(own);
	if (type === "integer" || type === "port") return Number(declared) === Number(own);
	if (type === "url") return declared.replace(/\/$/, "") === own.replace(/\/$/, "");
	if (type === "url-list" || /[,[\]]/.test(declared + own)) return parts(declared) === parts(own);
	return /^(true|false)$/i.test(declared) && truth(declared) === truth(own);
}

function truth(text: string): boolean {
	return /^(true|1|yes|on|t|y)$/i.test(text.trim());
}

function parts(text: string): string {
	return text.replace(/[[\]"'\s]/g, "");
}
