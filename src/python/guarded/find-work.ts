import type { Module } from "../module.ts";
import { lastName } from "../names/calls.ts";
import type { Scope, Site } from "../names/scopes.ts";
import type { Call, Expression, Span } from "../tree/ast.ts";
import { areTablesMissing, isCalledElsewhere, isRegisteredElsewhere, isStateMissing } from "./elsewhere.ts";
import type { ModuleCode } from "./module-code.ts";
import { createsTables, extensionOf, firstArgument, nameOf, registrationOf } from "./registrations.ts";
import { type Given, isServed, type Served } from "./served.ts";
import type { Unit } from "./unit.ts";
import type { Work, WorkKind } from "./work.ts";

/** Functions that are followed from all guards of a program together. */
const MAX_FOLLOWED = 1_000;

/** Functions of its own module that one guard leads to. */
const MAX_UNITS = 100;

/** Pieces of work below one guard that are looked for. */
const MAX_WORK = 50;

/** The search through one program. */
export interface Search extends Served {
	/** Whether the tree has such a file. */
	readonly hasFile: (path: string) => boolean;
	/** Whether something else than the program creates its tables. */
	readonly hasMigrations: boolean;
	/** The calls of the modules that were looked into, and the scopes of their assignments. */
	readonly sites: Map<string, ReadonlyMap<Call, Site<Call>>>;
	readonly scopes: Map<string, ReadonlyMap<Expression, Scope>>;
	followed: number;
}

/** Code that only a guard runs. */
interface Guarded {
	readonly unit: Unit;
	readonly given: Given;
	/** The call of the guard itself that leads here; `undefined` for what is its own. */
	readonly from: Call | undefined;
}

/** One guard that is searched. */
interface Trail {
	readonly search: Search;
	readonly module: Module;
	readonly isEntrypoint: boolean;
	readonly work: Work[];
	readonly waiting: Guarded[];
	readonly seen: Set<Unit>;
}

/** What a search below one guard came to. */
export interface FoundWork {
	readonly work: readonly Work[];
	/** Code of other modules that only the guard runs, and the call of the guard that leads there. */
	readonly followed: readonly { readonly unit: Unit; readonly from: Call }[];
}

/**
 * What code that only a main guard runs does for the application that is served: registrations, tables, settings,
 * state. Functions of the project that nothing else calls are followed. What is done elsewhere too is left out.
 */
export function workIn(search: Search, code: ModuleCode, units: readonly Unit[], isEntrypoint: boolean): FoundWork {
	const trail: Trail = {
		search,
		module: code.module,
		isEntrypoint,
		work: [],
		waiting: units.map((unit) => ({ unit, given: new Map(), from: undefined })),
		seen: new Set(units),
	};
	for (const guarded of trail.waiting) {
		if (trail.work.length >= MAX_WORK) break;
		readCalls(trail, guarded);
		readSettings(trail, guarded);
	}
	const followed = trail.waiting.flatMap(({ unit, from }) => (from === undefined ? [] : [{ unit, from }]));
	return { work: trail.work, followed };
}

/** The units that only a guard runs: itself, and the functions of its module that nothing else leads to. */
export function unitsOf({ uses }: Served, code: ModuleCode, guard: Unit): readonly Unit[] {
	const found = new Set([guard]);
	for (const { words } of found) {
		for (const unit of [...words].flatMap((word) => code.functionsNamed(word))) {
			if (found.size < MAX_UNITS && !found.has(unit) && !uses.isRun(unit)) found.add(unit);
		}
	}
	return [...found];
}

function readCalls(trail: Trail, guarded: Guarded): void {
	const { search } = trail;
	const sites = sitesOf(search, guarded.unit.module.path);
	for (const call of guarded.unit.calls) {
		if (trail.work.length >= MAX_WORK) return;
		const site = sites.get(call);
		if (site !== undefined) readCall(trail, guarded, site);
	}
}

/** The calls of a module where they stand. */
function sitesOf({ names, sites }: Search, path: string): ReadonlyMap<Call, Site<Call>> {
	const known = sites.get(path);
	if (known !== undefined) return known;
	const made = new Map((names.of(path)?.calls ?? []).map((site) => [site.node, site]));
	sites.set(path, made);
	return made;
}

function readCall(trail: Trail, guarded: Guarded, site: Site<Call>): void {
	const { search } = trail;
	const { node, scope } = site;
	const { callee } = node;
	const registration = callee.kind === "attribute" ? registrationOf(callee.attribute) : undefined;
	if (callee.kind === "attribute" && registration !== undefined) {
		if (!isServed(search, callee.value, scope, guarded.given)) return;
		const subject = firstArgument(node, registration.keyword);
		if (isRegisteredElsewhere(search.uses, [trail.module, guarded.unit.module], node, registration)) return;
		const name = nameOf(subject);
		add(trail, guarded, registration.kind, registration.verb === "" ? name : `${registration.verb} ${name}`, node);
		return;
	}
	if (createsTables(node)) {
		if (trail.isEntrypoint && !search.hasMigrations && areTablesMissing(search.uses))
			add(trail, guarded, "tables", lastName(callee), node);
		return;
	}
	for (const value of search.names.denote(callee, scope, "everywhere")) {
		if (value.kind === "function") follow(trail, guarded, site, value.scope);
		if (value.kind === "path") readLibraryCall(trail, guarded, site, value.path);
	}
}

function readLibraryCall(trail: Trail, guarded: Guarded, { node, scope }: Site<Call>, path: string): void {
	const { search } = trail;
	const extension = extensionOf(path);
	if (extension !== undefined) {
		const isGiven = node.arguments.some(({ value }) => isServed(search, value, scope, guarded.given));
		if (isGiven && !isCalledElsewhere(search.uses, node)) add(trail, guarded, "extension", extension, node);
	}
	if (path === "dotenv.load_dotenv" && trail.isEntrypoint) {
		const file = nameOf(firstArgument(node, "dotenv_path"));
		// A plain .env holds secrets, which are no part of a Space.
		if (!/(^|\/)\.env(\.|$)/.test(file) && search.hasFile(file) && !isCalledElsewhere(search.uses, node))
			add(trail, guarded, "settings", file, node);
	}
}

/** Goes on in a function of the project that nothing but guards leads to. */
function follow(trail: Trail, guarded: Guarded, { node, scope }: Site<Call>, callee: Scope): void {
	const { search } = trail;
	const { definition, module } = callee;
	if (definition?.kind !== "function" || search.followed >= MAX_FOLLOWED) return;
	const unit = search.uses.code(module.path)?.unitOfFunction(definition);
	if (unit?.run.kind !== "function" || trail.seen.has(unit) || search.uses.isRun(unit)) return;
	search.followed += 1;
	trail.seen.add(unit);
	const given = new Map(
		definition.parameters.map(({ name }, index): [string, boolean] => {
			const argument =
				node.arguments.find((one) => one.kind === "keyword" && one.name === name) ?? node.arguments[index];
			const isMeant = argument !== undefined && (argument.kind === "positional" || argument.kind === "keyword");
			return [name, isMeant && isServed(search, argument.value, scope, guarded.given)];
		}),
	);
	trail.waiting.push({ unit, given, from: guarded.from ?? node });
}

/** `app.state.model = …`, and `app = Wrapper(app)`. */
function readSettings(trail: Trail, guarded: Guarded): void {
	const { search } = trail;
	const scopes = scopesOf(search, guarded.unit.module.path);
	for (const { target, value } of guarded.unit.settings) {
		if (trail.work.length >= MAX_WORK) return;
		const scope = scopes.get(target);
		if (scope === undefined) continue;
		if (target.kind === "attribute" && target.value.kind === "attribute" && target.value.attribute === "state") {
			const isNeeded = isStateMissing(search.uses, target.attribute);
			if (isNeeded && isServed(search, target.value.value, scope, guarded.given)) {
				add(trail, guarded, "state", target.attribute, target);
			}
		}
		const isNew = trail.work.every(({ span }) => span.start !== value?.start);
		if (isNew && target.kind === "name" && value?.kind === "call" && isWrapped(search, target.name, value, scope)) {
			if (isCalledElsewhere(search.uses, value)) continue;
			add(trail, guarded, "wrapper", lastName(value.callee), value);
		}
	}
}

/** The scopes of a module's assignments, by their targets. */
function scopesOf({ names, scopes }: Search, path: string): ReadonlyMap<Expression, Scope> {
	const known = scopes.get(path);
	if (known !== undefined) return known;
	const made = new Map((names.of(path)?.assignments ?? []).map(({ node, scope }) => [node.target, scope]));
	scopes.set(path, made);
	return made;
}

/** Whether a call is given the served application under the name that it is then bound to. */
function isWrapped(search: Search, name: string, call: Call, scope: Scope): boolean {
	const own = call.arguments.find(({ value }) => value.kind === "name" && value.name === name);
	return own !== undefined && isServed(search, own.value, scope, new Map());
}

function add(trail: Trail, guarded: Guarded, kind: WorkKind, name: string, node: Span): void {
	const { from } = guarded;
	const { start, end } = from ?? node;
	const known = kind === "tables" && from !== undefined ? lastName(from.callee) : name;
	trail.work.push({ kind, name: known, user: "", module: trail.module, span: { start, end } });
}
