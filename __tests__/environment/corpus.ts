import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const FOLDER = "__tests__/environment/corpus";

/** What starts every program of the corpus that makes no application of its own. */
export const APPLICATION = "from fastapi import FastAPI\napp = FastAPI()\n";

/** A small program, and what it asks of the environment. */
export interface Snippet {
	/** File of the corpus and number in it: "os.yml 3". */
	readonly id: string;
	readonly files: Readonly<Record<string, string>>;
	/** By name, what the program needs of it; "default=8000" says which default. */
	readonly expects: Readonly<Record<string, string>>;
	/** What is set where the real Python runs it; "1" for the others. */
	readonly values: Readonly<Record<string, string>>;
	/** Whether one of several names is enough: then the truth needs all of them to be missing. */
	readonly alone: boolean;
	/** Why the Python of Debian would say something else; `undefined` where it is asked. */
	readonly unasked: string | undefined;
}

/** Every program of the corpus. */
export function snippets(): readonly Snippet[] {
	return readdirSync(FOLDER).flatMap((file) => {
		const list: readonly Record<string, unknown>[] = parse(readFileSync(join(FOLDER, file), "utf8"));
		return list.map((entry, index): Snippet => {
			const files = Object.entries(entry).filter(([key]) => key.includes("."));
			return {
				id: `${file} ${index + 1}`,
				files: Object.fromEntries(files.map(([path, text]) => [path, withApplication(path, String(text))])),
				expects: Object.assign({}, entry.expects),
				values: Object.assign({}, entry.values),
				alone: entry.alone === true,
				unasked: entry.unasked === undefined ? undefined : String(entry.unasked),
			};
		});
	});
}

function withApplication(path: string, text: string): string {
	return path === "main.py" && !/^app = /m.test(text) ? `${APPLICATION}${text}` : text;
}
