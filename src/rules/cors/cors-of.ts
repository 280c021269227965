import type { Skipped } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { AllowedOrigin, AllowedOrigins, Cors } from "../../python/cors.ts";
import { matches, readPattern } from "../../variables/pattern.ts";
import { askProven } from "../applications/entrypoint-proof.ts";

/** What the application allows pages of other origins. */
export interface Allowance {
	/** Those that are certainly there. */
	readonly all: readonly Cors[];
	/** Whether the environment decides about some of it: then it is what holds where nothing sets its variables. */
	readonly isByDefault: boolean;
	/** Whether there may be others. */
	readonly hasOthers: boolean;
}

const KNOWN = new WeakMap<Space, Allowance | Skipped>();

/** What the application of the target allows; why that cannot be told where nothing is proven. The same for every rule that asks. */
export function corsOf(space: Space): Allowance | Skipped {
	const known = KNOWN.get(space) ?? look(space);
	KNOWN.set(space, known);
	return known;
}

function look(space: Space): Allowance | Skipped {
	let allowance: Allowance | undefined;
	const answer = askProven(space, ({ type }, _reached, { module, attribute }) => {
		const { application } = space.entrypoint;
		if (application === undefined)
			return { skipped: `what stands in front of this application (${type}) is not known` };
		const isFixed = application.cors.every((one) => one.isCertain && !one.origins.isOpen && !one.patterns.isOpen);
		const byDefault = isFixed
			? application
			: space.python.applicationByDefault(module, attribute, givenVariables(space));
		const all = (byDefault ?? application).cors;
		const certain = all.filter(({ isCertain }) => isCertain);
		allowance = { all: certain, isByDefault: !isFixed, hasOthers: certain.length < all.length };
		return [];
	});
	if ("skipped" in answer) return answer;
	return allowance ?? { all: [], isByDefault: false, hasOthers: true };
}

/**
 * What is known of the environment: the variables that the project declares as required, the ENV of the Dockerfile, and
 * what is set on the Space, where that was asked.
 */
function givenVariables({
	contract,
	dockerfile,
	hub: { settings },
	settings: { variables = new Map() },
}: Space): ReadonlyMap<string, string | undefined> {
	const given = new Map<string, string | undefined>();
	for (const { name, isRequired } of variables.values()) if (isRequired) given.set(name, undefined);
	const image = contract === "docker" && dockerfile.kind === "read" ? dockerfile.target?.environment : undefined;
	for (const [name, value] of image ?? []) given.set(name, value);
	if (settings.kind !== "asked") return given;
	for (const [name, value] of settings.variables) given.set(name, value);
	for (const name of settings.secrets) given.set(name, undefined);
	return given;
}

/** Every text of one kind, each place once: an application may be asked for it through several middlewares. */
export function textsIn(
	{ all }: Allowance,
	of: "origins" | "patterns",
): readonly { readonly cors: Cors; readonly list: AllowedOrigins; readonly one: AllowedOrigin }[] {
	const found = all.flatMap((cors) => cors[of].texts.map((one) => ({ cors, list: cors[of], one })));
	return [...new Map(found.map((each) => [JSON.stringify([each.one.place, each.one.text]), each])).values()];
}

/** Whether a page of this origin is certainly allowed. */
export function isAllowed({ all }: Allowance, origin: string): boolean {
	return all.some(
		({ origins, patterns }) =>
			origins.texts.some(({ text }) => text === "*" || (origins.isText ? text.includes(origin) : text === origin)) ||
			patterns.texts.some(({ text }) => matchesPattern(text, origin) === true),
	);
}

/** Whether a regular expression matches an origin; `undefined` where it is written in a way that is not followed. */
export function matchesPattern(pattern: string, origin: string): boolean | undefined {
	const read = readPattern(pattern);
	return "refused" in read ? undefined : matches(read, origin);
}
