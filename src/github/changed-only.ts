import type { Judged } from "../gate/check.ts";
import type { Finding } from "../gate/finding.ts";
import { formatPath } from "../report/paths.ts";
import { linesOf } from "../source/lines.ts";
import type { Place } from "../source/place.ts";
import type { PatchLine } from "./patch.ts";
import type { PullFiles } from "./pull-files.ts";

/**
 * The findings on lines that a pull request adds or changes, those that come from such a line (by their traces), and those
 * about the whole Space, which stand on no line. Where it cannot be told, a finding stays.
 */
export function findingsOnChanges(judged: Judged, pull: PullFiles): readonly Finding[] {
	const { root, findings } = judged.judgement;
	const cache = new Map<string, ReadonlyMap<number, PatchLine> | "unknown" | "unchanged">();
	const linesIn = (file: string) => {
		const known = cache.get(file) ?? changeOf(file, judged, pull, root);
		cache.set(file, known);
		return known;
	};
	const isChanged = ({ file, start, end }: Place): boolean => {
		const lines = linesIn(file);
		if (typeof lines === "string") return lines === "unknown";
		const last = Math.max(start.line, end.column === 1 ? end.line - 1 : end.line);
		return [...lines].some(([line, { isAdded }]) => isAdded && line >= start.line && line <= last);
	};
	return findings.filter(
		({ place, trace }) =>
			isAboutAll(place) || isChanged(place) || trace.some((step) => !isAboutAll(step.place) && isChanged(step.place)),
	);
}

/** What stands on a file's first character is about the whole file, or about one that is missing. */
function isAboutAll({ start, end }: Place): boolean {
	return start.line === 1 && start.column === 1 && end.line === 1 && end.column === 1;
}

/**
 * The lines of a file that the change shows. What is judged is the merge: where the target branch has changed the file too,
 * its lines are others than those of the patch, and nobody can tell.
 */
function changeOf(file: string, { source }: Judged, { files, isCut }: PullFiles, root: string) {
	const path = formatPath(root, file);
	if (!files.has(path)) return isCut ? "unknown" : "unchanged";
	const lines = files.get(path);
	const text = textOf(source.read(file));
	if (lines === undefined || text === undefined) return "unknown";
	const judged = linesOf(text);
	for (const [line, { text: shown }] of lines) {
		if (line > judged.count || judged.text(line) !== shown.replace(/\r$/, "")) return "unknown";
	}
	return lines;
}

function textOf(content: ReturnType<Judged["source"]["read"]>): string | undefined {
	return content === undefined || "unreadable" in content ? undefined : new TextDecoder().decode(content);
}
