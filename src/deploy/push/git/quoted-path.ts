/**
 * A path as git reads it from a line of text, whatever is in it: within quotes, with line breaks and quotes escaped as
 * in C (`core.quotePath` in git-config(1)).
 */
export function quotedPath(path: string): string {
	return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;
}
