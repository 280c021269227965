import { posix } from "node:path";
import type { Dockerfile, Stage } from "../../dockerfile/dockerfile.ts";
import { imageInstalls } from "../../dockerfile/installs/image-installs.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { nameAtStart, normalizeName } from "../../requirements/names.ts";
import type { Place } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { hasCacheFolder, isFolderWritable } from "../image/writable.ts";

/** Distributions that download what they work with, and keep it below the user's home. */
const CACHING = new Set([
	...["transformers", "sentence-transformers", "diffusers", "fastembed", "faster-whisper", "openai-whisper"],
	...["easyocr", "paddleocr", "deepface", "rembg"],
]);

/** Those that also do other things, by what code says that makes them download. */
const CACHING_AT: ReadonlyMap<string, readonly string[]> = new Map([
	["huggingface-hub", ["hf_hub_download", "snapshot_download", "from_pretrained"]],
	["tokenizers", ["Tokenizer.from_pretrained"]],
	["datasets", ["load_dataset"]],
	["timm", ["create_model"]],
	["chromadb", ["create_collection", "DefaultEmbeddingFunction", "ONNXMiniLM"]],
	["nltk", ["nltk.download"]],
	["keras", ["applications", "get_file"]],
	["tensorflow", ["applications", "get_file"]],
	["insightface", ["FaceAnalysis", "model_zoo"]],
]);

/** What code says that names the folder itself. */
const OWN_FOLDER = [
	...["HF_HOME", "HF_HUB_CACHE", "TRANSFORMERS_CACHE", "SENTENCE_TRANSFORMERS_HOME", "TORCH_HOME", "NLTK_DATA"],
	...["cache_folder", "cache_dir", "download_root", "local_dir"],
];

/** Code that makes files below the working directory, whatever the environment says. */
const WRITES: readonly RegExp[] = [
	/^(?:\w{1,50} = ["']|[ \t]{0,40}(?:\w{1,50} = )?(?:\w{1,50}\.)?(?:create_engine|create_async_engine|Database|SqliteDatabase)\(\s{0,50}["'])sqlite(?:\+\w+)?:\/\/\/(?![/:]|\W*memory)[\w.]/m,
	/\bos\.(?:makedirs|mkdir)\(\s*["'](?<folder>(?!\/)[\w.][\w./-]{0,200})["']/,
	/\b(?:Rotating|TimedRotating)?FileHandler\(\s*["'](?!\/)[\w.]/,
	/\bopen\(\s*["'](?!\/)[\w.][^"'\n]{0,200}["']\s{0,5},\s{0,5}["'][wax]/,
	/\bPath\(\s*["'](?<folder>(?!\/)[\w.][\w./-]{0,200})["']\s{0,5}\)\.(?:mkdir|write_text|write_bytes|touch)\(/,
];

/** Words without one of which a file is not even parsed. */
const WORDS = ["sqlite", "makedirs", "mkdir", "FileHandler", "open(", "Path("];

export default {
	id: "runtime/user",
	title: "The user that runs a Space may write what the program writes",
	severity: "warning",
	contracts: ["docker"],
	clauses: ["H15"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/spaces-sdks-docker#permissions"],
	check: (space): Answer => {
		const { dockerfile } = space;
		if (dockerfile.kind === "missing") return { skipped: "there is no Dockerfile" };
		if (dockerfile.kind === "unreadable") return { skipped: `the Dockerfile cannot be read: ${dockerfile.reason}` };
		const { target } = dockerfile;
		if (target === undefined) return { skipped: "the Dockerfile has no FROM" };
		return [...cacheProblem(space, dockerfile, target), ...folderProblem(space, dockerfile, target)];
	},
} satisfies Rule;

function cacheProblem(space: Space, dockerfile: Dockerfile, stage: Stage): readonly Problem[] {
	if (hasCacheFolder(stage)) return [];
	const listed = space.requirements?.requirements.find(
		({ name, isInstalled }) => isInstalled && isCaching(space, name),
	);
	const name = listed?.name ?? namedInRun(space);
	if (name === undefined || space.python.files.some((path) => space.python.mentions(path, OWN_FOLDER))) return [];
	const message =
		`"${name}" keeps what it downloads in the user's home, and the image has none for uid 1000, as which the Hub says that it runs a Space: HOME is "/" then, so ` +
		'the first download ends in "PermissionError: [Errno 13]". Add "RUN useradd -m -u 1000 user", "USER user" and "ENV HOME=/home/user".';
	const place = dockerfile.place(stage.user ?? stage.from);
	return [{ place, message, trace: listed === undefined ? [] : [{ place: listed.place, note: `requires ${name}` }] }];
}

/** Such a distribution that a command of the Dockerfile names. */
function namedInRun(space: Space): string | undefined {
	const names = imageInstalls(space.source, space.dockerfile).names.map((one) => normalizeName(nameAtStart(one)));
	return names.find((name) => isCaching(space, name));
}

function isCaching({ python }: Space, distribution: string): boolean {
	const words = CACHING_AT.get(distribution);
	if (words === undefined) return CACHING.has(distribution);
	return python.files.some((path) => python.mentions(path, words));
}

function folderProblem(space: Space, dockerfile: Dockerfile, stage: Stage): readonly Problem[] {
	const { folder } = stage;
	if (folder === undefined || isFolderWritable(stage)) return [];
	const write = firstWrite(space);
	if (write === undefined) return [];
	const copies = stage.steps.filter((step) => step.kind === "copy" && step.from === undefined);
	const name = folder === "" ? "/" : folder;
	const message =
		`The program writes files below ${shown(name)}, which belongs to root in this image, while the Hub says that it runs a Space as uid 1000: it then ends in ` +
		`"PermissionError: [Errno 13]", or SQLite in "unable to open database file". Add "RUN useradd -m -u 1000 user" and copy with "--chown=user", or write to /tmp.`;
	const place = dockerfile.place(copies.at(-1) ?? stage.from);
	return [{ place, message, trace: [{ place: write, note: "writes a file there" }] }];
}

/** The first place in what the start imports that certainly makes a file below the working directory. */
function firstWrite({ source, python, entrypoint }: Space): Place | undefined {
	const isThere = (folder: string) => [...source.entries.keys()].some((path) => path.startsWith(`${folder}/`));
	for (const path of entrypoint.reached) {
		if (!python.mentions(path, WORDS)) continue;
		const module = python.module(path);
		if (module === undefined || "unjudged" in module) continue;
		for (const pattern of WRITES) {
			const found = pattern.exec(module.text);
			if (found === null || isIdle(module.text, found.index)) continue;
			const folder = found.groups?.folder;
			// A folder that COPY brings is there already.
			if (folder !== undefined && isThere(posix.normalize(folder).replace(/\/$/, ""))) continue;
			return module.lines.place(path, found.index, found.index + found[0].length);
		}
	}
	return undefined;
}

/** Whether a line is a comment, or belongs to the main guard at the end of a file. */
function isIdle(text: string, at: number): boolean {
	const guard = text.search(/^if __name__ == /m);
	return (guard !== -1 && at > guard) || isComment(text, at);
}

function isComment(text: string, at: number): boolean {
	return text
		.slice(text.lastIndexOf("\n", at) + 1, at)
		.trimStart()
		.startsWith("#");
}
