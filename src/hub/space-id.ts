/** A Space on the Hub: "owner/name". */
export type SpaceId = `${string}/${string}`;

/** Characters of an owner, and of a Space's name (huggingface_hub, validate_repo_id). */
const MAX_LENGTH = 96;

/** Letters, digits, `-`, `_` and `.`, with neither `-` nor `.` at the ends, as huggingface_hub demands. */
const PART = /^[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?$/;

/** Reads the id of a Space; `undefined` where it is none. Addresses of the Hub's own pages are not ids. */
export function parseSpaceId(text: string): SpaceId | undefined {
	const [owner = "", name = "", ...more] = text.split("/");
	const isPart = (part: string) => part.length <= MAX_LENGTH && PART.test(part) && !/--|\.\./.test(part);
	return more.length === 0 && isPart(owner) && isPart(name) && !name.endsWith(".git") ? `${owner}/${name}` : undefined;
}
