import { linesOf } from "../../source/lines.ts";
import { type Place, topOf } from "../../source/place.ts";
import type { Source } from "../../source/source.ts";
import type { Application } from "../application.ts";
import type { Module } from "../module.ts";
import type { Entrypoint, LibraryImport, Program } from "../program.ts";
import type { Proof, TraceStep } from "../proof.ts";
import { diagnose } from "./diagnose.ts";
import type { Raised } from "./execution.ts";
import { catching } from "./flow.ts";
import { join } from "./join.ts";
import { BoundExceeded, type Caught, DEAD, type Machine } from "./machine.ts";
import { applicationOf } from "./routes/application.ts";
import { serve } from "./serving/serve.ts";
import type { Served } from "./serving/served.ts";
import { ending, sentence, type Target, verdict } from "./serving/verdict.ts";
import { startMachine } from "./start-machine.ts";
import { placeOf, traceTo } from "./trace.ts";
import { alternativesOf, type Site, type Value } from "./value.ts";
import { nameOfException } from "./values/exceptions.ts";
import { moduleMember } from "./values/module-members.ts";

/** What `uvicorn module:attribute`, started in the Space root, would find; nothing of the tree is executed. */
export function prove(program: Program, source: Source, module: string, attribute: string): Entrypoint {
	const target = `${module}:${attribute}`;
	const machine = startMachine(program, source, "unknown");
	const {
		proof,
		application,
		doubt,
		isCutOff = false,
	} = bounded(machine, module, () => proveTarget(machine, module, attribute));
	const seen = { reached: [...machine.reached], isCutOff, imports: importsOf(machine) };
	if (doubt === undefined || !isProvenWithVariables(program, source, module, attribute)) {
		return { target, proof, ...seen, application: proof.state === "proven" ? application : undefined };
	}
	const proven = { ...doubt.proof, trace: [...doubt.proof.trace, doubt.step] };
	return { target, proof: proven, needsVariables: true, ...seen, application };
}

function importsOf({ imported }: Machine): readonly LibraryImport[] {
	return [...imported].map(([module, sites]) => ({ module, places: sites.map(placeOf) }));
}

/** A proof, and what it would be if the only doubt about it were settled. */
interface Doubtful {
	readonly proof: Proof;
	/** What it answers, if it is proven. */
	readonly application?: Application | undefined;
	/** Set where a bound has ended the evaluation. */
	readonly isCutOff?: true;
	/** The application is there on every way that ends well; `step` says what may keep the import from ending well. */
	readonly doubt?: { readonly proof: Extract<Proof, { state: "proven" }>; readonly step: TraceStep };
}

/** Whether nothing is in doubt once the Space sets every variable that the start cannot do without. */
function isProvenWithVariables(program: Program, source: Source, module: string, attribute: string): boolean {
	const machine = startMachine(program, source, "set");
	return bounded(machine, module, () => proveTarget(machine, module, attribute)).proof.state === "proven";
}

/** What a bound cuts off is not proven, and not refuted. */
export function bounded(machine: Machine, module: string, work: () => Doubtful): Doubtful {
	try {
		return work();
	} catch (error) {
		const isStack = error instanceof RangeError && /call stack/i.test(error.message);
		if (!(error instanceof BoundExceeded) && !isStack) throw error;
		const reason = error instanceof BoundExceeded ? error.message : "the code nests too deep";
		const last = machine.importSites.at(-1);
		const trace = traceTo(machine.importSites, undefined);
		const place = last === undefined ? topOf(fileOf(module)) : lastPlace(machine, module);
		return { proof: { state: "unproven", reason: sentence(reason), place, trace }, isCutOff: true };
	}
}

/** The top of the module that was being imported last. */
function lastPlace(machine: Machine, module: string): Place {
	return topOf([...machine.reached].at(-1) ?? fileOf(module));
}

function fileOf(module: string): string {
	return `${module.replaceAll(".", "/")}.py`;
}

/** What the target is after the import that a server does. */
export function proveTarget(machine: Machine, module: string, attribute: string): Doubtful {
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
	const target = { attribute, path: resolution.path };
	const proof = verdict(served, target);
	const [first] = certain;
	const application = proof.state === "proven" ? applicationAmong(served) : undefined;
	if (proof.state !== "proven") return { proof, ...(first === undefined ? doubtOfFactory(served, target) : {}) };
	if (first === undefined) return { proof, application };
	const unproven = perhapsFailing(first, resolution.path);
	const raised = first.exit.kind === "raise" ? first.exit.raised : undefined;
	return { proof: unproven, application, doubt: { proof, step: need(raised, unproven.place) } };
}

/** A factory that gives an application, or fails when the server calls it. */
function doubtOfFactory(served: readonly Served[], target: Target): Pick<Doubtful, "doubt" | "application"> {
	const raising = served.find((one) => one.kind === "raises");
	const others = served.filter((one) => one.kind !== "raises");
	if (raising?.kind !== "raises" || others.length === 0) return {};
	const proof = verdict(others, target);
	if (proof.state !== "proven") return {};
	const { raised } = raising;
	const place = raised.site === undefined ? topOf(target.path) : placeOf(raised.site);
	return { application: applicationAmong(others), doubt: { proof, step: need(raised, place) } };
}

/** What the values answer that the attribute may have. */
function applicationAmong(served: readonly Served[]): Application | undefined {
	const values = served.flatMap((one) => (one.kind === "application" && one.value !== undefined ? [one.value] : []));
	return values.length === 0 || values.length < served.length ? undefined : applicationOf(join(values));
}

/** What the import needs of the Space, as a step of the trace. */
function need(raised: Raised | undefined, place: Place): TraceStep {
	const name = raised === undefined ? "an exception" : nameOfException(raised.type);
	return { place, note: `ends in ${name} unless the Space sets the environment variables that it needs` };
}

/** A place for what the server itself does, at the top of the module that it imports. */
export function serverSite(machine: Machine, path: string): Site {
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
		because: raised.syntax ? "syntax" : (raised.dueTo ?? "import-fails"),
		reason: failure(path, raised),
		advice: sentence(raised.advice === "" ? "Correct what raises it" : raised.advice),
		place: raised.site === undefined ? topOf(path) : placeOf(raised.site),
		trace: traceTo(raised.via ?? [], raised.site),
	};
}

function failure(path: string, raised: Raised): string {
	if (raised.type.kind === "uncatchable") return sentence(raised.reason);
	return sentence(`the import of ${path} ends in ${ending(raised)}`);
}

/** Everything is there if the import ends well, which depends on what cannot be seen. */
function perhapsFailing({ exit, condition }: Caught, path: string): Extract<Proof, { state: "unproven" }> {
	const raised = exit.kind === "raise" ? exit.raised : undefined;
	const why =
		condition === undefined || raised?.reason.includes(condition.reason) === true ? "" : `; ${condition.reason}`;
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

/** What was found under an attribute; `refutation` where it is not bound. */
export interface Findings {
	readonly served: readonly Served[];
	readonly refutation?: Proof;
}

/** Looks the attribute up as the server does, dots included. */
export function find(machine: Machine, module: Value, attribute: string, site: Site): Findings {
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
