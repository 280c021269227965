import { programsNamed } from "../../processes/find-program.ts";
import { SourceError } from "../source-error.ts";

const NAME = process.platform === "win32" ? "git.exe" : "git";

/** Path of git. */
export function findGit(): string {
	const [found] = programsNamed(NAME, process.env.PATH ?? "");
	if (found !== undefined) return found;
	throw new SourceError("git-missing", "git cannot be found.", "Install git, or judge a folder.");
}
