import { type GivenOption, readOptions } from "./options.ts";

/** What pip takes a line for. */
export type LineParts =
	| { readonly kind: "rejected"; readonly reason: string }
	| {
			readonly kind: "requirement" | "editable";
			readonly text: string;
			/** Options that belong to the requirement: `--hash`. */
			readonly given: readonly GivenOption[];
			readonly ignored: string | undefined;
	  }
	| { readonly kind: "requirements" | "constraints"; readonly value: string; readonly ignored: string | undefined }
	| { readonly kind: "options"; readonly given: readonly GivenOption[]; readonly ignored: string | undefined };

/** Options that pip takes behind a requirement; the others it passes over there, and these it passes over elsewhere. */
const OF_REQUIREMENTS: ReadonlySet<string> = new Set([
	"--hash",
	"--config-settings",
	"--global-option",
	"--install-option",
]);

/** Takes a line apart. Before its options counts the requirement, of these an editable before an include and that before a constraint. */
export function lineParts(line: string): LineParts {
	const length = requirementLength(line);
	if (length === line.length) return { kind: "requirement", text: line, given: [], ignored: undefined };
	const options = readOptions(line.slice(length));
	if (options.kind === "rejected") return options;
	const { given, loose } = options;
	const text = line.slice(0, length).trimEnd();
	const own = given.filter(({ name }) => OF_REQUIREMENTS.has(name));
	const others = given.filter(({ name }) => !OF_REQUIREMENTS.has(name));
	if (text !== "") return { kind: "requirement", text, given: own, ignored: ignored(others, loose) };
	const leader = ["--editable", "--requirement", "--constraint"].flatMap((name) =>
		given.filter((one) => one.name === name),
	)[0];
	const rest = given.filter((option) => option !== leader);
	if (leader?.value === undefined) return { kind: "options", given: others, ignored: ignored(own, loose) };
	if (leader.name === "--editable") {
		return {
			kind: "editable",
			text: leader.value,
			given: own,
			ignored: ignored(
				rest.filter((one) => !own.includes(one)),
				loose,
			),
		};
	}
	const kind = leader.name === "--requirement" ? "requirements" : "constraints";
	return { kind, value: leader.value, ignored: ignored(rest, loose) };
}

/** pip splits a line at its spaces; the first word that begins with a dash begins the options. */
function requirementLength(line: string): number {
	if (line.startsWith("-")) return 0;
	const options = line.indexOf(" -");
	return options === -1 ? line.length : options;
}

/** The part of a line without which pip would have read the same. */
function ignored(options: readonly GivenOption[], loose: readonly string[]): string | undefined {
	const words = [...options.map(({ name, value }) => (value === undefined ? name : `${name} ${value}`)), ...loose];
	return words.length === 0 ? undefined : words.join(" ");
}
