import type { FileOption, Requirements } from "../requirements/requirements.ts";
import type { Source } from "../source/source.ts";
import { isFetched } from "./origins.ts";

/** What pip needs to lie in the image before it installs. */
export type Installation =
	| { readonly kind: "none" }
	/** These files alone: the layer of the dependencies stays in the cache while only the code changes. */
	| { readonly kind: "lists"; readonly path: string; readonly files: readonly string[] }
	/** The whole tree: `reason` is a clause that says why. */
	| { readonly kind: "tree"; readonly path: string; readonly reason: string };

/**
 * Names that a Dockerfile takes as they are: without quotes, variables, patterns and control characters. Docker reads
 * the words of COPY as a shell would and then as patterns, in JSON too.
 */
const PLAIN_PATH = /^[\p{L}\p{N}_][\p{L}\p{N} ._+@=,~-]*(?:\/[\p{L}\p{N}._][\p{L}\p{N} ._+@=,~-]*)*$/u;

/** Lists that are copied on their own; each folder of them is an instruction of the Dockerfile. */
const MAX_LISTS = 50;

/** Finds out what has to be copied before pip runs. Where it cannot be told, it is the whole tree: that is always enough. */
export function installationOf({ entries }: Source, requirements: Requirements | undefined): Installation {
	if (requirements === undefined) return { kind: "none" };
	const { path, files } = requirements;
	const reason = reasonForTree(requirements);
	if (reason !== undefined) return { kind: "tree", path, reason };
	const isPlain = files.every((file) => entries.get(file)?.kind === "file" && PLAIN_PATH.test(file));
	if (isPlain && files.length <= MAX_LISTS) return { kind: "lists", path, files: files.toSorted() };
	return { kind: "tree", path, reason: `the lists behind ${path} cannot be copied one by one` };
}

function reasonForTree({ path, requirements, constraints, options, unread }: Requirements): string | undefined {
	const named = [...requirements, ...constraints].filter(({ origin }) => origin.kind !== "index");
	const isLocal = named.some(({ origin }) => origin.kind !== "index" && !isFetched(origin.address));
	const unclear = unread.filter(({ cause, written }) => cause !== "unnamed" || !isFetched(written));
	if (isLocal || options.some(isLocalOption) || unclear.some(({ cause }) => cause === "unnamed")) {
		return `${path} names files of the Space itself`;
	}
	return unclear.length === 0 ? undefined : `${path} holds lines whose meaning only pip knows`;
}

/** Whether an option names a place on the disk where pip looks for distributions. */
function isLocalOption({ name, value }: FileOption): boolean {
	return /^--(?:find-links|index-url|extra-index-url)$/.test(name) && value !== undefined && !/^https?:/i.test(value);
}
