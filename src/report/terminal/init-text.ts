import { posix } from "node:path";
import { CONFIGURATION_FILE } from "../../config/configuration.ts";
import { WORKFLOW } from "../../init/content/workflow.ts";
import type { Plan, PlannedBackend, PlannedFile } from "../../init/plan.ts";
import { count } from "../counts.ts";
import { clean } from "../escape.ts";
import { formatPath } from "../paths.ts";
import { sayRoutes } from "../routes.ts";
import { type Colours, PLAIN } from "./colours.ts";
import { paragraph, type TextTarget } from "./text-layout.ts";

/** Where the text goes. */
type Target = Pick<TextTarget, "width" | "colours">;

/** What was found, and what is missing. */
export function planText({ backends, files, notes }: Plan, branch: string, target: Target): string {
	const { bold } = target.colours;
	const found = [
		bold(`Found ${count(backends.length, "backend")}`),
		...backends.flatMap((one) => foundLines(one, target)),
	];
	const missing =
		files.length === 0
			? [bold("No file is missing")]
			: [bold(`Missing: ${count(files.length, "file")}`), ...fileLines(files, branch, target.colours)];
	const said = notes.flatMap((note) => wrapped(note, target));
	const sections = [found, missing, ...(said.length === 0 ? [] : [[bold("To know"), ...said]])];
	return sections.map((lines) => lines.join("\n")).join("\n\n");
}

function foundLines({ backend, root }: PlannedBackend, target: Target): string[] {
	const { home, file, contract, mainFile, entrypoint } = backend;
	const { proof, application } = entrypoint;
	const path = formatPath(root, home === "" ? file : file.slice(home.length + 1));
	const routes = application === undefined ? "" : ` ${sayRoutes(application)}`;
	const space = root === "" ? "The folder itself becomes the Space" : `The folder ${root} becomes the Space`;
	if (proof.state !== "proven") {
		return wrapped(
			`${path} seems to make an application, but ${entrypoint.target || "what the Dockerfile starts"} is ${proof.state}: ${proof.reason} ${space} all the same.`,
			target,
		);
	}
	const start =
		contract === "docker"
			? "its Dockerfile serves the application"
			: mainFile === undefined
				? "main.py exposes the application"
				: "a new main.py will expose the application";
	const noun = proof.framework?.noun ?? "an application";
	return wrapped(`${path} makes ${noun}.${routes} ${space}: ${start}.`, target);
}

function wrapped(text: string, { width }: Target): string[] {
	return paragraph(text, { width, prefix: "", colours: PLAIN });
}

function fileLines(files: readonly PlannedFile[], branch: string, { green, yellow, dim }: Colours): string[] {
	const paths = files.map(({ path }) => clean(path));
	const column = Math.max(...paths.map((path) => path.length));
	return files.map(({ path, before }, at) => {
		const state = before === undefined ? green("new    ") : yellow("changed");
		return `  ${state}  ${(paths[at] ?? "").padEnd(column)}  ${dim(purposeOf(path, before !== undefined, branch))}`;
	});
}

function purposeOf(path: string, isThere: boolean, branch: string): string {
	if (path === WORKFLOW) return `checks pull requests, and deploys what is pushed to ${branch}`;
	switch (posix.basename(path)) {
		case "README.md":
			return "the Space's configuration, at its head";
		case CONFIGURATION_FILE:
			return "the variables and frontends that the code names";
		case "main.py":
			return "where the Space is started";
		default:
			return isThere ? "packages that the Space needs as well" : "the packages that the Space needs";
	}
}
