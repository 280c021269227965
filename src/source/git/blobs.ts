import { SourceError } from "../source-error.ts";
import { batchReader } from "./batch-output.ts";
import { runGit } from "./run.ts";

/**
 * Reads blobs by their ids. Those that the repository does not hold are left out.
 * The caller bounds what is asked for: everything is held in memory. Throws a {@link SourceError} where git fails.
 */
export async function readBlobs(repository: string, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
	const blobs = new Map<string, Uint8Array>();
	if (ids.length === 0) return blobs;
	let blob = { id: "", content: new Uint8Array(), filled: 0 };
	const take = batchReader({
		begin: (id, size) => {
			blob = { id, content: new Uint8Array(size), filled: 0 };
		},
		piece: (bytes) => {
			blob.content.set(bytes, blob.filled);
			blob.filled += bytes.length;
		},
		end: () => blobs.set(blob.id, blob.content),
	});
	const input = Buffer.from(`${ids.join("\n")}\n`);
	const given = ["cat-file", "--batch"];
	const { exitCode, complaint } = await runGit({ folder: repository, arguments: given, input, take });
	if (exitCode === 0) return blobs;
	throw new SourceError(
		"git-failed",
		`git could not read the files: ${complaint.trim()}`,
		"Check the repository with git fsck.",
	);
}
