import type { Names } from "../../names/names.ts";
import type { Scope } from "../../names/scopes.ts";
import type { ClassDefinition, Expression, Statement } from "../../tree/ast.ts";

/** Which pydantic a class of settings is of: that of `pydantic_settings`, or that of `pydantic.BaseSettings`. */
export type SettingsVersion = 1 | 2;

/** By dotted name, the bases of settings. */
const BASES: ReadonlyMap<string, SettingsVersion> = new Map([
	["pydantic_settings.BaseSettings", 2],
	["pydantic_settings.main.BaseSettings", 2],
	["pydantic.BaseSettings", 1],
	["pydantic.env_settings.BaseSettings", 1],
	["pydantic.v1.BaseSettings", 1],
	["pydantic.v1.env_settings.BaseSettings", 1],
]);

/** Whether a class of a library by this name fills its fields out of the environment. */
export function isSettingsBase(path: string): boolean {
	return BASES.has(path);
}

/** Whether a class of a library by this name is a model of pydantic, which settings may hold. */
export function isModelBase(path: string): boolean {
	return /^pydantic(\.v1|\.main)?\.BaseModel$/.test(path) || BASES.has(path);
}

/** How a class of settings names its variables. */
export interface SettingsConfig {
	readonly version: SettingsVersion;
	readonly prefix: string;
	readonly delimiter: string | undefined;
	readonly isCaseSensitive: boolean;
	/** Whether fields may be given by their own names where they have an alias. */
	readonly isByName: boolean;
	/** pydantic 1: `fields = {"name": {"env": "NAME"}}`. */
	readonly fields: ReadonlyMap<string, readonly string[]>;
	/** Whether something of it cannot be seen. */
	readonly isOpen: boolean;
}

/** Classes above one another that are looked at. */
const MAX_BASES = 20;

/** A class of the project and those above it, bases first, with the library's class at the top. */
export function lineOf(
	names: Names,
	own: Scope,
): { readonly classes: readonly Scope[]; readonly bases: readonly string[] } {
	const classes: Scope[] = [];
	const bases: string[] = [];
	const queue = [own];
	while (queue.length > 0 && classes.length < MAX_BASES) {
		const next = queue.shift();
		if (next === undefined || classes.includes(next)) continue;
		classes.push(next);
		for (const base of names.bases(next)) {
			if (base.kind === "path") bases.push(base.path);
			else if (base.kind === "class") queue.push(base.scope);
		}
	}
	return { classes: classes.reverse(), bases };
}

/** How a class of settings names its variables; `undefined` for every other class. */
export function configOf(names: Names, own: Scope): SettingsConfig | undefined {
	const { classes, bases } = lineOf(names, own);
	const version = bases.map((base) => BASES.get(base)).find((one) => one !== undefined);
	if (version === undefined) return undefined;
	const bodies = classes.flatMap(({ definition }) => (definition?.kind === "class" ? [definition] : []));
	const options = new Map(bodies.flatMap(optionsOf));
	const prefix = options.get("env_prefix");
	const delimiter = options.get("env_nested_delimiter");
	const isTrue = (name: string) => options.get(name)?.kind === "true";
	return {
		version,
		prefix: prefix?.kind === "string" ? prefix.value : "",
		delimiter: delimiter?.kind === "string" ? delimiter.value : undefined,
		isCaseSensitive: isTrue("case_sensitive"),
		isByName: ["populate_by_name", "validate_by_name", "allow_population_by_field_name"].some(isTrue),
		fields: fieldsIn(options.get("fields")),
		isOpen: bodies.some(isComputed) || (prefix !== undefined && prefix.kind !== "string"),
	};
}

type Option = readonly [name: string, value: Expression];

/** The options of one class: of `class Settings(BaseSettings, env_prefix=…)`, `class Config` and `model_config`. */
function optionsOf({ bases, body }: ClassDefinition): readonly Option[] {
	const given = bases.flatMap((base): Option[] => (base.kind === "keyword" ? [[base.name, base.value]] : []));
	const written = body.flatMap((statement): readonly Option[] => {
		if (statement.kind === "class" && statement.name === "Config") return statement.body.flatMap(bound);
		return bound(statement).flatMap(([name, value]) => (name === "model_config" ? optionsIn(value) : []));
	});
	return [...given, ...written];
}

/** What a statement binds a name to. */
function bound(statement: Statement): readonly Option[] {
	const target =
		statement.kind === "assign" ? statement.targets[0] : statement.kind === "annotated" ? statement.target : undefined;
	if (statement.kind !== "assign" && statement.kind !== "annotated") return [];
	return target?.kind === "name" && statement.value !== undefined ? [[target.name, statement.value]] : [];
}

/** Whether code decides where the values come from. */
function isComputed({ body }: ClassDefinition): boolean {
	return body.some((statement) => {
		if (statement.kind === "class" && statement.name === "Config")
			return statement.body.some(({ kind }) => kind === "function");
		return statement.kind === "function" && statement.name === "settings_customise_sources";
	});
}

/** The options of `SettingsConfigDict(…)` and of a dict. */
function optionsIn(value: Expression): readonly Option[] {
	if (value.kind === "call") {
		return value.arguments.flatMap((one): Option[] => (one.kind === "keyword" ? [[one.name, one.value]] : []));
	}
	if (value.kind !== "dict") return [];
	return value.entries.flatMap(({ key, value: held }): Option[] => (key?.kind === "string" ? [[key.value, held]] : []));
}

function fieldsIn(value: Expression | undefined): ReadonlyMap<string, readonly string[]> {
	if (value?.kind !== "dict") return new Map();
	return new Map(
		value.entries.flatMap(({ key, value: held }): [string, readonly string[]][] => {
			if (key?.kind !== "string") return [];
			if (held.kind === "string") return [[key.value, [held.value]]];
			const env =
				held.kind === "dict"
					? held.entries.find((one) => one.key?.kind === "string" && one.key.value === "env")
					: undefined;
			return env === undefined ? [] : [[key.value, textsIn(env.value)]];
		}),
	);
}

/** A text, or the texts of a list, tuple or set. */
export function textsIn(value: Expression): readonly string[] {
	if (value.kind === "string") return [value.value];
	if (value.kind !== "list" && value.kind !== "tuple" && value.kind !== "set") return [];
	return value.elements.flatMap((one) => (one.kind === "string" ? [one.value] : []));
}
