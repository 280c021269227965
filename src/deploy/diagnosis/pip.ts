import { nameAtStart, normalizeName } from "../../requirements/names.ts";
import type { Requirements } from "../../requirements/requirements.ts";
import { type Place, topOf } from "../../source/place.ts";
import type { Source } from "../../source/source.ts";
import type { Cause } from "./cause.ts";
import { placeOfLine } from "./frame-place.ts";

/** What pip's words are seen against. */
export interface Required {
	readonly source: Source;
	readonly requirements: Requirements | undefined;
}

/** A sentence of pip, and what it means. */
interface Saying {
	readonly words: RegExp;
	/** `after`: the lines from this sentence on. */
	readonly cause: (found: readonly string[], required: Required, after: readonly string[]) => Cause;
}

/** The narrowest first: pip goes on speaking after the sentence that says most. */
const SAYINGS: readonly Saying[] = [
	{
		words: /ERROR: Invalid requirement: ['"](.{1,300}?)['"](?=[:\s]|$)/,
		cause: ([written = ""], { source, requirements }, after) => {
			const [, line = "0", file = ""] =
				/\(from line (\d{1,6}) of (?:[^)]{0,300}\/)?([\w.-]{1,100})\)/.exec(after.slice(0, 4).join("\n")) ?? [];
			return {
				what: `pip does not understand the requirement "${written}"`,
				advice: 'Correct the line: a version is written as "name==1.2.3".',
				place:
					placeOfLine(fileNamed(file, requirements), Number(line), source) ??
					topOf(requirements?.path ?? "requirements.txt"),
			};
		},
	},
	{
		words: /ERROR: No matching distribution found for (\S{1,200})/,
		cause: ([requirement = ""], required) => ({
			what: `pip finds no distribution for "${requirement}"`,
			advice: "Look on pypi.org for the name, and for a version that this Python can use.",
			place: placeOfRequirement(requirement, required),
		}),
	},
	{
		words: /ERROR: Could not find a version that satisfies the requirement (\S{1,200})/,
		cause: ([requirement = ""], required) => ({
			what: `pip finds no version for "${requirement}"`,
			advice: "Look on pypi.org which versions there are for this Python.",
			place: placeOfRequirement(requirement, required),
		}),
	},
	{
		words:
			/ERROR: Package ['"]([^'"]{1,200})['"] requires a different Python: (\S{1,30}) not in ['"]([^'"]{1,100})['"]/,
		cause: ([name = "", own = "", wanted = ""], required) => ({
			what: `"${name}" needs Python ${wanted}, and the Space has ${own}`,
			advice: "Choose a version of it that takes this Python, or another Python for the Space.",
			place: placeOfRequirement(name, required),
		}),
	},
	{
		words: /ERROR: Double requirement given: (\S{1,200})/,
		cause: ([requirement = ""], required) => ({
			what: `"${requirement}" is required twice, differently`,
			advice: "Keep one of the two lines.",
			place: placeOfRequirement(requirement, required),
		}),
	},
	{
		words: /ERROR: Cannot install (.{1,400}?) because these package versions have conflicting dependencies/,
		cause: ([names = ""], required, after) => {
			const reasons = after.flatMap(
				(line) => /^ {4}(\S.{0,200}(?: depends on |requested |constraint ).{1,200})$/.exec(line)?.[1] ?? [],
			);
			const why = reasons.length === 0 ? names : reasons.slice(0, 3).join("; ");
			return {
				what: `these requirements exclude each other: ${why}`,
				advice: "Change the version of one of them, so that all can have the same.",
				place: placeOfRequirement(names, required),
			};
		},
	},
	{
		words: /ERROR: ResolutionImpossible/,
		cause: (_, { requirements }) => ({
			what: "some requirements exclude each other",
			advice: "Read above in the log what each of them asks for, and change the version of one.",
			place: topOf(requirements?.path ?? "requirements.txt"),
		}),
	},
	{
		words: /ERROR: THESE PACKAGES DO NOT MATCH THE HASHES/,
		cause: (_, required, after) => ({
			what: "what pip was given does not have the hashes that the requirements name",
			advice: "Make the hashes anew, on the platform of the Space (Linux, x86_64).",
			place: placeOfMention(after[1] ?? "", required) ?? topOf(required.requirements?.path ?? "requirements.txt"),
		}),
	},
	{
		words: /ERROR: Could not open requirements file.{0,100}['"]([^'"]{1,200})['"]/,
		cause: ([file = ""]) => ({
			what: `there is no file "${file}" for pip in the image`,
			advice: "Commit the file, or copy it in the Dockerfile before pip needs it.",
			place: undefined,
		}),
	},
	{
		words: /ERROR: (\S{1,200}\.whl) is not a supported wheel on this platform/,
		cause: ([wheel = ""], required) => ({
			what: `"${wheel}" is made for another platform or Python`,
			advice: "Require it by name and version, so that pip chooses the wheel.",
			place: placeOfRequirement(wheel, required),
		}),
	},
	{
		words: /ERROR: (\S{1,200}\.whl) is not a valid wheel filename/,
		cause: ([wheel = ""], required) => ({
			what: `"${wheel}" is no name of a wheel`,
			advice: "Require it by name and version, so that pip chooses the wheel.",
			place: placeOfRequirement(wheel, required),
		}),
	},
	{
		words: /ERROR: Could not install packages due to an OSError: \[Errno 28\]/,
		cause: (_, { requirements }) => ({
			what: "the disk was full while pip installed",
			advice: "Require less: of torch, for one, there is a build without CUDA.",
			place: requirements === undefined ? undefined : topOf(requirements.path),
		}),
	},
	{
		words: /ERROR: Failed building wheel for ([\w.-]{1,100})/,
		cause: ([name = ""], required) => notBuilt(name, required),
	},
	{
		words:
			/ERROR: (?:Could not build wheels for|Failed to build installable wheels for some pyproject\.toml based projects) \(?([\w.-]{1,100})/,
		cause: ([name = ""], required) => notBuilt(name, required),
	},
	{
		words: /ERROR: Failed to build '([\w.-]{1,100})' when/,
		cause: ([name = ""], required) => notBuilt(name, required),
	},
	{
		words: /^error: metadata-generation-failed/,
		cause: () => ({
			what: "pip could not learn from a package's source what it needs: its setup.py or its build backend fails",
			advice:
				"Read above in the log which package it is, and take a version of which there is a wheel for this Python.",
			place: undefined,
		}),
	},
];

/** Lines behind a sentence that may belong to it. */
const FOLLOWING = 12;

function notBuilt(name: string, required: Required): Cause {
	return {
		what: `pip could not build "${name}" from its source`,
		advice:
			"Take a version of which there is a wheel for this Python, or an image with a compiler and what else it asks for.",
		place: placeOfRequirement(name, required),
	};
}

/** What pip says of its failure: of the sentences that the log holds, the narrowest. */
export function pipCause(lines: readonly string[], required: Required): Cause | undefined {
	const said = lines.flatMap((line, index) => (/error: /i.test(line) ? [index] : []));
	for (const { words, cause } of SAYINGS) {
		for (const index of said) {
			const found = words.exec(lines[index] ?? "");
			if (found === null) continue;
			const told = cause(found.slice(1), required, lines.slice(index, index + FOLLOWING));
			return { ...told, place: placeOfMention(lines[index] ?? "", required) ?? told.place };
		}
	}
	return undefined;
}

/** The line that requires a distribution; `undefined` where another one brings it along. */
function placeOfRequirement(written: string, { requirements }: Required): Place | undefined {
	const name = normalizeName(nameAtStart(written.replace(/-\d[^/]*\.whl$/, "")));
	const unread = requirements?.unread.find((one) => one.written.includes(written))?.place;
	return requirements?.requirements.find((one) => one.name === name)?.place ?? unread;
}

/** The line that pip names itself: "-r requirements.txt (line 3)". */
function placeOfMention(line: string, { source, requirements }: Required): Place | undefined {
	const [, file, number] = /-r (?:\S{0,300}\/)?([\w.-]{1,100}) \(line (\d{1,6})\)/.exec(line) ?? [];
	return file === undefined ? undefined : placeOfLine(fileNamed(file, requirements), Number(number), source);
}

/** A file of requirements by its own name: it is mounted or copied to some other folder in the image. */
function fileNamed(name: string, requirements: Requirements | undefined): string {
	return requirements?.files.find((path) => path === name || path.endsWith(`/${name}`)) ?? name;
}
