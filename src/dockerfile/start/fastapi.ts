import { joinPath } from "../paths.ts";
import type { Image } from "./search-folders.ts";

/** Files in which `fastapi run` looks for an application when it is given none (fastapi-cli, discover.py). */
const DISCOVERED = ["main.py", "app.py", "api.py", "app/main.py", "app/app.py", "app/api.py"];

/**
 * The module that `fastapi run` serves from a folder of the image, and the folder of the Space from which it imports it: the
 * one above the packages around the file (fastapi-cli, discover.py). `undefined` where no such file is found.
 */
export function fastapiModule(
	{ source, files }: Image,
	file: string | undefined,
	folder: string | undefined,
): { readonly module: string; readonly home: string } | undefined {
	const candidates = file === undefined ? DISCOVERED : [file.endsWith(".py") ? file : `${file}/__init__.py`];
	const [path] = candidates.flatMap((one) => {
		const absolute = joinPath(folder, one);
		const copied = absolute === undefined ? undefined : files.fileAt(absolute);
		const plain = one.replace(/^\.?\//, "");
		return copied ?? (source.entries.has(plain) ? plain : []);
	});
	if (path === undefined) return undefined;
	const names = path.replace(/(\/__init__)?\.py$/, "").split("/");
	let home = names.length - 1;
	while (home > 0 && source.entries.has(`${names.slice(0, home).join("/")}/__init__.py`)) home -= 1;
	return { module: names.slice(home).join("."), home: names.slice(0, home).join("/") };
}
