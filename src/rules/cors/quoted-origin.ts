import { shown } from "../../source/shown.ts";

/** An origin as messages quote it. What stands before an @ may be a password, and is left out. */
export function quoted(origin: string): string {
	return JSON.stringify(shown(origin.replace(/\/\/[^/]*@/, "//…@")));
}
