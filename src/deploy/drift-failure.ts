import { shown } from "../source/shown.ts";
import { type Failure, failure } from "./failure.ts";
import type { Drift } from "./push/drift.ts";

/** Commits and files that are told. */
const MAX = { commits: 10, files: 50 } as const;

/** Somebody has changed the Space since this repository was deployed to it, and nobody said that it may be overwritten. */
export function driftFailure({ commits, files }: Drift, space: string): Failure {
	const [last] = commits;
	const who = last === undefined ? "Somebody" : shown(last.author);
	const words = commits
		.slice(0, MAX.commits)
		.map(({ id, author, date, subject }) => `${id.slice(0, 12)} ${date.slice(0, 10)} ${author}: ${subject}`);
	return failure(
		"drifted",
		`${who} has changed ${space} since it was deployed last, and a deployment would take that away.`,
		'Bring the change into the repository, or set "on-drift" to "overwrite": it stays in the history of the Space.',
		{ words: words.join("\n"), files: files.slice(0, MAX.files).map(({ path }) => path) },
	);
}
