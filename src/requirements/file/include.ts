/** Where `-r` leads: to a file of the tree, to an address, or to nothing that a Space holds. */
export type Include =
	/** `way` is the path with every step of it, and `path` what it comes to. */
	| { readonly kind: "inside"; readonly path: string; readonly way: string }
	| { readonly kind: "remote" | "outside"; readonly reason: string };

/** Resolves what `-r` names against the file that includes it, by path arithmetic alone. */
export function resolveInclude(from: string, value: string): Include {
	if (/^(?:https?|ftp):/i.test(value)) return { kind: "remote", reason: "it is fetched from elsewhere" };
	if (/\$\{[A-Z0-9_]+\}/.test(value)) return { kind: "remote", reason: "its name comes from a variable" };
	if (/^file:/i.test(value) || value.startsWith("/")) return { kind: "outside", reason: "it lies outside the Space" };
	const folders = from.split("/").slice(0, -1);
	for (const part of value.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") folders.push(part);
		else if (folders.pop() === undefined) return { kind: "outside", reason: "it lies outside the Space" };
	}
	return { kind: "inside", path: folders.join("/"), way: [...from.split("/").slice(0, -1), value].join("/") };
}
