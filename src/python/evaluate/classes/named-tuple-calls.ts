import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import type { Site, Value } from "../value.ts";
import { elementsOf } from "../values/containers.ts";
import { draftClass, finishClass } from "./create.ts";
import { namedTupleMembers } from "./named-tuples.ts";

/** `collections.namedtuple(name, fields)` and `typing.NamedTuple(name, fields)`; `undefined` where those are not known. */
export function namedTupleCall(
	machine: Machine,
	{ positional, keywords, isOpen }: Arguments,
	site: Site,
): Value | undefined {
	const [name, fields, ...more] = positional;
	const names = fields === undefined ? undefined : namesIn(fields);
	const title = name?.kind === "constant" && typeof name.value === "string" ? name.value : undefined;
	const given = keywords.get("defaults");
	const values = given === undefined ? [] : elementsOf(given);
	const isSimple = more.length === 0 && !isOpen && !keywords.has("rename");
	if (title === undefined || names === undefined || values === undefined || !isSimple) return undefined;
	const bad =
		[...names, title].find((one) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(one)) ?? names.find((one) => one.startsWith("_"));
	if (bad !== undefined || new Set(names).size < names.length || values.length > names.length) {
		const reason = `namedtuple() is given "${bad ?? names.join(" ")}", which it does not take`;
		raiseBuiltin(
			machine,
			"ValueError",
			site,
			reason,
			"Give names of attributes, each once, without a leading underscore.",
		);
	}
	const defaults = values.map((value, index) => [names[names.length - values.length + index] ?? "", value] as const);
	const object = draftClass(machine, {
		name: title,
		body: [],
		site,
		bases: [{ kind: "external", path: "builtins.tuple", isModule: false }],
		attributes: namespaceOf(namedTupleMembers(names, defaults, site)),
		metaclass: undefined,
		obstacle: undefined,
	});
	return finishClass(machine, object, new Map());
}

/** Names in a text, in a list, or in pairs with their types. */
function namesIn(fields: Value): readonly string[] | undefined {
	if (fields.kind === "constant" && typeof fields.value === "string") {
		return fields.value.split(/[\s,]+/).filter((name) => name !== "");
	}
	const elements = elementsOf(fields);
	const names = elements?.flatMap((one) => {
		const name = one.kind === "tuple" ? one.elements[0] : one;
		return name?.kind === "constant" && typeof name.value === "string" ? [name.value] : [];
	});
	return names?.length === elements?.length ? names : undefined;
}
