import { toByteString } from "../../source/ignore/gitignore.ts";
import { compileGlob, type Glob } from "../../source/ignore/glob.ts";
import type { Source } from "../../source/source.ts";

/** Where files may say that they are left out; the first that is there counts (BuildKit, dockerui/config.go). */
const FILES = ["Dockerfile.dockerignore", ".dockerignore"];

/** Patterns that are read: real files have a few dozen. */
const MAX_PATTERNS = 1_000;

/** Comparisons of one byte that all questions together may cost; beyond them nothing counts as left out any more. */
const MAX_COST = 200_000_000;

/** What of the Space Docker does not get to see. */
export interface DockerIgnore {
	/** The file that says so; `undefined` where there is none. */
	readonly file: string | undefined;
	/** Whether a file or a folder is left out. */
	leavesOut(path: string): boolean;
}

interface Pattern {
	readonly isNegated: boolean;
	readonly glob: Glob;
}

const READ = new WeakMap<Source, DockerIgnore>();

/** Reads .dockerignore as Docker does (moby/patternmatcher): the last pattern that matches a path or a folder above it decides. */
export function readDockerIgnore(source: Source): DockerIgnore {
	const known = READ.get(source) ?? ignoreOf(source);
	READ.set(source, known);
	return known;
}

function ignoreOf(source: Source): DockerIgnore {
	const file = FILES.find((path) => source.entries.has(path));
	const content = file === undefined ? undefined : source.read(file);
	if (!(content instanceof Uint8Array)) return { file: undefined, leavesOut: () => false };
	const patterns = new TextDecoder().decode(content).split("\n").flatMap(patternIn).slice(0, MAX_PATTERNS);
	const known = new Map<string, boolean>();
	let cost = 0;
	const decide = (path: string): boolean => {
		const names = path.split("/");
		const paths = names.map((_, index) => toByteString(names.slice(0, index + 1).join("/")));
		const matches = ({ glob }: Pattern) =>
			paths.some((one) => {
				cost += glob.size * one.length;
				return glob.matches(one);
			});
		return patterns.findLast((pattern) => cost < MAX_COST && matches(pattern))?.isNegated === false;
	};
	return {
		file,
		leavesOut: (path) => {
			const answer = known.get(path) ?? decide(path);
			known.set(path, answer);
			return answer;
		},
	};
}

/** A pattern as Go's filepath.Clean leaves it; the root itself cannot be left out. */
function patternIn(line: string): readonly Pattern[] {
	if (line.startsWith("#")) return [];
	const text = line.trim();
	const isNegated = text.startsWith("!");
	const names = text
		.slice(isNegated ? 1 : 0)
		.trim()
		.split("/");
	const clean: string[] = [];
	for (const name of names) {
		if (name === ".." && clean.length > 0) clean.pop();
		else if (name !== "" && name !== "." && name !== "..") clean.push(name);
	}
	const glob = clean.length === 0 ? undefined : compileGlob(toByteString(clean.join("/")));
	return glob === undefined ? [] : [{ isNegated, glob }];
}
