import type { ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type LocalHub, startHub } from "../support/hub/hub.ts";
import type { HubOptions, SpaceOptions } from "../support/hub/options.ts";
import type { LocalSpace } from "../support/hub/space.ts";
import { runStep, type Step } from "../support/mini-runner.ts";
import { commitAll, git, type Planted, plant, withFolder } from "../support/temporary.ts";

/** The Space that tests deploy to, and whose token of the local Hub they have. */
export const SPACE = "alice/todo";
export const TOKEN = "hf_write";

/** A backend in a sub-folder that passes the gate, and that the machine's Python can run. */
export const BACKEND = {
	"backend/README.md":
		'---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n\n# Todo\n',
	"backend/main.py":
		'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"version": 1}\n',
	"backend/requirements.txt": "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n",
	"frontend/index.html": "<p>Not of the Space.</p>\n",
} as const satisfies Readonly<Record<string, Planted>>;

/** An application that starts and answers this to `GET /`. */
export function version(number: number): Readonly<Record<string, Planted>> {
	return { "backend/main.py": BACKEND["backend/main.py"].replace("1}", `${number}}`) };
}

/** What a test decides about its surroundings. */
export interface SceneOptions {
	readonly files?: Readonly<Record<string, Planted>>;
	readonly hub?: HubOptions;
	/** "none" for a Hub without the Space. */
	readonly space?: SpaceOptions | "none";
	/** Folder with action.yml. */
	readonly action?: string;
	readonly node?: string;
}

/** One run of the Action. */
export interface RunOptions {
	readonly inputs?: Readonly<Record<string, string>>;
	readonly event?: { readonly name: string; readonly payload: object; readonly ref?: string };
	readonly env?: Readonly<Record<string, string>>;
	readonly take?: (line: string) => void;
	readonly onStart?: (process: ChildProcess) => void;
	/** Another checkout than the scene's, with a folder for temporary files of its own. */
	readonly checkout?: { readonly workspace: string; readonly temp: string };
}

/** A repository with a backend, a Hub with a Space, and a runner. */
export interface Scene {
	readonly hub: LocalHub;
	/** Throws where there is none. */
	readonly space: LocalSpace;
	readonly workspace: string;
	/** The runner's folder for temporary files. */
	readonly temp: string;
	/** Commits files, and gives the commit. */
	commit(files: Readonly<Record<string, Planted>>): string;
	/** Runs the Action, as on a push to the default branch where nothing else is said. */
	run(options?: RunOptions): Promise<Step>;
}

const repository = { full_name: "someone/todo", default_branch: "main" };

/** A push to the default branch. */
export const PUSH = { name: "push", ref: "refs/heads/main", payload: { repository } } as const;

/** A pull request of somebody with this repository. */
export function pullRequestOf(full_name: string) {
	const head = { sha: "a".repeat(40), repo: { full_name } };
	const pull_request = { number: 7, head, base: { repo: repository } };
	return { name: "pull_request", ref: "refs/pull/7/merge", payload: { repository, pull_request } } as const;
}

/** Sets everything up, and takes it down again. */
export async function withScene<T>(options: SceneOptions, use: (scene: Scene) => Promise<T>): Promise<T> {
	const { files = BACKEND, hub: hubOptions, space = {}, action = resolve("."), node } = options;
	return await withFolder(async (folder) => {
		const [workspace, temp] = [join(folder, "workspace"), join(folder, "temp")];
		mkdirSync(temp);
		plant(workspace, files);
		commitAll(workspace);
		const hub = await startHub(hubOptions);
		try {
			if (space !== "none") await hub.createSpace(SPACE, space);
			let runs = 0;
			return await use({
				hub,
				get space() {
					const found = hub.space(SPACE);
					if (found === undefined) throw new Error(`there is no ${SPACE}`);
					return found;
				},
				workspace,
				temp,
				commit: (changed) => {
					plant(workspace, changed);
					commitAll(workspace);
					return git(workspace, ["rev-parse", "HEAD"]).trim();
				},
				run: async ({ inputs = {}, event = PUSH, env = {}, take, onStart, checkout } = {}) => {
					runs += 1;
					plant(folder, { "event.json": JSON.stringify(event.payload) });
					return await runStep({
						action,
						...(checkout ?? { workspace, temp }),
						inputs: { path: "backend", space: SPACE, "hf-token": TOKEN, deploy: "auto", soak: "1", ...inputs },
						env: {
							HF_ENDPOINT: hub.address,
							GITHUB_EVENT_NAME: event.name,
							GITHUB_EVENT_PATH: join(folder, "event.json"),
							GITHUB_REF: event.ref ?? "",
							GITHUB_SHA: git(checkout?.workspace ?? workspace, ["rev-parse", "HEAD"]).trim(),
							GITHUB_RUN_ID: String(1000 + runs),
							GITHUB_RUN_ATTEMPT: "1",
							...env,
						},
						...(node !== undefined && { node }),
						...(take !== undefined && { take }),
						...(onStart !== undefined && { onStart }),
					});
				},
			});
		} finally {
			await hub.close();
		}
	});
}
