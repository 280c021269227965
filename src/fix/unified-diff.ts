import { decodeText } from "./text-file.ts";

/** A file before and after. */
export interface Difference {
	/** As the diff names it, with forward slashes. */
	readonly path: string;
	/** `undefined` for a file that there was not. */
	readonly before: Uint8Array | undefined;
	readonly after: Uint8Array;
}

/** The differences as `git apply` takes them, every file below `a/` and `b/`. The library is loaded only here. */
export async function unifiedDiff(differences: readonly Difference[]): Promise<string> {
	const { createTwoFilesPatch } = await import("diff");
	return differences
		.map(({ path, before, after }) => {
			const options = { headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true } };
			return createTwoFilesPatch(
				before === undefined ? "/dev/null" : `a/${path}`,
				`b/${path}`,
				before === undefined ? "" : textOf(before),
				textOf(after),
				undefined,
				undefined,
				options,
			);
		})
		.join("");
}

function textOf(bytes: Uint8Array): string {
	const file = decodeText(bytes);
	return file === undefined ? "" : `${file.hasMark ? "\ufeff" : ""}${file.text}`;
}
