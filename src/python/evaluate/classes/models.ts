import { MODEL, SETTINGS } from "../../libraries/pydantic.ts";
import type { Statement } from "../../tree/ast.ts";
import type { Arguments, Raised } from "../execution.ts";
import { mayRaise, raise, raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { isInstanceOf } from "../operators/instance-of.ts";
import {
	type ClassObject,
	type Instance,
	type LibraryInstance,
	NO_ARGUMENTS,
	type Site,
	unknown,
	type Value,
} from "../value.ts";
import { libraryBaseOf } from "../values/class-members.ts";
import { simpleObject } from "../values/describe.ts";
import { textOf } from "../values/scope.ts";

/** A field of a model of pydantic. */
interface Field {
	readonly annotation: string;
	/** What stands behind the equals sign. */
	readonly initial: Value | undefined;
}

const FIELD_INFO = "FieldInfo";

/** `pydantic.Field(…)`. */
export function modelFieldCall({ positional: [first], keywords }: Arguments, site: Site): LibraryInstance {
	const parts = new Map(keywords);
	if (first !== undefined) parts.set("default", first);
	return simpleObject(FIELD_INFO, "a field", parts, site);
}

/** The fields of a model of pydantic; `undefined` for other classes. */
export function modelFieldsOf(object: ClassObject): ReadonlyMap<string, Field> | undefined {
	const base = libraryBaseOf(object);
	if (base !== MODEL && base !== SETTINGS) return undefined;
	const fields = new Map<string, Field>();
	for (const one of object.ancestors.toReversed()) {
		if (one.kind !== "own") continue;
		for (const statement of one.object.body) {
			const name = nameIn(statement);
			if (name === undefined || statement.kind !== "annotated") continue;
			const annotation = textOf({ module: one.object.site.module, span: statement.annotation });
			if (!/^(typing\.)?ClassVar\b/.test(annotation))
				fields.set(name, { annotation, initial: one.object.attributes.bindings.get(name) });
		}
	}
	return fields;
}

function nameIn(statement: Statement): string | undefined {
	if (statement.kind !== "annotated" || statement.target.kind !== "name") return undefined;
	return statement.target.name.startsWith("_") ? undefined : statement.target.name;
}

/** Whether a model takes exactly its fields: no configuration, no validators. */
export function isStrictModel(object: ClassObject): boolean {
	return object.ancestors.every((one) => {
		if (one.kind !== "own") return true;
		const { attributes } = one.object;
		return !attributes.bindings.has("Config") && !attributes.bindings.has("model_config") && !hasValidators(one.object);
	});
}

function hasValidators({ body, site }: ClassObject): boolean {
	const decorators = body.flatMap((statement) => (statement.kind === "function" ? statement.decorators : []));
	return decorators.some((span) => /valid|serial/.test(textOf({ module: site.module, span })));
}

/** Types that make nothing else of a default that fits them. */
const PLAIN =
	/^(?:\b(?:typing|str|int|float|bool|None|Any|[Ll]ist|[Ss]et|[Tt]uple|[Dd]ict|Optional|Union|Sequence|AnyUrl|AnyHttpUrl|HttpUrl)\b|[\s[\],|.])*$/;

/** Whether settings keep a default as it is written: they run their validators on defaults, too. */
function isKept({ ancestors }: ClassObject, { annotation }: Field): boolean {
	return PLAIN.test(annotation) && ancestors.every((one) => one.kind !== "own" || !hasValidators(one.object));
}

/** What the constructor of a model does: a value for each field, out of the arguments, the defaults and, for settings, the environment. */
export function initialiseModel(
	machine: Machine,
	instance: Instance,
	fields: ReadonlyMap<string, Field>,
	given: Arguments,
	site: Site,
): void {
	const { type, attributes } = instance;
	const isSettings = libraryBaseOf(type) === SETTINGS;
	const isStrict = isStrictModel(type);
	if (given.positional.length > 0) {
		const reason = `"${type.name}" takes no arguments without a name, and is given ${given.positional.length}`;
		raiseBuiltin(machine, "TypeError", site, reason, "Name the fields: title=….");
	}
	for (const [name, field] of fields) {
		const argument = given.keywords.get(name);
		const initial = initialOf(machine, field, site);
		const hidden = unknown(`what "${name}" of "${type.name}" holds is not known`, site);
		const isNeeded = argument === undefined && initial === undefined && !isAliased(field) && !given.isOpen;
		if (isNeeded) missingField(machine, instance, name, { isSettings, isStrict, field }, site);
		let value: Value = hidden;
		if (argument !== undefined) value = isStrict && isTaken(argument, field) ? argument : hidden;
		else if (isSettings) {
			const held = fromSpace(machine, name, initial, site);
			value = held === initial && !isKept(type, field) ? hidden : held;
		} else if (isStrict && initial !== undefined && !given.isOpen) value = initial;
		machine.journal.set(attributes, name, value);
	}
}

/** Whether a field may be given under another name. */
function isAliased({ initial }: Field): boolean {
	const isInfo = initial?.kind === "library" && initial.type.name === FIELD_INFO;
	return isInfo && ["alias", "validation_alias", "env"].some((name) => initial.attributes.bindings.has(name));
}

/** What a field begins with; `undefined` where it has to be given. */
function initialOf(machine: Machine, { initial, annotation }: Field, site: Site): Value | undefined {
	if (initial === undefined) {
		// Version 1 takes None for what is optional, version 2 asks for it.
		return /^(typing\.)?Optional\b|\bNone\b|^Annotated\b/.test(annotation)
			? unknown("an optional field is not known", site)
			: undefined;
	}
	if (initial.kind === "library" && initial.type.name === "ellipsis") return undefined;
	if (initial.kind !== "library" || initial.type.name !== FIELD_INFO) return initial;
	const { bindings } = initial.attributes;
	const factory = bindings.get("default_factory");
	if (factory !== undefined) return machine.call(factory, NO_ARGUMENTS, site);
	const value = bindings.get("default");
	return value?.kind === "library" && value.type.name === "ellipsis" ? undefined : value;
}

const SCALARS: Readonly<Record<string, string>> = { str: "str", int: "int", bool: "bool", float: "float" };

/** Whether an argument is taken as it is. */
function isTaken(value: Value, { annotation, initial }: Field): boolean {
	if (initial?.kind === "library" && initial.type.name === FIELD_INFO) return false;
	if (/^(typing\.)?Any$/.test(annotation)) return true;
	const name = Object.hasOwn(SCALARS, annotation) ? SCALARS[annotation] : undefined;
	return (
		name !== undefined &&
		value.kind === "constant" &&
		isInstanceOf(value, { kind: "external", path: `builtins.${name}`, isModule: false }) === true
	);
}

/** A field of settings: the Space may set it, whatever the program begins with. */
function fromSpace(machine: Machine, name: string, initial: Value | undefined, site: Site): Value {
	const { environment, unset, variables } = machine;
	const isGiven = environment.bindings.has(name.toUpperCase()) || environment.bindings.has(name);
	const isUnset = unset.has(name.toUpperCase()) || (!isGiven && (variables === "unset" || variables === "fallbacks"));
	if (initial !== undefined && isUnset) return initial;
	const value = unknown(`the environment variable ${name.toUpperCase()} is only known on the Space`, site);
	if (initial !== undefined) return join([value, initial]);
	return variables === "unknown" ? value : { ...value, isText: true };
}

function missingField(
	machine: Machine,
	{ type }: Instance,
	name: string,
	{ isSettings, isStrict, field }: { readonly isSettings: boolean; readonly isStrict: boolean; readonly field: Field },
	site: Site,
): void {
	const variable = name.toUpperCase();
	const raised: Raised = {
		type: { kind: "external", path: "pydantic.ValidationError" },
		site,
		reason: isSettings
			? `"${type.name}" needs "${name}", which it reads from the environment variable ${variable}`
			: `"${type.name}" needs a value for "${name}" (${field.annotation}), and gets none`,
		advice: isSettings
			? `Set ${variable} as a variable or secret of the Space, or give "${name}" a default.`
			: `Give "${name}" a value, or a default in the class.`,
		syntax: false,
	};
	if (isSettings && machine.unset.has(variable)) raise(machine, raised);
	if (isSettings && machine.variables !== "unknown") return;
	if (!isSettings && isStrict) raise(machine, raised);
	const reason = isSettings
		? `the environment variable ${variable} is only known on the Space`
		: "its validators may bring it";
	mayRaise(machine, raised, { site, reason });
}
