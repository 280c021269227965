import type { Handler, Statement } from "../../tree/ast.ts";
import type { Raised, Scope } from "../execution.ts";
import { catching, leave, survives } from "../flow.ts";
import { proceed } from "../fork.ts";
import type { Outcome } from "../join.ts";
import { type Catch, type Caught, DEAD, type Exit, type Machine } from "../machine.ts";
import type { Mark } from "../namespace.ts";
import { alternativesOf, passed, type Value } from "../value.ts";
import { matches } from "../values/exceptions.ts";
import { bind, namespaceFor, siteOf } from "../values/scope.ts";

type Try = Extract<Statement, { kind: "try" }>;

const EVERY_EXIT: readonly Exit["kind"][] = ["raise", "return", "break", "continue"];

/** Runs a `try` statement. */
export function executeTry(machine: Machine, statement: Try, scope: Scope): void {
	if (statement.finalbody.length === 0) {
		guarded(machine, statement, scope);
		return;
	}
	const { isAssumed } = machine;
	const { isAlive, caught, mark } = catching(machine, { takes: EVERY_EXIT }, () => guarded(machine, statement, scope));
	const finish = () => machine.execute(statement.finalbody, scope);
	if (caught.length === 0) {
		if (!isAlive || !finish()) throw DEAD;
		return;
	}
	const outcomes: Outcome[] = [];
	if (isAlive && finish()) outcomes.push({ changes: machine.journal.changesSince(mark), isAssumed: machine.isAssumed });
	machine.journal.rewind(mark);
	for (const { exit, changes, isAssumed: isDoubtful, condition } of caught) {
		machine.journal.apply(changes);
		machine.isAssumed = isDoubtful;
		const depth = machine.conditions.length;
		if (condition !== undefined) machine.conditions.push(condition);
		if (finish()) leave(machine, exit);
		machine.conditions.length = depth;
		machine.journal.rewind(mark);
	}
	machine.isAssumed = isAssumed;
	proceed(machine, outcomes);
}

/** The statement without its `finally`. */
function guarded(machine: Machine, statement: Try, scope: Scope): void {
	const { isAssumed } = machine;
	const { isAlive, caught, mark } = catching(
		machine,
		{ takes: ["raise"], handles: handlesOf(statement.handlers) },
		() => {
			if (!machine.execute(statement.body, scope)) throw DEAD;
		},
	);
	const isThrough = isAlive && machine.execute(statement.orelse, scope);
	if (caught.length === 0) {
		if (!isThrough) throw DEAD;
		return;
	}
	const outcomes: Outcome[] = [];
	if (isThrough) outcomes.push({ changes: machine.journal.changesSince(mark), isAssumed: machine.isAssumed });
	machine.journal.rewind(mark);
	for (const one of caught) handle(machine, statement.handlers, one, { scope, mark, outcomes });
	machine.isAssumed = isAssumed;
	proceed(machine, outcomes);
}

/** Which failures of libraries the handlers make worth following. */
function handlesOf(handlers: readonly Handler[]): Catch["handles"] {
	const isImport = (name: string) => name === "ImportError" || name === "ModuleNotFoundError";
	const isOnlyImports = handlers.every(({ type }) => {
		if (type?.kind === "name") return isImport(type.name);
		return type?.kind === "tuple" && type.elements.every((one) => one.kind === "name" && isImport(one.name));
	});
	if (handlers.length === 0) return "nothing";
	return isOnlyImports ? "import errors" : "every exception";
}

interface Handling {
	readonly scope: Scope;
	readonly mark: Mark;
	readonly outcomes: Outcome[];
}

/** Offers an exception to the handlers in turn; what none takes for certain goes on outwards. */
function handle(
	machine: Machine,
	handlers: readonly Handler[],
	caught: Caught,
	{ scope, mark, outcomes }: Handling,
): void {
	const { exit } = caught;
	if (exit.kind !== "raise") return;
	machine.journal.apply(caught.changes);
	machine.isAssumed = caught.isAssumed;
	const depth = machine.conditions.length;
	if (caught.condition !== undefined) machine.conditions.push(caught.condition);
	let isTaken = false;
	for (const handler of handlers) {
		const before = machine.journal.mark();
		let match: ReturnType<typeof matches> | undefined;
		const isAsked = survives(machine, () => {
			match = handler.type === undefined ? matchAll(exit.raised) : matchType(machine, exit.raised, handler, scope);
		});
		if (isAsked && match === "no") continue;
		if (isAsked) {
			if (runHandler(machine, handler, exit.raised, scope)) {
				outcomes.push({ changes: machine.journal.changesSince(mark), isAssumed: machine.isAssumed });
			}
		}
		machine.isAssumed = caught.isAssumed;
		machine.journal.rewind(before);
		if (match !== "maybe") {
			isTaken = true;
			break;
		}
	}
	if (!isTaken) leave(machine, exit);
	machine.conditions.length = depth;
	machine.journal.rewind(mark);
}

function matchAll({ type }: Raised): ReturnType<typeof matches> {
	return type.kind === "uncatchable" ? "no" : "yes";
}

function matchType(machine: Machine, raised: Raised, { type }: Handler, scope: Scope): ReturnType<typeof matches> {
	if (type === undefined) return "yes";
	const answers = new Set(alternativesOf(machine.evaluate(type, scope)).map((one) => matches(raised, one)));
	const [only = "maybe"] = answers;
	return answers.size === 1 ? only : "maybe";
}

function runHandler(machine: Machine, handler: Handler, raised: Raised, scope: Scope): boolean {
	const { name } = handler;
	machine.handling.push(raised);
	const value: Value = { kind: "exception", raised };
	const site = siteOf(scope, handler);
	if (name !== undefined) bind(machine, name, passed(value, site), scope);
	// The name is unbound again however the handler ends.
	const { isAlive, caught, mark } = catching(machine, { takes: name === undefined ? [] : EVERY_EXIT }, () => {
		if (!machine.execute(handler.body, scope)) throw DEAD;
	});
	machine.handling.pop();
	if (name === undefined) return isAlive;
	const unbind = () => {
		bind(machine, name, undefined, scope);
		const namespace = namespaceFor(name, scope);
		const names = machine.deleted.get(namespace) ?? new Map();
		machine.deleted.set(namespace, names.set(name, site));
	};
	for (const { exit, changes, isAssumed, condition } of caught) {
		const alive = machine.journal.changesSince(mark);
		machine.journal.rewind(mark);
		machine.journal.apply(changes);
		const before = machine.isAssumed;
		machine.isAssumed = isAssumed;
		unbind();
		if (condition !== undefined) machine.conditions.push(condition);
		leave(machine, exit);
		if (condition !== undefined) machine.conditions.pop();
		machine.isAssumed = before;
		machine.journal.rewind(mark);
		machine.journal.apply(alive);
	}
	if (isAlive) unbind();
	return isAlive;
}

/** Tuples of types within tuples that are looked into. */
const MAX_NESTING = 10;

function flattened(types: readonly Value[], depth: number): readonly Value[] {
	return types.flatMap((one) => (one.kind === "tuple" && depth > 0 ? flattened(one.elements, depth - 1) : [one]));
}

/** Runs a block whose exceptions of some types are swallowed: `contextlib.suppress`. */
export function suppressing(machine: Machine, types: readonly Value[], body: () => boolean): void {
	const { isAssumed } = machine;
	// suppress() hands its arguments to issubclass(), which looks into tuples of tuples; `except` takes none.
	const flat = flattened(types, MAX_NESTING);
	const { isAlive, caught, mark } = catching(machine, { takes: ["raise"], handles: "every exception" }, () => {
		if (!body()) throw DEAD;
	});
	const outcomes: Outcome[] = isAlive
		? [{ changes: machine.journal.changesSince(mark), isAssumed: machine.isAssumed }]
		: [];
	machine.journal.rewind(mark);
	for (const { exit, changes, isAssumed: isDoubtful, condition } of caught) {
		if (exit.kind !== "raise") continue;
		const match = matches(exit.raised, { kind: "tuple", elements: flat });
		if (match !== "no") outcomes.push({ changes, isAssumed: isDoubtful });
		if (match === "yes") continue;
		machine.journal.apply(changes);
		machine.isAssumed = isDoubtful;
		const depth = machine.conditions.length;
		if (condition !== undefined) machine.conditions.push(condition);
		leave(machine, exit);
		machine.conditions.length = depth;
		machine.journal.rewind(mark);
	}
	machine.isAssumed = isAssumed;
	proceed(machine, outcomes);
}
