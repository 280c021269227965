/** Blocks of one file that are looked for: a component has one, or two. */
const MAX_BLOCKS = 10;

/** Types of blocks that hold something else than a program. */
const DATA = /\btype\s*=\s*["']?(application\/(ld\+)?json|importmap|speculationrules|text\/(template|html|x-))/i;

/**
 * The scripts of a Vue or Svelte component, with spaces in place of everything around them, so that every offset is that
 * of the file.
 */
export function scriptBlocks(text: string): string {
	const opening = /<script\b([^>]{0,500})>/gi;
	let blocks = "";
	let count = 0;
	for (let found = opening.exec(text); found !== null && count < MAX_BLOCKS; found = opening.exec(text)) {
		const start = found.index + found[0].length;
		const end = closingOf(text, start);
		opening.lastIndex = end;
		count++;
		if (isInComment(text, found.index, blocks.length) || DATA.test(found[1] ?? "")) continue;
		blocks += blank(text.slice(blocks.length, start)) + text.slice(start, end);
		// What follows is a statement of its own, whatever the block ends with.
		if (text[end] === "<") blocks += ";";
	}
	return blocks;
}

function closingOf(text: string, from: number): number {
	const closing = /<\/script\s*>/gi;
	closing.lastIndex = from;
	return closing.exec(text)?.index ?? text.length;
}

/** Whether an offset lies in a comment of the markup that begins after `from`. */
function isInComment(text: string, offset: number, from: number): boolean {
	const open = text.slice(from, offset).lastIndexOf("<!--");
	return open >= 0 && !text.slice(from + open, offset).includes("-->");
}

function blank(text: string): string {
	return text.replace(/[^\r\n]/g, " ");
}
