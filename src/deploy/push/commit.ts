import { stripVTControlCharacters } from "node:util";
import type { Failure } from "../failure.ts";
import { failure } from "../failure.ts";
import { askGit, askLine, isObjectId } from "./git/ask-git.ts";
import { messageOf, type Trailers } from "./origin.ts";

/** A commit on the Space, as it tells of itself: whoever may write to the Space may write anything here. */
export interface Commit {
	readonly id: string;
	readonly tree: string;
	/** The name of who made it. */
	readonly author: string;
	/** ISO 8601. */
	readonly date: string;
	readonly subject: string;
	readonly trailers: Trailers;
}

/** A commit to be made. */
export interface CommitDraft {
	readonly tree: string;
	readonly parent: string | undefined;
	readonly date: Date;
	readonly title: string;
	readonly trailers: Trailers;
}

/** Who makes the commits. Nobody can own an address of this kind (RFC 2606). */
const MAKER = "Space Gate <space-gate@space-gate.invalid>";

/** Characters of a message, and of one name, title or value in it, that are read. */
const MESSAGE = 64 * 1024;
const LENGTH = 200;

/**
 * Writes a commit, and gives its id. The same draft gives the same id, which covers the tree, the parent and the
 * message: where the Space has this commit, it has all of it.
 */
export async function writeCommit(repository: string, draft: CommitDraft): Promise<string | Failure> {
	const { tree, parent, date, title, trailers } = draft;
	const maker = `${MAKER} ${Math.floor(date.getTime() / 1000)} +0000`;
	const headers = [
		`tree ${tree}`,
		...(parent === undefined ? [] : [`parent ${parent}`]),
		`author ${maker}`,
		`committer ${maker}`,
	];
	const text = `${headers.join("\n")}\n\n${messageOf(title, trailers)}`;
	const id = await askLine(repository, ["hash-object", "-t", "commit", "-w", "--stdin"], text);
	if (typeof id !== "string" || isObjectId(id)) return id;
	return failure("internal", "git gave no id for a commit.", "Report this as a fault.", { words: id });
}

/** The commits that a name reaches, newest first. Those beyond what was fetched are not there. */
export async function readCommits(
	repository: string,
	name: string,
	most: number,
): Promise<readonly Commit[] | Failure> {
	const given = ["rev-list", "--header", "--topo-order", `--max-count=${most}`, "--end-of-options", name];
	const answer = await askGit(repository, given);
	if (!Buffer.isBuffer(answer)) return answer;
	return answer
		.toString("utf8")
		.split("\0")
		.flatMap((record) => readCommit(record) ?? []);
}

/** Reads a record of `git rev-list --header`: the id, the headers, an empty line, the message behind four blanks. */
function readCommit(record: string): Commit | undefined {
	const end = record.indexOf("\n\n");
	const [id = "", ...headers] = record.slice(0, end === -1 ? record.length : end).split("\n");
	const tree = headers.find((line) => line.startsWith("tree "))?.slice("tree ".length) ?? "";
	if (!isObjectId(id) || !isObjectId(tree)) return undefined;
	const author = headers.find((line) => line.startsWith("author "))?.slice("author ".length) ?? "";
	const [, seconds = "0"] = / (\d{1,12}) [+-]\d{4}$/.exec(author) ?? [];
	const message = (end === -1 ? "" : record.slice(end + 2, end + MESSAGE)).replace(/^ {4}/gm, "");
	return {
		id,
		tree,
		author: plain(author.slice(0, Math.max(0, author.lastIndexOf(" <")))),
		date: new Date(Number(seconds) * 1000).toISOString(),
		subject: plain(message.split("\n", 1)[0] ?? ""),
		trailers: trailersIn(message),
	};
}

function trailersIn(message: string): Trailers {
	const last = message.trimEnd().split("\n\n").slice(1).at(-1) ?? "";
	const found = last.split("\n").flatMap((line): [string, string][] => {
		const [, name, value] = /^([A-Za-z][A-Za-z-]{0,60}): (.*)$/.exec(line) ?? [];
		return name === undefined || value === undefined ? [] : [[name, plain(value)]];
	});
	return new Map(found);
}

/** A text of somebody else's in one line, without what moves a terminal's cursor. */
function plain(text: string): string {
	return stripVTControlCharacters(text.slice(0, LENGTH))
		.replace(/[\s\p{Cc}]+/gu, " ")
		.trim();
}
