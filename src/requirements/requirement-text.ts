import { evaluateMarker } from "./marker.ts";
import type { Target } from "./marker-variables.ts";
import { isName, nameAtStart, normalizeName } from "./names.ts";

/** What one requirement says. */
export type Said =
	| { readonly kind: "named"; readonly name: string; readonly extras: readonly string[]; readonly isInstalled: boolean }
	| { readonly kind: "unnamed" | "invalid"; readonly reason: string };

/** Schemes by which pip tells an address from a name. */
const ADDRESS = /^(?:https?|file|ftp|(?:git|hg|svn|bzr)\+[a-z-]+):/i;

/** Archives that pip installs. */
const ARCHIVE = /\.(?:whl|zip|tar|tgz|tbz|txz|tlz|tar\.(?:gz|bz2|xz|lz|lzma))$/i;

/** One clause of a version specifier. Versions are taken as pip before 24.1 took them: anything without a space. */
const CLAUSE = /^(===?|!=|~=|<=?|>=?)\s*([^\s,;()]*)$/;

/** Reads what pip's `parse_req_from_line` reads: an address, a path, or a PEP 508 requirement, each with its marker. */
export function readRequirement(text: string, target: Target): Said {
	const isAddress = ADDRESS.test(text);
	const separator = isAddress ? "; " : ";";
	const at = text.indexOf(separator);
	const body = (at === -1 ? text : text.slice(0, at)).trim();
	const marker = at === -1 ? "" : text.slice(at + separator.length).trim();
	const truth = marker === "" ? "true" : evaluateMarker(marker, target);
	if (truth === undefined) return { kind: "invalid", reason: `"${marker}" is not a marker` };
	const said = isAddress ? readAddress(body) : readBody(body);
	return said.kind === "named" ? { ...said, isInstalled: truth !== "false" } : said;
}

/** What follows `-e`. */
export function readEditable(text: string): Said {
	return ADDRESS.test(text) || !text.includes("@") ? readAddress(text) : readBody(text);
}

function readAddress(address: string): Said {
	const [path = "", fragment = ""] = split(address, "#");
	const egg = new URLSearchParams(fragment).get("egg");
	if (egg !== null && egg !== "") return readBody(egg);
	if (/\.whl$/i.test(path)) return readWheel(path);
	return { kind: "unnamed", reason: "an address or path does not say which distribution it holds" };
}

/** The name of a wheel is the first of its five or six parts. */
function readWheel(path: string): Said {
	const parts = path.slice(path.lastIndexOf("/") + 1).split("-");
	const [name = ""] = parts;
	if (parts.length < 5 || parts.length > 6 || !isName(name))
		return { kind: "invalid", reason: "this is not the name of a wheel" };
	return named(name, []);
}

function readBody(body: string): Said {
	const name = nameAtStart(body);
	const rest = body.slice(name.length).trimStart();
	const isPath = body.startsWith(".") || (body.includes("/") && !isReference(rest));
	if (isPath || (ARCHIVE.test(body) && !isReference(rest))) return readAddress(body.replace(/\[[^[\]]*\]$/, ""));
	if (name === "") return { kind: "invalid", reason: `"${body}" does not begin with the name of a distribution` };
	if (!rest.startsWith("[")) return readSpecifier(name, [], rest);
	const end = rest.indexOf("]");
	if (end === -1) return { kind: "invalid", reason: 'the "[" of its extras is not closed' };
	const inner = rest.slice(1, end).trim();
	const extras = inner === "" ? [] : inner.split(",").map((extra) => extra.trim());
	if (!extras.every(isName)) return { kind: "invalid", reason: `"[${inner}]" is not a list of extras` };
	return readSpecifier(name, extras, rest.slice(end + 1).trimStart());
}

/** Whether what follows a name is `@ address`, perhaps behind extras. */
function isReference(rest: string): boolean {
	return /^(?:\[[^[\]]*\])?\s*@/.test(rest);
}

function readSpecifier(name: string, extras: readonly string[], rest: string): Said {
	if (rest === "") return named(name, extras);
	if (rest.startsWith("@")) {
		const address = rest.slice(1).trim();
		return address === "" || /\s/.test(address)
			? { kind: "invalid", reason: `"${rest}" is not an address` }
			: named(name, extras);
	}
	const inner = rest.startsWith("(") && rest.endsWith(")") ? rest.slice(1, -1) : rest;
	const clauses = inner.split(",").map((clause) => clause.trim());
	// Newer pips take a comma behind the last clause.
	if (clauses.length > 1 && clauses.at(-1) === "") clauses.pop();
	const bad = clauses.find((clause) => !isClause(clause));
	return bad === undefined ? named(name, extras) : { kind: "invalid", reason: reasonFor(bad) };
}

/** `~=` needs at least two numbers in every pip. */
function isClause(clause: string): boolean {
	const match = CLAUSE.exec(clause);
	return match !== null && (match[1] !== "~=" || /\d\.\d/.test(match[2] ?? ""));
}

function reasonFor(clause: string): string {
	if (/^=[<>]/.test(clause)) return `"${clause.slice(0, 2)}" is not an operator: "${clause[1]}=" is`;
	if (/^=[^=]/.test(clause)) return '"=" is not an operator: "==" is';
	if (/^~[^=]/.test(clause)) return '"~" is not an operator: "~=" is';
	return `"${clause}" is not a version specifier`;
}

function named(name: string, extras: readonly string[]): Said {
	return { kind: "named", name: normalizeName(name), extras: extras.map(normalizeName), isInstalled: true };
}

function split(text: string, separator: string): [string, string] {
	const at = text.indexOf(separator);
	return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
