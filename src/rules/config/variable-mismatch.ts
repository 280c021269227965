import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { environmentOf, placeOfRead } from "../../python/environment/inventory.ts";
import type { Variable } from "../../python/environment/variable.ts";
import { shown } from "../../source/shown.ts";
import type { Declaration } from "../../variables/declaration.ts";
import { problemOfValue } from "../../variables/values.ts";
import { atMost } from "../at-most.ts";
import { variableOf } from "../variables/declared.ts";
import { disagreementOf } from "../variables/disagreement.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "config/variable-mismatch",
	title: "Code and table of variables agree, and every declared default is what its type says",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["002/validation-1", "002/validation-2", "002/validation-3", "002/validation-4"],
	since: "0.1.0",
	sources: ["https://12factor.net/config", "https://docs.pydantic.dev/latest/concepts/pydantic_settings/"],
	check: ({ python, entrypoint, settings: { variables: table } }) => {
		if (table === undefined) return [];
		const { variables } = environmentOf(python, entrypoint);
		const problems = [...table.values()].flatMap((declaration) => {
			const wrong = defaultProblem(declaration);
			const variable = wrong === undefined ? variableOf(variables, declaration) : undefined;
			return wrong ?? (variable === undefined ? [] : (codeProblem(declaration, variable) ?? []));
		});
		return atMost(MAX_FINDINGS, problems);
	},
} satisfies Rule;

/** A default that breaks the table's own validation. An empty one says that there is no value. */
function defaultProblem(declaration: Declaration): Problem | undefined {
	const { name, fallback, placeOfFallback } = declaration;
	const wrong = fallback === undefined || fallback === "" ? undefined : problemOfValue(declaration, fallback);
	if (wrong === undefined) return undefined;
	return {
		place: placeOfFallback,
		message:
			`The default of "${shown(name)}" ${wrong}. A Space on which the variable is not set would work with a value that the ` +
			"table itself does not allow. Correct the default here and in the code, or declare another type.",
	};
}

function codeProblem(declaration: Declaration, variable: Variable): Problem | undefined {
	const found = disagreementOf(declaration, variable);
	if (found === undefined) return undefined;
	const { read, what, why, advice } = found;
	return {
		place: placeOfRead(read),
		message: `"${shown(declaration.name)}" ${what}. ${why} ${advice}`,
		trace: [{ place: declaration.place, note: `declares ${shown(declaration.name)}` }],
	};
}
