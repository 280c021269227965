import { clean, defuse } from "../escape.ts";

/** Colours as the reports set them: ESC [ numbers m. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const COLOUR = /(\u001b\[[\d;]*m)/;

/** Writes lines. */
export type Log = (text: string) => void;

/**
 * The one way to a terminal or a log: whatever the text is made of, no line of it is a command to GitHub's runner and
 * nothing but a colour moves the cursor. A report has made what it quotes visible before; this is for what it forgot.
 */
export function logTo(write: (text: string) => void): Log {
	return (text) => {
		const lines = text.split("\n").map((line) => defuse(line.split(COLOUR).map(withoutControl).join("")));
		write(`${lines.join("\n")}\n`);
	};
}

/** Every second part is a colour. Tabs belong to code frames. */
function withoutControl(part: string, index: number): string {
	if (index % 2 === 1) return part;
	return part.split("\t").map(invisible).join("\t");
}

function invisible(part: string): string {
	// Leading colons are the line's matter, not the part's.
	return part.startsWith(":") ? `:${clean(part.slice(1))}` : clean(part);
}
