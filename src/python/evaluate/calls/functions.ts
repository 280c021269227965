import type { Arguments, Scope } from "../execution.ts";
import { builtinException, catching, mayRaise, raiseBuiltin } from "../flow.ts";
import { forkValues, type Path, proceed } from "../fork.ts";
import { doubtful, isSame, join, type Outcome } from "../join.ts";
import { DEAD, MAX_CALLS, type Machine, type RunningCall } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { alternativesOf, type FunctionValue, NONE, type Site, type Suspended, unknown, type Value } from "../value.ts";
import { keyOf, refuseUnhashable } from "../values/keys.ts";
import { localNamesOf } from "../values/local-names.ts";
import { bindArguments } from "./arguments.ts";

/** Calls of one function within itself that are followed where it cannot be told whether they happen. */
const MAX_RECURSION = 3;

/** Calls a function of the project. */
export function callFunction(machine: Machine, fn: FunctionValue, given: Arguments, site: Site): Value {
	const key = fn.memo === undefined ? undefined : keyOfArguments(given);
	if (fn.memo !== undefined) for (const value of given.positional) refuseUnhashable(machine, value, site);
	if (fn.memo === undefined || key === undefined) return callOnce(machine, fn, given, site);
	const known = fn.memo.bindings.get(key);
	if (known !== undefined && !alternativesOf(known).some(({ kind }) => kind === "unbound")) return known;
	const value = callOnce(machine, fn, given, site);
	machine.journal.set(fn.memo, key, value);
	return value;
}

/** How a cache tells calls apart; `undefined` where the arguments cannot be told apart. */
function keyOfArguments({ positional, keywords, isOpen }: Arguments): string | undefined {
	const parts = [...positional, ...keywords.values()].map((value) => keyOf(value));
	return isOpen || parts.includes(undefined) ? undefined : JSON.stringify([parts, ...keywords.keys()]);
}

function callOnce(machine: Machine, fn: FunctionValue, given: Arguments, site: Site): Value {
	const bound = bindArguments(fn, given, site);
	if (bound.kind === "error") {
		return raiseBuiltin(
			machine,
			"TypeError",
			site,
			bound.reason,
			"Call it with the arguments that its definition asks for.",
		);
	}
	if (fn.isAsync || fn.isGenerator) {
		const kind = fn.isGenerator ? "generator" : "coroutine";
		return { kind, function: fn, arguments: given, state: namespaceOf(), site };
	}
	return run(machine, fn, bound.values, site, undefined);
}

/** Runs the whole body of a generator function and gives what it yields. */
export function runGenerator(
	machine: Machine,
	{ function: fn, arguments: given, site }: Suspended,
	onYield: (value: Value) => void,
): Value {
	const bound = bindArguments(fn, given, site);
	return bound.kind === "bound" ? run(machine, fn, bound.values, site, onYield) : unknown(bound.reason, site);
}

function run(
	machine: Machine,
	fn: FunctionValue,
	values: ReadonlyMap<string, Value>,
	site: Site,
	onYield: Scope["onYield"],
): Value {
	const reason = `"${fn.name}" calls itself, and how that ends is not known`;
	const outer = machine.calls.filter(({ definition }) => definition === fn.definition);
	const [first] = outer;
	const last = outer.at(-1);
	// With the same arguments, in the same state, it does the same again.
	if (last !== undefined && isRepeated(machine, last, values)) {
		raiseBuiltin(machine, "RecursionError", site, `"${fn.name}" calls itself without end`, "Make sure that it ends.");
	}
	const isUndecided = first !== undefined && machine.conditions.length > first.conditions;
	if (machine.calls.length >= MAX_CALLS || (isUndecided && outer.length >= MAX_RECURSION)) {
		mayRaise(machine, builtinException("RecursionError", site, reason, "Make sure that the recursion ends."), {
			site,
			reason,
		});
		return unknown(reason, site);
	}
	const scope = scopeOf(fn, values, onYield);
	machine.calls.push({
		definition: fn.definition,
		conditions: machine.conditions.length,
		mark: machine.journal.mark(),
		exits: machine.exits,
		values,
	});
	const value =
		fn.definition.kind === "lambda" ? machine.evaluate(fn.definition.body, scope) : runBody(machine, fn, scope);
	machine.calls.pop();
	return value;
}

function isRepeated(machine: Machine, call: RunningCall, values: ReadonlyMap<string, Value>): boolean {
	const isDecided = machine.conditions.length === call.conditions && machine.exits === call.exits;
	const isUnchanged = machine.journal.mark().entries === call.mark.entries;
	return isDecided && isUnchanged && [...values].every(([name, value]) => isSame(value, call.values.get(name) ?? NONE));
}

function scopeOf(fn: FunctionValue, values: ReadonlyMap<string, Value>, onYield: Scope["onYield"]): Scope {
	const names = localNamesOf(fn.definition, fn.scope.text.text);
	const [first] = fn.parameters;
	const self = first === undefined ? undefined : values.get(first.name);
	return {
		kind: "function",
		namespace: namespaceOf(values),
		module: fn.scope.module,
		text: fn.scope.text,
		enclosing: fn.scope.kind === "class" || fn.scope.kind === "module" ? fn.scope.enclosing : fn.scope,
		locals: names.locals,
		globals: names.globals,
		nonlocals: names.nonlocals,
		typeParameters: fn.scope.typeParameters,
		method: fn.owner !== undefined && self !== undefined ? { owner: fn.owner, self } : undefined,
		onYield,
		owner: undefined,
		className: fn.scope.className,
	};
}

function runBody(machine: Machine, fn: FunctionValue, scope: Scope): Value {
	const { definition } = fn;
	if (definition.kind === "lambda") return NONE;
	const wasAssumed = machine.isAssumed;
	const { result, isAlive, caught, mark } = catching(machine, { takes: ["return"] }, () => {
		if (!machine.execute(definition.body(), scope)) throw DEAD;
		return machine.isAssumed;
	});
	if (caught.length === 0) {
		if (!isAlive) throw DEAD;
		return { ...NONE, givenBy: { kind: "function", name: fn.name } };
	}
	const ends: { readonly value: Value; readonly outcome: Outcome }[] = [];
	if (isAlive) {
		ends.push({ value: NONE, outcome: { changes: machine.journal.changesSince(mark), isAssumed: result === true } });
	}
	machine.journal.rewind(mark);
	for (const { exit, changes, isAssumed } of caught) {
		if (exit.kind === "return") ends.push({ value: exit.value, outcome: { changes, isAssumed } });
	}
	machine.isAssumed = wasAssumed;
	proceed(
		machine,
		ends.map(({ outcome }) => outcome),
	);
	const isMixed = ends.some(({ outcome }) => !outcome.isAssumed);
	return join(ends.map(({ value, outcome }) => (isMixed && outcome.isAssumed ? doubtful(value) : value)));
}

/** Text that tells of an effect outside a function: on globals, on objects that it was not given to keep. */
const EFFECTS =
	/\b(global|nonlocal|globals|setattr|delattr|exec|eval|vars|__dict__|modules|import_module)\b|[\w\])]\.\w+\s*(:[^=\n]*)?=[^=]|\]\s*=[^=]/;

/** Whether a function may change something outside, or end otherwise than by returning, as far as its text tells. */
export function hasEffects({ site: { module, span } }: FunctionValue): boolean {
	const text = module.text.slice(span.start, span.end);
	return EFFECTS.test(text) || /\b(raise|except|finally|with|assert)\b/.test(text);
}

/**
 * A library was given functions of the project and may call them now or never. Only those that change something outside
 * are tried, since the others leave no trace.
 */
export function perhapsCall(machine: Machine, functions: readonly Value[], site: Site): void {
	for (const value of functions) {
		const fn = value.kind === "method" ? value.function : value;
		if (fn.kind !== "function" || fn.isAsync || machine.calls.some(({ definition }) => definition === fn.definition))
			continue;
		const { module, span } = fn.site;
		machine.spend(1 + ((span.end - span.start) >> 8));
		if (!EFFECTS.test(module.text.slice(span.start, span.end))) continue;
		const open: Arguments = { positional: [], keywords: new Map(), isOpen: true };
		const paths: Path<Value>[] = [{ run: () => NONE }, { run: () => machine.call(value, open, site), isAssumed: true }];
		forkValues(machine, paths);
	}
}

/** The function among the values that an argument list holds. */
export function functionsAmong({ positional, keywords }: Arguments): readonly Value[] {
	return [...positional, ...keywords.values()].filter(({ kind }) => kind === "function" || kind === "method");
}
