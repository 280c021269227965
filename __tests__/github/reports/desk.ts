import type { Finding } from "../../../src/gate/finding.ts";
import type { RootResult } from "../../../src/github/check-roots.ts";
import type { PullRequest } from "../../../src/github/event.ts";
import type { ReportName } from "../../../src/github/inputs.ts";
import { type Delivery, type Desk, deliver } from "../../../src/github/reports/deliver.ts";
import { at, found, judgedSpace } from "../../report/judged.ts";
import { type Conditions, type Hosted, withGitHub } from "../../support/contract/github.ts";
import { type ChangedFile, emptyState, type State } from "../../support/contract/state.ts";

/** The commit that the author of the pull request pushed. */
export const HEAD = "a".repeat(40);

const PULL: PullRequest = {
	kind: "pull-request",
	name: "pull_request",
	number: 7,
	head: HEAD,
	base: undefined,
	isFork: false,
};

/** What a test decides about a delivery. */
export interface Wanted {
	readonly reports: readonly ReportName[];
	readonly event?: Desk["event"];
	readonly token?: string;
	readonly api?: string;
}

/** Delivers as a run on pull request 7 does. */
export async function deliverTo(
	{ api }: Hosted,
	results: readonly RootResult[],
	{ reports, event = PULL, token = "t", api: other = api }: Wanted,
): Promise<Delivery> {
	return await deliver(results, {
		wanted: new Set(reports),
		event,
		token,
		api: other,
		repository: "someone/todo",
		job: "gate/check",
		forgeFor: () => ({ server: "https://github.com", repository: "someone/todo", commit: HEAD }),
	});
}

/** GitHub, and no breach of its description by the server of the tests itself. */
export async function onGitHub(conditions: Conditions, use: (hosted: Hosted) => Promise<void>): Promise<Hosted> {
	return await withGitHub(conditions, async (hosted) => {
		await use(hosted);
		if (hosted.breaches.length > 0) throw new Error(hosted.breaches.join("\n"));
		return hosted;
	});
}

/** What was written, one word an operation and its status. */
export function writes({ asked }: Hosted): readonly string[] {
	return asked
		.filter(({ operation }) => !/list|get/.test(operation))
		.map(({ operation, status }) => `${operation} ${status}`);
}

/** A tree of two files with a finding in each, and what the pull request changes of it. */
const FILES = { "main.py": "import os\nport = 8000\napp = 1\n", "requirements.txt": "fastapi\nuvicorn\n" };

/** A finding whose safe fix replaces the second line of main.py. */
export const FIXED: Finding = found("entrypoint/hardcoded-port", at("main.py", 2, 8, 4), {
	message: "The port `8000` is fixed, @someone.",
	fix: { title: "Take the port out", safety: "safe", edits: [{ place: at("main.py", 2, 8, 4), text: "7860" }] },
});

/** A finding about a line that is not changed. */
export const ELSEWHERE: Finding = found("dependencies/unpinned", at("requirements.txt", 2, 1, 7), {
	severity: "warning",
});

/** A result of one Space root. */
export function result(findings: readonly Finding[], prefix = "backend"): RootResult {
	return { prefix, result: judgedSpace({ findings, files: FILES, judgement: { root: prefix } }) };
}

/** GitHub with the pull request's files. */
export function pullRequest(files: readonly ChangedFile[] = [CHANGED]): State {
	return emptyState(files);
}

/** The change of main.py: its second line. */
export const CHANGED: ChangedFile = {
	filename: "backend/main.py",
	status: "modified",
	patch: "@@ -1,3 +1,3 @@\n import os\n-port = 1\n+port = 8000\n app = 1",
};
