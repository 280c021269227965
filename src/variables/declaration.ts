import type { Place } from "../source/place.ts";
import type { Pattern } from "./pattern.ts";

/** What a variable holds, as a project declares it (specification 002, "Configuration Variables Entity"). */
export type VariableType = "string" | "integer" | "boolean" | "url" | "url-list" | "port" | "secret" | "json";

export const VARIABLE_TYPES: readonly VariableType[] = [
	...(["string", "integer", "boolean", "url", "url-list", "port", "secret", "json"] as const),
];

/** One variable that a project declares in its configuration. */
export interface Declaration {
	readonly name: string;
	readonly type: VariableType;
	/** Whether it must be set on the Space. */
	readonly isRequired: boolean;
	/** The value that the code uses where it is not set, as text; `undefined` where there is none. */
	readonly fallback: string | undefined;
	readonly description: string | undefined;
	/** What the whole value must match. */
	readonly pattern: Pattern | undefined;
	/** Where it is declared, and where its default stands. */
	readonly place: Place;
	readonly placeOfFallback: Place;
}

/** The variables that a project declares, by name, in the order of the file. */
export type VariablesTable = ReadonlyMap<string, Declaration>;
