import type { NamedEnvironment, NamedVariable } from "../gate/environment.ts";
import type { Place } from "../source/place.ts";
import { clean, escapeMarkdown, markdownCode } from "./escape.ts";
import { printable } from "./printable.ts";

/** What a program needs of a variable, for people. */
export const NEEDS: Readonly<Record<NamedVariable["need"], string>> = {
	startup: "to start",
	use: "when it is used",
	default: "no, has a default",
	optional: "no",
	provided: "no, the program sets it",
	probable: "by a library, perhaps",
	elsewhere: "by scripts only",
	declared: "declared, not read",
};

/** Needs in the order in which people want to know of them. */
const ORDER: readonly NamedVariable["need"][] = [
	...(["startup", "use", "default", "optional", "probable", "declared", "provided", "elsewhere"] as const),
];

/** The variables of the report, as schema/report.schema.json describes them. */
export function environmentReport(variables: readonly NamedVariable[]): readonly object[] {
	return variables.map(({ name, need, isSecret, places }) => ({
		name,
		need,
		secret: isSecret,
		places: places.map(position),
	}));
}

/** The answer of `space-gate env --format json`: the variables of the report, with what is known beside. */
export function environmentJson({ variables, unseen }: NamedEnvironment): string {
	const list = variables.map(({ name, need, isSecret, isRequired, fallback, type, description, places }) => ({
		name,
		need,
		secret: isSecret,
		required: isRequired,
		default: fallback ?? null,
		type: type ?? null,
		description: description ?? null,
		places: places.map(position),
	}));
	const open = unseen.map(({ place, reason }) => ({ ...position(place), reason }));
	return printable(JSON.stringify({ version: 1, environment: list, unseen: open }, undefined, 2));
}

function position({ file, start }: Place): object {
	return { file, line: start.line, column: start.column };
}

/** What somebody must set, in the order of the need: what the program sets itself, or never comes to, is left out. */
function settable(variables: readonly NamedVariable[]): readonly NamedVariable[] {
	return inOrder(variables).filter(({ need }) => need !== "provided" && need !== "elsewhere");
}

/** Variables by need, then by name. */
export function inOrder(variables: readonly NamedVariable[]): readonly NamedVariable[] {
	return variables.toSorted((a, b) => ORDER.indexOf(a.need) - ORDER.indexOf(b.need) || (a.name < b.name ? -1 : 1));
}

/** The same, as a comment above a line of a file. */
const REMARKS: Readonly<Record<NamedVariable["need"], string>> = {
	startup: "Needed to start",
	use: "Needed when it is used",
	default: "Has a default",
	optional: "Optional",
	provided: "Set by the program",
	probable: "A library may ask for it",
	elsewhere: "Only scripts ask for it",
	declared: "Declared, and not read by the code",
};

/** A file `.env.example`: what must be set is left empty, what may be set stands in comments. No value of a secret is in it. */
export function environmentExample(variables: readonly NamedVariable[]): string {
	const head =
		"# Copy this file to .env on your own machine. On the Space, set the same names under Settings → Variables and secrets.";
	const blocks = settable(variables).map((variable) => {
		const { name, need, isSecret, isRequired, fallback, description, places } = variable;
		const where = places[0] === undefined ? "" : ` (${placeText(places[0])})`;
		const remark = `# ${REMARKS[need]}${isSecret ? ", a secret" : ""}${where}`;
		const mustBeSet = isRequired || need === "startup" || need === "use";
		const line = `${clean(name)}=${mustBeSet ? "" : envValue(fallback ?? "")}`;
		const said = description === undefined ? [] : [`# ${clean(description)}`];
		return [...said, remark, mustBeSet ? line : `# ${line}`].join("\n");
	});
	return [head, ...blocks].join("\n\n");
}

/** A value as dotenv reads it back: in quotes where something in it would be read otherwise. */
function envValue(value: string): string {
	if (PLAIN.test(value)) return value;
	return `"${clean(value).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** What needs no quotes in a file of variables, and no references in Markdown. */
const PLAIN = /^[\w./:@%+,-]*$/;

/** A table for documentation. */
export function environmentMarkdown(variables: readonly NamedVariable[]): string {
	const rows = settable(variables).map(({ name, need, isSecret, isRequired, fallback, type, description }) => {
		const needed = isRequired && need !== "startup" ? `${NEEDS[need]} (declared as required)` : NEEDS[need];
		const value = fallback === undefined ? "" : fallback === "" ? "(empty)" : code(fallback);
		const cells = [code(name), needed, isSecret ? "yes" : "no", type ?? "", value, escapeMarkdown(description ?? "")];
		return `| ${cells.join(" | ")} |`;
	});
	const head = [
		"| variable | needed | secret | type | default | what it is |",
		"| --- | --- | --- | --- | --- | --- |",
	];
	return [...head, ...rows].join("\n");
}

function code(text: string): string {
	return PLAIN.test(text) ? `\`${text}\`` : markdownCode(clean(text));
}

/** "src/db.py:4". */
export function placeText({ file, start }: Place): string {
	return `${clean(file)}:${start.line}`;
}
