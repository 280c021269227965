// What people read of the rules: the header of each page and the table in docs/rules.md.

const CONTRACTS = { python: "`python`", docker: "`docker`" };

/** The header of a rule's page. */
export function pageHeader(rule) {
	return `
# ${rule.id}

**${rule.title}.**

| severity | contracts | serves | since |
| --- | --- | --- | --- |
| ${rule.severity} | ${rule.contracts.map((contract) => CONTRACTS[contract]).join(", ")} | ${rule.clauses.join(", ")} | ${rule.since} |

${rule.sources.length === 0 ? "" : `Sources: ${rule.sources.map((source) => `<${source}>`).join(", ")}\n`}
`;
}

/** The table of all rules. */
export function rulesTable(rules) {
	const rows = rules.map(
		(rule) => `| [${rule.id}](rules/${rule.id}.md) | ${rule.severity} | ${rule.contracts.join(", ")} | ${rule.title} |`,
	);
	return `\n| rule | severity | contract | what holds when it passes |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}
