import type { Names } from "../names/names.ts";
import type { Scope } from "../names/scopes.ts";
import { shortName } from "../startup/chain.ts";
import type { ClassDefinition, Expression, Statement } from "../tree/ast.ts";
import { holdsEmail } from "./form-fields.ts";
import type { HiddenUse } from "./hidden-use.ts";

/** Classes above one another that are looked at. */
const MAX_BASES = 30;

const MODELS: ReadonlySet<string> = new Set([
	...["pydantic.BaseModel", "pydantic.main.BaseModel", "pydantic.BaseSettings", "pydantic.generics.GenericModel"],
	...[
		"sqlmodel.SQLModel",
		"sqlmodel.main.SQLModel",
		"pydantic_settings.BaseSettings",
		"pydantic_settings.main.BaseSettings",
	],
]);

/** Models of which it is known that pydantic 2 takes every value in their body for a field. */
const PLAIN_MODELS: ReadonlySet<string> = new Set([
	...["pydantic.BaseModel", "pydantic.main.BaseModel", "pydantic_settings.BaseSettings"],
]);

/** What a field may not be called, or is never taken for one. */
const NO_FIELD = /^_|^model_config$|^Config$/;

type ModelUse = Pick<HiddenUse, "need" | "what" | "node">;

/** What the fields of a model need when the class is made; nothing for a class that is no model of pydantic. */
export function usesOfModel(names: Names, own: Scope): readonly ModelUse[] {
	const { definition, module } = own;
	if (definition?.kind !== "class" || !isModel(names, own)) return [];
	// A model that is built at its first use needs nothing before, and one that ignores types decides itself what is a field.
	const isPlain = !module.text.includes("defer_build") && !module.text.includes("ignored_types");
	if (!isPlain) return [];
	const emails = definition.body.flatMap((statement) => emailIn(names, own, statement));
	return [...emails, ...fieldsWithoutType(names, own, definition)];
}

function emailIn(names: Names, own: Scope, statement: Statement): readonly ModelUse[] {
	if (statement.kind !== "annotated" || statement.target.kind !== "name") return [];
	const { name } = statement.target;
	if (NO_FIELD.test(name) || !holdsEmail(names, { expression: statement.annotation, scope: own })) return [];
	const what = `the model "${shortName(own.name)}" has the e-mail address "${shortName(name)}"`;
	return [{ need: { kind: "email" }, what, node: statement.annotation }];
}

/** Where a base of the project may have declared the name as a class variable, nothing is said. */
function fieldsWithoutType(names: Names, own: Scope, { bases, body }: ClassDefinition): readonly ModelUse[] {
	const direct = names.bases(own);
	const isPlain = direct.every((base) => base.kind === "path" && PLAIN_MODELS.has(base.path));
	if (direct.length !== bases.length || !isPlain) return [];
	const typed = new Set(
		body.flatMap((one) => (one.kind === "annotated" && one.target.kind === "name" ? [one.target.name] : [])),
	);
	return body.flatMap((statement): readonly ModelUse[] => {
		const type = statement.kind === "assign" ? typeOf(statement.value) : undefined;
		const [target] = statement.kind === "assign" ? statement.targets : [];
		if (type === undefined || target?.kind !== "name") return [];
		if (NO_FIELD.test(target.name) || typed.has(target.name)) return [];
		const name = shortName(target.name);
		const what = `the field "${name}" of the model "${shortName(own.name)}" has no type`;
		return [{ need: { kind: "pydantic-1", instead: `Write its type: \`${name}: ${type} = …\`.` }, what, node: target }];
	});
}

/** The type of a value that pydantic 2 certainly takes for that of a field. */
function typeOf(value: Expression): string | undefined {
	switch (value.kind) {
		case "string":
			return "str";
		case "number":
			return Number.isInteger(value.value) ? "int" : "float";
		case "true":
		case "false":
			return "bool";
		case "list":
		case "dict":
			return value.kind;
		default:
			return undefined;
	}
}

function isModel(names: Names, own: Scope): boolean {
	const seen = new Set<Scope>([own]);
	const queue = [own];
	for (let next = queue.shift(); next !== undefined && seen.size < MAX_BASES; next = queue.shift()) {
		for (const base of names.bases(next)) {
			if (base.kind === "path" && MODELS.has(base.path)) return true;
			if (base.kind !== "class" || seen.has(base.scope)) continue;
			seen.add(base.scope);
			queue.push(base.scope);
		}
	}
	return false;
}
