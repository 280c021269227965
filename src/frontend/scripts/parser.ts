import type { ParserOptions } from "@babel/parser";
import type { File } from "@babel/types";

/** What a script is written in, as far as the parser has to know. */
export type Language = "typescript" | "tsx" | "javascript" | "flow";

/** Reads a script; `undefined` where it cannot be read, or nests deeper than the stack. */
export type ParseScript = (text: string, language: Language) => File | undefined;

/** Loads the parser, which only a project with a frontend needs. */
export async function loadScriptParser(): Promise<ParseScript> {
	const { parse } = await import("@babel/parser");
	return (text, language) => {
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
	flow: ["jsx", "flow"],
};

/** The language of a file, by its name, and for components and Flow by what it says. */
export function languageOf(path: string, text: string): Language {
	if (/\.[mc]?ts$/.test(path)) return "typescript";
	if (path.endsWith(".tsx")) return "tsx";
	if (!/\.(vue|svelte)$/.test(path)) return text.includes("@flow") ? "flow" : "javascript";
	const [, language] = /<script[^>]{0,200}\blang=["']?(tsx?)\b/i.exec(text) ?? [];
	return language === "ts" ? "typescript" : language === "tsx" ? "tsx" : "javascript";
}
