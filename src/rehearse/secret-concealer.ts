import { logConcealer } from "../deploy/diagnosis/conceal-log.ts";
import type { NamedEnvironment } from "../gate/environment.ts";
import { credentialKind } from "../secrets/values/names.ts";

/** Hides in a log the values of the variables that are secrets by their names or by what the code does with them. */
export function secretConcealer(
	{ variables }: NamedEnvironment,
	given: ReadonlyMap<string, string>,
): (text: string) => string {
	const secret = new Set(variables.flatMap(({ name, isSecret }) => (isSecret ? [name] : [])));
	return logConcealer(
		[...given].flatMap(([name, value]) => (secret.has(name) || credentialKind(name) !== undefined ? [value] : [])),
	);
}
