/** Characters of a heading that become the title. */
const TITLE = 80;

/** The top of a README in which its heading is looked for. */
const TOP = 4096;

/** A title for a Space that has none: the README's own heading, else the name of the folder, which may be "". */
export function titleOf(readme: string, root: string): string {
	const heading = /^#[ \t]+(\S[^\r\n]*)/m.exec(readme.slice(0, TOP))?.[1] ?? "";
	const text = heading.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, "").replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");
	const words = text.replaceAll(/[`*_#[\]<>"\\]|\p{Cc}/gu, "").trim();
	return [...words].slice(0, TITLE).join("") || root.split("/").at(-1) || "Space";
}
