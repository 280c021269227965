import { lastName } from "../../names/calls.ts";
import type { Names } from "../../names/names.ts";
import type { Scope } from "../../names/scopes.ts";
import type { Argument, Expression, Span, Statement } from "../../tree/ast.ts";
import { mannerOf, textOfLiteral } from "../reads/literals.ts";
import type { Cast, Manner, Read } from "../variable.ts";
import { configOf, isModelBase, lineOf, type SettingsConfig, textsIn } from "./settings-config.ts";

/** A field of a class of settings, with the variables that fill it. */
export interface SettingsField {
	/** As the class calls it. */
	readonly field: string;
	/** Any of these; the first is the one that people set. */
	readonly reads: readonly Read[];
	/** Another class of settings that is made when this one is. */
	readonly makes: Scope | undefined;
}

/** Levels of models within models. */
const MAX_NESTING = 4;

/** The fields of a class of settings, its bases' among them; `undefined` for a class that is none. */
export function settingsFields(names: Names, own: Scope): readonly SettingsField[] | undefined {
	const config = configOf(names, own);
	if (config === undefined) return undefined;
	return fieldsOf(names, own).map((field): SettingsField => {
		const manner = mannerOfField(field, config);
		const variables = variablesOf(field, config);
		const base = { settings: own, by: own.name === "" ? "settings" : own.name, scope: field.owner };
		const text = field.owner.module.text;
		const { value } = initialOf(field);
		const fallback = value === undefined ? undefined : textOfLiteral(value, text);
		const read = { ...base, manner, fallback, cast: castOfType(field.annotation), node: field.node };
		const [first = "", ...others] = variables;
		const nested = config.delimiter === undefined ? [] : nestedReads(names, field, config, first, read);
		const alternatives = others.map((name) => ({ ...read, name, manner: "optional" as const }));
		// One of several names is enough: none of them alone is needed.
		const single =
			others.length === 0
				? [{ ...read, name: first }]
				: [{ ...read, name: first, manner: manner === "required" ? manner : ("optional" as const) }];
		return {
			field: field.name,
			reads: nested.length > 0 ? nested : [...single, ...alternatives],
			makes: madeBy(names, field),
		};
	});
}

interface Field {
	readonly name: string;
	readonly annotation: Expression;
	readonly value: Expression | undefined;
	readonly node: Span;
	readonly owner: Scope;
}

/** Fields by name: a class below replaces what its bases say, at the place where they said it. */
function fieldsOf(names: Names, own: Scope): readonly Field[] {
	const found = new Map<string, Field>();
	for (const owner of lineOf(names, own).classes) {
		if (owner.definition?.kind !== "class") continue;
		for (const statement of owner.definition.body) {
			const field = fieldIn(statement, owner, found);
			if (field !== undefined) found.set(field.name, field);
		}
	}
	return [...found.values()];
}

function fieldIn(statement: Statement, owner: Scope, known: ReadonlyMap<string, Field>): Field | undefined {
	if (statement.kind === "annotated" && statement.target.kind === "name") {
		const { name } = statement.target;
		if (name.startsWith("_") || name === "model_config" || lastNameOfType(statement.annotation) === "ClassVar")
			return undefined;
		const { annotation, value, target } = statement;
		return { name, annotation, value, node: target, owner };
	}
	// A value without a type gives a field of the base another default.
	const [target] = statement.kind === "assign" ? statement.targets : [];
	const before = target?.kind === "name" ? known.get(target.name) : undefined;
	if (statement.kind !== "assign" || target === undefined || before === undefined) return undefined;
	return { ...before, value: statement.value, node: target, owner };
}

function lastNameOfType(annotation: Expression): string {
	return annotation.kind === "subscript" ? lastName(annotation.value) : lastName(annotation);
}

/** The arguments of `Field(…)`, as the value or in `Annotated[…, Field(…)]`. */
function fieldArguments({ value, annotation }: Field): readonly Argument[] {
	const calls = [value, ...metadataOf(annotation)].filter(
		(one) => one?.kind === "call" && lastName(one.callee) === "Field",
	);
	return calls.flatMap((call) => (call?.kind === "call" ? call.arguments : []));
}

function metadataOf(annotation: Expression): readonly Expression[] {
	if (lastNameOfType(annotation) !== "Annotated" || annotation.kind !== "subscript") return [];
	return annotation.index.kind === "tuple" ? annotation.index.elements.slice(1) : [];
}

/** What a field begins with; `isMade` where something is called for it. */
function initialOf(field: Field): { readonly value: Expression | undefined; readonly isMade: boolean } {
	const isField = field.value?.kind === "call" && lastName(field.value.callee) === "Field";
	const own = isField ? undefined : field.value;
	if (own !== undefined) return { value: own.kind === "ellipsis" ? undefined : own, isMade: own.kind === "call" };
	const given = fieldArguments(field);
	if (given.some((one) => one.kind === "keyword" && one.name === "default_factory"))
		return { value: undefined, isMade: true };
	const named = given.find((one) => one.kind === "keyword" && one.name === "default");
	const first = given[0]?.kind === "positional" ? given[0] : undefined;
	const value = (named ?? first)?.value;
	return { value: value?.kind === "ellipsis" ? undefined : value, isMade: value?.kind === "call" };
}

function mannerOfField(field: Field, config: SettingsConfig): Manner {
	const { value, isMade } = initialOf(field);
	if (isMade) return "default";
	if (value !== undefined) return mannerOf(value, "required");
	// pydantic 1 takes None for what is optional, pydantic 2 asks for it.
	if (config.version === 1 && mayBeNone(field.annotation)) return "optional";
	return config.isOpen ? "optional" : "required";
}

function mayBeNone(annotation: Expression): boolean {
	if (annotation.kind === "binary")
		return annotation.operator === "|" && [annotation.left, annotation.right].some(mayBeNone);
	if (annotation.kind === "string") return /\bNone\b|\bOptional\b/.test(annotation.value);
	if (annotation.kind === "subscript" && lastName(annotation.value) === "Union") {
		return annotation.index.kind === "tuple" && annotation.index.elements.some(mayBeNone);
	}
	return annotation.kind === "none" || lastNameOfType(annotation) === "Optional" || lastName(annotation) === "Any";
}

/** The variables that fill a field, any of them. */
function variablesOf(field: Field, config: SettingsConfig): readonly string[] {
	const cased = (name: string) => (config.isCaseSensitive ? name : name.toUpperCase());
	const own = cased(`${config.prefix}${field.name}`);
	const given = fieldArguments(field);
	const argument = (name: string) => given.find((one) => one.kind === "keyword" && one.name === name)?.value;
	if (config.version === 1) {
		const env = argument("env");
		const named = env === undefined ? (config.fields.get(field.name) ?? []) : textsIn(env);
		return named.length === 0 ? [own] : named.map(cased);
	}
	const alias = argument("validation_alias") ?? argument("alias");
	const named = alias === undefined ? [] : aliasesIn(alias).map(cased);
	if (named.length === 0) return [own];
	return config.isByName ? [...named, own] : named;
}

/** A text, `AliasChoices("A", "B")`, `AliasPath("A", 0)`. */
function aliasesIn(alias: Expression): readonly string[] {
	if (alias.kind !== "call") return textsIn(alias);
	const name = lastName(alias.callee);
	if (name === "AliasChoices") return alias.arguments.flatMap(({ value }) => aliasesIn(value));
	const [first] = alias.arguments;
	return name === "AliasPath" && first !== undefined ? textsIn(first.value) : [];
}

/** The fields of a model within settings: `DB__HOST` for `db: Database` with the delimiter "__". */
function nestedReads(
	names: Names,
	field: Field,
	config: SettingsConfig,
	prefix: string,
	read: Omit<Read, "name">,
	depth = 0,
): readonly Read[] {
	const model = modelOf(names, field);
	if (model === undefined || depth >= MAX_NESTING || config.delimiter === undefined) return [];
	const delimiter = config.isCaseSensitive ? config.delimiter : config.delimiter.toUpperCase();
	return fieldsOf(names, model).flatMap((inner) => {
		const name = `${prefix}${delimiter}${config.isCaseSensitive ? inner.name : inner.name.toUpperCase()}`;
		const own = mannerOfField(inner, config);
		const manner = read.manner === "required" ? own : own === "required" ? "optional" : own;
		const { value } = initialOf(inner);
		const fallback = value === undefined ? undefined : textOfLiteral(value, inner.owner.module.text);
		const one = { ...read, manner, fallback, cast: castOfType(inner.annotation), node: inner.node, scope: inner.owner };
		const deeper = nestedReads(names, inner, config, name, one, depth + 1);
		return deeper.length > 0 ? deeper : [{ ...one, name }];
	});
}

/** The model of the project that a field holds. */
function modelOf(names: Names, { annotation, owner }: Field): Scope | undefined {
	const type =
		lastNameOfType(annotation) === "Optional" && annotation.kind === "subscript" ? annotation.index : annotation;
	for (const value of names.denote(type, owner)) {
		if (value.kind === "class" && lineOf(names, value.scope).bases.some(isModelBase)) return value.scope;
	}
	return undefined;
}

/** `db: DatabaseSettings = Field(default_factory=DatabaseSettings)`. */
function madeBy(names: Names, field: Field): Scope | undefined {
	const factory = fieldArguments(field).find((one) => one.kind === "keyword" && one.name === "default_factory")?.value;
	if (factory === undefined) return undefined;
	const [value] = names.denote(factory, field.owner);
	return value?.kind === "class" ? value.scope : undefined;
}

const TYPES: ReadonlyMap<string, Cast> = new Map([
	["str", "string"],
	["SecretStr", "secret"],
	["SecretBytes", "secret"],
	["int", "integer"],
	["PositiveInt", "integer"],
	["NonNegativeInt", "integer"],
	["float", "number"],
	["bool", "boolean"],
	["AnyHttpUrl", "url"],
	["HttpUrl", "url"],
	["AnyUrl", "url"],
	["list", "json"],
	["List", "json"],
	["dict", "json"],
	["Dict", "json"],
	["set", "json"],
	["Set", "json"],
	["tuple", "json"],
	["Tuple", "json"],
]);

function castOfType(annotation: Expression): Cast | undefined {
	const name = lastNameOfType(annotation);
	if (name === "Optional" && annotation.kind === "subscript") return castOfType(annotation.index);
	if (name === "Annotated" && annotation.kind === "subscript" && annotation.index.kind === "tuple") {
		const [type] = annotation.index.elements;
		// What validators come before the type, nobody knows.
		return type === undefined || annotation.index.elements.length > 2 ? undefined : castOfType(type);
	}
	if (annotation.kind === "binary" && annotation.right.kind === "none") return castOfType(annotation.left);
	return TYPES.get(name);
}
