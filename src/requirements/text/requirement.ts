import { evaluateMarker } from "../markers/marker.ts";
import { isAddress } from "./addresses.ts";
import { hindranceOf, readAddress, readArchive, readFolder } from "./archive.ts";
import type { LocalFile } from "./local-files.ts";
import { readNamed } from "./named.ts";
import {
	type Body,
	EXTRAS,
	invalid,
	plain,
	type Said,
	type Surroundings,
	type Unclear,
	withExtras,
	withOrigin,
} from "./said.ts";

/** Archives that pip installs. */
const ARCHIVE = /\.(?:whl|zip|tar|tgz|tbz|txz|tlz|tar\.(?:gz|bz2|xz|lz|lzma))$/i;

/** White space that pip takes for none. */
const STRANGE_SPACE = /[^\S \t]/;

/** Spellings of `not in` that only newer pips read. */
const WIDE_NOT_IN = /\bnot(?! in\b)\s+in\b/;

/** Reads what pip's `parse_req_from_line` reads: an address, a path, or a PEP 508 requirement, each with its marker. */
export function readRequirement(text: string, surroundings: Surroundings): Said {
	// JavaScript takes the byte-order mark for white space, Python does not.
	if (text.includes("\ufeff")) return invalid("it holds a character that cannot be seen");
	const separator = isAddress(text) ? "; " : ";";
	const at = text.indexOf(separator);
	const body = (at === -1 ? text : text.slice(0, at)).trim();
	const marker = at === -1 ? "" : text.slice(at + separator.length).trim();
	const truth = marker === "" ? "true" : evaluateMarker(marker, surroundings);
	if (truth === undefined) return invalid(`"${marker}" is not a marker`);
	const quoteless = marker.replace(/"[^"]*"|'[^']*'/g, '""');
	if (STRANGE_SPACE.test(isAddress(body) ? quoteless : body + quoteless)) {
		return invalid("it holds a space that is not the plain one");
	}
	const { said, hindrance } = isAddress(body) ? readAddress(body, surroundings) : readBody(body, surroundings);
	if (hindrance !== undefined && truth !== "false") return hindrance;
	if (said.kind !== "named" || marker === "") return said;
	const recent = WIDE_NOT_IN.test(quoteless) ? 'between "not" and "in" stands more than one space' : said.recent;
	return { ...said, marker, isInstalled: truth !== "false", recent };
}

/** A path that is there, or a PEP 508 requirement. */
function readBody(body: string, surroundings: Surroundings): Body {
	const [, extras] = EXTRAS.exec(body) ?? [];
	const path = extras === undefined ? body : body.slice(0, -extras.length - 2);
	const looksLikePath = body.includes("/") || body.startsWith(".");
	if (looksLikePath || ARCHIVE.test(path)) {
		const file = surroundings.localFiles(path);
		const local = readLocal(path, file, surroundings);
		if (local !== undefined) return { ...local, said: withExtras(local.said, extras) };
		const said = readNamed(body);
		if (said.kind !== "invalid") return { said, hindrance: hindranceOf(said, surroundings) };
		if (file.kind === "unknown") {
			return plain({ kind: "unnamed", reason: "a path does not say which distribution it holds" });
		}
		return plain(file.kind === "absent" && isPathAlone(body) ? { kind: "absent", reason: file.reason } : said);
	}
	const said = readNamed(body);
	return { said, hindrance: hindranceOf(said, surroundings) };
}

/** Whether a text can only have been meant as a path: nothing in it belongs to a specifier. */
function isPathAlone(body: string): boolean {
	return !/[\s=<>!~@"']/.test(body);
}

/** What pip makes of a path before it looks for a name; `undefined` where it does look for one. */
function readLocal(path: string, file: LocalFile, surroundings: Surroundings): Body | undefined {
	const looksLikePath = path.includes("/") || path.startsWith(".");
	if (file.kind === "folder") return looksLikePath ? plain(readFolder(file, path)) : undefined;
	if (!ARCHIVE.test(path)) return undefined;
	const at = path.indexOf("@");
	if (file.kind !== "file" && at !== -1 && !/^\.|\//.test(path.slice(0, at))) return undefined;
	const { said, hindrance } = readArchive(path, surroundings);
	const absent: Unclear | undefined = file.kind === "absent" ? { kind: "absent", reason: file.reason } : undefined;
	return { said: withOrigin(said, path), hindrance: absent ?? hindrance };
}
