import type { Dockerfile, Stage } from "../../dockerfile/dockerfile.ts";
import { imageInstalls } from "../../dockerfile/installs/image-installs.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { nameAtStart, normalizeName } from "../../requirements/names.ts";
import type { Place } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { hasCacheFolder, isFolderWritable } from "../image/writable.ts";

/** Distributions that keep what they download below the user's home, or do so by default. */
const CACHING = new Set([
	...[
		"transformers",
		"sentence-transformers",
		"huggingface-hub",
		"diffusers",
		"datasets",
		"accelerate",
		"tokenizers",
		"fastembed",
		"timm",
	],
	...[
		"faster-whisper",
		"openai-whisper",
		"chromadb",
		"nltk",
		"keras",
		"tensorflow",
		"easyocr",
		"paddleocr",
		"deepface",
		"rembg",
		"insightface",
	],
]);

/** Code that makes files below the working directory. */
const WRITES: readonly RegExp[] = [
	/sqlite(?:\+\w+)?:\/\/\/(?![/:]|\W*memory)[\w.]/,
	/\bos\.(?:makedirs|mkdir)\(\s*["'](?!\/)[\w.]/,
	/\b(?:Rotating|TimedRotating)?FileHandler\(\s*["'](?!\/)[\w.]/,
	/\bopen\(\s*["'](?!\/)[\w.][^"'\n]{0,200}["']\s{0,5},\s{0,5}["'][wax]/,
	/\bPath\(\s*["'](?!\/)[\w.][^"'\n]{0,200}["']\s{0,5}\)\.(?:mkdir|write_text|write_bytes|touch)\(/,
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
	const listed = space.requirements?.requirements.find(({ name, isInstalled }) => isInstalled && CACHING.has(name));
	const name = listed?.name ?? namedInRun(space);
	if (name === undefined || hasCacheFolder(stage)) return [];
	const message =
		`"${name}" keeps what it downloads in the user's home, and the image has none for uid 1000, which runs the Space: HOME is "/" there, so ` +
		'the first download ends in "PermissionError: [Errno 13]". Add "RUN useradd -m -u 1000 user", "USER user" and "ENV HOME=/home/user".';
	const place = dockerfile.place(stage.user ?? stage.from);
	return [{ place, message, trace: listed === undefined ? [] : [{ place: listed.place, note: `requires ${name}` }] }];
}

/** Such a distribution that a command of the Dockerfile names. */
function namedInRun({ source, dockerfile }: Space): string | undefined {
	const names = imageInstalls(source, dockerfile).names.map((one) => normalizeName(nameAtStart(one)));
	return names.find((name) => CACHING.has(name));
}

function folderProblem(space: Space, dockerfile: Dockerfile, stage: Stage): readonly Problem[] {
	const { folder } = stage;
	if (folder === undefined || isFolderWritable(stage)) return [];
	const write = firstWrite(space);
	if (write === undefined) return [];
	const copies = stage.steps.filter((step) => step.kind === "copy" && step.from === undefined);
	const name = folder === "" ? "/" : folder;
	const message =
		`The program writes files below ${shown(name)}, which belongs to root in this image, while the Space runs it as uid 1000: it ends in ` +
		`"PermissionError: [Errno 13]", or SQLite in "unable to open database file". Add "RUN useradd -m -u 1000 user" and copy with "--chown=user", or write to /tmp.`;
	const place = dockerfile.place(copies.at(-1) ?? stage.from);
	return [{ place, message, trace: [{ place: write, note: "writes a file there" }] }];
}

/** The first place in what the start imports that certainly makes a file below the working directory. */
function firstWrite({ python, entrypoint }: Space): Place | undefined {
	for (const path of entrypoint.reached) {
		if (!python.mentions(path, WORDS)) continue;
		const module = python.module(path);
		if (module === undefined || "unjudged" in module) continue;
		for (const pattern of WRITES) {
			const found = pattern.exec(module.text);
			if (found !== null && !isComment(module.text, found.index)) {
				return module.lines.place(path, found.index, found.index + found[0].length);
			}
		}
	}
	return undefined;
}

function isComment(text: string, at: number): boolean {
	return text
		.slice(text.lastIndexOf("\n", at) + 1, at)
		.trimStart()
		.startsWith("#");
}
