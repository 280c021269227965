import type { Source } from "../../source/source.ts";
import type { Stage } from "../dockerfile.ts";
import type { ImageFiles } from "../files/image-files.ts";
import { joinPath } from "../paths.ts";
import type { ImageProgram } from "./image-start.ts";

/** The image in which modules are looked for. */
export interface Image {
	readonly source: Source;
	readonly stage: Stage;
	readonly files: ImageFiles;
}

/** The folder of the Space in which a file has the name that it is imported by. */
export function homeOf(file: string, end: string): string | undefined {
	if (file === end) return "";
	return file.endsWith(`/${end}`) ? file.slice(0, -end.length - 1) : undefined;
}

/** The folders that PYTHONPATH names; `undefined` where nobody can tell. */
export function pythonPath({ stage }: Image): readonly (string | undefined)[] | undefined {
	if (!stage.environment.has("PYTHONPATH")) return [];
	const value = stage.environment.get("PYTHONPATH");
	return value
		?.split(":")
		.filter(Boolean)
		.slice(0, MAX_FOLDERS)
		.map((one) => joinPath(stage.folder, one));
}

/** Folders of a search path that are followed. */
const MAX_FOLDERS = 20;

/** Python searches the folder of the file that it runs, and for `-m` the working directory. */
export function foldersOfProgram(image: Image, { path, isModule, folder }: ImageProgram): readonly string[] {
	const own = path.slice(0, Math.max(0, path.lastIndexOf("/")));
	const home = isModule ? ((folder === undefined ? undefined : image.files.folderAt(folder)) ?? "") : own;
	const further = (pythonPath(image) ?? []).flatMap((one) =>
		one === undefined ? [] : (image.files.folderAt(one) ?? []),
	);
	return [...new Set([home, ...further])];
}
