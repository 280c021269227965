import { secretTexts } from "../../gate/conceal.ts";
import { count } from "../../report/counts.ts";
import { formatPath } from "../../report/paths.ts";
import { askGitHub, askLogin, type GitHub, listAll, type Refusal } from "../api/client.ts";
import type { RootResult } from "../check-roots.ts";
import type { PullFiles } from "../pull-files.ts";
import { answeredIn, commentsOf, digest } from "./mark.ts";
import { suggestionFor, suggestionText } from "./suggestion.ts";

/** Suggestions that stand on a pull request at once; with more at a time GitHub takes a review for abuse (reviewdog, service/github). */
const MAX_SUGGESTIONS = 30;

/** A suggestion where it is posted. */
interface ReviewComment {
	readonly mark: string;
	readonly path: string;
	readonly firstLine: number;
	readonly lastLine: number;
	readonly body: string;
}

/** The pull request that is reviewed. */
export interface Reviewed {
	readonly number: number;
	/** The commit that its author pushed. */
	readonly head: string;
	readonly files: PullFiles;
}

/**
 * Posts safe fixes as suggestions on lines that a pull request shows. What was posted before is not posted again, and what
 * no longer holds is removed unless somebody answered it. Gives the first thing that GitHub refused.
 */
export async function deliverReview(
	github: GitHub,
	{ number, head, files }: Reviewed,
	results: readonly RootResult[],
): Promise<Refusal | undefined> {
	const login = await askLogin(github);
	if (login.kind !== "answer") return login;
	const there = await listAll(github, `/pulls/${number}/comments`);
	if (there.kind !== "answer") return there;
	const wanted = results.flatMap((one) => suggestionsOf(one, files)).slice(0, MAX_SUGGESTIONS);
	const marks = new Set(wanted.map(({ mark }) => mark));
	const groups = new Set(results.flatMap(({ result, prefix }) => (result.kind === "judged" ? digest([prefix]) : [])));
	const answered = answeredIn(there.value);
	const ours = commentsOf(login.value, there.value).flatMap((comment) => {
		const [, group = "", own = ""] = MARK.exec(comment.body) ?? [];
		return groups.has(group) && comment.answers === undefined ? [{ ...comment, mark: `${group} ${own}` }] : [];
	});
	const outdated = ours.filter(({ id, mark, isOnLine }) => !answered.has(id) && !(isOnLine && marks.has(mark)));
	const kept = new Set(ours.filter((comment) => !outdated.includes(comment)).map(({ mark }) => mark));
	const fresh = wanted.filter(({ mark }) => !kept.has(mark));
	if (fresh.length > 0) {
		const body = `Space Gate suggests ${count(fresh.length, "change")}.`;
		const comments = fresh.map(toApi);
		const reply = await askGitHub(github, "POST", `/pulls/${number}/reviews`, {
			commit_id: head,
			event: "COMMENT",
			body,
			comments,
		});
		if (reply.kind !== "answer") return reply;
	}
	for (const { id } of outdated) {
		const reply = await askGitHub(github, "DELETE", `/pulls/comments/${id}`);
		if (reply.kind !== "answer" && !(reply.kind === "refused" && reply.status === 404)) return reply;
	}
	return undefined;
}

/** The hidden mark: the Space root, then what is suggested, and which of several that suggest the same. */
const MARK = /<!-- space-gate-fix ([0-9a-f]{16}) ([0-9a-f]{16}-\d{1,4}) -->$/;

function suggestionsOf({ result, prefix }: RootResult, { files }: PullFiles): ReviewComment[] {
	if (result.kind === "fault") return [];
	const { judgement, source } = result;
	const secrets = secretTexts([...judgement.findings, ...judgement.suppressed.map(({ finding }) => finding)]);
	const seen = new Map<string, number>();
	return judgement.findings.flatMap((finding) => {
		const path = formatPath(judgement.root, finding.place.file);
		const patch = files.get(path);
		const suggestion = patch && suggestionFor(finding, source, patch, secrets);
		if (suggestion === undefined) return [];
		const { firstLine, lastLine, before, after } = suggestion;
		const own = digest([finding.rule, path, before, after]);
		const nth = seen.get(own) ?? 0;
		seen.set(own, nth + 1);
		const mark = `${digest([prefix])} ${own}-${nth}`;
		const body = `${suggestionText(finding, suggestion)}\n\n<!-- space-gate-fix ${mark} -->`;
		return [{ mark, path, firstLine, lastLine, body }];
	});
}

function toApi({ path, firstLine, lastLine, body }: ReviewComment) {
	const end = { path, body, line: lastLine, side: "RIGHT" } as const;
	return firstLine === lastLine ? end : { ...end, start_line: firstLine, start_side: "RIGHT" };
}
