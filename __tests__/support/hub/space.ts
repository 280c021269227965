import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { callerOf, canRead } from "./access.ts";
import {
	type Author,
	commitFiles,
	createRepository,
	headOf,
	listTree,
	type Repository,
	runGit,
} from "./git/repository.ts";
import type { Account, Files, Publisher, Settled, SpaceOptions, Step } from "./options.ts";
import { type Edge, openEdge } from "./runtime/edge.ts";
import { openLog } from "./runtime/log.ts";
import { dispose, halt, restart, runtimeReply, settled, startCommit } from "./runtime/runtime.ts";
import { playStep } from "./runtime/scripted.ts";
import type { Entered, Runner } from "./runtime/state.ts";

/** What the Hub keeps of a Space beside its repository. */
export interface SpaceState {
	id: string;
	readonly repository: Repository;
	readonly isPrivate: boolean;
	readonly sdk: string;
	readonly hardware: string;
	readonly isDevMode: boolean;
	readonly secrets: Map<string, Setting>;
	readonly variables: Map<string, Setting>;
	readonly publishers: readonly Publisher[];
	readonly edge: Edge;
	readonly runner: Runner;
}

/** The value of a secret or variable. */
export interface Setting {
	readonly value: string;
	readonly description: string | undefined;
	readonly updatedAt: string;
}

/** A Space as tests handle it. */
export interface LocalSpace {
	/** "alice/todo". */
	readonly id: string;
	/** Where git pushes: "http://127.0.0.1:PORT/spaces/alice/todo". */
	readonly repository: string;
	/** Folder of the bare repository. */
	readonly folder: string;
	/** Where the application answers. */
	readonly address: string;
	/** The stage that it is in, and all that it has been in. */
	readonly stage: () => string;
	readonly stages: () => readonly string[];
	readonly history: () => readonly Entered[];
	/** An edit on the Hub's pages; gives the commit. */
	readonly commitFiles: (files: Files, message?: string, author?: Author) => Promise<string>;
	readonly head: () => Promise<string | undefined>;
	/** Id of the tree of a commit; of the head where nothing is said. */
	readonly treeOf: (revision?: string) => Promise<string>;
	/** Paths of all files of a commit, with modes and object ids. */
	readonly filesOf: (
		revision?: string,
	) => Promise<Readonly<Record<string, { readonly mode: string; readonly oid: string }>>>;
	/** A file's text in a commit. */
	readonly read: (path: string, revision?: string) => Promise<string>;
	/** The messages of all commits, newest first. */
	readonly messages: () => Promise<readonly string[]>;
	readonly secrets: ReadonlyMap<string, Setting>;
	readonly variables: ReadonlyMap<string, Setting>;
	/** Stages of every push and restart from now on; an empty list lets nothing happen. */
	readonly play: (script: readonly Step[]) => void;
	/** Enters a stage now. */
	readonly enter: (step: Step) => Promise<void>;
	readonly pause: () => Promise<void>;
	readonly sleep: () => Promise<void>;
	readonly restart: () => Promise<void>;
	/** Waits until nothing is under way; tells the stage. */
	readonly settled: () => Promise<string>;
}

/** What makes Spaces. */
export interface Workshop {
	readonly root: string;
	readonly hooks: string;
	readonly objects: string;
	readonly options: Settled;
	readonly tokens: ReadonlyMap<string, Account>;
	readonly address: () => string;
}

/** What the Hub puts into a Space that somebody has just made. */
function ownFiles(id: string, sdk: string): Files {
	const title = id.slice(id.indexOf("/") + 1);
	return {
		".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n*.safetensors filter=lfs diff=lfs merge=lfs -text\n",
		"README.md": `---\ntitle: ${title}\nemoji: 🚀\ncolorFrom: red\ncolorTo: blue\nsdk: ${sdk}\npinned: false\n---\n\nCheck out the configuration reference\n`,
	};
}

/** Makes a Space with its repository and its address, and its first commit. */
export async function makeSpace(workshop: Workshop, id: string, options: SpaceOptions): Promise<SpaceState> {
	const { root, objects, tokens } = workshop;
	const { files, sdk = "docker", objectFormat = "sha1", runtime: mode = workshop.options.runtime } = options;
	const folder = join(root, "repositories", `${id}.git`);
	await mkdir(dirname(folder), { recursive: true });
	const { hooks } = workshop;
	const { allowsFilter, delays, python } = workshop.options;
	const repository = await createRepository(folder, { hooks, objectFormat, allowsFilter });
	const [secrets, variables] = [settingsOf(options.secrets), settingsOf(options.variables)];
	const logs = { build: openLog(delays.keepAlive), run: openLog(delays.keepAlive) };
	const runner: Runner = {
		runtime: {
			mode,
			stage: mode === "none" ? "RUNNING" : "NO_APP_FILE",
			sha: undefined,
			errorMessage: undefined,
			history: [],
			logs,
			serving: undefined,
			target: undefined,
			generation: 0,
			work: Promise.resolve(),
			script: options.script,
		},
		id: () => state.id,
		address: () => state.edge.address,
		repository,
		settings: () => Object.fromEntries([...variables, ...secrets].map(([name, { value }]) => [name, value])),
		root,
		objects,
		python,
		delays,
	};
	const edge = await openEdge({
		app: () => runner.runtime.serving?.app,
		isVisibleTo: (request) => !state.isPrivate || canRead(callerOf(request, tokens).account, state.id),
		wake: () => {
			if (runner.runtime.stage === "SLEEPING") void restart(runner);
		},
	});
	const { isPrivate = false, hardware = "cpu-basic", isDevMode = false, publishers = [] } = options;
	const about = { id, repository, isPrivate, sdk, hardware, isDevMode, publishers };
	const state: SpaceState = { ...about, secrets, variables, edge, runner };
	if (files !== "none")
		startCommit(runner, await commitFiles(repository, files ?? ownFiles(id, sdk), "initial commit", ownerOf(id)));
	return state;
}

/** Who the Hub says has written what an owner edits on its pages. */
function ownerOf(id: string): Author {
	const name = id.slice(0, id.indexOf("/"));
	return { name, email: `${name}@users.noreply.huggingface.co` };
}

function settingsOf(given: Readonly<Record<string, string>> = {}): Map<string, Setting> {
	const updatedAt = new Date().toISOString();
	return new Map(Object.entries(given).map(([name, value]) => [name, { value, description: undefined, updatedAt }]));
}

/** The Space as tests handle it. */
export function handleOf(state: SpaceState, { address }: Pick<Workshop, "address">): LocalSpace {
	const { repository, runner, edge, secrets, variables } = state;
	const { runtime } = runner;
	const text = async (given: readonly string[]) => (await runGit(repository, given)).toString();
	return {
		get id() {
			return state.id;
		},
		get repository() {
			return `${address()}/spaces/${state.id}`;
		},
		folder: repository.folder,
		address: edge.address,
		stage: () => runtime.stage,
		stages: () => runtime.history.map(({ stage }) => stage),
		history: () => runtime.history,
		commitFiles: async (files, message = "Update files", author = ownerOf(state.id)) => {
			const commit = await commitFiles(repository, files, message, author);
			startCommit(runner, commit);
			return commit;
		},
		head: () => headOf(repository),
		treeOf: async (revision = "main") => (await text(["rev-parse", "--verify", `${revision}^{tree}`])).trim(),
		filesOf: async (revision = "main") => {
			const entries = await listTree(repository, revision);
			const files = entries.filter(({ type }) => type !== "tree");
			return Object.fromEntries(files.map(({ path, mode, oid }) => [path, { mode, oid }]));
		},
		read: (path, revision = "main") => text(["cat-file", "blob", `${revision}:${path}`]),
		messages: async () => {
			const log = await text(["log", "--format=%B%x00", "main"]);
			return log
				.split("\0")
				.slice(0, -1)
				.map((one) => one.trim());
		},
		secrets,
		variables,
		play: (script) => {
			runtime.script = script;
		},
		enter: async (step) => {
			runtime.generation += 1;
			await playStep(runner, step, { former: runtime.sha, commit: (await headOf(repository)) ?? "" });
		},
		pause: () => halt(runner, "PAUSED"),
		sleep: () => halt(runner, "SLEEPING"),
		restart: () => restart(runner),
		settled: () => settled(runner),
	};
}

/** What `GET /api/spaces/{id}` answers. */
export async function infoOf(state: SpaceState, revision: string): Promise<Readonly<Record<string, unknown>>> {
	const { id, repository, isPrivate, sdk, edge, runner, hardware, isDevMode } = state;
	const entries = await listTree(repository, revision).catch(() => []);
	const siblings = entries.filter(({ type }) => type !== "tree").map(({ path }) => ({ rfilename: path }));
	return {
		_id: id,
		id,
		author: id.split("/")[0],
		...((await headOf(repository)) !== undefined && { sha: await headOf(repository) }),
		private: isPrivate,
		disabled: false,
		gated: false,
		sdk,
		lastModified: new Date().toISOString(),
		likes: 0,
		tags: [sdk],
		siblings,
		subdomain: id.replace(/[/._]/g, "-").toLowerCase(),
		host: edge.address,
		runtime: runtimeReply(runner, { hardware, isDevMode }),
	};
}

/** Ends everything that belongs to a Space. */
export async function removeSpace({ runner, edge }: SpaceState): Promise<void> {
	await dispose(runner);
	await edge.close();
}
