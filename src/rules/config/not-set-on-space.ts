import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { SpaceSettings } from "../../hub/answers.ts";
import { environmentOf } from "../../python/environment/inventory.ts";
import { isSetBySpace } from "../../python/environment/reads/known-variables.ts";
import type { Variable } from "../../python/environment/variable.ts";
import { credentialKind } from "../../secrets/values/names.ts";
import { shown } from "../../source/shown.ts";
import type { Declaration, VariablesTable } from "../../variables/declaration.ts";
import { atMost } from "../at-most.ts";
import { declarationOf, variableOf } from "../variables/declared.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "config/not-set-on-space",
	title: "The Space has every variable that the start needs",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["002/validation-1", "H13"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-overview#managing-secrets",
		"https://huggingface.co/docs/hub/api#spaces-api",
	],
	asks: "settings",
	check: ({ python, entrypoint, settings: { variables: table }, hub: { settings } }) => {
		if (settings.kind !== "asked") return { skipped: settings.reason };
		const { variables } = environmentOf(python, entrypoint);
		const needed = variables.filter(
			(one) => one.need === "startup" && !isSetBySpace(one.name) && !isSet(one, settings),
		);
		const told = needed.flatMap((one) => problemOf(one, settings, table));
		return atMost(MAX_FINDINGS, [...told, ...requiredByTable(variables, settings, table)]);
	},
} satisfies Rule;

/** Classes of settings find a variable in capitals or not. */
function isSet({ name, reads }: Variable, { secrets, variables }: SpaceSettings): boolean {
	if (secrets.has(name) || variables.has(name)) return true;
	if (!reads.some(({ settings }) => settings !== undefined)) return false;
	return [...secrets, ...variables.keys()].some((set) => set.toUpperCase() === name.toUpperCase());
}

function problemOf(variable: Variable, settings: SpaceSettings, table: VariablesTable | undefined): readonly Problem[] {
	const { name, places } = variable;
	const [place, ...others] = places;
	if (place === undefined) return [];
	const type = table && declarationOf(table, variable)?.type;
	const message =
		`The program does not start without the environment variable "${shown(name)}", and ${settings.space} has neither a secret ` +
		`nor a variable of that name: it would stop with an error as soon as it is deployed. ${remedy(settings, name, type)}`;
	const trace = others.slice(0, 5).map((other) => ({ place: other, note: `reads ${shown(name)}, too` }));
	return [{ place, message, ...(trace.length > 0 && { trace }) }];
}

/** What the table demands, and no code that is known to run at the start asks for. */
function requiredByTable(
	variables: readonly Variable[],
	settings: SpaceSettings,
	table: VariablesTable | undefined,
): readonly Problem[] {
	return [...(table?.values() ?? [])].flatMap((declaration) => {
		const { name, isRequired, place, type } = declaration;
		if (!isRequired || settings.secrets.has(name) || settings.variables.has(name)) return [];
		const variable = variableOf(variables, declaration);
		if (variable !== undefined && (variable.need === "startup" || isSet(variable, settings))) return [];
		const message =
			`"variables" of .space-gate.yml says that "${shown(name)}" is required, and ${settings.space} has neither a secret nor a ` +
			`variable of that name: what needs it fails there. ${remedy(settings, name, type)}`;
		return [{ place, message }];
	});
}

function remedy({ host, space }: SpaceSettings, name: string, type: Declaration["type"] | undefined): string {
	const kind = type === "secret" || credentialKind(name) !== undefined ? "secret" : "secret or variable";
	return `Set it as a ${kind} at https://${host}/spaces/${space}/settings.`;
}
