import type { Variable } from "../../python/environment/variable.ts";
import type { Declaration, VariablesTable } from "../../variables/declaration.ts";

/** The declaration of a variable; classes of settings find theirs in capitals or not. */
export function declarationOf(table: VariablesTable, { name, reads }: Variable): Declaration | undefined {
	const own = table.get(name);
	if (own !== undefined || !reads.some(({ settings }) => settings !== undefined)) return own;
	return [...table.values()].find((one) => one.name.toUpperCase() === name.toUpperCase());
}

/** The variable that a declaration is about. */
export function variableOf(variables: readonly Variable[], declaration: Declaration): Variable | undefined {
	const table = new Map([[declaration.name, declaration]]);
	return variables.find((variable) => declarationOf(table, variable) !== undefined);
}
