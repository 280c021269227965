import type { Located } from "./annotations.ts";
import { clean } from "./escape.ts";
import { formatPath } from "./paths.ts";

/**
 * Findings one a line, `file:line:column: severity: message [rule]`, as compilers write them: editors jump along such lines,
 * and .github/space-gate-matcher.json makes annotations of them. Empty where nothing is found, or nothing could be judged.
 */
export function lineReport(spaces: readonly Located[]): string {
	const lines = spaces.flatMap(({ result, prefix }) =>
		result.kind === "fault"
			? []
			: result.judgement.findings.map(({ place, severity, message, rule }) => {
					const { line, column } = place.start;
					return clean(`${formatPath(prefix, place.file)}:${line}:${column}: ${severity}: ${message} [${rule}]`);
				}),
	);
	return lines.join("\n");
}
