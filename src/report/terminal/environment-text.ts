import type { NamedEnvironment, NamedVariable } from "../../gate/environment.ts";
import { count } from "../counts.ts";
import { inOrder, NEEDS, placeText } from "../environment.ts";
import { clean } from "../escape.ts";
import type { Colours } from "./colours.ts";

/** Characters of a name and of a default in the table. */
const MAX_NAME = 48;
const MAX_DEFAULT = 32;

const HEAD = ["variable", "needed", "secret", "default", "where"] as const;

/** A table of the variables for a terminal, those first without which the application does not start. */
export function environmentText({ variables, unseen }: NamedEnvironment, colours: Colours): string {
	const none = "The code reads no environment variables.";
	const seen = variables.length === 0 ? none : tableOf(variables, colours);
	return [seen, ...unseenLines(unseen)].join("\n");
}

function tableOf(variables: readonly NamedVariable[], { bold, dim, red, yellow }: Colours): string {
	const rows = inOrder(variables).map((variable) => ({ variable, cells: cellsOf(variable) }));
	const widths = HEAD.map((title, column) =>
		Math.max(title.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
	);
	const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0));
	const painted = rows.map(({ variable: { need }, cells }) => {
		const [name = "", needed = "", ...others] = line(cells);
		const paint = need === "startup" ? red : need === "use" ? yellow : dim;
		return [bold(name), paint(needed), ...others].join("  ").trimEnd();
	});
	return [dim(line(HEAD).join("  ").trimEnd()), ...painted, "", ...summary(variables)].join("\n");
}

function cellsOf({ name, need, isSecret, isRequired, fallback, places }: NamedVariable): readonly string[] {
	const [first, ...others] = places;
	const where =
		first === undefined ? "" : `${placeText(first)}${others.length === 0 ? "" : ` and ${others.length} more`}`;
	const needed = isRequired && need !== "startup" && need !== "use" ? `${NEEDS[need]}, required` : NEEDS[need];
	const value = fallback === undefined ? "" : fallback === "" ? "(empty)" : short(fallback, MAX_DEFAULT);
	return [short(name, MAX_NAME), needed, isSecret ? "yes" : "", value, where];
}

function short(text: string, length: number): string {
	const shown = clean(text);
	return shown.length <= length ? shown : `${shown.slice(0, length - 1)}…`;
}

function summary(variables: readonly NamedVariable[]): readonly string[] {
	const needed = variables.filter(({ need }) => need === "startup").length;
	const first = needed === 1 ? "first one" : `first ${needed}`;
	return [
		needed === 0
			? "The application starts without any of them."
			: `Without the ${first} the application does not start.`,
		"On the Space, set them under Settings → Variables and secrets: what is marked secret as a secret, the rest as variables.",
	];
}

/** Places that the text lists. */
const MAX_UNSEEN = 3;

/** What the table may lack: saying nothing would be a promise. */
function unseenLines(unseen: NamedEnvironment["unseen"]): readonly string[] {
	if (unseen.length === 0) return [];
	const more = unseen.length > MAX_UNSEEN ? [`  and ${count(unseen.length - MAX_UNSEEN, "more place")}`] : [];
	const places = unseen.slice(0, MAX_UNSEEN).map(({ place, reason }) => `  ${placeText(place)}  ${clean(reason)}`);
	return ["", "There may be others, whose names cannot be seen:", ...places, ...more];
}
