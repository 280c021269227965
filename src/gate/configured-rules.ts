import type { Configuration } from "../config/configuration.ts";
import type { Problem, Severity } from "./finding.ts";
import type { Rule } from "./rule.ts";

/**
 * The rules as a project configures them: one that is turned off answers that it is skipped, and where a severity is
 * given every problem of the rule weighs just that. `onAsk` hears of each rule before it is asked.
 */
export function configuredRules(
	rules: readonly Rule[],
	{ file, severities }: Pick<Configuration, "file" | "severities">,
	onAsk: (rule: string) => void,
): Rule[] {
	return rules.map((rule) => {
		const severity = severities.get(rule.id);
		if (severity === "off") return { ...rule, check: () => ({ skipped: `${file} turns it off` }) };
		return {
			...rule,
			severity: severity ?? rule.severity,
			check: (space) => {
				onAsk(rule.id);
				const answer = rule.check(space);
				return severity === undefined || "skipped" in answer ? answer : answer.map((one) => weigh(one, severity));
			},
		};
	});
}

function weigh(problem: Problem, severity: Severity): Problem {
	return { ...problem, severity };
}
