import { isName } from "../names.ts";
import { eggOf, filePathOf, isRepository, originOf } from "./addresses.ts";
import { readFolder } from "./archive.ts";
import { readNamed } from "./named.ts";
import { EXTRAS, invalid, named, type Said, type Surroundings, withOrigin } from "./said.ts";

/** What follows `-e`: a folder of the tree, or a repository that says the name. */
export function readEditable(text: string, surroundings: Surroundings): Said {
	const file = filePathOf(text);
	const folder = surroundings.localFiles(file ?? text.replace(EXTRAS, ""));
	if (file !== undefined || folder.kind === "folder") return readFolder(folder, text);
	const [, name = "", address = ""] = /^([^@\s]+)\s*@\s*(\S+)$/.exec(text) ?? [];
	if (isName(name) && isRepository(address)) {
		const recent = 'only the newest pips read "name @ address" behind -e';
		return { ...named(name, []), origin: originOf(address), recent };
	}
	const repository = /^(?:git|hg|svn|bzr):/i.test(text) ? `${text.slice(0, text.indexOf(":"))}+${text}` : text;
	if (!isRepository(repository) && !/^(?:git|hg|svn|bzr)\+/i.test(repository)) {
		if (folder.kind === "absent" && /^[./~]/.test(text)) return { kind: "absent", reason: folder.reason };
		const reason = `-e takes a folder or the address of a repository, and "${text}" is neither`;
		return folder.kind === "unknown" ? { kind: "unnamed", reason } : invalid(reason);
	}
	const egg = eggOf(text);
	if (egg === undefined || egg === "") {
		return invalid('behind -e the address of a repository must end with "#egg=" and a name');
	}
	return withOrigin(readNamed(egg), text);
}
