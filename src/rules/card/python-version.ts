import type { CardValue } from "../../card/card.ts";
import { showPair } from "../../card/show-pair.ts";
import type { Fix } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { formatPythonVersion, parsePythonVersion } from "../../python/version.ts";
import { rewriting } from "../front-matter/card-edit.ts";

/** What the Hub takes: `3.x` or `3.x.x` (spaces-config-reference). */
const VERSION = /^(3\.\d{1,2})(?:\.\d{1,2})?$/;

export default {
	id: "card/python-version",
	title: "The front matter asks for the contract's version of Python, or for none",
	severity: "error",
	contracts: ["python"],
	clauses: ["SP-HF-06", "001"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/spaces-config-reference", "https://yaml.org/spec/1.2.2/#103-core-schema"],
	check: ({ card, python }) => {
		if (card.kind !== "card") return { skipped: "there is no front matter to read" };
		const declared = card.values.get("python_version");
		if (declared === undefined) return [];
		const expected = formatPythonVersion(python.version);
		if (versionOf(declared) === expected) return [];
		const message = describe(declared, expected, card.file);
		const fix = fixOf(declared, expected);
		return [{ place: declared.place, message, ...(fix !== undefined && { fix }) }];
	},
} satisfies Rule;

/** The first two numbers of the version that the Hub reads: an unquoted 3.11 is a number and as good as its text. */
function versionOf({ value }: CardValue): string | undefined {
	if (typeof value !== "string" && typeof value !== "number") return undefined;
	return VERSION.exec(String(value))?.[1];
}

/** Puts the contract's version in quotes where the value says that one, however it is written; else two versions disagree. */
function fixOf(declared: CardValue, expected: string): Fix | undefined {
	const { value, written } = declared;
	const text = typeof value === "number" ? written : String(value);
	const named = text.match(/\d+(?:\.\d+)+/g) ?? [];
	const isSame = named.length === 1 && /^(\d+\.\d+)(?:\.\d+)?$/.exec(named[0] ?? "")?.[1] === expected;
	if (!isSame && value !== null) return undefined;
	const edits = rewriting(declared, `"${expected}"`);
	if (edits.length === 0) return undefined;
	return { title: `Write "${expected}" in quotes`, safety: isSame ? "safe" : "unsafe", edits };
}

function describe(declared: CardValue, expected: string, file: string): string {
	const { value, written } = declared;
	const remedy = `Write python_version: "${expected}", with the quotes.`;
	const pair = `${file} says ${showPair("python_version", declared)}`;
	if (value === null)
		return `${file} gives "python_version" no value, so it does not ask for Python ${expected}. ${remedy}`;
	if (typeof value === "number" && String(value) !== written) {
		return `${pair} without quotes, which YAML reads as the number ${value}: the Hub would look for Python ${value} instead of ${written}. ${remedy}`;
	}
	const version = versionOf(declared);
	if (version === undefined) {
		return `${pair}, which is not a version that the Hub takes: it wants 3.x or 3.x.x. ${remedy}`;
	}
	const isKnown = parsePythonVersion(version) !== undefined;
	const other = isKnown ? ` To be judged against Python ${version} instead, set python-version to "${version}".` : "";
	return `${pair}, but the contract's version is Python ${expected}, and the program is judged and served with that one. ${remedy}${other}`;
}
