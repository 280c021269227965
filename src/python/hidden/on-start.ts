import { lastName } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import type { Scope } from "../names/scopes.ts";
import { shortName } from "../startup/chain.ts";
import type { StartCall, StartDefinition } from "../startup/search.ts";
import { brokenAddress, isAsyncEngine, schemeOf } from "./database-address.ts";
import { routeFields } from "./form-fields.ts";
import type { HiddenUse } from "./hidden-use.ts";
import { usesOfModel } from "./models.ts";
import { addedRoute, addsRoute, decoratedRoute, type RouteFunction } from "./routes.ts";

type Use = Omit<HiddenUse, "chain">;

/** Words of the files that make something which needs something hidden. */
const MAKING_WORDS: readonly string[] = [
	...["Form", "File(", "UploadFile", "EmailStr", "NameEmail", "validate_email", "create_engine", "create_async_engine"],
	...["Jinja2Templates", "BaseModel", "BaseSettings", "websocket"],
];

/** Words of which every program holds one that uses something hidden when it starts. */
export const NEED_WORDS: readonly string[] = [...MAKING_WORDS, "regex", "const"];

/** Words of which every file holds one that uses something hidden when it starts. */
export const START_WORDS: readonly string[] = [...MAKING_WORDS, "SQLModel", "GenericModel"];

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

/** What stands in the place of an address; its text is not repeated, for it may be a secret. */
const GIVEN = { None: "None", empty: "an empty text", text: 'a text without "://"' } as const;

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
		const broken = scheme === undefined ? brokenAddress(names, given) : undefined;
		if (broken !== undefined) {
			const what = `${lastName(node.callee)}() is given ${GIVEN[broken]}`;
			return [{ ...use, need: { kind: "address", given: broken === "None" ? "None" : "text" }, what }];
		}
		if (scheme === undefined) return [];
		const what = `${lastName(node.callee)}() is given an address that begins with "${shortName(scheme.name)}://"`;
		return [{ ...use, need: { kind: "driver", scheme: scheme.name, isAsync }, what, unless: scheme.unless }];
	}
	const route = addedRoute(names, call);
	return route === undefined ? [] : usesOfRoute(names, route, seen);
}
