import type { Expression, Span, Statement } from "../../tree/ast.ts";
import { endsProgram } from "./guards.ts";

/** What is caught: a variable or a value that is missing, or a file that is. */
export type Missing = "value" | "file";

/** Stretches of a module in which an exception is caught and the program goes on; sorted, none within another. */
export type Tried = Readonly<Record<Missing, readonly Span[]>>;

/** Exceptions that say something of files, imports and networks, never of variables. */
const OF_OTHERS = /^(Import|ModuleNotFound|OS|IO|FileNotFound|Permission|Connection|Timeout|Unicode|Syntax)\w*Error$/;

/** Exceptions of a file that is not there, and their bases. */
const OF_FILES = /^(FileNotFoundError|OSError|IOError|EnvironmentError|Exception|BaseException)$/;

/** Notes what a `try` catches; statements come in the order of the text, outer ones first. */
export function noteTried(
	tried: Record<Missing, Span[]>,
	{ body, handlers }: Extract<Statement, { kind: "try" }>,
): void {
	const [first, last] = [body[0], body.at(-1)];
	if (first === undefined || last === undefined) return;
	for (const missing of ["value", "file"] as const) {
		const asked = handlers.filter(({ type }) => mayCatch(type, missing));
		const previous = tried[missing].at(-1);
		const isWithin = previous !== undefined && first.start < previous.end;
		const isSwallowing = asked.some((handler) => !endsProgram(handler.body));
		if (isSwallowing && !isWithin) tried[missing].push({ start: first.start, end: last.end });
	}
}

/** Whether a handler may be asked; of what the project or a library names nobody knows. */
function mayCatch(type: Expression | undefined, missing: Missing): boolean {
	if (type === undefined) return true;
	const types = type.kind === "tuple" ? type.elements : [type];
	return types.some((one) => {
		const name = one.kind === "attribute" ? one.attribute : one.kind === "name" ? one.name : "";
		return missing === "file" ? OF_FILES.test(name) : !OF_OTHERS.test(name);
	});
}

/** Whether what is missing at some code is caught there, and the program goes on. */
export function isSwallowed(tried: Tried, { start }: Span, missing: Missing = "value"): boolean {
	return spanAt(tried[missing], start) !== undefined;
}

/** The stretch that holds an offset, of stretches that are sorted and do not touch. */
export function spanAt<One extends Span>(spans: readonly One[], offset: number): One | undefined {
	let [low, high] = [0, spans.length];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	const span = spans[low];
	return span !== undefined && span.start <= offset ? span : undefined;
}
