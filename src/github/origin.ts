import type { Origin } from "../deploy/push/origin.ts";
import type { Judged } from "../gate/check.ts";

/** Where a deployment by a workflow comes from. GitHub's variables tell it; `folder` is the Space root in the repository. */
export function originOf(
	{ source: { origin } }: Judged,
	folder: string,
	{ GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT }: NodeJS.ProcessEnv,
): Origin {
	const commit = origin.kind === "commit" ? origin.commit : undefined;
	const repository = GITHUB_REPOSITORY || "unknown";
	return {
		repository,
		commit,
		folder,
		tree: undefined,
		run: GITHUB_RUN_ID ? { id: GITHUB_RUN_ID, attempt: Number(GITHUB_RUN_ATTEMPT) || 1 } : undefined,
		title: `Deploy ${repository}${commit === undefined ? "" : `@${commit.slice(0, 12)}`}`,
	};
}
