import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { constant, type Site, type Value } from "../value.ts";
import { simpleObject } from "../values/describe.ts";
import { ABSTRACT_MARK } from "./abstract.ts";
import { fieldCall, makeDataClass } from "./data-classes.ts";
import { AUTO } from "./enums.ts";
import { modelFieldCall } from "./models.ts";
import { namedTupleCall } from "./named-tuple-calls.ts";

type ClassFunction = (machine: Machine, given: Arguments, site: Site) => Value | undefined;

const namedTuple: ClassFunction = (machine, given, site) => namedTupleCall(machine, given, site);

/** Functions of the standard library that make classes or change them; they give `undefined` where nothing is known. */
export const CLASS_FUNCTIONS: Readonly<Record<string, ClassFunction>> = {
	"dataclasses.dataclass": (machine, { positional: [type], keywords, isOpen }, site) => {
		if (isOpen) return undefined;
		if (type?.kind === "class") return makeDataClass(machine, type, keywords, site);
		const decorator: Value = { kind: "external", path: "dataclasses.dataclass", isModule: false };
		return type === undefined ? { kind: "partial", function: decorator, positional: [], keywords } : undefined;
	},
	"dataclasses.field": (_machine, given, site) => (given.isOpen ? undefined : fieldCall(given, site)),
	"collections.namedtuple": namedTuple,
	"typing.NamedTuple": namedTuple,
	"abc.abstractmethod": (machine, { positional: [fn] }) => {
		if (fn?.kind === "function") machine.journal.set(fn.attributes, ABSTRACT_MARK, constant(true));
		return fn;
	},
	"pydantic.Field": (_machine, given, site) => (given.isOpen ? undefined : modelFieldCall(given, site)),
	"enum.auto": (_machine, _given, site) => simpleObject(AUTO, "the value of auto()", [], site),
	"enum.unique": (_machine, { positional: [type] }) => type,
};
