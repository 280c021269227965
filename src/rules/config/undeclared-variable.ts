import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { environmentOf } from "../../python/environment/inventory.ts";
import { isReadByLibraries, isSetBySpace } from "../../python/environment/reads/known-variables.ts";
import type { Need, Variable } from "../../python/environment/variable.ts";
import { credentialKind } from "../../secrets/values/names.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";
import { declarationOf } from "../variables/declared.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

/** What is asked for by code of the project that the program comes to. */
const ASKED: ReadonlySet<Need> = new Set(["startup", "use", "default", "optional"]);

export default {
	id: "config/undeclared-variable",
	title: "Every variable that the code reads is declared in the table of variables",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["002"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/spaces-overview#managing-secrets", "https://12factor.net/config"],
	check: ({ python, entrypoint, settings: { variables: table } }) => {
		if (table === undefined) return [];
		const undeclared = environmentOf(python, entrypoint).variables.filter(
			(variable) => ASKED.has(variable.need) && declarationOf(table, variable) === undefined && !isOthers(variable),
		);
		return atMost(MAX_FINDINGS, undeclared.flatMap(problemOf));
	},
} satisfies Rule;

/** What the Space sets, and what servers and libraries read as well and the code can do without. */
function isOthers({ name, need }: Variable): boolean {
	return isSetBySpace(name) || (isReadByLibraries(name) && (need === "default" || need === "optional"));
}

function problemOf({ name, need, places: [place] }: Variable): readonly Problem[] {
	if (place === undefined) return [];
	const quoted = shown(name);
	const effect =
		need === "startup"
			? "Whoever sets up the Space goes by that table and leaves the variable out, and the application does not start"
			: need === "use"
				? "Whoever sets up the Space goes by that table and leaves the variable out, and the application fails where it needs it"
				: "Whoever sets up the Space goes by that table, and never learns that the variable exists";
	const type = credentialKind(name) === undefined ? "string" : "secret";
	const declaration = `${quoted}: { type: ${type}${need === "startup" ? ", required: true" : ""} }`;
	return [
		{
			place,
			message:
				`The code reads the environment variable "${quoted}", which "variables" of .space-gate.yml does not declare. ` +
				`${effect}. Declare it there: "${declaration}".`,
		},
	];
}
