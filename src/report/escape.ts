// Texts of the tree under judgement are hostile until proven otherwise: they must not move a cursor, hide what stands beside them,
// break a table, or make GitHub's runner take them for a command. Each place that a text goes to has its function here.

/**
 * What nobody can see or what moves the cursor: control and format characters, line and paragraph separators, halves
 * of surrogate pairs, and what a font may leave out. Within an emoji, joiner and variation selector stay.
 */
const INVISIBLE =
	/(?<![\p{ExtPict}\p{EMod}]\u{fe0f}?)[\u{200d}\u{fe0f}]|(?![\u{200d}\u{fe0f}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}]/gu;

const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A text for one line of a terminal or a log: what is invisible becomes `\n` or `\u{202e}`, and nothing in it is a
 * command to GitHub's runner, which reads `::name::` at the start of a line and `##[name]` anywhere
 * (actions/runner, ActionCommand.cs).
 */
export function clean(text: string): string {
	return defuse(
		text.replace(INVISIBLE, (character) => {
			return NAMED[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
		}),
	);
}

/**
 * A line of source for a code frame: every invisible code unit becomes one visible sign, so that columns stay what
 * they are. Tabs stay: the frame's marker line repeats them.
 */
export function visible(line: string): string {
	return line.replace(INVISIBLE, (character) => (character === "\t" ? character : sign(character)));
}

/** Control pictures (U+2400 …) for the old control characters, the replacement character for all else. */
function sign(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x20) return String.fromCharCode(0x2400 + code);
	if (code === 0x7f) return "\u2421";
	return "\ufffd".repeat(character.length);
}

/** One line so that GitHub's runner sees no command in it. The runner skips white space before `::`. */
export function defuse(line: string): string {
	return line.replaceAll("##[", "##\\[").replace(/^(\s*)::/, "$1\\::");
}

/**
 * A text that Markdown and HTML show as it is, in a table too: what has a meaning becomes a numeric reference, which
 * never starts a structure (CommonMark 0.31, 2.5). Mentions and addresses do not become links.
 */
export function escapeMarkdown(text: string): string {
	return clean(text)
		.replace(/[&<>"'`*_{}[\]()#!|~$:\\^=]|(?<=www)\./gi, reference)
		.replaceAll("@", "&#64;\u{200b}");
}

/** A message in Markdown: what it sets between backticks is code, all else is shown as it is. */
export function markdownProse(text: string): string {
	return text
		.split(/`([^`]*)`/)
		.map((part, index) => (index % 2 === 1 ? markdownCode(part) : escapeMarkdown(part)))
		.join("");
}

/** A text as code, in Markdown and in a table. */
export function markdownCode(text: string): string {
	return `<code>${clean(text).replace(/[&<>"'`*_{}[\]()#!|~$:\\^=@.-]/g, reference)}</code>`;
}

function reference(character: string): string {
	return `&#${character.codePointAt(0)};`;
}
