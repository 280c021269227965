import { shellWords } from "./shell-words.ts";

/** An option with its full name. */
export interface GivenOption {
	readonly name: string;
	readonly value: string | undefined;
}

/** What the options of a line say. */
export type Options =
	| {
			readonly kind: "options";
			/** In their order, those that pip does not take again left out. */
			readonly given: readonly GivenOption[];
			/** Words that belong to no option: pip passes over them without a word. */
			readonly loose: readonly string[];
	  }
	| { readonly kind: "rejected"; readonly reason: string };

/** How often an option may stand on a line: of `first` and `last` pip takes one, of `each` all, and of `flag` there is no value. */
type Arity = "first" | "last" | "each" | "flag";

/** Options that pip takes in a requirements file (pip's SUPPORTED_OPTIONS and SUPPORTED_OPTIONS_REQ). */
const LONG: ReadonlyMap<string, Arity> = new Map<string, Arity>([
	["--requirement", "first"],
	["--constraint", "first"],
	["--editable", "first"],
	["--index-url", "last"],
	["--pypi-url", "last"],
	["--extra-index-url", "each"],
	["--find-links", "first"],
	["--no-binary", "each"],
	["--only-binary", "each"],
	["--trusted-host", "each"],
	["--use-feature", "each"],
	["--hash", "each"],
	["--config-settings", "each"],
	["--config-setting", "each"],
	["--global-option", "each"],
	["--install-option", "each"],
	["--no-index", "flag"],
	["--prefer-binary", "flag"],
	["--require-hashes", "flag"],
	["--pre", "flag"],
]);

/** Other names of options, the short ones among them, which all take a value. */
const ALIASES: ReadonlyMap<string, string> = new Map([
	["--pypi-url", "--index-url"],
	["--config-setting", "--config-settings"],
	["-r", "--requirement"],
	["-c", "--constraint"],
	["-e", "--editable"],
	["-i", "--index-url"],
	["-f", "--find-links"],
	["-C", "--config-settings"],
]);

/** What the values of some options must look like, and what pip expects otherwise. */
const VALUES: ReadonlyMap<string, readonly [pattern: RegExp, expected: string]> = new Map([
	["--hash", [/^sha(?:256|384|512):/, "an algorithm (sha256, sha384 or sha512) and a digest"]],
	["--config-settings", [/=/, "KEY=VALUE"]],
	["--use-feature", [/^(?:fast-deps|truststore|no-binary-enable-wheel-cache)$/, "a feature that pip knows"]],
	["--no-binary", [/^(?!-)/, "names of distributions, or :all:"]],
	["--only-binary", [/^(?!-)/, "names of distributions, or :all:"]],
]);

/** Reads the options of a line as Python's optparse does for pip. */
export function readOptions(text: string): Options {
	const words = shellWords(text);
	if (words === undefined) return { kind: "rejected", reason: "a quote is not closed" };
	const given: GivenOption[] = [];
	const loose: string[] = [];
	// Values are taken out of the same iterator, so that none of them is looked at as an option.
	const rest = words.values();
	for (const word of rest) {
		if (word === "--") {
			loose.push(...rest);
			break;
		}
		if (!word.startsWith("-") || word === "-") {
			loose.push(word);
			continue;
		}
		const option = readOption(word);
		if (option === undefined)
			return { kind: "rejected", reason: `pip takes no option "${word}" in a requirements file` };
		const { name, arity } = option;
		const value = option.value ?? (arity === "flag" ? undefined : rest.next().value);
		if (arity !== "flag" && value === undefined) return { kind: "rejected", reason: `"${word}" needs a value` };
		const [pattern, expected] = VALUES.get(name) ?? [];
		if (value !== undefined && pattern?.test(value) === false) {
			return { kind: "rejected", reason: `"${name}" takes ${expected}, not "${value}"` };
		}
		given.push({ name, value });
	}
	return { kind: "options", given: given.length < 2 ? given : counted(given), loose };
}

/** Leaves out what pip does not take again. */
function counted(given: readonly GivenOption[]): GivenOption[] {
	const first = new Map<string, GivenOption>();
	const last = new Map<string, GivenOption>();
	for (const option of given) {
		if (!first.has(option.name)) first.set(option.name, option);
		last.set(option.name, option);
	}
	return given.filter((option) => {
		const arity = LONG.get(option.name);
		return arity === "each" || (arity === "last" ? last : first).get(option.name) === option;
	});
}

interface NamedOption extends GivenOption {
	readonly arity: Arity;
}

/** The full name of an option and the value that is attached to it: `-rbase.txt`, `--req=base.txt`. */
function readOption(word: string): NamedOption | undefined {
	const isShort = !word.startsWith("--");
	const equals = isShort ? -1 : word.indexOf("=");
	const written = isShort ? word.slice(0, 2) : fullName(equals === -1 ? word : word.slice(0, equals));
	const name = ALIASES.get(written ?? "") ?? written;
	const arity = LONG.get(name ?? "");
	if (name === undefined || arity === undefined) return undefined;
	if (isShort) return { name, arity, value: word.length > 2 ? word.slice(2) : undefined };
	if (equals !== -1 && arity === "flag") return undefined;
	return { name, arity, value: equals === -1 ? undefined : word.slice(equals + 1) };
}

/** Python's optparse takes every abbreviation that fits one option only. */
function fullName(word: string): string | undefined {
	if (LONG.has(word)) return word;
	const [first, ...others] = [...LONG.keys()].filter((name) => name.startsWith(word));
	return others.length === 0 ? first : undefined;
}
