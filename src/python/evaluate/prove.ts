import { linesOf } from "../../source/lines.ts";
import { type Place, topOf } from "../../source/place.ts";
import type { Source } from "../../source/source.ts";
import type { Module } from "../module.ts";
import type { Entrypoint, Program } from "../program.ts";
import type { Proof, Trace, TraceStep } from "../proof.ts";
import { diagnose } from "./diagnose.ts";
import { nameOfException } from "./exceptions.ts";
import { catching } from "./flow.ts";
import { BoundExceeded, type Caught, DEAD, type Machine } from "./machine.ts";
import { moduleMember } from "./module-members.ts";
import { type Served, serve } from "./serve.ts";
import { startMachine } from "./start-machine.ts";
import { placeOf, traceOf, traceTo } from "./trace.ts";
import { alternativesOf, type Raised, type Site, type Value } from "./value.ts";

/** What `uvicorn module:attribute`, started in the Space root, would find; nothing of the tree is executed. */
export function prove(program: Program, source: Source, module: string, attribute: string): Entrypoint {
	const target = `${module}:${attribute}`;
	const machine = startMachine(program, source, "unknown");
	const { proof, doubt } = bounded(machine, module, () => proveTarget(machine, module, attribute));
	const reached = [...machine.reached];
	if (doubt === undefined || !isProvenWithVariables(program, source, module, attribute)) {
		return { target, proof, reached };
	}
	return { target, proof: { ...doubt.proof, trace: [...doubt.proof.trace, doubt.step] }, reached };
}

/** A proof, and what it would be if the only doubt about it were settled. */
interface Doubtful {
	readonly proof: Proof;
	/** The application is there on every way that ends well; `step` says what may keep the import from ending well. */
	readonly doubt?: { readonly proof: Extract<Proof, { state: "proven" }>; readonly step: TraceStep };
}

/** Whether nothing is in doubt once the Space sets every variable that the start cannot do without. */
function isProvenWithVariables(program: Program, source: Source, module: string, attribute: string): boolean {
	const machine = startMachine(program, source, "set");
	return bounded(machine, module, () => proveTarget(machine, module, attribute)).proof.state === "proven";
}

/** What a bound cuts off is not proven, and not refuted. */
function bounded(machine: Machine, module: string, work: () => Doubtful): Doubtful {
	try {
		return work();
	} catch (error) {
		const isStack = error instanceof RangeError && /call stack/i.test(error.message);
		if (!(error instanceof BoundExceeded) && !isStack) throw error;
		const reason = error instanceof BoundExceeded ? error.message : "the code nests too deep";
		const last = machine.importSites.at(-1);
		const trace = traceTo(machine.importSites, undefined);
		const place = last === undefined ? topOf(fileOf(module)) : lastPlace(machine, module);
		return { proof: { state: "unproven", reason: sentence(reason), place, trace } };
	}
}

/** The top of the module that was being imported last. */
function lastPlace(machine: Machine, module: string): Place {
	return topOf([...machine.reached].at(-1) ?? fileOf(module));
}

function fileOf(module: string): string {
	return `${module.replaceAll(".", "/")}.py`;
}

function proveTarget(machine: Machine, module: string, attribute: string): Doubtful {
	const resolution = machine.program.resolve(module);
	if (resolution.kind !== "project" && resolution.kind !== "namespace") {
		const reason =
			resolution.kind === "missing" ? resolution.reason : `there is no module "${module}" in the Space root`;
		const advice = `Add ${fileOf(module)} to the Space root.`;
		const place = topOf(fileOf(module));
		return { proof: { state: "refuted", because: "no-module", reason: sentence(reason), advice, place, trace: [] } };
	}
	const site = serverSite(machine, resolution.path);
	const { result, isAlive, caught } = catching(machine, { takes: ["raise"] }, () => machine.importModule(module, site));
	const certain = caught.filter(({ isAssumed }) => !isAssumed);
	if (!isAlive || result === undefined) return { proof: failed(machine, resolution.path, certain, caught) };
	const { served, refutation } = find(machine, result, attribute, site);
	if (refutation !== undefined) return { proof: refutation };
	const proof = verdict(served, { attribute, path: resolution.path });
	const [first] = certain;
	if (first === undefined || proof.state !== "proven") return { proof };
	const unproven = perhapsFailing(first, resolution.path);
	return { proof: unproven, doubt: { proof, step: need(first, unproven.place) } };
}

/** What the import needs of the Space, as a step of the trace. */
function need({ exit }: Caught, place: Place): TraceStep {
	const name = exit.kind === "raise" ? nameOfException(exit.raised.type) : "an exception";
	return { place, note: `ends in ${name} unless the Space sets the environment variables that it needs` };
}

/** A place for what the server itself does, at the top of the module that it imports. */
function serverSite(machine: Machine, path: string): Site {
	const found = machine.program.module(path);
	const module: Module =
		found !== undefined && !("unjudged" in found)
			? found
			: { path, text: "", lines: linesOf(""), body: [], problems: () => [] };
	return { module, span: { start: 0, end: 0 } };
}

/** The import never ends well. */
function failed(machine: Machine, path: string, certain: readonly Caught[], all: readonly Caught[]): Proof {
	const [first] = certain;
	const [other] = all;
	const raised = first?.exit.kind === "raise" ? first.exit.raised : undefined;
	if (raised === undefined) {
		const site = other?.exit.kind === "raise" ? other.exit.raised.site : undefined;
		return {
			state: "unproven",
			reason: sentence(`the import of ${path} only ends if a library fails in a way that cannot be seen`),
			place: site === undefined ? topOf(path) : placeOf(site),
			trace: traceTo(machine.importSites, site),
		};
	}
	return {
		state: "refuted",
		because: raised.syntax ? "syntax" : "import-fails",
		reason: failure(path, raised),
		advice: sentence(raised.advice === "" ? "Correct what raises it" : raised.advice),
		place: raised.site === undefined ? topOf(path) : placeOf(raised.site),
		trace: traceTo(raised.via ?? [], raised.site),
	};
}

function failure(path: string, { type, reason }: Raised): string {
	if (type.kind === "uncatchable") return sentence(reason);
	const name = nameOfException(type);
	return reason.startsWith(`${name} is raised`)
		? sentence(`the import of ${path} ends in ${name}${reason.slice(`${name} is raised`.length)}`)
		: sentence(`the import of ${path} ends in ${name}: ${reason}`);
}

/** Everything is there if the import ends well, which depends on what cannot be seen. */
function perhapsFailing({ exit, condition }: Caught, path: string): Extract<Proof, { state: "unproven" }> {
	const raised = exit.kind === "raise" ? exit.raised : undefined;
	const why = condition === undefined || condition.reason === raised?.reason ? "" : `; ${condition.reason}`;
	const site = raised?.site ?? condition?.site;
	return {
		state: "unproven",
		reason:
			raised === undefined
				? "The import may fail."
				: `${failure(path, raised).slice(0, -1).replace(" ends in ", " may end in ")}${why}.`,
		place: site === undefined ? topOf(path) : placeOf(site),
		trace: traceTo(raised?.via ?? [], site),
	};
}

interface Findings {
	readonly served: readonly Served[];
	readonly refutation?: Proof;
}

/** Looks the attribute up as the server does, dots included. */
function find(machine: Machine, module: Value, attribute: string, site: Site): Findings {
	const [first = attribute, ...rest] = attribute.split(".");
	let value: Value | undefined;
	const { isAlive, caught } = catching(machine, { takes: ["raise"] }, () => {
		value =
			module.kind === "module" ? moduleMember(machine, module, first, site) : machine.getAttribute(module, first, site);
		for (const name of rest) if (value !== undefined) value = machine.getAttribute(value, name, site);
		if (value === undefined && module.kind !== "module") throw DEAD;
	});
	const isRaised = caught.some(({ isAssumed }) => !isAssumed);
	if (value === undefined || !isAlive) {
		return { served: [], refutation: notBound(machine, module, first, site) };
	}
	const served = serve(machine, value, site);
	if (served.every(({ kind }) => kind === "unbound"))
		return { served, refutation: notBound(machine, module, first, site) };
	const perhaps: Served[] = isRaised ? [{ kind: "unbound" }] : [];
	return { served: [...served, ...perhaps] };
}

function notBound(machine: Machine, module: Value, name: string, site: Site): Proof {
	const [only] = alternativesOf(module);
	if (only?.kind !== "module") {
		return {
			state: "refuted",
			because: "not-bound",
			reason: `${site.module.path} does not bind "${name}".`,
			advice: `Bind the application to "${name}".`,
			place: topOf(site.module.path),
			trace: [],
		};
	}
	const { reason, advice, place } = diagnose(machine, only, name, site);
	return {
		state: "refuted",
		because: "not-bound",
		reason,
		advice,
		place,
		trace: [{ place, note: `is where "${name}" was looked for` }],
	};
}

interface Target {
	readonly attribute: string;
	readonly path: string;
}

/** One answer out of what each value of the attribute is. */
function verdict(served: readonly Served[], { attribute, path }: Target): Proof {
	const applications = served.flatMap((one) => (one.kind === "application" ? [one] : []));
	const [first] = applications;
	if (first !== undefined && applications.length === served.length) {
		return {
			state: "proven",
			type: [...new Set(applications.map(({ type }) => type))].slice(0, 3).join(" or "),
			isFactory: applications.some(({ isFactory }) => isFactory),
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
		because: "import-fails",
		reason: sentence(
			`uvicorn calls "${attribute}" of ${path} as a factory, and that ends in ${nameOfException(raised.type)}: ${raised.reason}`,
		),
		advice: sentence(raised.advice === "" ? "Correct what raises it" : raised.advice),
		place: raised.site === undefined ? topOf(path) : placeOf(raised.site),
		trace: [...traceOf(trail), ...traceTo([], raised.site)],
	};
}

function refuse({ what, advice, trail }: Extract<Served, { kind: "refused" }>, { attribute, path }: Target): Proof {
	const trace = traceOf(trail);
	return {
		state: "refuted",
		because: "not-asgi",
		reason: sentence(`"${attribute}" of ${path} is ${what}, not an ASGI application`),
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
	const trace = trails.flatMap((trail) => traceOf(trail)).slice(0, 8);
	const all = [...new Set(kinds)].slice(0, 4).join(", or ");
	return {
		state: "unproven",
		reason: sentence(`"${attribute}" of ${path} is ${all}; which of them depends on what cannot be seen`),
		place: placeFor(trace, path),
		trace,
	};
}

function sentence(text: string): string {
	const trimmed = text.replace(/\.$/, "");
	const [first = ""] = trimmed;
	// A name in quotes or a path at the beginning stays as it is.
	const begins = /^[a-z]+ /.test(trimmed) ? first.toUpperCase() + trimmed.slice(1) : trimmed;
	return `${begins}.`;
}
