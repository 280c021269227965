import { callsIn, type NamedCall } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import type { Origin } from "../names/origins.ts";
import type { ModuleNames } from "../names/scopes.ts";
import { certainValues } from "../servers/certain-values.ts";
import { argumentsFor } from "../servers/given-arguments.ts";
import type { Expression } from "../tree/ast.ts";
import { behindAlias, pathOf } from "./annotations.ts";
import type { HiddenUse, Ingredient } from "./hidden-use.ts";

/** Words of which every file holds one that uses something hidden when it is asked. */
export const REQUEST_WORDS: readonly string[] = [
	...[
		"ORJSONResponse",
		"UJSONResponse",
		".form(",
		"CryptContext",
		"passlib",
		"jwt",
		"OpenAPIResponse",
		"YamlConfigSettingsSource",
		"trio",
	],
];

/** What a call needs, by its name. */
const BY_NAME: ReadonlyMap<string, readonly [Ingredient, string]> = new Map([
	...["fastapi.Request", "fastapi.requests.Request", "starlette.requests.Request"].map(
		(name): [string, [Ingredient, string]] => [`${name}().form`, ["form", "request.form() reads a form"]],
	),
	...["fastapi.responses", "starlette.responses"].flatMap((at): [string, [Ingredient, string]][] => [
		[`${at}.ORJSONResponse`, ["orjson", "ORJSONResponse is the answer"]],
		[`${at}.UJSONResponse`, ["ujson", "UJSONResponse is the answer"]],
	]),
	["starlette.schemas.OpenAPIResponse", ["yaml", "OpenAPIResponse is the answer"]],
	["pydantic_settings.YamlConfigSettingsSource", ["yaml", "YamlConfigSettingsSource() is called"]],
	...["hash", "encrypt", "verify", "using"].map((method): [string, [Ingredient, string]] => [
		`passlib.hash.bcrypt.${method}`,
		["bcrypt", `passlib's bcrypt.${method}() is called`],
	]),
]);

/** Keywords by which FastAPI is told with what to answer. */
const RESPONSE = /^(default_)?response_class$/;

/** Algorithms for which PyJWT needs cryptography. */
const ASYMMETRIC = /^(RS|PS|ES)\d{3}K?$|^EdDSA$/;

/** What the calls of a module need, once somebody asks for what they do. */
export function usesOnRequest(names: Names, module: ModuleNames): readonly HiddenUse[] {
	return callsIn(names, module).flatMap((call) => {
		const { node, scope, reach } = call;
		if (reach === "never" || reach === "guarded") return [];
		return ingredientsOf(names, call).map(
			([kind, what]): HiddenUse => ({
				need: { kind },
				what,
				node,
				scope,
				when: "request",
				unless: undefined,
				chain: undefined,
			}),
		);
	});
}

function ingredientsOf(names: Names, { name, given }: NamedCall): readonly (readonly [Ingredient, string])[] {
	const known = BY_NAME.get(name);
	if (known !== undefined) return [known];
	if (name === "passlib.context.CryptContext" || name === "passlib.apps.LazyCryptContext") {
		const schemes = argumentsFor(names, given, { keyword: "schemes", position: 0 });
		const isBcrypt = schemes.some((one) => textsIn(names, one).some((text) => text === "bcrypt"));
		return isBcrypt ? [["bcrypt", 'CryptContext() is given the scheme "bcrypt"']] : [];
	}
	if (name === "anyio.run") {
		const backends = argumentsFor(names, given, { keyword: "backend", position: undefined });
		const isTrio = backends.some((one) => textsIn(names, one).includes("trio"));
		return isTrio ? [["trio", 'anyio.run() is given the backend "trio"']] : [];
	}
	if (name === "jwt.encode" || name === "jwt.decode") {
		const parameter =
			name === "jwt.encode" ? { keyword: "algorithm", position: 2 } : { keyword: "algorithms", position: 2 };
		const algorithms = argumentsFor(names, given, parameter).flatMap((one) => textsIn(names, one));
		const [first] = algorithms;
		const isOnly = first !== undefined && algorithms.every((one) => ASYMMETRIC.test(one));
		return isOnly ? [["signature", `${name}() is given the algorithm "${first}"`]] : [];
	}
	return responsesOf(names, given);
}

/** What FastAPI is told to answer with: `default_response_class=ORJSONResponse`. */
function responsesOf(names: Names, given: NamedCall["given"]): readonly (readonly [Ingredient, string])[] {
	return given.flatMap(({ argument, scope }) => {
		if (argument.kind !== "keyword" || !RESPONSE.test(argument.name)) return [];
		const known = BY_NAME.get(pathOf(names, { expression: argument.value, scope }) ?? "");
		return known === undefined ? [] : [known];
	});
}

/** The texts of a list, or the one text; "" for what is not certain, or what a variable may replace. */
function textsIn(names: Names, origin: Origin): readonly string[] {
	const { expression, scope } = behindAlias(names, origin);
	const elements: readonly Expression[] =
		expression.kind === "list" || expression.kind === "tuple" ? expression.elements : [expression];
	return elements.flatMap((element) => {
		const values = certainValues(names, { expression: element, scope });
		if (values === undefined) return [""];
		return values.map(({ origin: { expression: value }, unless }) =>
			value.kind === "string" && unless === undefined ? value.value : "",
		);
	});
}
