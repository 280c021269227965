import { argumentOf } from "../calls/library-arguments.ts";
import type { Arguments } from "../execution.ts";
import { alternativesOf, type Value } from "../value.ts";
import { elementsOf } from "../values/containers.ts";

/** Methods of a route; there are nine in HTTP. */
const MAX_METHODS = 40;

/**
 * The methods that a route is registered for, upper case and sorted, empty for every method; `undefined` where they are not
 * known. FastAPI's routes answer GET where nothing is said; Starlette's answer HEAD wherever they answer GET, and a class
 * is asked every method.
 */
export function methodsOf(given: Arguments, style: "api" | "plain"): readonly string[] | undefined {
	const value = argumentOf(given, { position: style === "api" ? -1 : 2, keyword: "methods" });
	const isSaid = value !== undefined && !(value.kind === "constant" && value.value === null);
	if (value === undefined && given.isOpen) return undefined;
	const methods = isSaid ? listed(value) : style === "api" ? ["GET"] : usual(given);
	if (methods === undefined) return undefined;
	const all = style === "plain" && methods.includes("GET") ? [...methods, "HEAD"] : methods;
	return [...new Set(all)].sort();
}

function listed(value: Value): readonly string[] | undefined {
	const elements = elementsOf(value);
	if (elements === undefined || elements.length > MAX_METHODS) return undefined;
	const methods = elements.flatMap((one) =>
		one.kind === "constant" && typeof one.value === "string" ? [one.value.toUpperCase()] : [],
	);
	return methods.length === elements.length ? methods : undefined;
}

/** What Starlette takes where nothing is said. */
function usual(given: Arguments): readonly string[] | undefined {
	const endpoint =
		argumentOf(given, { position: 1, keyword: "endpoint" }) ??
		given.keywords.get("route") ??
		given.keywords.get("func");
	if (endpoint === undefined) return undefined;
	const kinds = new Set(alternativesOf(endpoint).map(({ kind }) => kind));
	if ([...kinds].every((kind) => kind === "function" || kind === "method")) return ["GET"];
	return [...kinds].every((kind) => kind === "class" || kind === "instance") ? [] : undefined;
}
