/** What the options of a line ask for, as far as the list of requirements is concerned. */
export type Asked =
	| { readonly kind: "nothing" }
	| { readonly kind: "requirements" | "constraints"; readonly value: string }
	| { readonly kind: "editable"; readonly value: string }
	| { readonly kind: "rejected"; readonly reason: string };

/** Options that pip takes in a requirements file, by whether a value follows (pip's SUPPORTED_OPTIONS). */
const LONG: ReadonlyMap<string, "value" | "flag"> = new Map([
	["--requirement", "value"],
	["--constraint", "value"],
	["--editable", "value"],
	["--index-url", "value"],
	["--pypi-url", "value"],
	["--extra-index-url", "value"],
	["--find-links", "value"],
	["--no-binary", "value"],
	["--only-binary", "value"],
	["--trusted-host", "value"],
	["--use-feature", "value"],
	["--hash", "value"],
	["--config-settings", "value"],
	["--config-setting", "value"],
	["--global-option", "value"],
	["--no-index", "flag"],
	["--prefer-binary", "flag"],
	["--require-hashes", "flag"],
	["--pre", "flag"],
]);

/** Short options; all of them take a value. */
const SHORT: ReadonlyMap<string, string> = new Map([
	["-r", "--requirement"],
	["-c", "--constraint"],
	["-e", "--editable"],
	["-i", "--index-url"],
	["-f", "--find-links"],
	["-C", "--config-settings"],
]);

/** Reads the options of a line. An editable counts before an include and that before a constraint, each only the first time, as in pip. */
export function readOptions(text: string): Asked {
	const words = shellWords(text);
	if (words === undefined) return { kind: "rejected", reason: "a quote is not closed" };
	const given = new Map<string, string>();
	// Values are taken out of the same iterator, so that none of them is looked at as an option.
	const rest = words.values();
	for (const word of rest) {
		if (word === "--") break;
		if (!word.startsWith("-") || word === "-") continue;
		const option = readOption(word);
		if (option === undefined)
			return { kind: "rejected", reason: `pip takes no option "${word}" in a requirements file` };
		if (LONG.get(option.name) === "flag") continue;
		const value = option.value ?? rest.next().value;
		if (value === undefined) return { kind: "rejected", reason: `"${word}" needs a value` };
		if (!given.has(option.name)) given.set(option.name, value);
	}
	return asked(given);
}

function asked(given: ReadonlyMap<string, string>): Asked {
	const editable = given.get("--editable");
	if (editable !== undefined) return { kind: "editable", value: editable };
	const requirements = given.get("--requirement");
	if (requirements !== undefined) return { kind: "requirements", value: requirements };
	const constraints = given.get("--constraint");
	if (constraints !== undefined) return { kind: "constraints", value: constraints };
	return { kind: "nothing" };
}

/** The full name of an option and the value that is attached to it: `-rbase.txt`, `--req=base.txt`. */
function readOption(word: string): { readonly name: string; readonly value: string | undefined } | undefined {
	if (!word.startsWith("--")) {
		const name = SHORT.get(word.slice(0, 2));
		return name === undefined ? undefined : { name, value: word.length > 2 ? word.slice(2) : undefined };
	}
	const equals = word.indexOf("=");
	const name = fullName(equals === -1 ? word : word.slice(0, equals));
	if (name === undefined || (equals !== -1 && LONG.get(name) === "flag")) return undefined;
	return { name, value: equals === -1 ? undefined : word.slice(equals + 1) };
}

/** Python's optparse takes every abbreviation that fits one option only. */
function fullName(word: string): string | undefined {
	if (LONG.has(word)) return word;
	const [first, ...others] = [...LONG.keys()].filter((name) => name.startsWith(word));
	return others.length === 0 ? first : undefined;
}

/** A piece of a shell word, or the white space between words. */
const PIECE =
	/(?<space>[ \t\r\n]+)|"(?<double>[^"\\]*(?:\\.[^"\\]*)*)"|'(?<single>[^']*)'|\\(?<escaped>.)|(?<bare>[^ \t\r\n"'\\]+)/sy;

/** Splits as Python's `shlex.split` does: white space, both quotes, backslashes. `undefined` where a quote is not closed. */
function shellWords(text: string): string[] | undefined {
	const words: string[] = [];
	let isInside = false;
	PIECE.lastIndex = 0;
	while (PIECE.lastIndex < text.length) {
		const groups = PIECE.exec(text)?.groups;
		if (groups === undefined) return undefined;
		const { space, double, single, escaped, bare } = groups;
		if (space !== undefined) {
			isInside = false;
			continue;
		}
		// In double quotes a backslash escapes only the quote and itself.
		const piece = double?.replace(/\\(["\\])/g, "$1") ?? single ?? escaped ?? bare ?? "";
		if (isInside) words.push(`${words.pop()}${piece}`);
		else words.push(piece);
		isInside = true;
	}
	return words;
}
