import { nameAtStart, normalizeName } from "../../requirements/names.ts";
import type { Cause } from "../answers.ts";

/** What pip has said when it failed. */
export type PipWords =
	| { readonly kind: "impossible"; readonly causes: readonly Cause[] }
	/** No wheel meets a requirement, which says nothing of sources. */
	| { readonly kind: "no-wheel"; readonly requirement: string }
	| { readonly kind: "other"; readonly said: string };

/** Bounds of what is kept of pip's words. */
const LIMITS = { causes: 50, characters: 300 } as const;

/** Reads how pip explains that it finds nothing to install: the words are those of pip 22.2 to 25. */
export function readPipWords(stdout: string, stderr: string): PipWords {
	const causes = causesIn(stdout);
	if (causes.length > 0) return { kind: "impossible", causes };
	const errors = stderr.split("\n").filter((line) => line.startsWith("ERROR: "));
	const missing = errors.map((line) => behind(line, "ERROR: No matching distribution found for ")).find(Boolean);
	if (missing !== undefined) return { kind: "no-wheel", requirement: cut(missing) };
	// Of a fault of its own, pip's last line says what it was.
	const last = stderr.trimEnd().split("\n").at(-1) ?? "";
	return { kind: "other", said: cut(behind(last, "ERROR: ") ?? last.trim()) };
}

/** The lines of the last block that begins with "The conflict is caused by:", up to the first empty one. */
function causesIn(stdout: string): Cause[] {
	const lines = stdout.split("\n");
	const start = lines.lastIndexOf("The conflict is caused by:");
	// pip tells a cause again for each extra of a distribution.
	const causes = new Map<string, Cause>();
	if (start === -1) return [];
	for (const line of lines.slice(start + 1, start + 1 + LIMITS.causes)) {
		if (line.trim() === "") break;
		const cause = readCause(line.trim());
		if (cause !== undefined) causes.set(Object.values(cause).join(" "), cause);
	}
	return [...causes.values()];
}

function readCause(line: string): Cause | undefined {
	const requested = behind(line, "The user requested ");
	if (requested !== undefined) {
		const constraint = behind(requested, "(constraint) ");
		const requirement = cut(constraint ?? requested);
		return { kind: constraint === undefined ? "requested" : "constrained", name: nameOf(requirement), requirement };
	}
	const at = line.indexOf(" depends on ");
	const [name = "", version = "", ...more] = line.slice(0, Math.max(0, at)).split(" ");
	if (at === -1 || version === "" || more.length > 0) return undefined;
	const requirement = cut(line.slice(at + " depends on ".length));
	const user = normalizeName(name.replace(/\[.*$/, ""));
	// A distribution with extras is told as one that depends on the same without.
	return user === nameOf(requirement) ? undefined : { kind: "depends", name: user, version: cut(version), requirement };
}

function nameOf(requirement: string): string {
	return normalizeName(nameAtStart(requirement));
}

/** What follows a beginning; `undefined` where the text does not begin so. */
function behind(text: string, beginning: string): string | undefined {
	return text.startsWith(beginning) ? text.slice(beginning.length).trim() : undefined;
}

function cut(text: string): string {
	return text.slice(0, LIMITS.characters);
}
