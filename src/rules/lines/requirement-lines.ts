import type { Space } from "../../gate/space.ts";
import type { PythonVersion } from "../../python/version.ts";
import { evaluateMarker } from "../../requirements/markers/marker.ts";
import type { Requirement, Requirements, UnreadLine } from "../../requirements/requirements.ts";
import { shown } from "../../source/shown.ts";

/** What keeps requirements from being seen; what of it is wrong, dependencies/invalid-requirement says. */
const VEILS: readonly UnreadLine["cause"][] = ["remote", "include", "bound", "encoding", "format", "unreadable"];

/** Requirements of one distribution that all hold on the Space, and what the constraint files say about it. */
export interface Group {
	readonly name: string;
	readonly requirements: readonly [Requirement, ...Requirement[]];
	readonly constraints: readonly Requirement[];
}

/** Lines behind which requirements may hide that cannot be seen from here. */
export function veilsOf({ unread }: Requirements): UnreadLine[] {
	return unread.filter(({ cause }) => VEILS.includes(cause));
}

/** Words that complete "skipped, because …". */
export function hiddenBehind({ written, place, reason }: UnreadLine): string {
	return `what ${written === "" ? place.file : quote(written)} requires is not known: ${shown(reason)}`;
}

/**
 * The requirements by distribution, in the order of the file; those left out whose marker may be false on the Space, and
 * those in a merge conflict, of which some go with it.
 */
export function groupsOf({ requirements, python }: Space): Group[] {
	if (requirements === undefined) return [];
	const [holds, isUndecided] = [certainOn(python.version), undecidedIn(requirements)];
	const isCertain = (one: Requirement) => holds(one) && !isUndecided(one);
	const constraints = byName(requirements.constraints.filter(isCertain));
	return [...byName(requirements.requirements.filter(isCertain))].map(([name, lines]) => ({
		name,
		requirements: lines,
		constraints: constraints.get(name) ?? [],
	}));
}

/** Merge conflicts that are told from the rest of the lists. */
const MAX_STRETCHES = 50;

/** Whether a line stands between the marks that git leaves in a file (git-merge(1), "How conflicts are presented"). */
function undecidedIn({ unread }: Requirements): (one: Requirement) => boolean {
	const stretches: { readonly file: string; readonly from: number; to: number }[] = [];
	for (const { written, place } of unread) {
		const last = stretches.at(-1);
		const isOpen = last?.file === place.file && last.to === Number.POSITIVE_INFINITY;
		if (written.startsWith("<<<<<<<") && !isOpen && stretches.length < MAX_STRETCHES) {
			stretches.push({ file: place.file, from: place.start.line, to: Number.POSITIVE_INFINITY });
		} else if (written.startsWith(">>>>>>>") && isOpen) last.to = place.start.line;
	}
	return ({ place }) =>
		stretches.some(({ file, from, to }) => file === place.file && from < place.start.line && place.start.line < to);
}

function byName(lines: readonly Requirement[]): Map<string, [Requirement, ...Requirement[]]> {
	const groups = new Map<string, [Requirement, ...Requirement[]]>();
	for (const line of lines) {
		const group = groups.get(line.name);
		if (group === undefined) groups.set(line.name, [line]);
		else group.push(line);
	}
	return groups;
}

function certainOn(version: PythonVersion): (one: Requirement) => boolean {
	return ({ marker, isInstalled }) =>
		isInstalled && (marker === undefined || evaluateMarker(marker, { version }) === "true");
}

/** Where a line stands, as a message names it: "line 3", or with its file where that is another one. */
export function lineOf({ place }: Requirement, from: Requirement): string {
	return place.file === from.place.file ? `line ${place.start.line}` : `${shown(place.file)}:${place.start.line}`;
}

/** A line of the file in a message; nobody reads a long one to its end. */
export function quote(text: string): string {
	return `\`${shown(text)}\``;
}
