// The rules' pages when the sources run from the repository. The bundle puts pages.bundled.ts in this file's place.
import { readFile } from "node:fs/promises";

/** The page of a rule as Markdown. Throws where there is none. */
export async function readPage(rule: string): Promise<string> {
	return await readFile(new URL(`../../docs/rules/${rule}.md`, import.meta.url), "utf8");
}
