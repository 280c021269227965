import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Package, PackageFile } from "../../package/package.ts";
import { shown } from "../../source/shown.ts";
import { type Failure, failure } from "../failure.ts";
import { askGit, askLine, isObjectId } from "./git/ask-git.ts";
import { quotedPath } from "./git/quoted-path.ts";
import type { Scratch } from "./scratch.ts";

/** Files whose objects are not there are named up to so many. */
const NAMED = 10;

/**
 * Writes the package as a tree of git into the scratch repository, and gives its id. Every file of it is there then,
 * with the size that it had when it was judged, and the tree holds these files and nothing else.
 */
export async function treeOf(scratch: Scratch, { files }: Pick<Package, "files">): Promise<string | Failure> {
	const ids = await idsOf(scratch, files);
	if (!(ids instanceof Map)) return ids;
	const incomplete = await missingIn(scratch, files, ids);
	if (incomplete !== undefined) return incomplete;
	const entries = [...files].map(([path, { mode }]) => ({
		path,
		line: `${mode} blob ${ids.get(path) ?? ""}\t${path}`,
	}));
	await rm(join(scratch.repository, "index"), { force: true });
	const index = entries.map(({ line }) => `${line.replace(" blob ", " ")}\0`).join("");
	const filled = await askGit(scratch.repository, ["update-index", "-z", "--index-info"], index);
	if (!Buffer.isBuffer(filled)) return filled;
	const tree = await askLine(scratch.repository, ["write-tree"]);
	if (typeof tree !== "string") return tree;
	// update-index leaves out what it takes for no path, and replaces a folder by a file, without failing.
	const listed = await askGit(scratch.repository, ["ls-tree", "-r", "-z", "--full-tree", tree]);
	if (!Buffer.isBuffer(listed)) return listed;
	const lines = new Set(listed.toString("utf8").split("\0").slice(0, -1));
	const lost = entries.find(({ line }) => !lines.has(line))?.path;
	if (lost === undefined && lines.size === files.size && isObjectId(tree)) return tree;
	const message = `git cannot hold ${shown(lost ?? "the package")} as it is.`;
	return failure("internal", message, "Rename it: git takes no file of such a name beside the others.");
}

/** The blobs of all files, by path. What the repository does not hold yet is written to the scratch repository. */
async function idsOf(scratch: Scratch, files: Package["files"]): Promise<Map<string, string> | Failure> {
	const ids = new Map<string, string>();
	const written: string[] = [];
	const sources: string[] = [];
	const folder = join(scratch.folder, "contents");
	await mkdir(folder, { recursive: true });
	for (const [path, { content }] of files) {
		if (content.kind === "blob") ids.set(path, content.id);
		else {
			const source = content.kind === "file" ? content.path : join(folder, String(written.length));
			if (content.kind === "bytes") await writeFile(source, content.bytes);
			written.push(path);
			sources.push(quotedPath(source));
		}
	}
	if (written.length === 0) return ids;
	const given = ["hash-object", "-w", "--no-filters", "--stdin-paths"];
	const answer = await askLine(scratch.repository, given, `${sources.join("\n")}\n`);
	await rm(folder, { recursive: true, force: true });
	if (typeof answer !== "string") return answer;
	for (const [index, id] of answer.split("\n").entries()) ids.set(written[index] ?? "", id);
	return ids;
}

/** Why not every file is there as it was judged. */
async function missingIn(
	{ repository }: Scratch,
	files: ReadonlyMap<string, PackageFile>,
	ids: ReadonlyMap<string, string>,
): Promise<Failure | undefined> {
	const input = [...files.keys()].map((path) => `${ids.get(path) ?? ""}\n`).join("");
	const answer = await askGit(repository, ["cat-file", "--batch-check=%(objecttype) %(objectsize)"], input);
	if (!Buffer.isBuffer(answer)) return answer;
	const found = answer.toString("utf8").split("\n");
	const wrong = [...files].filter(([, { size }], index) => found[index] !== `blob ${size}`).map(([path]) => path);
	if (wrong.length === 0) return undefined;
	const named = wrong.slice(0, NAMED);
	const more = wrong.length > named.length ? ` and ${wrong.length - named.length} more` : "";
	return failure(
		"source-incomplete",
		`The package cannot be made whole: ${named.map(shown).join(", ")}${more} cannot be had as judged.`,
		"Check out without `filter` and `sparse-checkout`, and let nothing write to the files meanwhile.",
		{ files: wrong },
	);
}
