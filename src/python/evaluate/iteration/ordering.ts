import { raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { hasNoOrder } from "../operators/comparison.ts";
import { type Constant, constant, NO_ARGUMENTS, type Site, type Value } from "../value.ts";
import { dataOf } from "../values/class-members.ts";
import { describe } from "../values/describe.ts";

/** The elements in their order; where that is not known, as many of which each may be any. */
export function sorted(
	machine: Machine,
	elements: readonly Value[],
	options: ReadonlyMap<string, Value>,
	site: Site,
): readonly Value[] {
	if (elements.length < 2) return elements;
	const keys = keysFor(machine, elements, options.get("key"), site);
	const reverse = options.get("reverse");
	const isKnown = keys !== undefined && (reverse === undefined || reverse.kind === "constant");
	if (!isKnown) return anyOrder(elements);
	const isReverse = reverse !== undefined && Boolean(reverse.value);
	const rows = elements.map((value, index) => ({ value, key: keys[index] ?? "" }));
	rows.sort((one, other) => (isReverse ? order(other.key, one.key) : order(one.key, other.key)));
	return rows.map(({ value }) => value);
}

/** The elements, of which nobody knows the order. */
export function anyOrder(elements: readonly Value[]): readonly Value[] {
	const any = join(elements);
	return elements.map(() => any);
}

/** Numbers or texts after which elements are ordered; `undefined` where they are not all known. */
function keysFor(
	machine: Machine,
	elements: readonly Value[],
	key: Value | undefined,
	site: Site,
): readonly (number | string)[] | undefined {
	const isPlain = key === undefined || (key.kind === "constant" && key.value === null);
	const values = isPlain
		? elements
		: elements.map((element) => machine.call(key, { ...NO_ARGUMENTS, positional: [element] }, site));
	if (values.every(hasNoOrder)) {
		const reason = `${describe(values[0] ?? constant(null))} has no order among others`;
		raiseBuiltin(machine, "TypeError", site, reason, "Give sorted() a key that is a number or a text for each.");
	}
	const constants = values.flatMap((value): Constant[] => {
		const data = dataOf(value) ?? value;
		return data.kind === "constant" ? [data] : [];
	});
	if (constants.length < values.length) return undefined;
	const types = new Set(constants.map(({ value }) => (typeof value === "boolean" ? "number" : typeof value)));
	if (types.size > 1 || types.has("object")) {
		const reason = "values of different types, or None, are put in an order";
		raiseBuiltin(machine, "TypeError", site, reason, "Give sorted() a key that is a number or a text for each.");
	}
	const plain = constants.map(({ value }) => (typeof value === "string" ? value : Number(value)));
	// UTF-16 orders characters beyond the basic plane otherwise than Python does.
	return plain.some((one) => typeof one === "string" && /[\ud800-\uffff]/.test(one)) ? undefined : plain;
}

function order(one: number | string, other: number | string): number {
	return one < other ? -1 : Number(one > other);
}
