import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Failure } from "../../src/deploy/failure.ts";
import { readHead } from "../../src/deploy/push/head.ts";
import type { Origin } from "../../src/deploy/push/origin.ts";
import { type Deadlines, openScratch, type Scratch } from "../../src/deploy/push/scratch.ts";
import { type Order, type Shipped, ship } from "../../src/deploy/push/ship.ts";
import { treeOf } from "../../src/deploy/push/tree.ts";
import type { Mode, Package, PackageFile } from "../../src/package/package.ts";
import { type LocalHub, startHub } from "../support/hub/hub.ts";
import type { HubOptions, SpaceOptions } from "../support/hub/options.ts";
import type { LocalSpace } from "../support/hub/space.ts";
import { git, withFolder } from "../support/temporary.ts";

/** The moment of every commit. */
export const DATE = new Date("2026-11-21T12:00:00Z");

/** Nothing here takes long, and nobody waits. */
const DEADLINES: Deadlines = { read: 30_000, push: 30_000, pause: 1 };

/** A Hub with one Space, and a folder for what is pushed from. */
export interface Setting {
	readonly hub: LocalHub;
	readonly space: LocalSpace;
	readonly folder: string;
	/** A scratch repository for the Space, which is closed at the end. */
	readonly open: (asked?: Partial<Parameters<typeof openScratch>[0]>) => Promise<Scratch>;
}

/** Starts a Hub with one Space, hands both to `use`, and ends them whatever happens. */
export async function withSpace<T>(
	use: (setting: Setting) => Promise<T>,
	about: SpaceOptions = {},
	options: HubOptions = {},
): Promise<T> {
	return await withFolder(async (folder) => {
		const hub = await startHub({ runtime: "none", ...options });
		const scratches: Scratch[] = [];
		try {
			const space = await hub.createSpace("alice/todo", about);
			mkdirSync(join(folder, "temporary"));
			const open: Setting["open"] = async (asked = {}) => {
				const scratch = ok(
					await openScratch({
						repository: undefined,
						folder: join(folder, "temporary"),
						remote: { address: space.repository, token: "hf_write" },
						signal: new AbortController().signal,
						deadlines: DEADLINES,
						...asked,
					}),
				);
				scratches.push(scratch);
				return scratch;
			};
			return await use({ hub, space, folder, open });
		} finally {
			for (const scratch of scratches) await scratch.close();
			await hub.close();
		}
	});
}

/** What is no failure. */
export function ok<T extends object>(answer: T | Failure): Exclude<T, Failure> {
	if (isFailure(answer)) throw new Error(`${answer.code}: ${answer.message}\n${answer.words}`);
	return answer as Exclude<T, Failure>;
}

/** The tree of a package; a text is no object. */
export async function madeTree(scratch: Scratch, packed: Pick<Package, "files">): Promise<string> {
	const tree = await treeOf(scratch, packed);
	if (typeof tree !== "string") throw new Error(`${tree.code}: ${tree.message}\n${tree.words}`);
	return tree;
}

function isFailure(answer: object): answer is Failure {
	return "kind" in answer && answer.kind === "failure";
}

/** A package of texts. */
export function textPackage(texts: Readonly<Record<string, string>>): Pick<Package, "files"> {
	const files = Object.entries(texts).map(([path, text]): [string, PackageFile] => {
		const bytes = new TextEncoder().encode(text);
		return [path, { mode: "100644", size: bytes.length, content: { kind: "bytes", bytes } }];
	});
	return { files: new Map(files) };
}

/** A package of what lies below a folder of a commit: links as bytes, all others as blobs of the repository. */
export function commitPackage(repository: string, treeish: string): Pick<Package, "files"> {
	const files = new Map<string, PackageFile>();
	for (const record of git(repository, ["ls-tree", "-r", "-l", "-z", "--full-tree", treeish])
		.split("\0")
		.slice(0, -1)) {
		const [, mode = "", id = "", size = ""] = /^(\d+) blob (\S+) +(\S+)\t/.exec(record) ?? [];
		const path = record.slice(record.indexOf("\t") + 1);
		const bytes = mode === "120000" ? new TextEncoder().encode(git(repository, ["cat-file", "blob", id])) : undefined;
		const content = bytes === undefined ? { kind: "blob" as const, id } : { kind: "bytes" as const, bytes };
		const size1 = size === "-" ? 1 : Number(size);
		files.set(path, { mode: modeOf(mode), size: size1, content });
	}
	return { files };
}

function modeOf(text: string): Mode {
	return text === "100755" || text === "120000" ? text : "100644";
}

/** A run of alice/todo on GitHub. */
export function originOf(run: string | undefined, more: Partial<Origin> = {}): Origin {
	const [id = "", attempt = "1"] = run?.split("/") ?? [];
	return {
		repository: "alice/todo",
		commit: "c".repeat(40),
		folder: "backend",
		tree: "d".repeat(40),
		run: run === undefined ? undefined : { id, attempt: Number(attempt) },
		title: "Deploy alice/todo at cccccccc",
		...more,
	};
}

/** A card that the Hub takes, and a file. */
export function texts(content: string): Record<string, string> {
	return { "README.md": "---\ntitle: Todo\nsdk: docker\n---\n", "main.py": `${content}\n` };
}

/** Reads the head, and ships these texts on top of it. */
export async function shipTexts(
	scratch: Scratch,
	files: Readonly<Record<string, string>>,
	order: Partial<Order> = {},
): Promise<Shipped | Failure> {
	const tree = await madeTree(scratch, textPackage(files));
	const head = order.head ?? ok(await readHead(scratch));
	return await ship(scratch, { tree, head, origin: originOf("100"), onDrift: "fail", date: DATE, ...order });
}
