import type { Application } from "../application.ts";
import { openNames } from "../names/names.ts";
import type { ModuleNames } from "../names/scopes.ts";
import type { Program } from "../program.ts";
import type { Span } from "../tree/ast.ts";
import { type Endpoint, endpointsOf } from "./endpoints.ts";
import { looseBodies } from "./loose-bodies.ts";
import { mayTakeRaw } from "./may-take-raw.ts";
import { rawUses } from "./raw-uses.ts";
import { mayValidate } from "./validating.ts";

/** An endpoint that takes fields out of a body that nothing has validated. */
export interface RawInput {
	readonly module: ModuleNames;
	/** Name of the function. */
	readonly name: string;
	/** `parameter`: what FastAPI hands it is any mapping; `request`: it reads the body itself; `plain`: so does a function of Starlette's. */
	readonly by: "parameter" | "request" | "plain";
	/** The parameter, or the call that reads. */
	readonly span: Span;
}

/** Words of which every file holds one whose endpoints may take raw bodies. */
const WORDS: readonly string[] = ["request", "dict", "Dict", "Any", "list", "List", "Mapping"];

/** Paths whose callers are machines with a protocol of their own, or that only say that the application is there. */
const OTHER_PATHS = /graphql|webhook|hook\b|callback|health|ping|metrics|proxy/i;

/** The endpoints of an application that take raw input, in the order of files and lines. */
export function findRawInputs(program: Program, { routes }: Application): readonly RawInput[] {
	const paths = [...new Set(routes.map(({ place }) => place.file))].filter((path) => {
		const module = program.mentions(path, WORDS) ? program.module(path) : undefined;
		return module !== undefined && !("unjudged" in module) && mayTakeRaw(module, routes);
	});
	const names = openNames(program, (path) => paths.includes(path));
	const modules = paths.flatMap((path) => names.of(path) ?? []);
	const endpoints = modules.flatMap((module) => endpointsOf(names, module, routes));
	const unique = new Map(endpoints.map((one) => [one.scope, one]));
	return [...unique.values()].flatMap((endpoint): RawInput[] => {
		const { scope, paths: served } = endpoint;
		const module = names.of(scope.module.path);
		const { definition } = scope;
		if (module === undefined || definition?.kind !== "function" || served.some((path) => OTHER_PATHS.test(path)))
			return [];
		if (mayValidate(textOf(endpoint))) return [];
		const loose = looseBodies(names, endpoint);
		const { source, uses } = rawUses(names, module, { scope, definition }, new Set(loose.map(({ name }) => name)));
		if (!uses.has("used") || uses.has("judged") || uses.has("given")) return [];
		const [first] = loose;
		const { name } = definition;
		if (first !== undefined) return [{ module, name, by: "parameter", span: first }];
		return source === undefined
			? []
			: [{ module, name, by: endpoint.hasParameters ? "request" : "plain", span: source }];
	});
}

/** A function with its decorators, as it is written. */
function textOf({ scope: { definition, module } }: Endpoint): string {
	if (definition === undefined) return "";
	const start = Math.min(definition.start, ...definition.decorators.map((one) => one.start));
	return module.text.slice(start, definition.end);
}
