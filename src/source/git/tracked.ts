import { LIMITS } from "../source.ts";
import { SourceError } from "../source-error.ts";
import { recordsOf } from "./records.ts";
import { runGit } from "./run.ts";

/**
 * Paths below a folder that git tracks although an ignore file names them, relative to the folder.
 * Where git cannot be asked, a clause says why: "git cannot be found".
 */
export async function ignoredButTracked(folder: string): Promise<readonly string[] | { readonly unasked: string }> {
	const paths: string[] = [];
	const take = recordsOf((record) => {
		if (record !== undefined) paths.push(record.toString("utf8"));
		return paths.length < LIMITS.files ? "more" : "enough";
	});
	const listing = ["ls-files", "-z", "--cached", "--ignored", "--exclude-standard"];
	try {
		const { exitCode, complaint } = await runGit({ folder, arguments: listing, take });
		return exitCode === 0 ? [...new Set(paths)] : { unasked: `git says: ${complaint.trim()}` };
	} catch (error) {
		if (error instanceof SourceError) return { unasked: error.message.replace(/\.$/, "") };
		throw error;
	}
}
