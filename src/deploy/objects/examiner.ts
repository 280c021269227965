import { createHash, type Hash } from "node:crypto";
import { type NamedObject, objectNamed } from "../../source/lfs/pointer.ts";

/** What a content is to the Hub. `object`: nothing that it takes in plain git; `pointer`: it stands for an object. */
export interface Verdict {
	readonly kind: "object" | "pointer";
	readonly object: NamedObject;
}

/** Bytes beyond which the Hub refuses a file in plain git: "larger than 10M", which may be read as ten million. */
const LARGE = 10_000_000;

/** Bytes of a content that are searched for a NUL, by which git knows a binary file (git, xdiff-interface.c). */
const HEAD = 8_000;

/** Looks at one content, piece by piece. */
export interface Examiner {
	take(bytes: Uint8Array): void;
	/** `undefined` where git itself can hold it. */
	verdict(): Verdict | undefined;
}

/** Looks at a content of so many bytes. What git can hold costs no checksum. */
export function examiner(size: number): Examiner {
	const head = Buffer.alloc(Math.min(size, HEAD));
	let filled = 0;
	let hash: Hash | undefined = size > LARGE ? createHash("sha256") : undefined;
	return {
		take: (bytes) => {
			const first = bytes.subarray(0, head.length - filled);
			if (hash === undefined && first.length > 0) {
				head.set(first, filled);
				if (first.includes(0)) hash = createHash("sha256").update(head.subarray(0, filled));
				filled += first.length;
			}
			hash?.update(bytes);
		},
		verdict: () => {
			if (hash !== undefined) return { kind: "object", object: { oid: hash.copy().digest("hex"), size } };
			const object = size <= HEAD ? objectNamed(head) : undefined;
			return object && { kind: "pointer", object };
		},
	};
}
