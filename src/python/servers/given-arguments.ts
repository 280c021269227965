import type { Names } from "../names/names.ts";
import { entriesOf, type Origin } from "../names/origins.ts";
import type { Given } from "../names/scopes.ts";

/** A parameter of a library's function. */
export interface Parameter {
	/** `undefined` where it can be given by its position only. */
	readonly keyword: string | undefined;
	/** Counted from 0; `undefined` where the parameter is keyword-only. */
	readonly position: number | undefined;
}

/** The expressions that a call gives for a parameter: by its name, in a dict behind `**`, or by its position. */
export function argumentsFor(names: Names, given: readonly Given[], { keyword, position }: Parameter): Origin[] {
	const positional = given.filter(({ argument }) => argument.kind === "positional" || argument.kind === "starred");
	const isPlain = positional.every(({ argument }) => argument.kind === "positional");
	const byPosition = position === undefined || !isPlain ? [] : positional.slice(position, position + 1);
	const named = given.flatMap(({ argument, scope }): Origin[] => {
		if (keyword === undefined) return [];
		if (argument.kind === "keyword" && argument.name === keyword) return [{ expression: argument.value, scope }];
		if (argument.kind !== "double-starred") return [];
		return [...entriesOf(names, { expression: argument.value, scope }, keyword)];
	});
	return [...named, ...byPosition.map(({ argument, scope }) => ({ expression: argument.value, scope }))];
}
