import { setImmediate } from "node:timers/promises";
import type { Package } from "../../package/package.ts";
import { batchReader } from "../../source/git/batch-output.ts";
import { gitOutput } from "../../source/git/run.ts";
import { codeOf, readPieces } from "../../source/read-file.ts";
import { shown } from "../../source/shown.ts";
import { type Failure, failure } from "../failure.ts";
import { examiner, type Verdict } from "./examiner.ts";

/** Milliseconds that git may take to give all blobs of a package. */
const TIME = 1_800_000;

/** Files after which others get their turn: progress is shown, and signals are heard. */
const BREATH = 64;

/** Who waits for it. */
export interface Listeners {
	progress(step: string): void;
	readonly signal: AbortSignal;
}

/** Reads every file of a package once, and gives what is no plain text by its path. Links are their targets, and plain. */
export async function examine(
	{ files, repository = "" }: Package,
	{ progress, signal }: Listeners,
): Promise<ReadonlyMap<string, Verdict> | Failure> {
	const verdicts = new Map<string, Verdict>();
	let done = 0;
	const note: Note = (path, verdict) => {
		if (verdict !== undefined) verdicts.set(path, verdict);
		done += 1;
		if (done % BREATH === 0) progress(`reading file ${done} of ${files.size}`);
	};
	return (await onDisk(files, note, signal)) ?? (await inRepository(files, repository, note, signal)) ?? verdicts;
}

/** Takes what was found of one file. */
type Note = (path: string, verdict: Verdict | undefined) => void;

async function onDisk(files: Package["files"], note: Note, signal: AbortSignal): Promise<Failure | undefined> {
	let read = 0;
	for (const [path, { size, content }] of files) {
		if (content.kind !== "file") continue;
		const verdict = examineFile(path, size, content.path);
		if (verdict?.kind === "failure") return verdict;
		note(path, verdict);
		read += 1;
		if (read % BREATH === 0) await setImmediate();
		if (signal.aborted) return cancelled();
	}
	return undefined;
}

function examineFile(path: string, size: number, place: string): Verdict | Failure | undefined {
	const { take, verdict } = examiner(size);
	let taken = 0;
	try {
		const failed = readPieces(place, (piece) => {
			taken += piece.length;
			take(piece);
		});
		if (failed !== undefined) return unreadable(path, failed.unreadable);
	} catch (error) {
		return unreadable(path, `it cannot be read (${codeOf(error)})`);
	}
	return taken === size ? verdict() : unreadable(path, "it changed meanwhile");
}

/** Reads each blob once, whatever the number of files that have it. */
async function inRepository(
	files: Package["files"],
	repository: string,
	note: Note,
	signal: AbortSignal,
): Promise<Failure | undefined> {
	const waiting = new Map<string, string[]>();
	for (const [path, { content }] of files) {
		if (content.kind !== "blob") continue;
		const paths = waiting.get(content.id);
		if (paths === undefined) waiting.set(content.id, [path]);
		else paths.push(path);
	}
	if (waiting.size === 0) return undefined;
	let blob = { id: "", examiner: examiner(0) };
	const take = batchReader({
		begin: (id, size) => {
			blob = { id, examiner: examiner(size) };
		},
		piece: (bytes) => blob.examiner.take(bytes),
		end: () => {
			const verdict = blob.examiner.verdict();
			for (const path of waiting.get(blob.id) ?? []) note(path, verdict);
			waiting.delete(blob.id);
		},
	});
	const input = Buffer.from(`${[...waiting.keys()].join("\n")}\n`);
	for await (const chunk of gitOutput({ folder: repository, arguments: ["cat-file", "--batch"], input, time: TIME })) {
		take(chunk);
		if (signal.aborted) return cancelled();
	}
	const [lost] = waiting.values();
	return lost === undefined ? undefined : absent(lost[0] ?? "");
}

function unreadable(path: string, reason: string): Failure {
	return failure(
		"source-incomplete",
		`${shown(path)} cannot be read: ${reason}.`,
		"Run it again when nothing writes to the folder, or deploy a commit.",
		{ files: [path] },
	);
}

function absent(path: string): Failure {
	return failure(
		"source-incomplete",
		`The repository does not hold the content of ${shown(path)}.`,
		"Fetch the commit with all its objects: actions/checkout without `filter` and `sparse-checkout`.",
		{ files: [path] },
	);
}

/** The failure of whoever was told to stop. */
function cancelled(): Failure {
	return failure("cancelled", "The deployment was ended before anything was sent.", "Run it again.");
}
