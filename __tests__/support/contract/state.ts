/** A comment that somebody has written. */
export interface Written {
	readonly id: number;
	readonly login: string;
	readonly body: string;
	/** Of a comment on a line. */
	readonly path?: string;
	/** `null` where its line is gone. */
	readonly line?: number | null;
	readonly answers?: number;
}

/** A check run with its annotations. */
export interface WrittenCheck {
	readonly id: number;
	readonly body: Readonly<Record<string, unknown>>;
	readonly annotations: readonly Readonly<Record<string, unknown>>[];
}

/** A deployment with what has been said of it, in that order. */
export interface WrittenDeployment {
	readonly body: Readonly<Record<string, unknown>>;
	readonly statuses: Readonly<Record<string, unknown>>[];
}

/** A file of the pull request. */
export interface ChangedFile {
	readonly filename: string;
	readonly status?: string;
	/** `undefined` where GitHub leaves it out. */
	readonly patch?: string;
}

/** What stands on GitHub, by number where it has one. */
export interface State {
	readonly files: readonly ChangedFile[];
	readonly comments: Map<number, Written>;
	readonly lineComments: Map<number, Written>;
	readonly checks: Map<number, WrittenCheck>;
	readonly deployments: Map<number, WrittenDeployment>;
	/** A folder with the repository that GitHub holds; `undefined` for one without commits. */
	readonly repository: string | undefined;
	/** Things that GitHub lists of a tree (GitHub Docs, "Get a tree"). */
	readonly listed: number;
	/** Bodies of reviews. */
	readonly reviews: string[];
	/** Number of the thing that was made last. */
	last: number;
}

/** A GitHub on which nothing has been written yet. */
export function emptyState(files: readonly ChangedFile[] = [], repository?: string): State {
	const [comments, lineComments, checks, deployments] = [new Map(), new Map(), new Map(), new Map()];
	return { files, repository, listed: 100_000, comments, lineComments, checks, deployments, reviews: [], last: 100 };
}
