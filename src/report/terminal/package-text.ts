import type { Judged } from "../../gate/check.ts";
import type { Change, Package } from "../../package/package.ts";
import { portOf } from "../../package/readme.ts";
import type { Written } from "../../package/write-package.ts";
import { count, weights } from "../counts.ts";
import { clean } from "../escape.ts";
import { cut, wrap } from "../wrap.ts";
import { headline } from "./text.ts";
import type { TextTarget } from "./text-layout.ts";

/** A package that was written, and what the gate says of it. */
export interface PackageReport {
	readonly judged: Judged;
	readonly packed: Package;
	readonly written: Written;
	/** The folder that it was written to, as people name it. */
	readonly folder: string;
}

/** Changes that are listed; characters of a path and of a note. */
const MAX = { changes: 20, path: 40, note: 200 } as const;

/** Columns that notes have at least. */
const MIN_NOTES = 30;

/** The report of `package` for people at a terminal: the verdict, what was written, and what to do next. */
export function packageText({ judged, packed, written, folder }: PackageReport, target: TextTarget): string {
	const { bold, dim } = target.colours;
	const size = `${count(written.files, "file")}, ${formatSize(written.bytes)}`;
	const sections = [
		headline(judged, target),
		[
			`${bold("Package")} ${clean(folder)} ${dim(`· ${size}`)}`,
			...changesOf(packed, target),
			`  ${rest(judged, packed)}`,
		],
		judged.verdict === "pass" ? nextSteps(judged, folder, target) : refusal(judged, target),
	];
	return sections.map((lines) => lines.join("\n")).join("\n\n");
}

function changesOf({ changes }: Package, { colours, width }: TextTarget): string[] {
	const paths = changes.map(({ path }) => clean(cut(path, MAX.path)));
	const column = Math.max(0, ...paths.map((path) => path.length));
	const margin = "  left out  ".length + column + 2;
	const paint = { added: colours.green, replaced: colours.yellow, "left out": colours.red };
	const lines = changes.slice(0, MAX.changes).map(({ kind, notes }: Change, index) => {
		const words = clean(notes.map((note) => cut(note, MAX.note)).join(", "));
		const wrapped = wrap(words, Math.max(MIN_NOTES, width - margin)).join(`\n${" ".repeat(margin)}`);
		return `  ${paint[kind](kind.padEnd(8))}  ${(paths[index] ?? "").padEnd(column)}  ${colours.dim(wrapped)}`;
	});
	const more = changes.length - lines.length;
	return more > 0 ? [...lines, `  … and ${count(more, "more change")}`] : lines;
}

/** What is as the tree has it. */
function rest({ source: { origin } }: Judged, { files, changes }: Package): string {
	const others = files.size - changes.filter(({ kind }) => kind !== "left out").length;
	const where = origin.kind === "commit" ? `commit ${origin.commit.slice(0, 12)} holds` : "the folder holds";
	const subject = changes.length === 0 ? count(others, "file") : count(others, "other file");
	return `${subject}, as ${where} ${others === 1 ? "it" : "them"}.`;
}

function refusal({ judgement }: Judged, { prefix }: TextTarget): string[] {
	const command = ["space-gate check", ...(prefix === "" ? [] : [clean(shellWord(prefix))])].join(" ");
	return [
		`The gate would not deploy this package: ${weights(judgement.findings)}.`,
		`  ${command} shows what stands in the way.`,
	];
}

function nextSteps({ card }: Judged, folder: string, { colours }: TextTarget): string[] {
	const port = portOf(card);
	const place = clean(shellWord(folder));
	return [
		colours.bold("To try it where Docker runs"),
		`  docker build --tag space ${place}`,
		`  docker run --rm --publish ${port}:${port} space`,
	];
}

/** A path as a shell takes it; never an option. */
export function shellWord(path: string): string {
	const safe = path.startsWith("-") ? `./${path}` : path;
	return /^[\w./-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", `'\\''`)}'`;
}

function formatSize(bytes: number): string {
	if (bytes < 1024) return count(bytes, "byte");
	const units = ["KB", "MB", "GB"];
	let size = bytes / 1024;
	let unit = 0;
	for (; size >= 1024 && unit < units.length - 1; unit += 1) size /= 1024;
	return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`;
}
