import type { Expression } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { builtinException, mayRaise, raise, raiseBuiltin } from "../flow.ts";
import { orderedElements } from "../iteration/iterate.ts";
import { hasNoElements } from "../iteration/refuse.ts";
import type { Machine } from "../machine.ts";
import { alternativesOf, passed, type Site, unknown, type Value } from "../value.ts";
import { lengthsOf, sequenceOf } from "../values/containers.ts";
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
	refuseLengths(machine, elements === undefined ? value : { kind: "tuple", elements }, {
		least: star < 0 ? targets.length : targets.length - 1,
		most: star < 0 ? targets.length : Number.POSITIVE_INFINITY,
		site,
	});
	if (elements === undefined) {
		if (hasNoElements(value)) {
			raiseBuiltin(
				machine,
				"TypeError",
				site,
				`${textOf(site)} unpacks what has no elements`,
				"Assign it to one name.",
			);
		}
		unpackUnknown(machine, targets, value, scope, site);
		return;
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

function unpackUnknown(machine: Machine, targets: readonly Expression[], value: Value, scope: Scope, site: Site): void {
	const nobodyKnows = unknown(reasonOf(value, site), value.kind === "unknown" ? (value.site ?? site) : site);
	for (const target of targets) {
		const one = target.kind === "starred" ? sequenceOf("list", undefined, site) : nobodyKnows;
		assign(machine, target, one, scope, site);
	}
}

/** How many values are taken, and where. */
interface Taken {
	readonly least: number;
	readonly most: number;
	readonly site: Site;
}

/** Ends this way, or may, where a value has too many or too few elements on every way that leads here, or on some. */
function refuseLengths(machine: Machine, value: Value, { least, most, site }: Taken): void {
	const all = alternativesOf(value)
		.filter(({ isDoubtful }) => isDoubtful !== true)
		.map(lengthsOf);
	const [wrong] = all.flatMap((one) => (one !== undefined && (one.least < least || one.most > most) ? [one] : []));
	if (wrong === undefined) return;
	const count = wrong.least < least ? wrong.least : wrong.most;
	const names = most === least ? `${least}` : `at least ${least}`;
	const reason = `${count} values are unpacked into ${names} names`;
	const raised = builtinException("ValueError", site, reason, "Give as many names as there are values.");
	if (all.every((one) => one !== undefined && (one.most < least || one.least > most))) raise(machine, raised);
	mayRaise(machine, raised, { site, reason: "it depends on the way that the program takes" });
}

function reasonOf(value: Value, site: Site): string {
	return value.kind === "unknown" ? value.reason : `what ${textOf(site)} unpacks is not known`;
}
