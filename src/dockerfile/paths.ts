/** Characters of a path that is followed (Linux, PATH_MAX). */
const MAX_PATH = 4_096;

/**
 * A path of an image seen from a folder of it, absolute, without `.`, `..` and a slash at its end; "" is the image's root.
 * `undefined` where the folder is not known, or the path is longer than Linux takes.
 */
export function joinPath(folder: string | undefined, path: string): string | undefined {
	if (path.startsWith("/")) return normal(path);
	return folder === undefined ? undefined : normal(`${folder}/${path}`);
}

/** A path of the Space as COPY takes one: relative to its root whatever it begins with, "" for the root itself. */
export function contextPath(path: string): string {
	return normal(path)?.slice(1) ?? "";
}

/** What follows a folder's path in another; "" for the folder itself, `undefined` for what lies elsewhere. */
export function below(folder: string, path: string): string | undefined {
	if (path === folder) return "";
	const start = `${folder}/`;
	return path.startsWith(start) ? path.slice(start.length) : undefined;
}

function normal(path: string): string | undefined {
	if (path.length > MAX_PATH) return undefined;
	const names: string[] = [];
	for (const name of path.split("/")) {
		if (name === "..") names.pop();
		else if (name !== "" && name !== ".") names.push(name);
	}
	return names.map((name) => `/${name}`).join("");
}
