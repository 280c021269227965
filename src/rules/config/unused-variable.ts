import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { environmentOf } from "../../python/environment/inventory.ts";
import { isReadByLibraries, isSetBySpace } from "../../python/environment/reads/known-variables.ts";
import type { Variable } from "../../python/environment/variable.ts";
import { shown } from "../../source/shown.ts";
import type { Declaration } from "../../variables/declaration.ts";
import { variableOf } from "../variables/declared.ts";
import { mentionedNames } from "../variables/mentions.ts";

/** Variables that are looked for in all files, and so findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "config/unused-variable",
	title: "Every declared variable is read by something",
	severity: "notice",
	contracts: ["python", "docker"],
	clauses: ["002"],
	since: "0.1.0",
	sources: ["https://12factor.net/config"],
	check: (space) => {
		const { variables: table } = space.settings;
		if (table === undefined) return [];
		const { variables, openings, isCutOff } = environmentOf(space.python, space.entrypoint);
		const unread = [...table.values()].filter((one) => !isRead(one, variables)).slice(0, MAX_FINDINGS);
		const mentioned =
			unread.length === 0
				? new Set()
				: mentionedNames(
						space,
						unread.map(({ name }) => name),
					);
		const unused = unread.filter(({ name }) => !mentioned.has(name));
		const [opening] = openings;
		if (unused.length === 0) return [];
		if (isCutOff) return { skipped: "the program has more files that read variables than are read" };
		if (opening !== undefined) {
			const { place, reason } = opening;
			return { skipped: `any variable may be read where ${reason} (${shown(place.file)}:${place.start.line})` };
		}
		return unused.map(problemOf);
	},
} satisfies Rule;

function isRead(declaration: Declaration, variables: readonly Variable[]): boolean {
	const { name } = declaration;
	if (isSetBySpace(name) || isReadByLibraries(name)) return true;
	// Settings may take a whole model as JSON, or its fields one by one.
	const isPart = variables.some((one) => one.name.startsWith(`${name}__`) || name.startsWith(`${one.name}__`));
	return isPart || variableOf(variables, declaration) !== undefined;
}

function problemOf({ name, place }: Declaration): Problem {
	return {
		place,
		message:
			`"variables" declares "${shown(name)}", and nothing in the project reads it. Whoever sets up the Space sets a variable ` +
			"that changes nothing, or waits for a value that nobody needs. Remove it from the table, or read it in the code.",
	};
}
