import { lastName } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import type { Scope } from "../names/scopes.ts";
import { shortName } from "../startup/chain.ts";
import type { StartCall, StartDefinition } from "../startup/search.ts";
import { isAsyncEngine, schemeOf } from "./database-address.ts";
import { routeFields } from "./form-fields.ts";
import type { HiddenUse } from "./hidden-use.ts";
import { usesOfModel } from "./models.ts";
import { addedRoute, addsRoute, decoratedRoute, type RouteFunction } from "./routes.ts";

type Use = Omit<HiddenUse, "chain">;

/** Words of which every file holds one that uses something hidden when it starts. */
export const START_WORDS: readonly string[] = [
	...["Form", "File(", "UploadFile", "EmailStr", "NameEmail", "validate_email", "create_engine", "create_async_engine"],
	...["Jinja2Templates", "BaseModel", "SQLModel", "BaseSettings", "GenericModel", "websocket"],
];

const TEMPLATES: ReadonlySet<string> = new Set(
	["fastapi", "starlette"].map((library) => `${library}.templating.Jinja2Templates`),
);

const VALIDATORS: ReadonlySet<string> = new Set(["pydantic.validate_email", "pydantic.networks.validate_email"]);

const FIELDS: ReadonlySet<string> = new Set(["pydantic.Field", "pydantic.fields.Field"]);

/** Arguments of pydantic 1's `Field`, and what to write instead. */
const OLD_ARGUMENTS: ReadonlyMap<string, string> = new Map([
	["regex", "Write `pattern=` instead of `regex=`."],
	["const", "Write the type `Literal[…]` instead of `const=`."],
]);

/** Whether a call of this name may need something hidden. */
export function isStartCall(name: string): boolean {
	const isKnown = TEMPLATES.has(name) || VALIDATORS.has(name) || FIELDS.has(name);
	return isKnown || addsRoute(name) || isAsyncEngine(name) !== undefined;
}

/** What a function or class needs that comes to be when the application starts; `seen` are the functions behind routes. */
export function usesOfDefinition(names: Names, definition: StartDefinition, seen: Set<Scope>): readonly Use[] {
	const { own } = definition;
	if (own.definition?.kind === "class") {
		return usesOfModel(names, own).map((use) => ({ ...use, scope: own, when: "start", unless: undefined }));
	}
	const route = decoratedRoute(names, definition);
	return route === undefined ? [] : usesOfRoute(names, route, seen);
}

function usesOfRoute(
	names: Names,
	{ endpoint, isWebSocket, dependencies }: RouteFunction,
	seen: Set<Scope>,
): readonly Use[] {
	if (!isWebSocket) {
		return routeFields(names, endpoint, dependencies, seen).map(({ kind, ...field }) => ({
			...field,
			need: { kind },
			when: "start",
			unless: undefined,
		}));
	}
	const { definition } = endpoint;
	if (definition?.kind !== "function") return [];
	const what = `${shortName(definition.name)}() answers WebSocket connections`;
	return [
		{
			need: { kind: "websocket" },
			what,
			node: definition.nameSpan,
			scope: endpoint,
			when: "request",
			unless: undefined,
		},
	];
}

/** What a call needs that is made when the application starts. */
export function usesOfCall(names: Names, call: StartCall, seen: Set<Scope>): readonly Use[] {
	const { node, name, scope, given } = call;
	const use = { node, scope, when: "start", unless: undefined } as const;
	if (TEMPLATES.has(name)) return [{ ...use, need: { kind: "templates" }, what: "Jinja2Templates() is called" }];
	if (VALIDATORS.has(name)) return [{ ...use, need: { kind: "email" }, what: "validate_email() is called" }];
	if (FIELDS.has(name)) {
		return given.flatMap(({ argument }) => {
			const instead = argument.kind === "keyword" ? OLD_ARGUMENTS.get(argument.name) : undefined;
			if (argument.kind !== "keyword" || instead === undefined) return [];
			return [
				{ ...use, need: { kind: "pydantic-1", instead }, what: `Field() is given ${argument.name}=`, node: argument },
			];
		});
	}
	const isAsync = isAsyncEngine(name);
	if (isAsync !== undefined) {
		const scheme = schemeOf(names, given);
		if (scheme === undefined) return [];
		const what = `${lastName(node.callee)}() is given an address that begins with "${shortName(scheme.name)}://"`;
		return [{ ...use, need: { kind: "driver", scheme: scheme.name, isAsync }, what, unless: scheme.unless }];
	}
	const route = addedRoute(names, call);
	return route === undefined ? [] : usesOfRoute(names, route, seen);
}
