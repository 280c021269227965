import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Module, Unjudged } from "../../python/module.ts";
import { formatPythonVersion, type PythonVersion } from "../../python/version.ts";
import { isPointer } from "../../source/lfs/pointer.ts";
import { topOf } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { nameOf } from "../applications/entrypoint-proof.ts";

/** Problems of one file that are reported: those after them mostly follow from them. */
const PROBLEMS_PER_FILE = 3;

export default {
	id: "entrypoint/syntax",
	title: "Python compiles every module that the start reaches",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-06", "FR-02"],
	since: "0.1.0",
	sources: [
		"https://docs.python.org/3/reference/grammar.html",
		"https://docs.python.org/3/reference/lexical_analysis.html",
	],
	check: ({ python, target, entrypoint, isPythonKnown, source }) => {
		if (target.kind === "unknown") return { skipped: target.reason };
		const main = python.module(target.file);
		if (main === undefined) return { skipped: `there is no ${shown(target.file)}` };
		const paths = new Set([target.file, ...entrypoint.reached]);
		const pointer = [...paths].find((path) => isPointer(source, path));
		if (pointer !== undefined) return { skipped: `${shown(pointer)} is only a Git LFS pointer` };
		const problems = [...paths].flatMap((path) => problemsOf(python.module(path), python.version, nameOf(target)));
		const isUnknown = problems.length > 0 && !isPythonKnown;
		return isUnknown ? { skipped: "the Dockerfile does not say which version of Python its image has" } : problems;
	},
} satisfies Rule;

function problemsOf(module: Module | Unjudged | undefined, version: PythonVersion, name: string): readonly Problem[] {
	if (module === undefined) return [];
	const { path } = module;
	if ("unjudged" in module) {
		return [
			{
				severity: "warning",
				place: topOf(path),
				message: `${path} could not be judged: ${module.unjudged}. Whether Python can compile it is not known. Make it a plain UTF-8 file of moderate size.`,
			},
		];
	}
	return module
		.problems()
		.slice(0, PROBLEMS_PER_FILE)
		.map(({ start, end, message, advice }) => ({
			place: module.lines.place(path, start, end),
			message: `${message} Python ${formatPythonVersion(version)} cannot compile ${path}, so importing ${name} ends in a SyntaxError and the Space never starts. ${advice}`,
		}));
}
