import { environmentOf } from "../python/environment/inventory.ts";
import type { Need, Variable } from "../python/environment/variable.ts";
import { declarationOf } from "../rules/variables/declared.ts";
import { credentialKind } from "../secrets/values/names.ts";
import type { Place } from "../source/place.ts";
import type { Declaration, VariableType } from "../variables/declaration.ts";
import type { Space } from "./space.ts";

/** A variable that the Space is to have, as the code and the table of variables tell of it. */
export interface NamedVariable {
	readonly name: string;
	/** `declared`: the table names it, and no code that was read asks for it. */
	readonly need: Need | "declared";
	/** Whether its value belongs among the secrets of the Space. */
	readonly isSecret: boolean;
	/** Whether the table says that it must be set. */
	readonly isRequired: boolean;
	/** What the code, or else the table, takes for it where it is not set; never the value of a secret. */
	readonly fallback: string | undefined;
	/** As the table declares it. */
	readonly type: VariableType | undefined;
	readonly description: string | undefined;
	readonly places: readonly Place[];
}

/** What the Space is to have, and what keeps from telling all of it. */
export interface NamedEnvironment {
	readonly variables: readonly NamedVariable[];
	/** Places where variables are read whose names cannot be seen; `reason` is a clause. */
	readonly unseen: readonly { readonly place: Place; readonly reason: string }[];
}

/** Addresses of databases and brokers hold a user and a password. */
const ADDRESS =
	/(^|_)(DATABASE|DB|POSTGRES\w*|PG|MYSQL|MONGO\w*|NEON|SUPABASE_DB|REDIS|AMQP|RABBITMQ|BROKER|CELERY\w*)_(URL|URI|DSN)$|^DSN$|_DSN$/i;

/** A user and a password in an address. */
const CREDENTIALS = /:\/\/[^/@\s]*:[^/@\s]*@/;

/** Every variable that the program asks for or the table declares, by name. */
export function namedEnvironment({ python, entrypoint, settings: { variables: table } }: Space): NamedEnvironment {
	const { variables, openings } = environmentOf(python, entrypoint);
	const read = variables.map((variable) =>
		named(variable, table === undefined ? undefined : declarationOf(table, variable)),
	);
	const names = new Set(read.map(({ name }) => name.toUpperCase()));
	const unread = [...(table?.values() ?? [])].filter(({ name }) => !names.has(name.toUpperCase()));
	const all = [...read, ...unread.map(onlyDeclared)];
	return { variables: all.toSorted((a, b) => (a.name < b.name ? -1 : 1)), unseen: openings };
}

function named({ name, need, fallback, places, reads }: Variable, declaration: Declaration | undefined): NamedVariable {
	const isSecret = isSecretName(name, declaration) || reads.some(({ cast }) => cast === "secret");
	const value = fallback ?? declaration?.fallback;
	return {
		name,
		need,
		isSecret,
		isRequired: declaration?.isRequired === true,
		fallback: value !== undefined && mustHide(value, isSecret) ? undefined : value,
		type: declaration?.type,
		description: declaration?.description,
		places,
	};
}

function onlyDeclared(declaration: Declaration): NamedVariable {
	const { name, isRequired, fallback, type, description, place } = declaration;
	const isSecret = isSecretName(name, declaration);
	const value = fallback !== undefined && mustHide(fallback, isSecret) ? undefined : fallback;
	return { name, need: "declared", isSecret, isRequired, fallback: value, type, description, places: [place] };
}

function isSecretName(name: string, declaration: Declaration | undefined): boolean {
	return declaration?.type === "secret" || credentialKind(name) !== undefined || ADDRESS.test(name);
}

function mustHide(value: string, isSecret: boolean): boolean {
	return CREDENTIALS.test(value) || (isSecret && value !== "" && !/^sqlite/i.test(value));
}
