import type { Colours } from "./colours.ts";

/** A rule's page for a terminal: the words of the Markdown, with headings and code set off and no marks of a machine. */
export function pageText(page: string, colours: Colours): string {
	let isCode = false;
	const lines = page.split("\n").flatMap((line) => {
		if (line.startsWith("```")) {
			isCode = !isCode;
			const label = line.slice(3).split(" ").slice(1).join(" ");
			return isCode && label !== "" ? [`  ${colours.dim(`${label}:`)}`] : [];
		}
		if (isCode) return [`    ${line}`.trimEnd()];
		return /^<!--.*-->$/.test(line) ? [] : [prose(line, colours)];
	});
	return lines
		.join("\n")
		.replace(/\n{3,}/g, "\n\n")
		.trim();
}

function prose(line: string, { bold, cyan, underline }: Colours): string {
	const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
	if (heading !== undefined) return bold(underline(heading));
	return line
		.replace(/\*\*([^*]+)\*\*/g, (_, text: string) => bold(text))
		.replace(/`([^`]+)`/g, (_, text: string) => cyan(text))
		.replace(/<(https:\/\/[^>]+)>/g, "$1");
}
