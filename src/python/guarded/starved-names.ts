import { boundBy, localNamesOf } from "../evaluate/values/local-names.ts";
import { standardName } from "../modules/standard-library.ts";
import type { Binding } from "../names/scopes.ts";
import type { FunctionDefinition, Span } from "../tree/ast.ts";
import { statementsBelow } from "../tree/blocks.ts";
import { type Scope, walk } from "../tree/walk.ts";
import { demands } from "./demands.ts";
import type { ModuleCode } from "./module-code.ts";
import { isHandler } from "./read-units.ts";
import type { Served } from "./served.ts";
import type { Unit } from "./unit.ts";
import type { Work } from "./work.ts";

/** Words of modules that bind names, or look whether they are bound, in ways that cannot be followed. */
const MAGIC = ["globals", "vars", "exec", "eval", "setattr", "NameError", "__dict__", "modules"];

/** Names of one guard that are looked at. */
const MAX_NAMES = 500;

/** A name of a module that has its value from code that no server runs. */
interface Starved {
	readonly kind: "unbound-name" | "empty-name";
	/** Where the guarded code binds it. */
	readonly span: Span;
	readonly unit: Unit;
}

/** The same with the function that suffers. */
interface StarvedName extends Work {
	readonly unit: Unit;
}

/**
 * Names of a module that only the given units bind, all of them code that only a guard runs, while functions that
 * requests lead to read them: not bound at all on a Space, or still None.
 */
export function starvedNames(served: Served, code: ModuleCode, units: readonly Unit[]): readonly StarvedName[] {
	const names = served.names.of(code.module.path);
	if (
		names === undefined ||
		names.hasStarImport ||
		code.units.some(({ words }) => MAGIC.some((word) => words.has(word)))
	)
		return [];
	const starved = new Map<string, Starved>();
	for (const [name, bindings] of names.scope.bindings) {
		if (starved.size >= MAX_NAMES) break;
		const one = starvedBy(served, code, units, name, bindings);
		if (one !== undefined) starved.set(name, one);
	}
	if (starved.size === 0) return [];
	const users = usersOf(served, code, starved);
	return [...starved].flatMap(([name, { kind, span, unit }]): StarvedName[] => {
		const user = users.get(name);
		return user === undefined ? [] : [{ kind, name, user, module: code.module, span, unit }];
	});
}

function starvedBy(
	{ uses, names }: Served,
	code: ModuleCode,
	units: readonly Unit[],
	name: string,
	bindings: readonly Binding[],
): Starved | undefined {
	const own = bindings.filter(({ isRemote }) => !isRemote);
	const isGuarded = ({ start }: Binding) => {
		const unit = code.guardAt(start);
		return unit !== undefined && units.includes(unit);
	};
	const [binding] = own.filter(isGuarded);
	const setters = own.length === bindings.length ? [] : code.setting(name);
	const setter = setters.find((unit) => units.includes(unit));
	if (binding === undefined && setter === undefined) return undefined;
	if (setters.some((unit) => !units.includes(unit) && uses.isRun(unit))) return undefined;
	const others = own.filter((one) => !isGuarded(one));
	if (others.some((one) => one.kind !== "value" || one.value.kind !== "none")) return undefined;
	if (standardName("builtins", name, names.program.version).kind === "there" || name.startsWith("__")) return undefined;
	const unit = setter ?? (binding === undefined ? undefined : code.guardAt(binding.start));
	if (unit === undefined) return undefined;
	const span = spanOf(code, unit, name, binding ?? bindings[0]);
	return { kind: others.length === 0 ? "unbound-name" : "empty-name", span, unit };
}

/** The name where a unit assigns it; for an import, a definition or a loop its line. */
function spanOf({ module }: ModuleCode, { settings }: Unit, name: string, binding: Binding | undefined): Span {
	const setting = settings.find(({ target }) => target.kind === "name" && target.name === name);
	if (setting !== undefined) return setting.target;
	const offset = binding === undefined ? 0 : Math.max(0, binding.start - Number(binding.kind !== "function"));
	const { line } = module.lines.position(offset);
	const text = module.lines.text(line);
	const start = module.lines.offset(line) + text.length - text.trimStart().length;
	return { start, end: module.lines.offset(line) + text.length };
}

/** For each name the first function that requests lead to and that cannot do without it. */
function usersOf(
	{ uses }: Served,
	code: ModuleCode,
	starved: ReadonlyMap<string, Starved>,
): ReadonlyMap<string, string> {
	const users = new Map<string, string>();
	const tried = new Map<FunctionDefinition, Set<string>>();
	walk(code.module.body, {
		expression: (expression, { scope, isMainOnly }) => {
			if (expression.kind !== "name" || isMainOnly) return undefined;
			const { name } = expression;
			const one = starved.get(name);
			if (one === undefined || users.has(name) || !isGlobal(name, scope, code.module.text)) return undefined;
			const [definition, ...outer] = functionsAround(scope);
			const unit = definition === undefined ? undefined : code.unitOfFunction(definition);
			if (definition === undefined || unit?.run.kind !== "function") return undefined;
			const isInner = [definition, ...outer].some(isHandler) && uses.isRun(unit);
			if (!isInner && !uses.isServed(unit)) return undefined;
			const asked = tried.get(definition) ?? new Set();
			tried.set(definition, asked);
			const isNew = !asked.has(name);
			asked.add(name);
			if (one.kind === "unbound-name" || (isNew && demands(definition, name))) users.set(name, definition.name);
			return undefined;
		},
	});
	return users;
}

/** The functions around a scope, the innermost first. */
function functionsAround(scope: Scope): FunctionDefinition[] {
	const found: FunctionDefinition[] = [];
	for (let at = scope; at.kind !== "module"; at = at.outer) if (at.kind === "function") found.push(at.definition);
	return found;
}

/** Whether a name that is read in a scope is the module's. */
function isGlobal(name: string, scope: Scope, text: string): boolean {
	for (let at = scope; at.kind !== "module"; at = at.outer) {
		if (at.kind === "function" || at.kind === "lambda") {
			const { locals, globals } = localNamesOf(at.definition, text);
			if (globals.has(name)) return true;
			if (locals.has(name)) return false;
		} else if (at.kind === "class") {
			if (at === scope && [...statementsBelow(at.definition.body)].some((one) => boundBy(one).includes(name)))
				return false;
		} else if (bindsInClauses(at, name)) return false;
	}
	return true;
}

function bindsInClauses({ definition }: Extract<Scope, { kind: "comprehension" }>, name: string): boolean {
	return definition.clauses.some((clause) => {
		if (clause.kind === "if") return false;
		const { target, iterable, isAsync } = clause;
		const loop = { kind: "for", target, iterable, isAsync, body: [], orelse: [], start: 0, end: 0 } as const;
		return boundBy(loop).includes(name);
	});
}
