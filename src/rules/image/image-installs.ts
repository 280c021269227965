import { splitCommandLine } from "../../commands/shell-words.ts";
import { nameAtStart, normalizeName } from "../../requirements/names.ts";
import type { Source } from "../../source/source.ts";
import { type DockerfileInstruction, dockerfileInstructions } from "./dockerfile-text.ts";

/** A distribution that an image installs beside requirements.txt. */
export interface ImageDistribution {
	readonly name: string;
	readonly extras: readonly string[];
}

/** Words that complete "skipped, because …". */
interface Unknown {
	readonly unknown: string;
}

/** What one command installs. */
interface CommandInstalls {
	readonly distributions: readonly ImageDistribution[];
	readonly isList: boolean;
}

/** Images that hold nothing but Python, or not even that. */
const PLAIN_IMAGE =
	/^(?:(?:docker\.io|public\.ecr\.aws\/docker|mirror\.gcr\.io)\/)?(?:library\/)?(?:python|debian|ubuntu|alpine|node|buildpack-deps|scratch)(?:[:@]|$)|^ghcr\.io\/astral-sh\/uv[:@]/;

/** Tools that install what requirements.txt does not say. */
const OTHER_TOOLS =
	/^(?:poetry|pipenv|pdm|conda|mamba|micromamba|pixi|hatch|rye|pipx|easy_install|make|just|task|pip-sync|\.{0,2}\/.*)$/;

/** Distributions' packages of Debian, Ubuntu and Alpine that bring modules of others. */
const SYSTEM_PACKAGE = /^(?:python3|py3)-(?!(?:pip|venv|dev|distutils|setuptools|wheel|minimal|full)$)/;

/** Options of pip whose value is the next word. */
const VALUED =
	/^(?:-c|-t|--constraint|--target|--prefix|--root|--timeout|--retries|--cache-dir|--trusted-host|--progress-bar|--platform|--python-version|--python|--no-binary|--only-binary|--proxy|--log)$/;

/** Options of pip that lead to what is not written there. */
const HIDING = /^(?:-e|-i|-f|--editable|--index-url|--extra-index-url|--find-links|--group)\b/;

const NOTHING: CommandInstalls = { distributions: [], isList: false };

/**
 * What the Dockerfile installs beside the root's requirements.txt; why that cannot be told where it installs in another
 * way, or not that file.
 */
export function imageInstalls(source: Source): { readonly distributions: readonly ImageDistribution[] } | Unknown {
	const content = source.read("Dockerfile");
	if (!(content instanceof Uint8Array)) return { unknown: "there is no Dockerfile that can be read" };
	const instructions = dockerfileInstructions(new TextDecoder().decode(content));
	const folders = instructions.flatMap(({ keyword, rest }) => (keyword === "WORKDIR" ? [rest] : []));
	const stages = new Set<string>();
	const distributions: ImageDistribution[] = [];
	let isList = false;
	for (const instruction of instructions) {
		const read = readInstruction(instruction, stages, folders);
		if ("unknown" in read) return read;
		distributions.push(...read.distributions);
		isList ||= read.isList;
	}
	return isList ? { distributions } : { unknown: "the Dockerfile does not install requirements.txt" };
}

function readInstruction(
	{ keyword, rest }: DockerfileInstruction,
	stages: Set<string>,
	folders: readonly string[],
): CommandInstalls | Unknown {
	switch (keyword) {
		case "FROM": {
			const [, base = "", alias] = /^(?:--\S+[ \t]+)*(\S+)(?:[ \t]+as[ \t]+(\S+))?/i.exec(rest) ?? [];
			if (!PLAIN_IMAGE.test(base) && !stages.has(base.toLowerCase())) {
				return { unknown: `the image ${base} may hold distributions of its own` };
			}
			if (alias !== undefined) stages.add(alias.toLowerCase());
			return NOTHING;
		}
		case "ENV": {
			const path = /\bPYTHONPATH[= ]"?([^\s"]*)/.exec(rest)?.[1];
			const isOwn = path === undefined || path.split(":").every((one) => one === "." || folders.includes(one));
			return isOwn ? NOTHING : { unknown: "the Dockerfile sets PYTHONPATH, where more modules may lie" };
		}
		case "COPY":
		case "ADD":
			return /(?:site|dist)-packages/.test(rest) && !rest.includes("--from=")
				? { unknown: "the Dockerfile copies distributions into the image" }
				: NOTHING;
		case "RUN":
			return readRun(rest);
		default:
			return NOTHING;
	}
}

function readRun(rest: string): CommandInstalls | Unknown {
	const line = rest.replace(/^(?:--\S+[ \t]+)+/, "");
	if (line.startsWith("[") || line.includes("<<")) {
		return { unknown: "what the Dockerfile installs is written in a way that is not read" };
	}
	const all: ImageDistribution[] = [];
	let isList = false;
	for (const words of splitCommandLine(line)) {
		const read = readWords(words);
		if ("unknown" in read) return read;
		all.push(...read.distributions);
		isList ||= read.isList;
	}
	return { distributions: all, isList };
}

function readWords(words: readonly string[]): CommandInstalls | Unknown {
	const start = words.findIndex(
		(word) => !/^(?:sudo|exec|command|time|-m|.*\bpython[\d.]*|[A-Za-z_]\w*=.*)$/.test(word),
	);
	const [first = "", ...others] = start < 0 ? [] : words.slice(start);
	const program = first.replace(/^\/.*\//, "");
	const foreign = { unknown: `the Dockerfile installs with "${program}" as well` };
	if (/^pip[\d.]*$/.test(program)) return others.includes("install") ? readPip(others) : NOTHING;
	if (program === "uv") {
		if (others[0] === "pip") return others.includes("install") ? readPip(others) : NOTHING;
		return others.some((word) => /^(?:sync|add|run|export)$/.test(word)) ? foreign : NOTHING;
	}
	if (/^(?:apt|apt-get|apk)$/.test(program))
		return others.some((word) => SYSTEM_PACKAGE.test(word)) ? foreign : NOTHING;
	if (/^(?:ba|da)?sh$/.test(program)) return others.some((word) => !word.startsWith("-")) ? foreign : NOTHING;
	return OTHER_TOOLS.test(program) || program === "setup.py" ? foreign : NOTHING;
}

/** The words behind `pip`, `install` among them. */
function readPip(words: readonly string[]): CommandInstalls | Unknown {
	const distributions: ImageDistribution[] = [];
	let isList = false;
	const rest = words.slice(words.indexOf("install") + 1).values();
	for (const word of rest) {
		const file = /^(?:-r|--requirement)(?:=|$)?(.*)$/.exec(word)?.[1];
		if (file !== undefined) {
			const path = file === "" ? rest.next().value : file;
			if (path?.split("/").at(-1) !== "requirements.txt") return alsoInstalls(path ?? word);
			isList = true;
		} else if (VALUED.test(word)) rest.next();
		else if (HIDING.test(word)) return alsoInstalls(word);
		else if (!word.startsWith("-")) {
			const one = distributionIn(word);
			if (one === undefined) return alsoInstalls(word);
			distributions.push(one);
		}
	}
	return { distributions, isList };
}

function alsoInstalls(what: string): Unknown {
	return { unknown: `what "pip install ${what.slice(0, 80)}" of the Dockerfile brings cannot be seen` };
}

/** The distribution that a word names; `undefined` for a path, an address, and what a variable decides. */
function distributionIn(word: string): ImageDistribution | undefined {
	const name = nameAtStart(word);
	if (name === "" || /[/$]/.test(word)) return undefined;
	const extras = /\[([^\]]*)\]/.exec(word)?.[1]?.match(/[\w.-]+/g) ?? [];
	return { name: normalizeName(name), extras: extras.map(normalizeName) };
}
