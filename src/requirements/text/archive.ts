import { canBeFetched, eggOf, filePathOf, pathOf } from "./addresses.ts";
import type { LocalFile } from "./local-files.ts";
import { readNamed } from "./named.ts";
import { type Body, invalid, named, plain, type Said, type Surroundings, type Unclear, withOrigin } from "./said.ts";
import { neverMet, readSpecifier } from "./specifier.ts";
import { readWheelName } from "./wheel-name.ts";

/** Reads an address that stands alone. */
export function readAddress(address: string, surroundings: Surroundings): Body {
	const path = pathOf(address);
	const file = filePathOf(address);
	const isWheel = /\.whl$/i.test(path);
	const egg = isWheel ? undefined : eggOf(address);
	const { said, hindrance } = egg === undefined ? readArchive(path, surroundings) : plain(readNamed(egg));
	return { said: withOrigin(said, address), hindrance: hindrance ?? obstacle(address, file, surroundings) };
}

/** What keeps pip from fetching an address. */
function obstacle(address: string, file: string | undefined, { localFiles }: Surroundings): Unclear | undefined {
	if (!canBeFetched(address)) return invalid(`"${address}" is not an address that pip can fetch from`);
	if (!/^file:/i.test(address)) return undefined;
	const found = file === undefined ? undefined : localFiles(file);
	if (found === undefined) return { kind: "absent", reason: "it lies on another machine" };
	if (found.kind === "folder" && !found.isInstallable) return notInstallable();
	return found.kind === "absent" ? { kind: "absent", reason: found.reason } : undefined;
}

/** Reads an archive by its name alone: that of a wheel says what it holds; of everything else only its metadata does. */
export function readArchive(path: string, surroundings: Surroundings): Body {
	if (!/\.whl$/i.test(path)) {
		return plain({ kind: "unnamed", reason: "an address or path does not say which distribution it holds" });
	}
	const wheel = readWheelName(path, surroundings);
	if (wheel.kind === "invalid") return plain(invalid("this is not the name of a wheel"));
	const hindrance = wheel.isForSpace ? undefined : invalid("the wheel is not for the Space's Python on Linux x86-64");
	return { said: { ...named(wheel.name, []), legacy: legacyOf(wheel.version) }, hindrance };
}

function legacyOf(version: string): string | undefined {
	const specifier = readSpecifier(`==${version}`);
	if (specifier.kind === "specifier") return specifier.legacy;
	return `the wheel's version "${version}" is not one of PEP 440`;
}

/** What pip objects to only when it comes to install a requirement that begins with a name. */
export function hindranceOf(said: Said, surroundings: Surroundings): Unclear | undefined {
	if (said.kind !== "named") return undefined;
	if (said.origin.kind === "index") {
		const clause = neverMet(said.specifier);
		return clause && invalid(`no release can be "${clause.operator}${clause.version}"`);
	}
	const { address } = said.origin;
	const path = pathOf(address);
	const wheel = /\.whl$/i.test(path) ? readArchive(path, surroundings) : undefined;
	if (wheel?.said.kind === "invalid") return wheel.said;
	return obstacle(address, filePathOf(address), surroundings) ?? wheel?.hindrance;
}

/** What a folder of the tree gives, where `-e` or a path names it. */
export function readFolder(folder: LocalFile, text: string): Said {
	if (folder.kind === "absent") return { kind: "absent", reason: folder.reason };
	if (folder.kind === "folder" && !folder.isInstallable) return notInstallable();
	return { kind: "unnamed", reason: `"${text}" does not say which distribution it holds` };
}

function notInstallable(): Unclear {
	return invalid("the folder holds neither setup.py nor pyproject.toml");
}
