import type { Expression } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import { orderedElements } from "../iteration/iterate.ts";
import type { Machine } from "../machine.ts";
import { passed, type Site, unknown, type Value } from "../value.ts";
import { sequenceOf } from "../values/containers.ts";
import { bind, bindOwn, mangled, siteOf, textOf } from "../values/scope.ts";
import { setItem } from "../values/subscripts.ts";
import { openSearchPath } from "./search-path.ts";

/** Assigns a value to a target of any form. `site` is the statement. */
export function assign(machine: Machine, target: Expression, value: Value, scope: Scope, site: Site): void {
	machine.spend(1);
	switch (target.kind) {
		case "name":
			if (scope.kind === "comprehension") bindOwn(machine, target.name, value, scope);
			else bind(machine, target.name, passed(value, site), scope);
			break;
		case "tuple":
		case "list":
			unpack(machine, target.elements, value, scope, site);
			break;
		case "starred":
			assign(machine, target.value, value, scope, site);
			break;
		case "attribute": {
			const object = machine.evaluate(target.value, scope);
			if (object.kind === "external" && object.path === "sys" && target.attribute === "path") openSearchPath(machine);
			machine.setAttribute(object, mangled(target.attribute, scope), passed(value, site), siteOf(scope, target));
			break;
		}
		case "subscript": {
			const object = machine.evaluate(target.value, scope);
			const index = machine.evaluate(target.index, scope);
			if (target.index.kind === "slice") setItem(machine, object, unknown("a slice", site), value, site);
			else setItem(machine, object, index, passed(value, site), siteOf(scope, target));
			break;
		}
		default:
			break;
	}
}

function unpack(machine: Machine, targets: readonly Expression[], value: Value, scope: Scope, site: Site): void {
	const elements = value.kind === "union" ? undefined : orderedElements(machine, value, site);
	const star = targets.findIndex(({ kind }) => kind === "starred");
	if (elements === undefined) {
		refuseWhatIsNoSequence(machine, value, site);
		const nobodyKnows = unknown(reasonOf(value, site), value.kind === "unknown" ? (value.site ?? site) : site);
		for (const target of targets) {
			const one = target.kind === "starred" ? sequenceOf("list", undefined, site) : nobodyKnows;
			assign(machine, target, one, scope, site);
		}
		return;
	}
	const isFitting = star < 0 ? elements.length === targets.length : elements.length >= targets.length - 1;
	if (!isFitting) {
		const reason = `${elements.length} values are unpacked into ${targets.length} names`;
		raiseBuiltin(machine, "ValueError", site, reason, "Give as many names as there are values.");
	}
	const behind = star < 0 ? 0 : targets.length - star - 1;
	for (const [index, target] of targets.entries()) {
		const isBehind = star >= 0 && index > star;
		const at = isBehind ? elements.length - (targets.length - index) : index;
		const one =
			index === star
				? sequenceOf("list", elements.slice(star, elements.length - behind), site)
				: (elements[at] ?? unknown("it is not there", site));
		assign(machine, target, one, scope, site);
	}
}

function reasonOf(value: Value, site: Site): string {
	return value.kind === "unknown" ? value.reason : `what ${textOf(site)} unpacks is not known`;
}

function refuseWhatIsNoSequence(machine: Machine, value: Value, site: Site): void {
	const isNone = value.kind === "constant" && (value.value === null || typeof value.value !== "string");
	const isSingle =
		isNone ||
		value.kind === "module" ||
		value.kind === "function" ||
		value.kind === "method" ||
		value.kind === "coroutine";
	const isApplication = value.kind === "library" && value.type.role === "application";
	if (isSingle || isApplication) {
		raiseBuiltin(machine, "TypeError", site, `${textOf(site)} unpacks what has no elements`, "Assign it to one name.");
	}
}
