/** Characters of a line that are looked at before a word. */
const MAX_BEFORE = 200;

const IN_PATH = /^[ \t]*from[ \t]+[\w.]*$/;

/** Whether a text holds a name as a word of its own. */
export function holdsWord(text: string, name: string): boolean {
	return placesOf(text, name).next().done !== true;
}

/** The same, but for the paths of `from … import`, which refer to no name of the module: `app` in `from app.models import User`. */
export function mayRefer(text: string, name: string): boolean {
	for (const place of placesOf(text, name)) if (!IN_PATH.test(lineBefore(text, place))) return true;
	return false;
}

/** Where a name stands in a text as a word of its own: offsets. */
export function* placesOf(text: string, name: string): Generator<number> {
	for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
		if (!isWordCharacter(text.charCodeAt(at - 1)) && !isWordCharacter(text.charCodeAt(at + name.length))) yield at;
	}
}

/** What stands on a line before an offset, as far as it matters to anybody. */
export function lineBefore(text: string, offset: number): string {
	const near = text.slice(Math.max(0, offset - MAX_BEFORE), offset);
	return near.slice(near.lastIndexOf("\n") + 1);
}

/** Of identifiers; what is not ASCII may belong to one, and then it is another name. */
function isWordCharacter(code: number): boolean {
	return (
		(code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f
	);
}
