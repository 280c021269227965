import { type Refusal, refusalWords } from "../api/client.ts";

/** Why the Space before a pull request is not known: words that complete "because …". */
export interface Unread {
	readonly unknown: string;
}

const MISSING = "the checkout does not hold the commit before it";

/** How to have it without asking GitHub. */
const FETCH = "`fetch-depth: 2` of actions/checkout brings it";

/** GitHub was asked for a commit, and this is why it is not read all the same: a refusal, or a clause about its answer. */
export function unread(why: Refusal | string): Unread {
	if (typeof why === "string") return { unknown: `${MISSING}, and GitHub was asked for it, but ${why} (${FETCH})` };
	const isForbidden = why.kind === "refused" && [401, 403, 404].includes(why.status);
	const way = isForbidden ? `the job needs the permission \`contents: read\`, or ${FETCH}` : FETCH;
	return { unknown: `${MISSING}, and GitHub was asked for it, but ${refusalWords(why)} (${way})` };
}

/** GitHub is not asked for a commit, because of this. */
export function unasked(reason: string): Unread {
	return { unknown: `${MISSING}, and GitHub is not asked for it, because ${reason} (${FETCH})` };
}
