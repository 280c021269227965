/**
 * The same JSON in which every invisible character is an escape, and in which GitHub's runner sees no command: the
 * value does not change, and what is printed can be read.
 */
export function printable(json: string): string {
	return json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}]/gu, escapeUnits).replaceAll("##[", "##\\u005b");
}

function escapeUnits(character: string): string {
	return [...Array(character.length).keys()]
		.map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
		.join("");
}
