import type { Parameter } from "../../tree/ast.ts";
import type { Arguments } from "../execution.ts";
import { join } from "../join.ts";
import { type FunctionValue, type Site, unknown, type Value } from "../value.ts";
import { dictOf, sequenceOf } from "../values/containers.ts";

/** Parameters bound to what a call gives, or why the call fails. */
type Bound =
	| { readonly kind: "bound"; readonly values: ReadonlyMap<string, Value> }
	| { readonly kind: "error"; readonly reason: string };

/** Binds arguments to parameters as Python does (reference, "Calls"). */
export function bindArguments(fn: FunctionValue, given: Arguments, site: Site): Bound {
	const values = new Map<string, Value>();
	const left = new Map(given.keywords);
	const problem = bindPositional(fn, given, values, left, site) ?? bindKeywords(fn, values, left, given.isOpen, site);
	if (problem !== undefined) return { kind: "error", reason: `the call of "${fn.name}" ${problem}` };
	return fillDefaults(fn, values, given.isOpen, site);
}

/** What is wrong, as the rest of a sentence; `undefined` where nothing is. */
function bindPositional(
	fn: FunctionValue,
	{ positional, isOpen }: Arguments,
	values: Map<string, Value>,
	left: ReadonlyMap<string, Value>,
	site: Site,
): string | undefined {
	const inOrder = fn.parameters.filter(({ kind }) => kind === "positional-only" || kind === "positional");
	for (const [index, { name, kind }] of inOrder.entries()) {
		const value = positional[index];
		if (value === undefined) break;
		if (kind === "positional" && left.has(name)) return `got "${name}" twice`;
		values.set(name, value);
	}
	const variadic = fn.parameters.find(({ kind }) => kind === "variadic");
	const rest = positional.slice(inOrder.length);
	if (variadic !== undefined) {
		const elements: Value = isOpen ? sequenceOf("list", undefined, site) : { kind: "tuple", elements: rest };
		values.set(variadic.name, elements);
	} else if (rest.length > 0) return `takes ${inOrder.length} positional arguments but got ${positional.length}`;
	return undefined;
}

function bindKeywords(
	fn: FunctionValue,
	values: Map<string, Value>,
	left: Map<string, Value>,
	isOpen: boolean,
	site: Site,
): string | undefined {
	for (const { name, kind } of fn.parameters) {
		const value = kind === "positional" || kind === "keyword-only" ? left.get(name) : undefined;
		if (value === undefined) continue;
		values.set(name, value);
		left.delete(name);
	}
	const rests = fn.parameters.find(({ kind }) => kind === "keywords");
	const [extra] = left.keys();
	if (rests === undefined) return extra === undefined ? undefined : `got an unexpected argument "${extra}"`;
	const entries: [string | undefined, Value][] = [...left].map(([name, value]) => [`'${name}`, value]);
	if (isOpen) entries.push([undefined, unknown("further arguments are not known", site)]);
	values.set(rests.name, dictOf(entries, site));
	return undefined;
}

function fillDefaults(fn: FunctionValue, values: Map<string, Value>, isOpen: boolean, site: Site): Bound {
	for (const { name, kind } of fn.parameters) {
		if (values.has(name) || kind === "variadic" || kind === "keywords") continue;
		const value = fn.defaults.get(name);
		if (isOpen) {
			const argument = unknown(`what "${name}" is called with is not known`, site);
			values.set(name, value === undefined ? argument : join([value, argument]));
		} else if (value === undefined) {
			return { kind: "error", reason: `the call of "${fn.name}" is missing the argument "${name}"` };
		} else values.set(name, value);
	}
	return { kind: "bound", values };
}

/** Whether a call without arguments would be refused, so that a server takes the function for the application itself. */
export function needsArguments(parameters: readonly Parameter[], defaults: ReadonlyMap<string, Value>): boolean {
	return parameters.some(({ name, kind }) => kind !== "variadic" && kind !== "keywords" && !defaults.has(name));
}
