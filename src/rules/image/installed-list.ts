import type { DockerfileReading, Run } from "../../dockerfile/dockerfile.ts";
import { readDockerIgnore } from "../../dockerfile/files/docker-ignore.ts";
import { imageFiles } from "../../dockerfile/files/image-files.ts";
import { type InstalledList, imageInstalls } from "../../dockerfile/installs/image-installs.ts";
import type { Answer } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { shown } from "../../source/shown.ts";
import type { Source } from "../../source/source.ts";

/** Lists of which it is asked whether they are there in time. */
const MAX_LISTS = 20;

/** Under the `docker` contract: whether the Dockerfile installs the packages of the program, and the list is there. */
export function installedListAnswer({ source, dockerfile }: Space): Answer {
	if (dockerfile.kind === "missing") return { skipped: "there is no Dockerfile" };
	if (dockerfile.kind === "unreadable") return { skipped: `the Dockerfile cannot be read: ${dockerfile.reason}` };
	if (dockerfile.target === undefined) return { skipped: "the Dockerfile has no FROM" };
	const { lists, names, unknown } = imageInstalls(source, dockerfile);
	const missing = lists.find(({ path, written }) => path === undefined && !isMade(dockerfile, written));
	if (missing !== undefined && unknown === undefined) {
		const message =
			`The Dockerfile installs "${shown(missing.written)}", but the Space holds no such file, so pip ends with "Could not open requirements file" and ` +
			"the image is not built. Add the file with a line for each package that the program needs, or correct the path.";
		return [{ place: dockerfile.place(missing.run), message }];
	}
	const early = lists.slice(0, MAX_LISTS).find((list) => isTooEarly(source, list));
	if (early !== undefined) {
		const message =
			`RUN installs "${shown(early.written)}" before any COPY brings it into the image, so pip ends with "Could not open requirements file" and the ` +
			`image is not built. Add "COPY ${shown(early.path ?? "")} ${shown(early.written)}" above it.`;
		return [{ place: dockerfile.place(early.run), message }];
	}
	if (lists.length > 0 || names.length > 0) return [];
	if (unknown !== undefined) return { skipped: unknown };
	const hasFile = source.entries.has("requirements.txt");
	const advice = hasFile
		? 'Add "COPY requirements.txt ." and "RUN pip install --no-cache-dir -r requirements.txt" before the program is copied.'
		: 'Add a requirements.txt with "fastapi", "uvicorn" and what else the program needs, and "RUN pip install --no-cache-dir -r requirements.txt".';
	const message = `The Dockerfile installs no Python packages, and the image "${shown(dockerfile.target.image ?? "")}" brings none, so no FastAPI application can start in it. ${advice}`;
	return [{ place: dockerfile.place(dockerfile.target.from), message }];
}

/** Whether a list certainly is not in the image yet when it is installed. */
function isTooEarly(source: Source, { path, at, run, stage }: InstalledList): boolean {
	// What .dockerignore leaves out is not copied at all, of which runtime/missing-source speaks.
	if (path === undefined || at === undefined || readDockerIgnore(source).leavesOut(path)) return false;
	const steps = stage.steps.slice(0, stage.steps.indexOf(run));
	const files = imageFiles(source, { ...stage, steps });
	return files.fileAt(at) === undefined && !files.mayHold(at);
}

/** Whether a command of the build may write the list itself. */
function isMade(dockerfile: DockerfileReading, written: string): boolean {
	if (dockerfile.kind !== "read" || written.includes("$")) return true;
	const name = written.slice(written.lastIndexOf("/") + 1);
	const runs = dockerfile.stages.flatMap(({ steps }) => steps.filter((step): step is Run => step.kind === "run"));
	const isWritten = ({ text }: Run["scripts"][number]) =>
		text
			.split(name)
			.slice(0, -1)
			.some((before) => /(?:>|-o|--output|--output-file[= ]|-O|-P|curl|wget)[^\n;&|]{0,100}$/.test(before.slice(-120)));
	const isBrought = dockerfile.stages.some(({ steps }) =>
		steps.some((step) => step.kind === "copy" && step.from !== undefined),
	);
	return isBrought || runs.some(({ scripts }) => scripts.some(isWritten));
}
