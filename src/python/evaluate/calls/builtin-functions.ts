import { removeAttribute } from "../attributes/remove-attribute.ts";
import { typeCall } from "../classes/create.ts";
import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import { ITERATION_BUILTINS } from "../iteration/iteration-functions.ts";
import type { Machine } from "../machine.ts";
import { textOfValue } from "../operators/formatting.ts";
import { classNameOf, isInstanceOf } from "../operators/instance-of.ts";
import { alternativesOf, constant, NO_ARGUMENTS, NONE, type Single, type Site, unknown, type Value } from "../value.ts";
import { classMember } from "../values/class-members.ts";
import { sequenceOf } from "../values/containers.ts";
import { describe, some } from "../values/describe.ts";
import { each } from "../values/scope.ts";
import { asTest, truthOf } from "../values/truth.ts";
import { blurObject, getattr, hasattr } from "./attribute-functions.ts";

/** Numbers that `range` gives one by one. */
const MAX_RANGE = 64;

type Builtin = (machine: Machine, given: Arguments, site: Site) => Value | undefined;

/** What one of Python's own functions gives; `undefined` for what is none, or of which nothing more is known. */
export function builtinFunction(machine: Machine, path: string, given: Arguments, site: Site): Value | undefined {
	if (!path.startsWith("builtins.")) return undefined;
	const name = path.slice("builtins.".length);
	const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
	return builtin?.(machine, given, site);
}

const textIn = (value: Value | undefined): string | undefined =>
	value?.kind === "constant" && typeof value.value === "string" ? value.value : undefined;

const numberIn = (value: Value | undefined): number | undefined =>
	value?.kind === "constant" && typeof value.value === "number" ? value.value : undefined;

const descriptor =
	(of: "property" | "staticmethod" | "classmethod"): Builtin =>
	(_machine, { positional: [fn, setter, deleter] }) =>
		fn === undefined
			? undefined
			: {
					kind: "descriptor",
					of,
					function: fn,
					...(setter === undefined ? {} : { setter }),
					...(deleter === undefined ? {} : { deleter }),
				};

const BUILTINS: Readonly<Record<string, Builtin>> = {
	...ITERATION_BUILTINS,
	getattr,
	hasattr,
	setattr: (machine, { positional: [object, name, value] }, site) => {
		if (object === undefined || value === undefined) return undefined;
		const text = textIn(name);
		if (text !== undefined) machine.setAttribute(object, text, value, site);
		else blurObject(machine, object, site);
		return NONE;
	},
	delattr: (machine, { positional: [object, name] }, site) => {
		const text = textIn(name);
		if (object === undefined) return undefined;
		if (text !== undefined) removeAttribute(machine, object, text, site);
		else blurObject(machine, object, site);
		return NONE;
	},
	vars: (machine, { positional: [object] }, site) =>
		object === undefined ? undefined : machine.getAttribute(object, "__dict__", site),
	__import__: (machine, { positional: [name, , , names, level], keywords }, site) => {
		const text = textIn(name);
		if (text === undefined || level !== undefined || keywords.has("level")) return undefined;
		const isWhole = truthOf(names ?? keywords.get("fromlist") ?? NONE);
		if (isWhole === undefined) return undefined;
		const whole = machine.importModule(text, site);
		return isWhole ? whole : machine.importModule(text.split(".", 1)[0] ?? text, site);
	},
	bool: (machine, { positional: [first = NONE] }, site) => {
		const truth = truthOf(asTest(machine, first, site));
		return truth === undefined ? unknown(reasonOf(first), site) : constant(truth);
	},
	str: (machine, { positional: [first] }, site) => {
		if (first === undefined) return constant("");
		if (first.kind === "path") return { ...first, isText: true };
		const text = textOfValue(first);
		return text === undefined ? textOfObject(machine, first, site) : constant(text);
	},
	int: (machine, { positional: [first = constant(0), base] }, site) =>
		each(machine, first, (one) => number(machine, base === undefined ? one : some("text", site), "int", site)),
	float: (machine, { positional: [first = constant(0)] }, site) =>
		each(machine, first, (one) => number(machine, one, "float", site)),
	repr: (_machine, _given, site) => some("text", site),
	format: (_machine, _given, site) => some("text", site),
	input: (_machine, _given, site) => some("text", site),
	range: (_machine, { positional }, site) => range(positional, site),
	callable: (_machine, { positional: [first = NONE] }, site) => {
		if (["function", "method", "class", "decorator", "partial"].includes(first.kind)) return constant(true);
		if (["constant", "tuple", "container", "module"].includes(first.kind)) return constant(false);
		const own = first.kind === "instance" ? classMember(first.type, "__call__").kind : "unknown";
		if (own === "own" || own === "missing") return constant(own === "own");
		return unknown(reasonOf(first), site);
	},
	type: (machine, { positional, keywords }, site) => {
		if (positional.length > 1) return typeCall(machine, positional, undefined, keywords, site);
		const [only] = positional;
		return only === undefined ? undefined : typeOf(only);
	},
	isinstance: (machine, { positional: [object, type] }, site) => {
		if (object === undefined || type === undefined) return undefined;
		if (["constant", "container", "function", "module"].includes(type.kind)) {
			const reason = `isinstance() is given ${describe(type)}, which is no class`;
			raiseBuiltin(machine, "TypeError", site, reason, "Give it a class, or a tuple of classes.");
		}
		const answer = isInstanceOf(object, type);
		return answer === undefined ? undefined : constant(answer);
	},
	issubclass: (_machine, { positional: [type, other] }) => {
		if (type?.kind !== "class" || other?.kind !== "class") return undefined;
		const isBelow = type.object.ancestors.some((one) => one.kind === "own" && one.object === other.object);
		return isBelow || (other.object.metaclass === undefined && type.object.obstacle === undefined)
			? constant(isBelow)
			: undefined;
	},
	property: descriptor("property"),
	staticmethod: descriptor("staticmethod"),
	classmethod: descriptor("classmethod"),
};

/** What the `__str__` of an object of the project gives. */
function textOfObject(machine: Machine, value: Value, site: Site): Value {
	const method = value.kind === "instance" ? classMember(value.type, "__str__") : undefined;
	if (value.kind !== "instance" || method?.kind !== "own" || method.value.kind !== "function")
		return some("text", site);
	return machine.call({ kind: "method", self: value, function: method.value }, NO_ARGUMENTS, site);
}

/** True and False as numbers. */
function truthIn(value: Single): number | undefined {
	return value.kind === "constant" && typeof value.value === "boolean" ? Number(value.value) : undefined;
}

function reasonOf(value: Value): string {
	for (const one of alternativesOf(value)) if (one.kind === "unknown") return one.reason;
	return "it depends on what cannot be seen";
}

function number(machine: Machine, value: Single, type: "int" | "float", site: Site): Value {
	const text = textIn(value);
	const given =
		text !== undefined && /^\s*[-+]?\d{1,15}\s*$/.test(text) ? Number(text) : (numberIn(value) ?? truthIn(value));
	if (given !== undefined) {
		if (!Number.isInteger(given)) return some("number", site);
		return type === "float" ? { ...constant(given), isFloat: true } : constant(given);
	}
	if (value.kind === "constant" && value.value === null) {
		raiseBuiltin(machine, "TypeError", site, `${type}() is given None`, "Check for None first, or give a default.");
	}
	// Digits of other scripts, underscores and exponents are numbers, too.
	const isFraction = type === "int" && text !== undefined && /^\s*[-+]?\d*\.\d*\s*$/.test(text);
	const isWord = text !== undefined && /^[\sA-Za-df-z]*$/.test(text);
	if (text !== undefined && (isFraction || isWord) && !/^\s*(nan|inf|infinity)\s*$/i.test(text)) {
		raiseBuiltin(
			machine,
			"ValueError",
			site,
			`${type}() is given ${describe(value)}, which is no number`,
			"Correct the text.",
		);
	}
	return some("number", site);
}

function range(positional: readonly Value[], site: Site): Value {
	const [first, second, third] = positional.map(numberIn);
	const from = positional.length > 1 ? first : 0;
	const to = positional.length > 1 ? second : first;
	const step = positional.length > 2 ? third : 1;
	if (from === undefined || to === undefined || step === undefined || step === 0)
		return sequenceOf("list", undefined, site);
	const length = Math.max(0, Math.ceil((to - from) / step));
	if (length > MAX_RANGE) return sequenceOf("list", undefined, site);
	return sequenceOf(
		"list",
		Array.from({ length }, (_, index) => constant(from + index * step)),
		site,
	);
}

/** The class of a value, where it is a class of the project or of a built-in type. */
function typeOf(value: Value): Value | undefined {
	if (value.kind === "instance") return { kind: "class", object: value.type };
	if (value.kind === "class" && value.object.metaclass !== undefined)
		return { kind: "class", object: value.object.metaclass };
	const name = classNameOf(value);
	if (name === undefined || name === "") return undefined;
	return { kind: "external", path: name === "NoneType" ? "types.NoneType" : `builtins.${name}`, isModule: false };
}
