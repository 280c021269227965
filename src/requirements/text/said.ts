import type { Target } from "../markers/marker-variables.ts";
import { normalizeName } from "../names.ts";
import type { Requirement } from "../requirements.ts";
import { originOf } from "./addresses.ts";
import type { LocalFiles } from "./local-files.ts";

/** What a requirement is read for: the interpreter, and the files that are there. */
export interface Surroundings extends Target {
	readonly localFiles: LocalFiles;
}

/** A requirement without its place. */
export interface Named extends Omit<Requirement, "place" | "written"> {
	readonly kind: "named";
}

/** `unnamed`: the text does not say which distribution it is. `absent`: it names a file that is not there. */
export interface Unclear {
	readonly kind: "unnamed" | "invalid" | "absent";
	readonly reason: string;
}

/** What one requirement says. */
export type Said = Named | Unclear;

/** What a text says, and what pip objects to only when it comes to install it: not at all where the marker is false. */
export interface Body {
	readonly said: Said;
	readonly hindrance: Unclear | undefined;
}

/** Extras behind a path. */
export const EXTRAS = /\[([^[\]]+)\]$/;

/** A requirement of a name alone. */
export function named(name: string, extras: readonly string[]): Named {
	return {
		kind: "named",
		name: normalizeName(name),
		extras: extras.map(normalizeName),
		specifier: [],
		marker: undefined,
		origin: { kind: "index" },
		isInstalled: true,
		legacy: undefined,
		recent: undefined,
	};
}

/** Says where a requirement has its distribution from. */
export function withOrigin(said: Said, address: string): Said {
	return said.kind === "named" ? { ...said, origin: originOf(address) } : said;
}

/** Adds the extras that stand behind a path. */
export function withExtras(said: Said, extras: string | undefined): Said {
	if (said.kind !== "named" || extras === undefined) return said;
	return { ...said, extras: extras.split(",").map((extra) => normalizeName(extra.trim())) };
}

/** What pip objects to at once, or not at all. */
export function plain(said: Said): Body {
	return { said, hindrance: undefined };
}

/** What pip rejects, with a clause that says why. */
export function invalid(reason: string): Unclear {
	return { kind: "invalid", reason };
}
