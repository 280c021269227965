import { README } from "../../card/card.ts";
import { findFrontMatter, isUtf16 } from "../../card/front-matter.ts";
import type { Rule } from "../../gate/rule.ts";
import { topOf } from "../../source/place.ts";

/** Bytes of a README in which text is looked for: the longest front matter that is read fits in twice. */
const LOOKED_AT = 128 * 1024;

/** Lines that say nothing of the Space: rules across the page, and the one that the Hub writes into every new Space. */
const EMPTY = [/^Check out the configuration reference at \S*huggingface\.co\S*[ \t]*$/gm, /^[ \t]*[-*_][-*_ \t]*$/gm];

export default {
	id: "card/no-documentation",
	title: "README.md says what the Space is",
	severity: "notice",
	contracts: ["python", "docker"],
	clauses: ["FR-05"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/spaces-overview"],
	check: ({ card, source }) => {
		if (card.kind !== "card") return { skipped: "there is no front matter to read" };
		const content = source.read(README);
		if (content !== undefined && "unreadable" in content) return { skipped: "README.md cannot be read" };
		if (content === undefined) return [{ place: topOf(README), message: `There is no README.md. ${WHY}` }];
		if (isUtf16(content)) return { skipped: "README.md is saved as UTF-16" };
		// What lies behind the part that is looked at is text enough.
		if (content.length > LOOKED_AT) return [];
		const text = new TextDecoder().decode(content).replaceAll("\r\n", "\n");
		const found = findFrontMatter(text);
		const body = text.slice(found.kind === "block" ? found.close : 0);
		if (EMPTY.reduce((rest, pattern) => rest.replaceAll(pattern, ""), withoutComments(body)).trim() !== "") return [];
		const place = card.file === README ? { ...card.place, start: card.place.end } : topOf(README);
		return [{ place, message: `README.md has no text below its front matter. ${WHY}` }];
	},
} satisfies Rule;

/** A comment that is never closed hides the rest. */
function withoutComments(text: string): string {
	let result = "";
	let at = 0;
	for (let start = text.indexOf("<!--"); start !== -1; start = text.indexOf("<!--", at)) {
		result += text.slice(at, start);
		const end = text.indexOf("-->", start);
		if (end === -1) return result;
		at = end + "-->".length;
	}
	return result + text.slice(at);
}

const WHY =
	"The Hub keeps the file beside the Space for those who want to know what it is and how to call it. " +
	"Write a few lines: what the API does, and where its documentation is (/docs).";
