/** What a distribution or an extra may be called (PEP 508), at the beginning of a text. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/;

/** The spelling by which names are compared (PEP 503): lower case, runs of `-`, `_` and `.` become one `-`. */
export function normalizeName(name: string): string {
	return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** The name with which a text begins, as it is written; empty where it begins with none. */
export function nameAtStart(text: string): string {
	return NAME.exec(text)?.[0] ?? "";
}

/** Whether a text is a name and nothing else. */
export function isName(text: string): boolean {
	return text !== "" && nameAtStart(text) === text;
}
