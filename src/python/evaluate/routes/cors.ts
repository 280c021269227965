import type { Place } from "../../../source/place.ts";
import type { AllowedOrigin, AllowedOrigins, Cors } from "../../cors.ts";
import type { Parameter } from "../../libraries/knowledge.ts";
import { argumentOf } from "../calls/library-arguments.ts";
import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { placeOf } from "../trace.ts";
import { alternativesOf, type LibraryInstance, type Single } from "../value.ts";
import { elementsOf } from "../values/containers.ts";
import type { Entry } from "./entry.ts";
import { add, registryOf } from "./registry.ts";

/** Modules that hold Starlette's class. */
const CORS: ReadonlySet<string> = new Set([
	"starlette.middleware.cors.CORSMiddleware",
	"fastapi.middleware.cors.CORSMiddleware",
]);

// https://www.starlette.io/middleware/#corsmiddleware, in the order of its constructor, behind the application.
const ORIGINS: Parameter = { position: 0, keyword: "allow_origins" };
const CREDENTIALS: Parameter = { position: 3, keyword: "allow_credentials" };
const PATTERN: Parameter = { position: 4, keyword: "allow_origin_regex" };

/** Whether something of a library, by its dotted path, is the middleware. */
export function isCors(path: string): boolean {
	return CORS.has(path);
}

/** Notes what `CORSMiddleware(app, …)` is given. */
export function keepCors(machine: Machine, wrapper: LibraryInstance, given: Arguments): void {
	if (wrapper.type.name !== "CORSMiddleware") return;
	const positional = given.keywords.has("app") ? given.positional : given.positional.slice(1);
	add(machine, wrapper, { kind: "cors", given: { ...given, positional }, site: wrapper.site });
}

/** What a wrapper around an application was given. */
export function corsOfWrapper(wrapper: LibraryInstance): readonly Cors[] {
	return [...registryOf(wrapper).bindings.values()].flatMap((value) => {
		const alternatives = alternativesOf(value);
		return alternatives.flatMap((one) =>
			one.kind === "registration" && one.entry.kind === "cors"
				? [describeCors(one.entry, alternatives.length === 1)]
				: [],
		);
	});
}

/** What a registration allows. */
export function describeCors({ given, site }: Extract<Entry, { kind: "cors" }>, isCertain: boolean): Cors {
	const place = placeOf(site);
	const [origins, patterns] = [ORIGINS, PATTERN].map((parameter) => read(given, parameter, place));
	const none: AllowedOrigins = { texts: [], isOpen: true, isText: false, place };
	return {
		place,
		isCertain,
		origins: origins ?? none,
		patterns: patterns ?? none,
		hasCredentials: truthOfArgument(given, CREDENTIALS),
	};
}

function truthOfArgument(given: Arguments, parameter: Parameter): boolean | undefined {
	const value = argumentOf(given, parameter);
	if (value === undefined) return given.isOpen ? undefined : false;
	return value.kind === "constant" && typeof value.value === "boolean" ? value.value : undefined;
}

function read(given: Arguments, parameter: Parameter, place: Place): AllowedOrigins {
	const value = argumentOf(given, parameter);
	if (value === undefined) return { texts: [], isOpen: given.isOpen, isText: false, place };
	const texts = textsOf(alternativesOf(value), place);
	if (texts !== undefined) return { texts, isOpen: false, isText: texts.length > 0, place };
	const [only, ...others] = alternativesOf(value);
	const elements = only === undefined || others.length > 0 ? undefined : elementsOf(only);
	if (elements === undefined) return { texts: [], isOpen: true, isText: false, place };
	const known = elements.map((element) => textsOf(alternativesOf(element), place));
	return { texts: known.flatMap((one) => one ?? []), isOpen: known.includes(undefined), isText: false, place };
}

/** A value that is one known text, or None; `undefined` for everything else. */
function textsOf([only, ...others]: readonly Single[], place: Place): readonly AllowedOrigin[] | undefined {
	if (only?.kind !== "constant" || others.length > 0) return undefined;
	if (only.value === null) return [];
	if (typeof only.value !== "string") return undefined;
	const { written } = only;
	return [
		{ text: only.value, place: written === undefined ? place : placeOf(written.site), variable: written?.variable },
	];
}
