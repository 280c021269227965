import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { type Constant, constant, type Site, type Value } from "../value.ts";
import { entriesOf } from "../values/containers.ts";
import { some } from "../values/describe.ts";

/** Characters of a text that is computed. */
const MAX_TEXT = 10_000;

/** What `str()` gives of a constant; `undefined` where the digits of a float would have to be known. */
function textOfConstant({ value, isFloat }: Constant): string | undefined {
	if (value === null) return "None";
	if (typeof value === "boolean") return value ? "True" : "False";
	if (typeof value === "string") return value;
	if (isFloat === true) return Math.abs(value) < 1e15 ? `${value}.0` : undefined;
	if (Object.is(value, -0)) return "0";
	return Number.isSafeInteger(value) || (Math.abs(value) < 1e15 && Math.abs(value) >= 1e-4) ? String(value) : undefined;
}

/** What `str()` gives of a value; `undefined` where that is not known. */
export function textOfValue(value: Value): string | undefined {
	return value.kind === "constant" && value.isUnset !== true ? textOfConstant(value) : undefined;
}

function bounded(text: string | undefined, site: Site): Value {
	return text === undefined || text.length > MAX_TEXT ? some("text", site) : constant(text);
}

/** Parts of a text joined to one; some text where one of them is not known. */
function joined(parts: readonly (string | undefined)[], site: Site): Value {
	return bounded(parts.includes(undefined) ? undefined : parts.join(""), site);
}

/** `text % value`, for `%s`, `%d`, `%%` and `%(name)s`. */
export function percent(machine: Machine, text: string, value: Value, site: Site): Value {
	if (!text.includes("%")) return some("text", site);
	checkCount(machine, text, value, site);
	const named = entriesOf(value);
	const inOrder = value.kind === "tuple" ? value.elements : [value];
	let index = 0;
	const parts = text.split(/(%%|%\(\w+\)[sd]|%[sd]|%)/).map((part) => {
		if (!part.startsWith("%")) return part;
		if (part === "%%") return "%";
		const [, name] = /^%\((\w+)\)/.exec(part) ?? [];
		const one = name === undefined ? inOrder[index++] : named?.find(([key]) => key === name)?.[1];
		const isNumber = one?.kind === "constant" && typeof one.value === "number" && Number.isInteger(one.value);
		if (part === "%" || one === undefined || (part.endsWith("d") && !isNumber)) return undefined;
		return part.endsWith("d") && one.kind === "constant" ? String(one.value) : textOfValue(one);
	});
	const isExact = index === 0 ? named !== undefined : index === inOrder.length;
	return isExact ? joined(parts, site) : some("text", site);
}

/** Ends this way where a text has more or fewer places than it is given values. */
function checkCount(machine: Machine, text: string, value: Value, site: Site): void {
	const places = text.replaceAll("%%", "").match(/%[a-z]?/g) ?? [];
	const isPlain = !/%[^%a-z]|%$/.test(text.replaceAll("%%", "")) && places.length > 0;
	const count = value.kind === "tuple" ? value.elements.length : value.kind === "constant" ? 1 : undefined;
	if (!isPlain || count === undefined || count === places.length) return;
	const reason = `the text has ${places.length} places for values and is given ${count}`;
	raiseBuiltin(machine, "TypeError", site, reason, "Give it a value for each place.");
}

/** `text.format(…)`, for fields that are empty, numbers or names. */
export function format(
	machine: Machine,
	text: string,
	positional: readonly Value[],
	keywords: ReadonlyMap<string, Value>,
	site: Site,
): Value {
	let index = 0;
	const parts = text.split(/(\{\{|\}\}|\{\w*\}|[{}])/).map((part) => {
		if (part === "{{" || part === "}}") return part.slice(1);
		if (part === "{" || part === "}") return undefined;
		if (!part.startsWith("{")) return part;
		const name = part.slice(1, -1);
		const isNumber = name === "" || /^\d+$/.test(name);
		const value = isNumber ? positional[name === "" ? index++ : Number(name)] : keywords.get(name);
		if (value !== undefined) return textOfValue(value);
		const reason = `the text has a place for ${name === "" ? "another value" : `"${name}"`}, which format() is not given`;
		return raiseBuiltin(machine, isNumber ? "IndexError" : "KeyError", site, reason, "Give it a value for each place.");
	});
	return joined(parts, site);
}
