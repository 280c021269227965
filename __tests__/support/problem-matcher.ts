import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/** What the runner makes of a line that a problem matcher takes. */
export interface MatchedIssue {
	readonly level: string;
	readonly file: string | undefined;
	readonly line: number | undefined;
	readonly column: number | undefined;
	readonly code: string | undefined;
	readonly message: string;
}

const PROPERTIES = ["file", "line", "column", "severity", "code", "message"] as const;

type Pattern = Readonly<Partial<Record<(typeof PROPERTIES)[number], number>>> & { readonly regexp: string };

/**
 * Reads a file of problem matchers as `::add-matcher::` does, and gives what makes issues of lines: the rules of actions/runner,
 * IssueMatcher.cs and OutputManager.cs, for matchers of one pattern. Throws where the runner would refuse the file.
 */
export function readMatcher(path: string): (line: string) => MatchedIssue | undefined {
	const { problemMatcher } = JSON.parse(readFileSync(path, "utf8"));
	const [{ owner, severity: byDefault = "", pattern: patterns }] = problemMatcher;
	if (typeof owner !== "string" || owner === "") throw new Error("Owner must not be empty");
	if (patterns.length !== 1) throw new Error("matchers of several lines are not read here");
	const pattern: Pattern = patterns[0];
	if (pattern.message === undefined) throw new Error("At least one pattern must set 'message'");
	// .NET's option ECMAScript makes its expressions those of JavaScript without the flag "u".
	const expression = new RegExp(pattern.regexp);
	const groups = new RegExp(`${pattern.regexp}|`).exec("")?.length ?? 0;
	for (const name of PROPERTIES) {
		if ((pattern[name] ?? 0) >= groups) throw new Error(`The property '${name}' is set to a group that is not there`);
	}
	return (line) => {
		const match = expression.exec(stripVTControlCharacters(line));
		if (match === null) return undefined;
		const read = (name: (typeof PROPERTIES)[number]) => match[pattern[name] ?? match.length] || undefined;
		const message = read("message");
		const level = (read("severity") ?? byDefault).toLowerCase() || "error";
		if (message === undefined || message.trim() === "" || !["error", "warning", "notice"].includes(level))
			return undefined;
		return {
			level,
			file: read("file"),
			line: numberOf(read("line")),
			column: numberOf(read("column")),
			code: read("code"),
			message,
		};
	};
}

function numberOf(text: string | undefined): number | undefined {
	return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
