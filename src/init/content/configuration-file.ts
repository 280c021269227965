import { defectOfOrigins } from "../../cors/declared-origins.ts";
import { faultOfOrigin, isSpaceAddress, isWildcard } from "../../cors/origin.ts";
import type { NamedVariable } from "../../gate/environment.ts";
import { isReadByLibraries, isSetBySpace } from "../../python/environment/reads/known-variables.ts";
import type { Cast, Variable } from "../../python/environment/variable.ts";
import { topOf } from "../../source/place.ts";
import type { VariableType } from "../../variables/declaration.ts";
import { problemOfValue } from "../../variables/values.ts";

/** What a configuration file is made of. */
export interface Declared {
	readonly variables: readonly Variable[];
	/** The same variables as reports name them: whose values are secrets is decided there. */
	readonly named: readonly NamedVariable[];
	readonly origins: readonly string[];
	/** "3.12" where the contract's own version will not do. */
	readonly python: string | undefined;
}

/** Names that the table takes (schema/config.schema.json), and how many. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,199}$/;
const MAX = { variables: 500, origins: 100, fallback: 2_000 } as const;

/** The name of schema/config.schema.json, by which editors find it. */
const SCHEMA = "https://raw.githubusercontent.com/space-gate/space-gate/main/schema/config.schema.json";

/** The text of .space-gate.yml; `undefined` where there is nothing to say. No value of a secret is in it. */
export function configurationFile({ variables, named, origins, python }: Declared): string | undefined {
	const table = variables.filter(isDeclared).slice(0, MAX.variables);
	const sections = [
		...(python === undefined ? [] : [pythonLines(python)]),
		...(table.length === 0 ? [] : [variableLines(table, named)]),
		...corsSection(origins),
	];
	if (sections.length === 0) return undefined;
	const head = ["# What Space Gate is told about this folder.", `# yaml-language-server: $schema=${SCHEMA}`];
	return `${[head, ...sections].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function pythonLines(version: string): string[] {
	return ["# The code does not run on an older one.", `python-version: "${version}"`];
}

/** What config/undeclared-variable asks to be declared. */
function isDeclared({ name, need }: Variable): boolean {
	if (!NAME.test(name) || isSetBySpace(name)) return false;
	const isDispensable = need === "default" || need === "optional";
	return need === "startup" || need === "use" || (isDispensable && !isReadByLibraries(name));
}

function variableLines(variables: readonly Variable[], named: readonly NamedVariable[]): string[] {
	const head = ["# The environment variables that the code asks for. Their values are set on the Space."];
	return [...head, "variables:", ...variables.flatMap((variable) => declarationOf(variable, named))];
}

function declarationOf(variable: Variable, named: readonly NamedVariable[]): string[] {
	const { name, need } = variable;
	const known = named.find((one) => one.name === name);
	const fallback = need === "default" ? known?.fallback : undefined;
	const type = known?.isSecret === true ? "secret" : typeOf(variable, fallback);
	const lines = [
		...(type === "string" ? [] : [`type: ${type}`]),
		...(need === "startup" ? ["required: true"] : []),
		...(fallback === undefined || type === "secret" || fallback.length > MAX.fallback
			? []
			: [`default: ${JSON.stringify(fallback)}`]),
	];
	return lines.length === 0 ? [`  ${name}: {}`] : [`  ${name}:`, ...lines.map((line) => `    ${line}`)];
}

/** What the code makes of the text says its type, else the name may; a default that the type forbids leaves it a string. */
function typeOf({ name, reads }: Variable, fallback: string | undefined): VariableType {
	const casts = new Set(reads.flatMap(({ cast }) => cast ?? []));
	const [cast] = casts;
	const wanted = casts.size === 1 && cast !== undefined ? typeOfCast(name, cast) : typeOfName(name);
	const values = [...(fallback === undefined || fallback === "" ? [] : [fallback])];
	return values.every((value) => isOf(name, wanted, value)) ? wanted : "string";
}

function typeOfCast(name: string, cast: Cast): VariableType {
	switch (cast) {
		case "integer":
			return name === "PORT" || name.endsWith("_PORT") ? "port" : "integer";
		case "boolean":
		case "json":
		case "url":
			return cast;
		case "secret":
			return "secret";
		case "list":
		case "number":
			return typeOfName(name) === "url-list" ? "url-list" : "string";
		case "string":
			return typeOfName(name);
	}
}

function typeOfName(name: string): VariableType {
	if (/(^|_)(ORIGINS|URLS)$/.test(name)) return "url-list";
	return /(^|_)(URL|URI)$/.test(name) ? "url" : "string";
}

function isOf(name: string, type: VariableType, value: string): boolean {
	const place = topOf("");
	const declaration = { name, type, isRequired: false, fallback: value, description: undefined, pattern: undefined };
	return problemOfValue({ ...declaration, place, placeOfFallback: place }, value) === undefined;
}

/**
 * The origins that the code allows, without those that another rule will complain of. A list that cannot hold all of them,
 * such as those of applications for phones, would contradict the code.
 */
function corsSection(origins: readonly string[]): string[][] {
	const sound = origins.filter((url) => !isWildcard(url) && faultOfOrigin(url) === undefined && !isSpaceAddress(url));
	const declared = sound.map((url) => ({ url, environment: environmentOf(url) }));
	if (sound.length === 0 || sound.length > MAX.origins || defectOfOrigins(declared) !== undefined) return [];
	const entries = declared.flatMap(({ url, environment }) => [
		`  - url: ${JSON.stringify(url)}`,
		`    environment: ${environment}`,
	]);
	return [["# The frontends whose pages may call the application.", "cors:", ...entries]];
}

/** Addresses of one's own machine and network are for development, all others are what visitors use. */
function environmentOf(origin: string): "production" | "development" {
	const isLocal = /^[a-z]+:\/\/(localhost|[a-z0-9-]+\.(localhost|local|test)|127\.|10\.|192\.168\.|0\.0\.0\.0|\[::1\])/;
	return isLocal.test(origin) ? "development" : "production";
}
