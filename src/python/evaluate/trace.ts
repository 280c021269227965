import type { Place } from "../../source/place.ts";
import type { Trace, TraceStep } from "../proof.ts";
import type { Site, Trail } from "./value.ts";

/** Steps that a reader is shown: the first ones and the last. */
const MAX_STEPS = 12;

/** Characters of the source that a step quotes. */
const MAX_TEXT = 80;

/** The place of a site; for what goes over several lines, its beginning. */
export function placeOf({ module, span }: Site): Place {
	return module.lines.place(module.path, span.start, span.end);
}

/** A trail as steps for a reader, from the server's question to where the value was made. */
export function traceOf(...trails: readonly (Trail | undefined)[]): Trace {
	const sites: Trail[] = [];
	for (const trail of trails) {
		for (let at = trail; at !== undefined; at = at.previous) {
			const last = sites.at(-1);
			// The call in "app = FastAPI()" is a part of the line that has just been told.
			if (last === undefined || !isWithin(at.site, last.site)) sites.push(at);
		}
	}
	const steps = sites.map(stepOf);
	if (steps.length <= MAX_STEPS) return steps;
	return [...steps.slice(0, MAX_STEPS - 4), ...steps.slice(-4)];
}

function isWithin(inner: Site, outer: Site): boolean {
	return inner.module === outer.module && inner.span.start >= outer.span.start && inner.span.end <= outer.span.end;
}

function stepOf({ site, note }: Trail): TraceStep {
	return { place: placeOf(site), note: note ?? sentenceOf(site) };
}

/** What happens at a site, in the words of its text: "app = create_app()", "returns FastAPI()". */
function sentenceOf({ module, span }: Site): string {
	const whole = module.text.slice(span.start, Math.min(span.end, span.start + MAX_TEXT * 4)).replace(/\s+/g, " ");
	const text = whole.length > MAX_TEXT ? `${whole.slice(0, MAX_TEXT)}…` : whole;
	return text.replace(/^return\b/, "returns").replace(/^raise\b/, "raises");
}

/** Imports on the way to something that went wrong, and the place itself. */
export function traceTo(via: readonly Site[], site: Site | undefined): Trace {
	const steps = via.slice(1).map((one) => ({ place: placeOf(one), note: importNote(one) }));
	const all = site === undefined ? steps : [...steps, { place: placeOf(site), note: lineOf(site) }];
	return all.length <= MAX_STEPS ? all : [...all.slice(0, MAX_STEPS - 4), ...all.slice(-4)];
}

/** The line in which a site begins: a name that fails says little without what stands around it. */
function lineOf(site: Site): string {
	const { lines } = site.module;
	const { line } = lines.position(site.span.start);
	const text = lines.text(line).trim();
	return text.length > MAX_TEXT ? sentenceOf(site) : text;
}

function importNote(site: Site): string {
	const own = sentenceOf(site);
	const isName = /^\w+( as \w+)?$/.test(own);
	// "from package import name" asks for a submodule by its name alone.
	const text = isName ? lineOf(site) : own;
	const from = /^from (\S+) import (.+)$/.exec(text);
	if (from !== null) return `imports ${from[2] ?? ""} from ${from[1] ?? ""}`;
	if (isName) return `imports ${own}`;
	return text.replace(/^import /, "imports ");
}
