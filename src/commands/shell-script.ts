import { locateCommands, type Stretch, type Word } from "./shell-words.ts";
import { expand, setVariable, type Variables } from "./variables.ts";

/** `$PORT`, `${PORT}`, `${PORT:-8000}`. */
const VARIABLE = /\$(?:(?<name>\w+)|\{(?<braced>\w+)(?::?[-=](?<fallback>[^{}$]*))?\})/g;

/** The start of a text that a command reads as its input: `<<EOF`, `<<-'EOF'`; not `<<<`. */
const HEREDOC = /(?<!<)<<(-?)[ \t]*(["']?)([A-Za-z_]\w*)\2/;

/** A word that sets a variable. */
const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;

/**
 * The commands of a shell script, each as its words with their places: what a command reads as its input is left out, and
 * variables that are given or that the script sets itself, or that have a fallback, are replaced.
 */
export function shellCommands(
	text: string,
	given: Readonly<Iterable<readonly [string, string]>> = [],
): Word<Stretch>[][] {
	const variables: Variables = new Map(given);
	return locateCommands(withoutHeredocs(text)).map((command) => {
		const words = command.flatMap((word) => expandWord(word, text, variables));
		noteAssignments(words, variables);
		return words;
	});
}

/** The words that a word becomes: a variable without quotes is split where its value has blanks. */
function expandWord({ text, origin }: Word<Stretch>, script: string, variables: Variables): Word<Stretch>[] {
	const expanded = expand(text, VARIABLE, variables);
	const isBare = expanded !== text && script[origin.start] === "$";
	return (isBare ? expanded.split(/[ \t\n]+/) : [expanded]).map((part) => ({ text: part, origin }));
}

/** Notes `A=1 B=2` and `export A=1`; before a command such words are of that command only. */
function noteAssignments(words: readonly Word<Stretch>[], variables: Variables): void {
	const isDeclaration = /^(export|local|readonly|declare|typeset)$/.test(words[0]?.text ?? "");
	const plain = isDeclaration ? words.slice(1) : words;
	if (!isDeclaration && !plain.every(({ text }) => ASSIGNMENT.test(text))) return;
	for (const { text } of plain) {
		const [, name, value] = ASSIGNMENT.exec(text) ?? [];
		if (name !== undefined && value !== undefined) setVariable(variables, name, value);
	}
}

/** The script with blanks in place of the texts that commands read as their input, so that nothing else moves. */
function withoutHeredocs(text: string): string {
	if (!text.includes("<<")) return text;
	let end: { readonly word: string; readonly isIndented: boolean } | undefined;
	const lines = text.split("\n").map((line) => {
		if (end === undefined) {
			const [, dash, , word] = HEREDOC.exec(line) ?? [];
			if (word !== undefined && !line.trimStart().startsWith("#")) end = { word, isIndented: dash === "-" };
			return line;
		}
		const plain = line.replace(/\r$/, "");
		if ((end.isIndented ? plain.replace(/^\t+/, "") : plain) === end.word) end = undefined;
		return " ".repeat(line.length);
	});
	return lines.join("\n");
}
