/** Characters that a text may grow to by what its variables hold: commands are shorter, and doubling must end. */
const MAX_EXPANDED = 8_192;

/** The values of variables that a file sets itself; `undefined` for one that it sets differently in several places. */
export type Variables = Map<string, string | undefined>;

/** Notes what a variable is set to. */
export function setVariable(variables: Variables, name: string, value: string): void {
	variables.set(name, variables.has(name) && variables.get(name) !== value ? undefined : value);
}

/**
 * A text with the variables that a pattern finds replaced by what they hold, else by the fallback that stands beside
 * them; the others stay. The pattern's groups are `name` or `braced`, and `fallback`.
 */
export function expand(text: string, pattern: RegExp, variables: Variables): string {
	if (!text.includes("$")) return text;
	const parts: string[] = [];
	let [at, room] = [0, MAX_EXPANDED - text.length];
	for (const { 0: written, index, groups = {} } of text.matchAll(pattern)) {
		const { name, braced = "", fallback } = groups;
		const value = variables.get(name ?? braced) ?? fallback;
		if (value === undefined || value.length > room) continue;
		parts.push(text.slice(at, index), value);
		room -= value.length;
		at = index + written.length;
	}
	return [...parts, text.slice(at)].join("");
}
