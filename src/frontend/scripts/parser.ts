import type { ParserOptions } from "@babel/parser";
import type { File } from "@babel/types";

/** What a script is written in, as far as the parser has to know. */
export type Language = "typescript" | "tsx" | "javascript";

/** Reads a script; `undefined` where it cannot be read, or nests deeper than the stack. */
export type ParseScript = (text: string, language: Language) => File | undefined;

/** Loads the parser, which only a project with a frontend needs. */
export async function loadScriptParser(): Promise<ParseScript> {
	const { parse } = await import("@babel/parser");
	return (text, language) => {
		if (language === "typescript" && castCost(text) > MAX_CAST_COST) return undefined;
		try {
			return parse(text, { ...OPTIONS, plugins: [...PLUGINS[language], "decorators-legacy"] });
		} catch {
			// A syntax error that it does not get over, or a RangeError of the stack: either way nothing is known of the file.
			return undefined;
		}
	};
}

const OPTIONS: ParserOptions = {
	sourceType: "module",
	errorRecovery: true,
	attachComment: false,
	allowReturnOutsideFunction: true,
	allowAwaitOutsideFunction: true,
	allowImportExportEverywhere: true,
	allowUndeclaredExports: true,
};

const PLUGINS: Readonly<Record<Language, NonNullable<ParserOptions["plugins"]>>> = {
	typescript: ["typescript"],
	tsx: ["typescript", "jsx"],
	javascript: ["jsx"],
};

/** The language of a file, by its name, and of a component by what it says. */
export function languageOf(path: string, text: string): Language {
	if (/\.[mc]?ts$/.test(path)) return "typescript";
	if (path.endsWith(".tsx")) return "tsx";
	if (!/\.(vue|svelte)$/.test(path)) return "javascript";
	const [, language] = /<script[^>]{0,200}\blang=["']?(tsx?)\b/i.exec(text) ?? [];
	return language === "ts" ? "typescript" : language === "tsx" ? "tsx" : "javascript";
}

/** What brackets behind a `>` may cost the parser in one file. Real ones stay below 2,000. */
const MAX_CAST_COST = 50_000;

/**
 * What `<T>(…)` within one another may cost: the parser tries each as an arrow function first and as a cast then, which
 * doubles with every level (measured with 7.29.9: 20 levels take 5 seconds).
 */
function castCost(text: string): number {
	const open: boolean[] = [];
	let depth = 0;
	let cost = 0;
	let before = "";
	for (const character of text) {
		if (character === "(") {
			const isCast = before === ">";
			open.push(isCast);
			if (isCast) cost += 2 ** Math.min(++depth, 40);
		} else if (character === ")" && open.pop() === true) depth--;
		if (character.trim() !== "") before = character === ">" && before === "=" ? "=>" : character;
	}
	return cost;
}
