import { binary } from "../operators/arithmetic.ts";
import { compare } from "../operators/comparison.ts";
import { constant, type Site, type Value } from "../value.ts";
import { getItem } from "../values/subscripts.ts";
import { prepared, type StandardCall, textIn } from "./standard-call.ts";

const getter =
	(path: string): StandardCall =>
	(_machine, { positional, keywords }) =>
		positional.length === 0 ? undefined : prepared(path, [{ kind: "tuple", elements: positional }], keywords);

/** Applies something to an object for each of the names that a getter was made with. */
const each =
	(
		read: (machine: Parameters<StandardCall>[0], object: Value, name: Value, site: Site) => Value | undefined,
	): StandardCall =>
	(machine, { positional: [names, object] }, site) => {
		if (names?.kind !== "tuple" || object === undefined) return undefined;
		const values = names.elements.map((name) => read(machine, object, name, site));
		const known = values.flatMap((value) => value ?? []);
		if (known.length < values.length) return undefined;
		return known.length === 1 ? known[0] : { kind: "tuple", elements: known };
	};

const comparing =
	(operator: string): StandardCall =>
	(machine, { positional: [left, right] }, site) => {
		if (left === undefined || right === undefined) return undefined;
		const truth = compare(machine, operator, left, right, site);
		return truth === undefined ? undefined : constant(truth);
	};

/** Functions of `operator`. */
export const OPERATOR: Readonly<Record<string, StandardCall>> = {
	"operator.attrgetter": getter("operator.attrgetter.__call__"),
	"operator.attrgetter.__call__": each((machine, object, name, site) =>
		textIn(name)
			?.split(".")
			.reduce((value, part) => machine.getAttribute(value, part, site), object),
	),
	"operator.itemgetter": getter("operator.itemgetter.__call__"),
	"operator.itemgetter.__call__": each(getItem),
	"operator.methodcaller": (_machine, { positional, keywords }) =>
		prepared("operator.methodcaller.__call__", [{ kind: "tuple", elements: positional }], keywords),
	"operator.methodcaller.__call__": (machine, { positional: [own, object], keywords, isOpen }, site) => {
		const [name, ...positional] = own?.kind === "tuple" ? own.elements : [];
		const text = textIn(name);
		if (text === undefined || object === undefined) return undefined;
		return machine.call(machine.getAttribute(object, text, site), { positional, keywords, isOpen }, site);
	},
	"operator.getitem": (machine, { positional: [object, index] }, site) =>
		object === undefined || index === undefined ? undefined : getItem(machine, object, index, site),
	"operator.add": (machine, { positional: [left, right] }, site) =>
		left === undefined || right === undefined ? undefined : binary(machine, "+", left, right, site),
	"operator.eq": comparing("=="),
	"operator.ne": comparing("!="),
	"operator.is_": comparing("is"),
	"operator.is_not": comparing("is not"),
};
