import type { SyntaxProblem } from "../../../src/python/module.ts";
import { syntaxProblems } from "../../../src/python/syntax/problems.ts";
import { parsePythonVersion } from "../../../src/python/version.ts";
import { linesOf } from "../../../src/source/lines.ts";

/** What a version of Python, 3.10 by default, has against a text. */
export function problemsOf(text: string, python = "3.10"): readonly SyntaxProblem[] {
	const version = parsePythonVersion(python);
	if (version === undefined) throw new Error(`no such version of Python: ${python}`);
	return syntaxProblems({ text, lines: linesOf(text), version });
}

/** Whether a version of Python, 3.10 by default, has nothing against a text. */
export function compiles(text: string, python?: string): boolean {
	return problemsOf(text, python).length === 0;
}
