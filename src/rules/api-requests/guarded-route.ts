import type { Space } from "../../gate/space.ts";
import type { Route } from "../../python/application.ts";

/** Lines from a route's decorator to the end of its function's parameters. */
const MAX_LINES = 60;

/** Characters of them that are looked at. */
const MAX_LENGTH = 4_000;

/** What a function takes from a dependency, by its name; and names of annotated types that hold one. */
const DEPENDENCY = /\b(?:Depends|Security)\(\s*([\w.]+)/g;

const NAMED =
	/current_?user|active_?user|auth(?!or)|token|jwt|credential|bearer|superuser|require_(?:user|login|admin|role)|admin_(?:required|only)/i;

/** Dependencies with such names that only bring a tool along, or do without a token. */
const OTHERS =
	/service|repo|manager|factory|settings|config|form|client|handler|provider|optional|maybe|or_none|anonymous|csrf|xsrf|refresh/i;

const TYPES =
	/:\s*(?:CurrentUser|CurrentActiveUser|CurrentSuperuser|AuthenticatedUser|AuthUser|CurrentUserDep|TokenDep|UserDep)\b/;

/** Whether the function of a route certainly takes what only a token gives: `Depends(get_current_user)`. */
export function asksForToken({ python }: Space, { place }: Route): boolean {
	const module = python.module(place.file);
	if (module === undefined || "unjudged" in module) return false;
	let head = "";
	for (let line = place.start.line; line < place.start.line + MAX_LINES && head.length < MAX_LENGTH; line++) {
		const text = module.lines.text(line);
		head += `${text}\n`;
		if (/\bdef\b/.test(head) && /:\s*(?:#.*)?$/.test(text)) break;
	}
	const names = [...head.matchAll(DEPENDENCY)].map(([, name = ""]) => name);
	return names.some((name) => NAMED.test(name) && !OTHERS.test(name)) || TYPES.test(head);
}
