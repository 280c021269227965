import { alternativesOf, type Value } from "../value.ts";

/** Characters of a path that are followed; a longer one is not known. */
const MAX_PATH = 2_000;

/** The path of a route, as far as it is known. */
export type PathText =
	| { readonly kind: "known"; readonly text: string }
	/** It begins and ends like this. `reason`, a clause: "the prefix that include_router() is given is not known". */
	| { readonly kind: "partly"; readonly start: string; readonly end: string; readonly reason: string };

/** No path at all, as the prefix of a router that has none. */
export const NO_PATH: PathText = { kind: "known", text: "" };

/** A path of which nothing is known. */
export function unknownPath(reason: string): PathText {
	return { kind: "partly", start: "", end: "", reason };
}

/** The path that a value is. `what`: how a message calls it, "the path that get() is given". */
export function pathTextOf(value: Value | undefined, what: string): PathText {
	const [only, ...others] = value === undefined ? [] : alternativesOf(value);
	const text = only?.kind === "constant" ? only.value : undefined;
	if (typeof text !== "string" || others.length > 0) return unknownPath(`${what} is not known`);
	return text.length > MAX_PATH ? unknownPath(`${what} is too long`) : { kind: "known", text };
}

/** One path behind the other. */
export function joined(first: PathText, second: PathText): PathText {
	if (first.kind === "known" && second.kind === "known") {
		const text = first.text + second.text;
		return text.length > MAX_PATH ? unknownPath("the path is too long") : { kind: "known", text };
	}
	const start = first.kind === "known" ? first.text + startOf(second) : first.start;
	const end = second.kind === "known" ? endOf(first) + second.text : second.end;
	const { reason } = first.kind === "partly" ? first : second.kind === "partly" ? second : { reason: "" };
	return start.length > MAX_PATH || end.length > MAX_PATH
		? unknownPath("the path is too long")
		: { kind: "partly", start, end, reason };
}

/** What a path certainly begins with. */
export function startOf(path: PathText): string {
	return path.kind === "known" ? path.text : path.start;
}

/** What a path certainly ends with. */
export function endOf(path: PathText): string {
	return path.kind === "known" ? path.text : path.end;
}

/** The path of a mount: Starlette drops the slashes at its end. */
export function withoutSlash(path: PathText): PathText {
	if (path.kind === "partly") return { ...path, end: "" };
	let end = path.text.length;
	while (path.text[end - 1] === "/") end--;
	return { kind: "known", text: path.text.slice(0, end) };
}
