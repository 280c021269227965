import { type Failure, failure } from "../deploy/failure.ts";
import type { NamedEnvironment } from "../gate/environment.ts";

/** Names that a sentence lists. */
const NAMED = 5;

/** What the start certainly needs and nobody sets; `undefined` where nothing is missing. Case counts nowhere: settings may not mind it. */
export function missingVariables(
	{ variables }: NamedEnvironment,
	set: ReadonlySet<string>,
	advice: string,
): Failure | undefined {
	const known = new Set([...set].map((name) => name.toUpperCase()));
	const missing = variables.filter(({ name, need }) => need === "startup" && !known.has(name.toUpperCase()));
	const [first] = missing;
	if (first === undefined) return undefined;
	const names = missing.slice(0, NAMED).map(({ name }) => name);
	const more = missing.length - names.length;
	const listed = more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ").replace(/, (\w+)$/, " and $1");
	const them = missing.length === 1 ? "it" : "them";
	return failure("variables-missing", `The start needs ${listed}, and nothing sets ${them} here.`, advice, {
		place: first.places[0],
	});
}

/** Sentences about variables that are set to nothing, although the start needs them. */
export function emptyVariables({ variables }: NamedEnvironment, given: ReadonlyMap<string, string>): readonly string[] {
	return variables
		.filter(({ name, need }) => need === "startup" && given.get(name) === "")
		.map(({ name }) => `${name} is set to an empty text, and the start needs it.`);
}
