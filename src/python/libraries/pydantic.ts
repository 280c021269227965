import type { Knowledge, LibraryModule, LibraryType } from "./knowledge.ts";

// Models and settings, as far as both major versions agree: https://docs.pydantic.dev/1.10/usage/models/,
// https://docs.pydantic.dev/latest/concepts/models/, https://docs.pydantic.dev/latest/concepts/pydantic_settings/.

/** What instances have in one version or the other, beside their fields. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
	(
		"Config construct copy dict fields from_orm json model_computed_fields model_config model_construct model_copy model_dump model_dump_json " +
		"model_extra model_fields model_fields_set model_json_schema model_parametrized_name model_post_init model_rebuild model_validate " +
		"model_validate_json model_validate_strings parse_file parse_obj parse_raw schema schema_json settings_customise_sources update_forward_refs validate"
	).split(" "),
);

/** A class whose annotations are fields that are checked; of settings, their values come out of the environment. */
export const MODEL: LibraryType = {
	name: "BaseModel",
	role: "other",
	noun: "a pydantic model",
	methods: {},
	attributes: ATTRIBUTES,
};

/** A model whose fields are read from environment variables. */
export const SETTINGS: LibraryType = { ...MODEL, name: "BaseSettings", noun: "an object of settings" };

const model: Knowledge = { kind: "callable", result: { gives: "instance", of: MODEL } };
const settings: Knowledge = { kind: "callable", result: { gives: "instance", of: SETTINGS } };

/** Modules of pydantic and pydantic-settings. */
export const PYDANTIC_MODULES: readonly LibraryModule[] = [
	{ name: "pydantic", holds: { BaseModel: model, BaseSettings: settings } },
	{ name: "pydantic.main", holds: { BaseModel: model } },
	{ name: "pydantic.v1", holds: { BaseModel: model, BaseSettings: settings } },
	{ name: "pydantic.env_settings", holds: { BaseSettings: settings } },
	{ name: "pydantic_settings", holds: { BaseSettings: settings } },
];
