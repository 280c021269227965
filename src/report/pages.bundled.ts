// The rules' pages beside the bundle: dist/pages.json, by rule id.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** As in pages.ts. */
export async function readPage(rule: string): Promise<string> {
	const pages: Readonly<Record<string, string>> = JSON.parse(await readFile(join(__dirname, "pages.json"), "utf8"));
	const page = pages[rule];
	if (page === undefined) throw new Error(`pages.json has no page for ${rule}`);
	return page;
}
