import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ListedFile } from "./read-project.ts";

/** Seconds for which an answer may at most be taken as fresh; PyPI says ten minutes. */
const MAX_AGE = 3_600;

/** Grows when what is kept changes its form. */
const VERSION = 1;

/** An answer that was kept. */
export interface Kept {
	readonly listed: readonly ListedFile[];
	readonly etag: string | undefined;
	/** Until when it may be taken as it is, milliseconds since 1970. */
	readonly freshUntil: number;
}

/** Answers of an index, kept between runs. Both never throw: a cache that does not work is none. */
export interface Cache {
	read(address: string): Promise<Kept | undefined>;
	write(address: string, kept: Kept): Promise<void>;
}

/** A cache that keeps nothing. */
export const NO_CACHE: Cache = { read: async () => undefined, write: async () => undefined };

/** A cache in a folder, which is made when it is first needed; one file an address. */
export function cacheIn(folder: string): Cache {
	const fileOf = (address: string) => join(folder, `${createHash("sha256").update(address).digest("hex")}.json`);
	return {
		read: async (address) => {
			const text = await readFile(fileOf(address), "utf8").catch(() => "");
			return text === "" ? undefined : parseKept(text, address);
		},
		write: async (address, kept) => {
			const file = fileOf(address);
			// Runs at the same time must not read half of it.
			const draft = `${file}.${randomUUID()}`;
			try {
				await mkdir(folder, { recursive: true, mode: 0o700 });
				await writeFile(draft, JSON.stringify({ version: VERSION, address, ...kept }), { mode: 0o600 });
				await rename(draft, file);
			} catch {
				await rm(draft, { force: true }).catch(() => undefined);
			}
		},
	};
}

/** Until when an answer with such headers is fresh (RFC 9111). */
export function freshUntil(headers: Headers, now: number): number {
	const directives = headers.get("cache-control") ?? "";
	if (/\bno-(?:cache|store)\b/i.test(directives)) return now;
	const seconds = Number(/\bmax-age=(\d{1,9})\b/i.exec(directives)?.[1] ?? "0");
	const age = Number(headers.get("age") ?? "0");
	return now + Math.max(0, Math.min(seconds, MAX_AGE) - (age > 0 ? age : 0)) * 1000;
}

function parseKept(text: string, address: string): Kept | undefined {
	try {
		const kept: Partial<Kept> & { readonly version?: unknown; readonly address?: unknown } = JSON.parse(text);
		const isOurs = kept.version === VERSION && kept.address === address;
		if (!isOurs || !Array.isArray(kept.listed) || typeof kept.freshUntil !== "number") return undefined;
		return { listed: kept.listed, etag: kept.etag, freshUntil: kept.freshUntil };
	} catch {
		return undefined;
	}
}
