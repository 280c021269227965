import type { Expression, Statement } from "../../tree/ast.ts";
import { removeAttribute } from "../attributes/remove-attribute.ts";
import { makeClass } from "../classes/make-class.ts";
import type { Raised, Scope } from "../execution.ts";
import { leave, mayRaise, raise, raiseBuiltin, survives } from "../flow.ts";
import { BoundExceeded, DEAD, MAX_NESTING, type Machine } from "../machine.ts";
import { executeMatch } from "../matching/match.ts";
import { binary } from "../operators/arithmetic.ts";
import { alternativesOf, NONE, passed, type Single, type Site, unknown } from "../value.ts";
import { elementsOf, setElements } from "../values/containers.ts";
import { exceptionTypeOf, nameOfException } from "../values/exceptions.ts";
import { bind, each, mangled, namespaceFor, siteOf, textOf } from "../values/scope.ts";
import { setItem } from "../values/subscripts.ts";
import { asTest, conditionFor, truthOf } from "../values/truth.ts";
import { assign } from "./assignment.ts";
import { executeIf } from "./branches.ts";
import { define, defineFunction, evaluateAnnotation } from "./definitions.ts";
import { executeFrom, executeImport } from "./import-statements.ts";
import { noteSystemChange } from "./installers.ts";
import { executeFor, executeWhile } from "./loops.ts";
import { editSearchPath } from "./search-path.ts";
import { executeTry } from "./try.ts";
import { executeWith } from "./with.ts";

/** Runs statements in their order; false where their end is never reached. */
export function execute(machine: Machine, statements: readonly Statement[], scope: Scope): boolean {
	return survives(machine, () => {
		for (const statement of statements) {
			machine.spend(1);
			if (++machine.depth > MAX_NESTING) throw new BoundExceeded("the code nests too deep");
			executeOne(machine, statement, scope);
			machine.depth--;
		}
	});
}

function executeOne(machine: Machine, statement: Statement, scope: Scope): void {
	const site = siteOf(scope, statement);
	switch (statement.kind) {
		case "expression":
			machine.evaluate(statement.value, scope);
			break;
		case "assign": {
			const value = machine.evaluate(statement.value, scope);
			for (const target of statement.targets) assign(machine, target, value, scope, site);
			break;
		}
		case "annotated":
			executeAnnotated(machine, statement, scope, site);
			break;
		case "augmented":
			executeAugmented(machine, statement, scope, site);
			break;
		case "import":
			executeImport(machine, statement.names, scope, site);
			break;
		case "from":
			executeFrom(machine, statement, scope, site);
			break;
		case "function":
			define(machine, statement.name, statement, scope, defineFunction, `defines ${statement.name}()`);
			break;
		case "class":
			define(machine, statement.name, statement, scope, makeClass, `defines the class ${statement.name}`);
			break;
		case "return": {
			const value = statement.value === undefined ? NONE : passed(machine.evaluate(statement.value, scope), site);
			leave(machine, { kind: "return", value });
			throw DEAD;
		}
		case "break":
		case "continue":
			leave(machine, { kind: statement.kind });
			throw DEAD;
		case "delete":
			for (const target of statement.targets) remove(machine, target, scope, site);
			break;
		case "type-alias":
			bind(machine, statement.name, unknown("a type alias", site), scope);
			break;
		default:
			executeCompound(machine, statement, scope, site);
			break;
	}
}

function executeCompound(machine: Machine, statement: Statement, scope: Scope, site: Site): void {
	switch (statement.kind) {
		case "if":
			executeIf(machine, statement, scope);
			break;
		case "while":
			executeWhile(machine, statement, scope);
			break;
		case "for":
			executeFor(machine, statement, scope);
			break;
		case "try":
			executeTry(machine, statement, scope);
			break;
		case "with":
			executeWith(machine, statement, scope);
			break;
		case "match":
			executeMatch(machine, statement, scope);
			break;
		case "raise":
			executeRaise(machine, statement.exception, scope, site);
			break;
		case "assert":
			executeAssert(machine, statement.test, scope, site);
			break;
		case "unreadable":
			cannotBeRead(statement, scope);
			break;
		default:
			break;
	}
}

function cannotBeRead({ start }: Statement, { text }: Scope): never {
	throw new BoundExceeded(`${text.path}:${text.lines.position(start).line} cannot be read`);
}

function executeAnnotated(
	machine: Machine,
	statement: Extract<Statement, { kind: "annotated" }>,
	scope: Scope,
	site: Site,
): void {
	const { target, annotation, value } = statement;
	// The grammar takes "match [a]:" for an annotation where it cannot read what follows.
	if (annotation.kind === "unreadable") cannotBeRead(statement, scope);
	const result = value === undefined ? undefined : machine.evaluate(value, scope);
	if (result !== undefined) assign(machine, target, result, scope, site);
	// Annotations of local variables are never evaluated.
	if (scope.kind !== "function") evaluateAnnotation(machine, annotation, scope);
}

function executeAugmented(
	machine: Machine,
	statement: Extract<Statement, { kind: "augmented" }>,
	scope: Scope,
	site: Site,
): void {
	const before = machine.evaluate(statement.target, scope);
	const operand = machine.evaluate(statement.value, scope);
	if (before.kind === "external" && before.path === "sys.path") {
		editSearchPath(machine, "extend", { positional: [operand], keywords: new Map(), isOpen: false });
		return;
	}
	if (before.kind === "external") noteSystemChange(machine, before.path);
	if (before.kind === "container" && before.type === "list" && statement.operator === "+") {
		const [one, other] = [elementsOf(before), elementsOf(operand)];
		setElements(machine, before, one === undefined || other === undefined ? undefined : [...one, ...other]);
		assign(machine, statement.target, before, scope, site);
		return;
	}
	const value = each(machine, before, (one) =>
		each(machine, operand, (other) => binary(machine, statement.operator, one, other, site)),
	);
	assign(machine, statement.target, value, scope, site);
}

function executeRaise(machine: Machine, exception: Expression | undefined, scope: Scope, site: Site): void {
	if (exception === undefined) {
		const handled = machine.handling.at(-1);
		if (handled !== undefined) raise(machine, handled);
		raiseBuiltin(machine, "RuntimeError", site, "there is no exception to raise again", "Name the exception.");
	}
	const value = machine.evaluate(exception, scope);
	for (const [index, one] of alternativesOf(value).entries()) {
		const raised = raisedBy(one, site);
		if (index === alternativesOf(value).length - 1) raise(machine, raised);
		mayRaise(machine, raised, { site, reason: "it depends on the way that the program takes" });
	}
}

function raisedBy(value: Single, site: Site): Raised {
	const type = exceptionTypeOf(value);
	const before = value.kind === "exception" ? value.raised : undefined;
	const reason = before?.reason ?? `${nameOfException(type)} is raised`;
	return {
		type,
		site: before?.syntax === true ? before.site : site,
		reason,
		advice: "Make sure that this line is not reached on the Space.",
		syntax: before?.syntax ?? false,
	};
}

function executeAssert(machine: Machine, test: Expression, scope: Scope, site: Site): void {
	const value = asTest(machine, machine.evaluate(test, scope), siteOf(scope, test));
	const truth = truthOf(value);
	if (truth === true) return;
	const raised: Raised = {
		type: { kind: "builtin", name: "AssertionError" },
		site,
		reason: `the assertion ${textOf(siteOf(scope, test))} is false`,
		advice: "Make sure that it holds on the Space.",
		syntax: false,
	};
	if (truth === false) raise(machine, raised);
	mayRaise(
		machine,
		{ ...raised, reason: `the assertion ${textOf(siteOf(scope, test))} may be false` },
		conditionFor(value),
	);
}

function remove(machine: Machine, target: Expression, scope: Scope, site: Site): void {
	switch (target.kind) {
		case "name": {
			machine.evaluate(target, scope);
			const namespace = namespaceFor(target.name, scope);
			bind(machine, target.name, undefined, scope);
			const names = machine.deleted.get(namespace) ?? new Map<string, Site>();
			machine.deleted.set(namespace, names.set(target.name, site));
			break;
		}
		case "tuple":
		case "list":
			for (const element of target.elements) remove(machine, element, scope, site);
			break;
		case "attribute": {
			const object = machine.evaluate(target.value, scope);
			removeAttribute(machine, object, mangled(target.attribute, scope), siteOf(scope, target));
			break;
		}
		case "subscript": {
			const object = machine.evaluate(target.value, scope);
			const index = machine.evaluate(target.index, scope);
			setItem(machine, object, index, undefined, site);
			break;
		}
		default:
			machine.evaluate(target, scope);
			break;
	}
}
