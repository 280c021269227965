import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { topOf } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { type HiddenModule, hiddenModules, isStartedByUvicorn } from "../applications/hidden-modules.ts";

export default {
	id: "structure/shadowed-module",
	title: "No file of the project stands in the way of a module that is imported",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-09"],
	since: "0.1.0",
	sources: [
		"https://docs.python.org/3/reference/import.html#searching",
		"https://docs.python.org/3/library/sys.html#sys.path",
	],
	check: (space) => {
		const { target, entrypoint } = space;
		if (target.kind === "unknown") return { skipped: target.reason };
		if (!isStartedByUvicorn(space)) {
			return { skipped: `it is not known what "${shown(target.start)}" has imported before the application` };
		}
		const problems = hiddenModules(space).map(problemOf);
		if (problems.length === 0 && entrypoint.isCutOff) return { skipped: "the start cannot be followed to its end" };
		return problems;
	},
} satisfies Rule;

function problemOf(hidden: HiddenModule): Problem {
	const { path, trace } = hidden;
	return { place: topOf(path), message: `${whatHappens(hidden)} ${adviceFor(hidden)}`, trace };
}

function whatHappens({ path, module, owner, name, asker, isFound }: HiddenModule): string {
	const whose = owner === "installed" ? `the installed module "${module}"` : `Python's own module "${module}"`;
	if (!isFound) {
		return (
			`${shown(path)} is called like ${whose}, which is loaded before the application is. ` +
			`So ${shown(asker)} looks for "${shown(name)}" in that one and never in your file, and the start ends there.`
		);
	}
	return (
		`${shown(path)} hides ${whose}, because Python looks in the Space root first. ` +
		`${shown(asker)} takes "${shown(name)}" from "${module}", gets your file, which has no such name, and the start ends there.`
	);
}

function adviceFor({ path, module }: HiddenModule): string {
	const what = path.endsWith("/__init__.py") ? `the folder ${module}/` : shown(path);
	return `Give ${what} a name of its own, and change the imports that mean it.`;
}
