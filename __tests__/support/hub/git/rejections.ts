import { existsSync } from "node:fs";
import { join } from "node:path";
import { cardErrors } from "./card.ts";
import type { Push, Verdict } from "./hook.ts";
import { type Repository, runGit } from "./repository.ts";

const RULE = "-".repeat(73);

/** Bytes at its start in which git looks for what makes a file binary (xdiff-interface.c). */
const LOOKED_AT = 8_000;

/** A pointer as git-lfs writes it (git-lfs, docs/spec.md). */
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:([0-9a-f]{64})\nsize \d+\n/;

/** What a push is held to. */
export interface Limits {
	readonly maxBlob: number;
	/** Folder of the objects that LFS has. */
	readonly objects: string;
}

/** Judges a push in the words of the real Hub, as they stand in public reports (facts/hugging-face.md, 3). */
export async function judgePush(repository: Repository, push: Push, limits: Limits): Promise<Verdict> {
	const { environment } = push;
	const said: string[] = [];
	for (const { new: commit, ref } of push.updates) {
		if (/^0+$/.test(commit)) continue;
		const blobs = await pushedBlobs(repository, commit, environment);
		const complaint = await blobComplaint(repository, blobs, ref, environment, limits);
		if (complaint !== undefined) return { isTaken: false, lines: [RULE, ...complaint, RULE] };
		const readme = runGit(repository, ["cat-file", "blob", `${commit}:README.md`], { environment });
		const card = cardErrors(await readme.then(String).catch(() => ""));
		if (card.errors.length > 0) return { isTaken: false, lines: [RULE, ...cardComplaint(card.errors), RULE] };
		if (card.isMissing) said.push("Warning: empty or missing yaml metadata in repo card");
	}
	return { isTaken: true, lines: said };
}

/** How the hook tells that a token may not write. */
export function denial(push: Push): Verdict {
	const lines = push.updates.map(({ ref }) => `DENIED update ${ref}: forbidden`);
	return { isTaken: false, lines: [RULE, "Your push was rejected for the following reasons:", ...lines, RULE] };
}

interface Blob {
	readonly oid: string;
	readonly path: string;
	readonly size: number;
}

/** Blobs of every commit that is new, not only of the last one. */
async function pushedBlobs(
	repository: Repository,
	commit: string,
	environment: Readonly<Record<string, string>>,
): Promise<readonly Blob[]> {
	const walk = await runGit(repository, ["rev-list", "--objects", commit, "--not", "--all"], { environment });
	const paths = new Map(
		walk
			.toString()
			.split("\n")
			.filter((line) => line.includes(" "))
			.map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
	);
	const input = `${[...paths.keys()].join("\n")}\n`;
	const check = ["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"];
	const listing = await runGit(repository, check, { input, environment });
	return listing
		.toString()
		.split("\n")
		.map((line) => line.split(" "))
		.filter(([, type]) => type === "blob")
		.map(([oid = "", , size = ""]) => ({ oid, path: paths.get(oid) ?? "", size: Number(size) }));
}

async function blobComplaint(
	repository: Repository,
	blobs: readonly Blob[],
	ref: string,
	environment: Readonly<Record<string, string>>,
	{ maxBlob, objects }: Limits,
): Promise<readonly string[] | undefined> {
	const large = blobs.filter(({ size }) => size > maxBlob);
	const binary: Blob[] = [];
	const dangling: Blob[] = [];
	for await (const { blob, content } of contentsOf(
		repository,
		blobs.filter(({ size }) => size <= maxBlob),
		environment,
	)) {
		const [, oid] = POINTER.exec(blob.size < 1024 ? content.toString() : "") ?? [];
		if (content.subarray(0, LOOKED_AT).includes(0)) binary.push(blob);
		else if (oid !== undefined && !existsSync(join(objects, oid))) dangling.push(blob);
	}
	const offending = (list: readonly Blob[]) => [
		"",
		"Offending files:",
		...list.map(({ path }) => `  - ${path} (ref: ${ref})`),
	];
	const more = "See also: https://hf.co/docs/hub/repositories-getting-started#terminal";
	if (large.length > 0) {
		return [
			"Your push was rejected because it contains files larger than 10 MiB.",
			"Please use https://git-lfs.github.com/ to store large files.",
			more,
			...offending(large),
		];
	}
	if (binary.length > 0) {
		return [
			"Your push was rejected because it contains binary files.",
			"Please use https://huggingface.co/docs/hub/xet to store binary files.",
			more,
			...offending(binary),
		];
	}
	if (dangling.length > 0) {
		return [
			"Your push was rejected because an LFS pointer pointed to a file that does not exist.",
			"For instance, this can happen if you used git push --no-verify to push your changes.",
			"Offending file:",
			...dangling.map(({ path }) => `- ${path}`),
		];
	}
	return undefined;
}

/** Bytes of blobs that are asked for at once. */
const BATCH = 32 * 1024 * 1024;

async function* contentsOf(
	repository: Repository,
	blobs: readonly Blob[],
	environment: Readonly<Record<string, string>>,
): AsyncGenerator<{ readonly blob: Blob; readonly content: Buffer }> {
	let batch: Blob[] = [];
	let size = 0;
	for (const [index, blob] of blobs.entries()) {
		batch.push(blob);
		size += blob.size;
		if (size < BATCH && index < blobs.length - 1) continue;
		const input = batch.map(({ oid }) => `${oid}\n`).join("");
		const answer = await runGit(repository, ["cat-file", "--batch"], { input, environment });
		let at = 0;
		for (const one of batch) {
			const start = answer.indexOf("\n", at) + 1;
			yield { blob: one, content: answer.subarray(start, start + one.size) };
			at = start + one.size + 1;
		}
		batch = [];
		size = 0;
	}
}

function cardComplaint(errors: readonly string[]): readonly string[] {
	return [
		"Sorry, your push was rejected during YAML metadata verification:",
		...errors.map((error) => ` - Error: ${error}`),
		RULE,
		RULE,
		"Please find the documentation at:",
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"",
	];
}
