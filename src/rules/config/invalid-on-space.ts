import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { SpaceSettings } from "../../hub/answers.ts";
import { shown } from "../../source/shown.ts";
import type { Declaration } from "../../variables/declaration.ts";
import { problemOfValue } from "../../variables/values.ts";

export default {
	id: "config/invalid-on-space",
	title: "The variables of the Space are what the table of variables says",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["002"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-overview#managing-secrets",
		"https://huggingface.co/docs/hub/api#spaces-api",
	],
	asks: "settings",
	check: ({ settings: { variables: table }, hub: { settings } }) => {
		if (settings.kind !== "asked") return { skipped: settings.reason };
		return [...(table?.values() ?? [])].flatMap((declaration) => problemOf(declaration, settings) ?? []);
	},
} satisfies Rule;

/** Of secrets the Hub tells no value. A value is never repeated: it may be a secret that lies where it should not. */
function problemOf(declaration: Declaration, { space, host, variables }: SpaceSettings): Problem | undefined {
	const { name, type, place } = declaration;
	const value = variables.get(name);
	if (value === undefined) return undefined;
	const where = `https://${host}/spaces/${space}/settings`;
	if (type === "secret") {
		const message =
			`"variables" of .space-gate.yml declares "${shown(name)}" as a secret, but ${space} holds it as a variable: whoever may see ` +
			`the Space can read its value. Make it a secret at ${where}, and replace the value.`;
		return { place, message };
	}
	const problem = problemOfValue(declaration, value);
	if (problem === undefined) return undefined;
	const message =
		`The value that ${space} has for "${shown(name)}" is not what "variables" of .space-gate.yml declares: it ${problem}. ` +
		`The application reads something that it was not written for. Correct it at ${where}.`;
	return { place, message };
}
