import { DOCKERFILE } from "../../dockerfile/read-dockerfile.ts";
import { type Place, topOf } from "../../source/place.ts";
import type { Cause } from "./cause.ts";
import { type Deployed, placeOfLine } from "./frame-place.ts";

/** A sentence of BuildKit, and what it means. */
interface Saying {
	readonly words: RegExp;
	readonly what: (found: readonly string[]) => string;
	readonly advice: string;
}

const SAYINGS: readonly Saying[] = [
	{
		words: /dockerfile parse error.{0,40}?: (.{1,300})$/i,
		what: ([why = ""]) => `Docker does not understand the Dockerfile: ${why.replace(/\.$/, "")}`,
		advice: "Correct the line.",
	},
	{
		words: /"\/?([^"]{1,300})": not found/,
		what: ([path = ""]) => `the Dockerfile copies "${path}", which is not in the Space`,
		advice:
			"Commit the file, take it out of .gitignore and .dockerignore, or correct the path: it starts at the Space root.",
	},
	{
		words: /failed to solve: (\S{1,200}): .{0,200}not found$/,
		what: ([image = ""]) => `there is no image "${image}"`,
		advice: "Correct the name or the tag behind FROM.",
	},
	{
		words: /E: Unable to locate package (\S{1,100})/,
		what: ([name = ""]) => `apt-get finds no package "${name}"`,
		advice:
			"Run apt-get update in the same RUN before it, and look whether this release of the system has the package by that name.",
	},
	{
		words: /process "(.{1,300}?)" did not complete successfully: exit code: 137/,
		what: ([command = ""]) => `"${command}" was ended because it took too much memory`,
		advice: "Let this step do less at once.",
	},
	{
		words: /process "(.{1,300}?)" did not complete successfully: exit code: (\d{1,3})/,
		what: ([command = "", code = ""]) => `"${command}" failed with exit code ${code}`,
		advice: "Read above in the log what it said.",
	},
];

/** What the build of an image says of its failure. Under the python contract the Dockerfile is none of the repository's. */
export function dockerCause(lines: readonly string[], deployed: Deployed): Cause | undefined {
	const said = lines.slice(-2_000);
	for (const { words, what, advice } of SAYINGS) {
		const line = said.findLast((one) => words.test(one));
		const found = line === undefined ? null : words.exec(line);
		if (line === undefined || found === null) continue;
		const place = deployed.contract === "docker" ? placeOfStep(said, line, deployed) : undefined;
		return { what: what(found.slice(1)), advice, place };
	}
	return undefined;
}

/** The line that BuildKit marks with ">>>", or names: "Dockerfile:5", "parse error on line 5". */
function placeOfStep(lines: readonly string[], line: string, { source }: Deployed): Place {
	const marked = lines.flatMap((one) => /^\s{0,20}(\d{1,6}) \| >>> (.*)$/.exec(one) ?? []);
	const named = /\bon line (\d{1,6})\b/.exec(line)?.[1];
	const headed = lines.flatMap((one) => /^Dockerfile:(\d{1,6})$/.exec(one.trim())?.[1] ?? []).at(-1);
	const number = named ?? marked[1] ?? headed;
	return (number === undefined ? undefined : placeOfLine(DOCKERFILE, Number(number), source)) ?? topOf(DOCKERFILE);
}
