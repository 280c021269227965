import type { Result } from "../../gate/check.ts";
import { worstVerdict } from "../../gate/exit-status.ts";
import { count } from "../counts.ts";
import { clean } from "../escape.ts";
import { cut, wrap } from "../wrap.ts";
import type { TextTarget } from "./text-layout.ts";

/** One of several Spaces: as the caller names it, and what came of it. */
export interface NamedResult {
	readonly path: string;
	readonly result: Result;
}

/** Where a line about several Spaces goes. */
type Target = Pick<TextTarget, "width" | "colours">;

/** Code units of a Space's path. */
const MAX_PATH = 200;

/** The line above the report of one of several Spaces. */
export function spaceHeading(path: string, { width, colours: { bold, dim } }: Target): string {
	const name = clean(cut(path, MAX_PATH));
	return `${dim("──")} ${bold(name)} ${dim("─".repeat(Math.max(2, width - name.length - 4)))}`;
}

/** Spaces that the last line names. */
const MAX_NAMES = 10;

/** The last line about several Spaces: how many pass, and which do not. */
export function spacesSummary(spaces: readonly NamedResult[], { width, colours }: Target): string {
	const { bold, green, red, yellow } = colours;
	const paint = { pass: green, fail: red, error: yellow }[worstVerdict(spaces.map(({ result }) => result))];
	const parts = [
		...part(pathsOf(spaces, "pass"), ["passes", "pass"], 0),
		...part(pathsOf(spaces, "fail"), ["fails", "fail"], MAX_NAMES),
		...part(pathsOf(spaces, "error"), ["could not be judged", "could not be judged"], MAX_NAMES),
	];
	return bold(paint(wrap(`${count(spaces.length, "Space")}: ${parts.join(", ")}`, width).join("\n")));
}

function pathsOf(spaces: readonly NamedResult[], verdict: "pass" | "fail" | "error"): readonly string[] {
	return spaces.flatMap(({ path, result }) => (worstVerdict([result]) === verdict ? [clean(cut(path, MAX_PATH))] : []));
}

/** "2 fail (a, b)"; nothing where there are none. */
function part(paths: readonly string[], [one, many]: readonly [string, string], names: number): readonly string[] {
	if (paths.length === 0) return [];
	const shown = paths.slice(0, names);
	const rest = paths.length - shown.length;
	const list = [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
	return [`${paths.length} ${paths.length === 1 ? one : many}${names === 0 ? "" : ` (${list})`}`];
}
