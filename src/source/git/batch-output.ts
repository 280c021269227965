/** Takes blobs as they come, one after the other. */
export interface BlobSink {
	begin(id: string, size: number): void;
	/** Bytes of the blob that began last; they hold only until the next ones come. */
	piece(bytes: Buffer): void;
	end(): void;
}

/** The header of a blob in the output of `git cat-file --batch`. An id of nothing is answered with "<id> missing". */
const HEADER = /^([0-9a-f]+) blob (\d+)\n$/;

/** Bytes that a header may have. */
const HEADER_SIZE = 1024;

/** What is being read: a header as far as it came, or the rest of the content that it announced. */
type Part =
	| { readonly kind: "header"; readonly text: string }
	| { readonly kind: "content"; readonly rest: number }
	/** The newline that ends a content. */
	| { readonly kind: "newline" };

/** Reads the output of `git cat-file --batch` as it comes (git-cat-file(1), "BATCH OUTPUT"); "enough" where it is none. */
export function batchReader(sink: BlobSink): (chunk: Buffer) => "more" | "enough" {
	let part: Part = { kind: "header", text: "" };
	return (chunk) => {
		for (let at = 0; at < chunk.length; ) {
			const piece = pieceOf(chunk, at, part);
			at += piece.length;
			part = after(part, piece, sink);
			if (part.kind === "header" && part.text.length > HEADER_SIZE) return "enough";
		}
		return "more";
	};
}

function pieceOf(chunk: Buffer, at: number, part: Part): Buffer {
	switch (part.kind) {
		case "header": {
			const end = chunk.indexOf(0x0a, at);
			return chunk.subarray(at, end === -1 ? chunk.length : end + 1);
		}
		case "content":
			return chunk.subarray(at, at + part.rest);
		case "newline":
			return chunk.subarray(at, at + 1);
	}
}

function after(part: Part, piece: Buffer, sink: BlobSink): Part {
	switch (part.kind) {
		case "header": {
			const text = part.text + piece.toString("latin1");
			if (!text.endsWith("\n")) return { kind: "header", text };
			const [, id, size] = HEADER.exec(text) ?? [];
			if (id === undefined || size === undefined) return { kind: "header", text: "" };
			sink.begin(id, Number(size));
			return size === "0" ? { kind: "newline" } : { kind: "content", rest: Number(size) };
		}
		case "content": {
			sink.piece(piece);
			const rest = part.rest - piece.length;
			return rest === 0 ? { kind: "newline" } : { kind: "content", rest };
		}
		case "newline":
			sink.end();
			return { kind: "header", text: "" };
	}
}
