/** A run of a workflow. */
export interface Run {
	/** Digits: GitHub counts them upwards, over all workflows. */
	readonly id: string;
	/** From 1; every re-run counts. */
	readonly attempt: number;
}

/** Where a deployment comes from: what its commit says of itself. */
export interface Origin {
	/** "owner/name" of the repository, or what else names it. */
	readonly repository: string;
	/** `undefined` where a folder was deployed that is in no commit. */
	readonly commit: string | undefined;
	/** The Space root, seen from the top of the repository; "" for the top. */
	readonly folder: string;
	/** The tree that was judged; `undefined` where there is no commit. */
	readonly tree: string | undefined;
	/** `undefined` where people deploy from their machines. */
	readonly run: Run | undefined;
	/** The first line of the commit on the Space. */
	readonly title: string;
}

/** What the last paragraph of a commit's message says, by name (git-interpret-trailers(1)). */
export type Trailers = ReadonlyMap<string, string>;

/** Trailers that tell where a tree comes from. */
export const SOURCE = {
	repository: "Source-Repository",
	commit: "Source-Commit",
	folder: "Source-Folder",
	tree: "Source-Tree",
} as const;
const RUN = "Run";

/** Characters of a value or a title that are written. */
const LENGTH = 200;

/** The trailers of a deployment. */
export function trailersOf({ repository, commit, folder, tree, run }: Origin): Trailers {
	const trailers: readonly (readonly [string, string | undefined])[] = [
		[SOURCE.repository, repository],
		[SOURCE.commit, commit],
		[SOURCE.folder, folder === "" ? undefined : folder],
		[SOURCE.tree, tree],
		[RUN, run && `${run.id}/${run.attempt}`],
	];
	return new Map(trailers.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Whether a commit on the Space says that it is a deployment of the same repository, by whichever run. */
export function isOurs(trailers: Trailers, { repository }: Origin): boolean {
	return trailers.get(SOURCE.repository)?.toLowerCase() === oneLine(repository).toLowerCase();
}

/**
 * Whether a commit on the Space was made by a later run than this one: an older run never overwrites it. Runs have an
 * order; what people deploy from their machines has none.
 */
export function isNewer(trailers: Trailers, origin: Origin): boolean {
	const [, id, attempt] = /^(\d{1,20})\/(\d{1,6})$/.exec(trailers.get(RUN) ?? "") ?? [];
	if (id === undefined || !isOurs(trailers, origin) || !/^\d{1,20}$/.test(origin.run?.id ?? "")) return false;
	const [theirs, ours] = [BigInt(id), BigInt(origin.run?.id ?? 0)];
	return theirs === ours ? Number(attempt) > (origin.run?.attempt ?? 1) : theirs > ours;
}

/** The message of a commit: its title, and its trailers. */
export function messageOf(title: string, trailers: Trailers): string {
	const lines = [...trailers].map(([name, value]) => `${name}: ${oneLine(value)}`);
	return `${oneLine(title)}\n\n${lines.join("\n")}\n`;
}

/** A text that can become neither a second line nor another trailer. */
function oneLine(text: string): string {
	return text
		.replace(/[\s\p{Cc}]+/gu, " ")
		.trim()
		.slice(0, LENGTH);
}
