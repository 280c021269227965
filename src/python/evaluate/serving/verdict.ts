import { type Place, topOf } from "../../../source/place.ts";
import type { Proof, Trace } from "../../proof.ts";
import type { Raised } from "../execution.ts";
import { placeOf, traceOf, traceTo } from "../trace.ts";
import { nameOfException } from "../values/exceptions.ts";
import { type Refused, type Served, sameFramework } from "./served.ts";

/** Steps of a trace that leads to several values. */
const MAX_STEPS = 8;

/** The attribute that a server was told to serve, and the file of its module. */
export interface Target {
	readonly attribute: string;
	readonly path: string;
}

/** One answer out of what each value of the attribute is. */
export function verdict(served: readonly Served[], { attribute, path }: Target): Proof {
	const applications = served.flatMap((one) => (one.kind === "application" ? [one] : []));
	const [first] = applications;
	if (first !== undefined && applications.length === served.length) {
		return {
			state: "proven",
			type: [...new Set(applications.map(({ type }) => type))].slice(0, 3).join(" or "),
			framework: sameFramework(applications),
			factory: applications.find(({ factory }) => factory !== undefined)?.factory,
			place: placeFor(traceOf(first.trail), path),
			trace: traceOf(first.trail, first.inner),
		};
	}
	const hidden = served.find((one) => one.kind === "unknown");
	const refusal = served.find((one) => one.kind === "refused");
	const raising = served.find((one) => one.kind === "raises");
	if (hidden === undefined && first === undefined) {
		if (raising?.kind === "raises") return raises(raising, path, attribute);
		if (refusal?.kind === "refused") return refuse(refusal, { attribute, path });
	}
	return undecided(served, hidden, { attribute, path });
}

function raises({ raised, trail }: Extract<Served, { kind: "raises" }>, path: string, attribute: string): Proof {
	return {
		state: "refuted",
		because: raised.dueTo ?? "import-fails",
		reason: sentence(`uvicorn calls "${attribute}" of ${path} as a factory, and that ends in ${ending(raised)}`),
		advice: sentence(raised.advice === "" ? "Correct what raises it" : raised.advice),
		place: raised.site === undefined ? topOf(path) : placeOf(raised.site),
		trace: [...traceOf(trail), ...traceTo([], raised.site)],
	};
}

function refuse({ because, what, advice, trail }: Refused, { attribute, path }: Target): Proof {
	const trace = traceOf(trail);
	return {
		state: "refuted",
		because,
		reason: sentence(`"${attribute}" of ${path} is no ASGI application: it is ${what}`),
		advice,
		place: placeFor(trace, path),
		trace,
	};
}

/** Where a verdict on a value shows: the last step in the module that the server imports. */
function placeFor(trace: Trace, path: string): Place {
	return trace.find(({ place }) => place.file === path)?.place ?? trace[0]?.place ?? topOf(path);
}

function undecided(served: readonly Served[], hidden: Served | undefined, { attribute, path }: Target): Proof {
	if (hidden?.kind === "unknown") {
		const trace = traceOf(hidden.trail);
		const at: Trace =
			hidden.site === undefined ? [] : [{ place: placeOf(hidden.site), note: "is where it cannot be seen" }];
		const last = trace.at(-1)?.place;
		const isNew = hidden.site !== undefined && JSON.stringify(last) !== JSON.stringify(at[0]?.place);
		return {
			state: "unproven",
			reason: sentence(`what "${attribute}" of ${path} is cannot be told: ${hidden.reason}`),
			place: placeFor(trace, path),
			trace: isNew ? [...trace, ...at] : trace,
		};
	}
	const kinds = served.map((one) => {
		if (one.kind === "application") return one.type;
		if (one.kind === "refused") return one.what;
		return one.kind === "unbound" ? "not bound at all" : "something that raises when it is called";
	});
	const trails = served.flatMap((one) => ("trail" in one && one.trail !== undefined ? [one.trail] : []));
	const steps = trails.flatMap((trail) => traceOf(trail)).map((step) => [JSON.stringify(step), step] as const);
	const trace = [...new Map(steps).values()].slice(0, MAX_STEPS);
	const all = [...new Set(kinds)].slice(0, 4).join(", or ");
	return {
		state: "unproven",
		reason: sentence(`"${attribute}" of ${path} is ${all}; which of them depends on what cannot be seen`),
		place: placeFor(trace, path),
		trace,
	};
}

/** An exception and why it is raised: 'ValueError: "x" is no number'. */
export function ending({ type, reason }: Raised): string {
	const name = nameOfException(type);
	const own = `${name} is raised`;
	return reason.startsWith(own) ? `${name}${reason.slice(own.length)}` : `${name}: ${reason}`;
}

/** A clause as a sentence. */
export function sentence(text: string): string {
	const trimmed = text.replace(/\.$/, "");
	const [first = ""] = trimmed;
	// A name in quotes or a path at the beginning stays as it is.
	const begins = /^(?!uvicorn )[a-z]+ /.test(trimmed) ? first.toUpperCase() + trimmed.slice(1) : trimmed;
	return `${begins}.`;
}
