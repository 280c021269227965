import type { Rule } from "../../gate/rule.ts";
import type { Colours } from "./colours.ts";

/** A table of rules for a terminal: id, severity, contracts, and what holds when the rule passes. */
export function rulesText(rules: readonly Rule[], { bold, dim, blue, red, yellow }: Colours): string {
	const paint = { error: red, warning: yellow, notice: blue };
	const ids = widest(rules.map(({ id }) => id));
	const contracts = widest(rules.map((rule) => rule.contracts.join(", ")));
	return rules
		.map((rule) => {
			const weight = paint[rule.severity](rule.severity.padEnd("warning".length));
			const title = rule.title.replaceAll("`", "");
			return `${bold(rule.id.padEnd(ids))}  ${weight}  ${dim(rule.contracts.join(", ").padEnd(contracts))}  ${title}`;
		})
		.join("\n");
}

function widest(texts: readonly string[]): number {
	return Math.max(0, ...texts.map(({ length }) => length));
}
