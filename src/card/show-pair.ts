import { shown } from "../source/shown.ts";
import type { CardValue } from "./card.ts";

/** Characters of a value that messages quote. */
const QUOTED = 60;

/** A pair of the front matter as it stands in the file, on one line, shortened and marked as code: "`sdk: gradio`". */
export function showPair(key: string, { written }: CardValue): string {
	const [line = "", ...more] = written.split(/\r\n|\n|\r/, 2);
	const isCut = more.length > 0 || line.length > QUOTED;
	return `\`${key}: ${line.slice(0, QUOTED)}${isCut ? "…" : ""}\``;
}

/** A key or a plain value as messages quote it: on one line, cut when it is long. */
export function showText(text: string): string {
	return shown(text.replaceAll(/\s+/g, " "));
}
