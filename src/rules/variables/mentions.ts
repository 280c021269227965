import type { Space } from "../../gate/space.ts";

/** Files of text that programs other than Python read, by their names. */
const OTHERS =
	/(^|\/)(Dockerfile[^/]*|Procfile|Makefile|[^/]*\.(sh|bash|ini|cfg|conf|toml|ya?ml|json|txt|js|ts|mako|j2|jinja2?|env))$/;

/** The table itself, and what only people read. */
const NO_READER = /^\.space-gate\.ya?ml$|(^|\/)(README|CHANGELOG)[^/]*$/;

/** Bytes of all such files that are searched, and of one of them. */
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_FILE = 512 * 1024;

/**
 * Names that some file of the tree mentions, whoever reads it: code that puts the name together, a shell script, a
 * configuration. The table of variables and documentation do not count.
 */
export function mentionedNames({ source, python }: Space, names: readonly string[]): ReadonlySet<string> {
	const found = new Set<string>();
	const open = () => names.filter((name) => !found.has(name));
	for (const path of python.files) {
		for (const name of open()) if (python.mentions(path, [name])) found.add(name);
	}
	let bytes = 0;
	for (const [path, entry] of source.entries) {
		if (!OTHERS.test(path) || NO_READER.test(path) || entry.kind !== "file" || entry.size > MAX_FILE) continue;
		bytes += entry.size;
		if (bytes > MAX_BYTES || open().length === 0) break;
		const content = source.read(path);
		if (!(content instanceof Uint8Array)) continue;
		const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
		for (const name of open()) if (buffer.includes(name)) found.add(name);
	}
	return found;
}
