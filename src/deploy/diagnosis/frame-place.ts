import { imageFiles } from "../../dockerfile/files/image-files.ts";
import { below, joinPath } from "../../dockerfile/paths.ts";
import { readDockerfile } from "../../dockerfile/read-dockerfile.ts";
import type { Contract } from "../../gate/space.ts";
import { linesOf } from "../../source/lines.ts";
import type { Place } from "../../source/place.ts";
import type { Source } from "../../source/source.ts";
import type { Frame } from "./traceback.ts";

/** What a log is seen against: the tree that was deployed. */
export interface Deployed {
	readonly source: Source;
	readonly contract: Contract;
}

/** Folders of images that hold an application where nothing else is known: the Hub's own, and what tutorials take. */
const FOLDERS = ["/app", "/home/user/app", "/code", "/usr/src/app", "/workspace", "/src"];

/** What is not the project's. */
const FOREIGN = /\/(?:site|dist)-packages\/|\/lib\/python\d|^</;

/** The line of the tree on which a frame lies; `undefined` where it is not of the tree, or its source is another there. */
export function placeOfFrame({ file, line, code }: Frame, deployed: Deployed): Place | undefined {
	if (FOREIGN.test(file)) return undefined;
	for (const path of candidates(file, deployed)) {
		const place = placeOfLine(path, line, deployed.source, code);
		if (place !== undefined) return place;
	}
	return undefined;
}

/** Paths of the tree that a path of the image may stand for, the likeliest first. */
function candidates(file: string, { source, contract }: Deployed): readonly string[] {
	const dockerfile = contract === "docker" ? readDockerfile(source) : undefined;
	const stage = dockerfile?.kind === "read" ? dockerfile.target : undefined;
	const folder = contract === "python" ? "/app" : stage?.folder;
	const path = joinPath(folder, file) ?? `/${file}`;
	const copied = stage === undefined ? undefined : imageFiles(source, stage).fileAt(path);
	const roots = [...(folder === undefined ? [] : [folder]), ...FOLDERS];
	const found = [copied, ...roots.map((root) => below(root, path))];
	return [...new Set(found.flatMap((one) => (one !== undefined && source.entries.has(one) ? [one] : [])))];
}

/** The place of a line without its indentation; `undefined` where the file has no such line, or another one there. */
export function placeOfLine(path: string, line: number, source: Source, code?: string): Place | undefined {
	const bytes = source.read(path);
	if (!(bytes instanceof Uint8Array)) return undefined;
	const lines = linesOf(new TextDecoder().decode(bytes));
	if (line < 1 || line > lines.count) return undefined;
	const text = lines.text(line);
	const written = text.trim();
	const isOther = written === "" || (!written.startsWith(code ?? "") && !code?.startsWith(written));
	if (code !== undefined && isOther) return undefined;
	const start = text.length - text.trimStart().length + 1;
	return {
		file: path,
		start: { line, column: start },
		end: { line, column: Math.max(start, text.trimEnd().length + 1) },
	};
}
