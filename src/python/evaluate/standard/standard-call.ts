import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import type { Site, Value } from "../value.ts";

/** What a function of the standard library gives; `undefined` where nothing is known of it. */
export type StandardCall = (machine: Machine, given: Arguments, site: Site) => Value | undefined;

/** A function of the standard library with arguments that it already has: what `operator.attrgetter("x")` gives. */
export function prepared(
	path: string,
	positional: readonly Value[],
	keywords: ReadonlyMap<string, Value> = new Map(),
): Value {
	return { kind: "partial", function: { kind: "external", path, isModule: false }, positional, keywords };
}

/** The text that a value is. */
export function textIn(value: Value | undefined): string | undefined {
	return value?.kind === "constant" && typeof value.value === "string" ? value.value : undefined;
}

/** The number that a value is. */
export function numberIn(value: Value | undefined): number | undefined {
	return value?.kind === "constant" && typeof value.value === "number" ? value.value : undefined;
}
