import { SourceError } from "../source-error.ts";
import { runGit } from "./run.ts";

/** The header of a blob in the output of `git cat-file --batch`. An id of nothing is answered with "<id> missing". */
const HEADER = /^([0-9a-f]+) blob (\d+)\n$/;

/** Bytes that a header may have. */
const HEADER_SIZE = 1024;

/**
 * Reads blobs by their ids. Those that the repository does not hold are left out.
 * The caller bounds what is asked for: everything is held in memory. Throws a {@link SourceError} where git fails.
 */
export async function readBlobs(repository: string, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
	const blobs = new Map<string, Uint8Array>();
	if (ids.length === 0) return blobs;
	const take = blobReader((id, content) => blobs.set(id, content));
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

/** What is being read: a header as far as it came, or the content that it announced with the newline after it. */
type Part =
	| { readonly kind: "header"; readonly text: string }
	| { readonly kind: "blob"; readonly id: string; readonly content: Uint8Array; readonly filled: number };

/** Reads the output of `git cat-file --batch` as it comes (git-cat-file(1), "BATCH OUTPUT"). */
function blobReader(onBlob: (id: string, content: Uint8Array) => void): (chunk: Buffer) => "more" | "enough" {
	let part: Part = { kind: "header", text: "" };
	return (chunk) => {
		for (let rest = chunk; rest.length > 0; ) {
			const end = part.kind === "header" ? rest.indexOf(0x0a) + 1 : part.content.length - part.filled;
			const piece = rest.subarray(0, end === 0 ? rest.length : end);
			rest = rest.subarray(piece.length);
			part = part.kind === "header" ? readHeader(part.text, piece) : readContent(part, piece, onBlob);
			if (part.kind === "header" && part.text.length > HEADER_SIZE) return "enough";
		}
		return "more";
	};
}

function readHeader(before: string, piece: Buffer): Part {
	const text = before + piece.toString("latin1");
	if (!text.endsWith("\n")) return { kind: "header", text };
	const [, id, size] = HEADER.exec(text) ?? [];
	if (id === undefined || size === undefined) return { kind: "header", text: "" };
	return { kind: "blob", id, content: new Uint8Array(Number(size) + 1), filled: 0 };
}

function readContent(
	blob: Extract<Part, { kind: "blob" }>,
	piece: Buffer,
	onBlob: (id: string, content: Uint8Array) => void,
): Part {
	blob.content.set(piece, blob.filled);
	const filled = blob.filled + piece.length;
	if (filled < blob.content.length) return { ...blob, filled };
	onBlob(blob.id, blob.content.subarray(0, -1));
	return { kind: "header", text: "" };
}
