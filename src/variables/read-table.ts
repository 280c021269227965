import type { Place } from "../source/place.ts";
import { type Declaration, VARIABLE_TYPES, type VariablesTable } from "./declaration.ts";
import { readPattern } from "./pattern.ts";

/** A variable as the configuration file writes it, once the schema has accepted it. */
export interface WrittenVariable {
	readonly type?: string;
	readonly required?: boolean;
	readonly default?: string | number | boolean | null;
	readonly description?: string;
	readonly pattern?: string;
}

export type WrittenVariables = Readonly<Record<string, WrittenVariable | null>>;

/** Something that no schema can say, and that a table must not say: the way to it, and words for people. */
export interface TableDefect {
	/** Keys below `variables`. */
	readonly path: readonly string[];
	/** A sentence without its full stop. */
	readonly message: string;
	/** What to do about it, one sentence. */
	readonly advice: string;
}

/** What is wrong with a table that the schema has accepted; `undefined` where nothing is. */
export function defectOfTable(written: WrittenVariables): TableDefect | undefined {
	for (const [name, variable] of Object.entries(written)) {
		const { required = false, default: value, pattern, type } = variable ?? {};
		const fallback = textOf(value);
		if (required && fallback !== undefined) {
			return {
				path: [name, "default"],
				message: `"variables → ${name}" is required and has a default, which exclude each other`,
				advice: 'Leave out "default", or leave out "required": what has a default need not be set.',
			};
		}
		if (type === "secret" && fallback !== undefined) {
			return {
				path: [name, "default"],
				message: `"variables → ${name}" is a secret and has a default, which everybody who reads the repository knows`,
				advice: 'Leave out "default", and set it as a secret of the Space.',
			};
		}
		const read = pattern === undefined ? undefined : readPattern(pattern);
		if (read !== undefined && "refused" in read) {
			return {
				path: [name, "pattern"],
				message: `"variables → ${name} → pattern" takes a plain regular expression, and this one ${read.refused}`,
				advice: "Use letters, classes such as [a-z0-9], groups, | and the repetitions * + ? {1,9}.",
			};
		}
	}
	return undefined;
}

/** The table that a file declares. `placeOf` gives the place of a key below `variables`, and of its default. */
export function readTable(written: WrittenVariables, placeOf: (path: readonly string[]) => Place): VariablesTable {
	return new Map(
		Object.entries(written).map(([name, variable]): [string, Declaration] => {
			const { type = "string", required = false, default: value, description, pattern } = variable ?? {};
			const read = pattern === undefined ? undefined : readPattern(pattern);
			return [
				name,
				{
					name,
					type: VARIABLE_TYPES.find((one) => one === type) ?? "string",
					isRequired: required,
					fallback: textOf(value),
					description,
					pattern: read === undefined || "refused" in read ? undefined : read,
					place: placeOf([name]),
					placeOfFallback: placeOf([name, "default"]),
				},
			];
		}),
	);
}

/** A default as the text that the code would read: `null` is none. */
function textOf(value: WrittenVariable["default"]): string | undefined {
	return value === undefined || value === null ? undefined : String(value);
}
