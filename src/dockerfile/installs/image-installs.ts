import type { Source } from "../../source/source.ts";
import { builtStages } from "../built-stages.ts";
import type { DockerfileReading, Run, Stage } from "../dockerfile.ts";
import { imageFiles } from "../files/image-files.ts";
import { commandsOf } from "../files/run-commands.ts";
import { below, joinPath } from "../paths.ts";
import { isPlainImage } from "../plain-image.ts";
import { alsoInstalls, commandInstalls } from "./run-installs.ts";

/** A file of requirements that an image installs. */
export interface InstalledList {
	/** As the Dockerfile writes it. */
	readonly written: string;
	/** The file of the Space; `undefined` where none is found. */
	readonly path: string | undefined;
	/** Where it lies in the image; `undefined` where that cannot be told, and for what is mounted. */
	readonly at: string | undefined;
	readonly run: Run;
	/** The stage that runs it. */
	readonly stage: Stage;
}

/** What an image installs of Python distributions. */
export interface ImageInstalls {
	readonly lists: readonly InstalledList[];
	/** Requirements that a command names: "fastapi[standard]", "uvicorn==0.30". */
	readonly names: readonly string[];
	/** Why there may be more, a clause: "the Dockerfile installs with "poetry" as well". */
	readonly unknown: string | undefined;
}

const READ = new WeakMap<Source, ImageInstalls>();

/** What the stages install that are part of the image. */
export function imageInstalls(source: Source, dockerfile: DockerfileReading): ImageInstalls {
	const known = READ.get(source) ?? installsOf(source, dockerfile);
	READ.set(source, known);
	return known;
}

function installsOf(source: Source, dockerfile: DockerfileReading): ImageInstalls {
	if (dockerfile.kind !== "read") return { lists: [], names: [], unknown: "there is no Dockerfile that can be read" };
	const lists: InstalledList[] = [];
	const names: string[] = [];
	let unknown: string | undefined;
	const seen = new Set<unknown>();
	for (const stage of builtStages(dockerfile)) {
		unknown ??= obstacleIn(source, stage);
		for (const step of stage.steps) {
			if (step.kind !== "run" || seen.has(step)) continue;
			seen.add(step);
			const read = readRun(source, stage, step);
			lists.push(...read.lists);
			names.push(...read.names);
			unknown ??= read.unknown;
		}
	}
	return { lists, names, unknown };
}

/** Why a stage may hold distributions that no command names. */
function obstacleIn(source: Source, stage: Stage): string | undefined {
	if (!isPlainImage(stage.image))
		return `the image ${stage.image ?? "that a variable names"} may hold distributions of its own`;
	if (stage.environment.has("PYTHONPATH")) {
		const files = imageFiles(source, stage);
		const folders = stage.environment.get("PYTHONPATH")?.split(":").filter(Boolean);
		const isOwn = folders?.every((one) => {
			const path = joinPath(stage.folder, one);
			return path !== undefined && (path === stage.folder || files.folderAt(path) !== undefined);
		});
		if (isOwn !== true) return "the Dockerfile sets PYTHONPATH, where more modules may lie";
	}
	const isCopied = stage.steps.some(
		(step) => step.kind === "copy" && step.from === undefined && /(?:site|dist)-packages/.test(step.destination ?? ""),
	);
	return isCopied ? "the Dockerfile copies distributions into the image" : undefined;
}

function readRun(source: Source, stage: Stage, run: Run): ImageInstalls {
	const lists: InstalledList[] = [];
	const names: string[] = [];
	let unknown: string | undefined;
	let { folder } = run;
	for (const words of commandsOf(run)) {
		const [first, second] = words;
		if (first === "cd" && second !== undefined) folder = joinPath(folder, second);
		const read = commandInstalls(words);
		lists.push(
			...read.lists.map((written): InstalledList => {
				const at = joinPath(folder, written);
				const mounted = mountedAt(source, run, at ?? `/${written}`);
				if (mounted !== undefined) return { written, path: mounted, at: undefined, run, stage };
				return { written, path: listAt(source, stage, at ?? `/${written}`), at, run, stage };
			}),
		);
		names.push(...read.names);
		unknown ??= read.unknown;
	}
	return { lists, names, unknown: unknown ?? unseenHeredoc(run) };
}

/** A program that reads its text from the Dockerfile may install anything. */
function unseenHeredoc({ scripts }: Run): string | undefined {
	const isProgram = scripts.some(({ text }) => /<<-?["']?\w/.test(text) && /\bpip\b/.test(text));
	return isProgram ? alsoInstalls("<<") : undefined;
}

/** The file of the Space that is mounted at a path while a command runs. */
function mountedAt(source: Source, { mounts, folder }: Run, path: string): string | undefined {
	for (const { options } of mounts) {
		const target = options.get("target") ?? options.get("dst") ?? options.get("destination");
		const rest = target === undefined ? undefined : below(joinPath(folder, target) ?? "", path);
		const from = options.get("source") ?? options.get("src") ?? "";
		const found = rest === undefined ? undefined : joinPath("", `${from}/${rest}`)?.slice(1);
		if (options.get("type") !== "cache" && found !== undefined && source.entries.has(found)) return found;
	}
	return undefined;
}

/** The file of the Space that lies at a path of the image; else the one with the longest common end. */
function listAt(source: Source, stage: Stage, path: string): string | undefined {
	const copied = imageFiles(source, stage).fileAt(path);
	if (copied !== undefined) return copied;
	const names = path.split("/").filter(Boolean);
	return names.map((_, index) => names.slice(index).join("/")).find((end) => source.entries.has(end));
}
