import type { Statement } from "../../tree/ast.ts";
import type { Arguments, Scope } from "../execution.ts";
import { builtinException, catching, leave, mayRaise, outside, raise, raiseBuiltin, survives } from "../flow.ts";
import { proceed } from "../fork.ts";
import { type Outcome, UNBOUND } from "../join.ts";
import { DEAD, type Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { enteredNullContext, isNullContext } from "../standard/contextlib.ts";
import { isExitStack, leaveExitStack } from "../standard/exit-stack.ts";
import {
	alternativesOf,
	NO_ARGUMENTS,
	NONE,
	type Single,
	type Site,
	type Suspended,
	unknown,
	type Value,
} from "../value.ts";
import { classMember } from "../values/class-members.ts";
import { describe } from "../values/describe.ts";
import { siteOf, textOf } from "../values/scope.ts";
import { truthOf } from "../values/truth.ts";
import { assign } from "./assignment.ts";
import { suppressing } from "./try.ts";

type With = Extract<Statement, { kind: "with" }>;

/** Context managers in one statement that are followed; CPython allows 20 nested blocks. */
const MAX_ITEMS = 40;

/** Runs a `with` statement: its context managers are entered in their order, and each may swallow what is raised inside. */
export function executeWith(machine: Machine, statement: With, scope: Scope): void {
	if (!enter(machine, statement, 0, scope)) throw DEAD;
}

function enter(machine: Machine, statement: With, index: number, scope: Scope): boolean {
	const item = statement.items[index];
	if (item === undefined || index >= MAX_ITEMS) return machine.execute(statement.body, scope);
	const site = siteOf(scope, item.context);
	const manager = machine.evaluate(item.context, scope);
	if (manager.kind === "suppressor") {
		suppressing(machine, manager.types, () => enter(machine, statement, index + 1, scope));
		return true;
	}
	const inside = (value: Value) => {
		if (item.target !== undefined) assign(machine, item.target, value, scope, siteOf(scope, item.target));
		return enter(machine, statement, index + 1, scope);
	};
	if (manager.kind === "generator" && manager.function.isContextManager) {
		return aroundYield(machine, manager, site, inside);
	}
	const value = entered(machine, manager, site);
	return left(machine, manager, site, () => inside(value));
}

/** `contextlib.contextmanager`: the block runs where the generator yields, and what it raises is raised there. */
function aroundYield(machine: Machine, manager: Suspended, site: Site, inside: (value: Value) => boolean): boolean {
	const below = machine.catches.length;
	const block = namespaceOf([[ENTERED, UNBOUND]]);
	const isEntered = () => alternativesOf(block.bindings.get(ENTERED) ?? UNBOUND);
	return survives(machine, () => {
		const result = machine.runGenerator(manager, (value) => {
			outside(machine, { below, exceptions: "pass it by" }, () => refuseYields(machine, isEntered(), "again", site));
			outside(machine, { below, exceptions: "are thrown into it" }, () => {
				machine.journal.set(block, ENTERED, NONE);
				if (!inside(value)) throw DEAD;
			});
		});
		// Of a generator whose arguments cannot be seen nothing has run.
		if (result.kind !== "unknown") refuseYields(machine, isEntered(), "never", site);
	});
}

/** How it is kept that the block has been run. */
const ENTERED = "entered";

/** What `contextlib.contextmanager` says of a generator that does not yield once. */
const YIELDS = {
	never: {
		reason: "the generator behind the context manager ends without a yield",
		advice: "Let it yield exactly once on every way through it, and raise what it cannot handle.",
	},
	again: {
		reason: "the generator behind the context manager yields a second time",
		advice: "Let it yield exactly once: return behind the yield, and raise what it cannot handle.",
	},
} as const;

/** Ends this way where the block has been run already, or has never been run, as far as that is certain. */
function refuseYields(machine: Machine, entered: readonly Single[], fault: "never" | "again", site: Site): void {
	const isWrong = ({ kind }: Single) => (kind === "unbound") === (fault === "never");
	const { reason, advice } = YIELDS[fault];
	const raised = builtinException("RuntimeError", site, reason, advice);
	if (entered.every(isWrong)) raise(machine, raised);
	const isPerhaps = entered.some((one) => isWrong(one) && one.isDoubtful !== true);
	if (isPerhaps) mayRaise(machine, raised, { site, reason: "it depends on the way that the program takes" });
}

/** What `__enter__` gives. */
function entered(machine: Machine, manager: Value, site: Site): Value {
	if (manager.kind === "instance") {
		const method = methodOf(manager, "__enter__");
		const kept = method === undefined ? enteredNullContext(manager) : undefined;
		if (kept !== undefined) return kept;
		if (method === undefined) refuse(machine, manager, site);
		return method === undefined
			? unknown(`what ${textOf(site)} gives is not known`, site)
			: machine.call(method, NO_ARGUMENTS, site);
	}
	if (manager.kind === "library") return manager.attributes.bindings.get("__enter__") ?? manager;
	refuse(machine, manager, site);
	return unknown(`what ${textOf(site)} gives is not known`, site);
}

/** Ends this way where a value certainly cannot be entered. */
function refuse(machine: Machine, manager: Value, site: Site): void {
	const isPlain =
		manager.kind === "constant" ||
		manager.kind === "container" ||
		manager.kind === "function" ||
		manager.kind === "module" ||
		(manager.kind === "instance" && classMember(manager.type, "__enter__").kind === "missing");
	if (!isPlain) return;
	const name = machine.program.version.minor >= 11 ? "TypeError" : "AttributeError";
	const reason = `${describe(manager)} is no context manager`;
	raiseBuiltin(machine, name, site, reason, "Give the class __enter__ and __exit__, or leave the with out.");
}

function methodOf(value: Extract<Value, { kind: "instance" }>, name: string): Value | undefined {
	const member = classMember(value.type, name);
	if (member.kind !== "own" || member.value.kind !== "function") return undefined;
	return { kind: "method", self: value, function: member.value };
}

/** Runs the block and leaves the context manager, who may swallow an exception: it is known of the project's own only. */
function left(machine: Machine, manager: Value, site: Site, inside: () => boolean): boolean {
	const { isAssumed } = machine;
	const { isAlive, caught, mark } = catching(machine, { takes: ["raise"] }, () => {
		if (!inside()) throw DEAD;
	});
	const exit = (given: Arguments) => {
		const method = manager.kind === "instance" ? methodOf(manager, "__exit__") : undefined;
		if (method !== undefined) return machine.call(method, given, site);
		const isPlain = manager.kind === "instance" && isNullContext(manager.type);
		return isPlain ? NONE : unknown("whether exceptions are swallowed is not known", site);
	};
	const nothing: Arguments = { ...NO_ARGUMENTS, isOpen: true };
	if (isExitStack(manager) && caught.length === 0) leaveExitStack(machine, manager, site);
	if (caught.length === 0) {
		if (isAlive && manager.kind === "instance") exit(nothing);
		return isAlive;
	}
	const outcomes: Outcome[] = [];
	if (isAlive) {
		if (manager.kind === "instance") exit(nothing);
		outcomes.push({ changes: machine.journal.changesSince(mark), isAssumed: machine.isAssumed });
	}
	machine.journal.rewind(mark);
	for (const { exit: raised, changes, isAssumed: isDoubtful } of caught) {
		machine.journal.apply(changes);
		machine.isAssumed = isDoubtful;
		const isSwallowed = truthOf(exit(nothing));
		if (isSwallowed !== true) leave(machine, raised);
		if (isSwallowed !== false) outcomes.push({ changes: machine.journal.changesSince(mark), isAssumed: isDoubtful });
		machine.journal.rewind(mark);
	}
	machine.isAssumed = isAssumed;
	proceed(machine, outcomes);
	return true;
}
