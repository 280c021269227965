import type { Judged } from "../../gate/check.ts";
import { type Forge, shortReport } from "../../report/markdown.ts";
import { askGitHub, askLogin, type GitHub, listAll, type Refusal } from "../api/client.ts";
import type { RootResult } from "../check-roots.ts";
import { commentsOf, digest } from "./mark.ts";

/** Code units of a comment; GitHub refuses more than 65,536 characters (peter-evans/create-or-update-comment, issue 181). */
const MAX_COMMENT = 60_000;

/**
 * Keeps one comment a Space root on a pull request, found again by a hidden mark and its author. Where nothing was found
 * and there is none yet, none is made. Gives the first thing that GitHub refused.
 */
export async function deliverComments(
	github: GitHub,
	number: number,
	results: readonly RootResult[],
	forgeFor: (judged: Judged) => Forge | undefined,
): Promise<Refusal | undefined> {
	const login = await askLogin(github);
	if (login.kind !== "answer") return login;
	const there = await listAll(github, `/issues/${number}/comments`);
	if (there.kind !== "answer") return there;
	const comments = commentsOf(login.value, there.value);
	for (const one of results) {
		const mark = `<!-- space-gate-comment ${digest([one.prefix])} -->`;
		const body = `${mark}\n${shortReport(one, forgeFor, MAX_COMMENT)}`;
		const known = comments.find((comment) => comment.body.startsWith(mark));
		if (known === undefined ? isWell(one) : known.body === body) continue;
		const reply =
			known === undefined
				? await askGitHub(github, "POST", `/issues/${number}/comments`, { body })
				: await askGitHub(github, "PATCH", `/issues/comments/${known.id}`, { body });
		if (reply.kind !== "answer") return reply;
	}
	return undefined;
}

function isWell({ result }: RootResult): boolean {
	return result.kind === "judged" && result.judgement.findings.length === 0;
}
