import type { Machine } from "../machine.ts";
import { ANY_NAME, type Namespace } from "../namespace.ts";
import { type Instance, NO_ARGUMENTS, type Single, type Site, type Value } from "../value.ts";
import { classMember, libraryBaseOf, obstacleOf } from "../values/class-members.ts";
import { each, withoutUnbound } from "../values/scope.ts";
import { missing, noAttribute } from "./missing.ts";

/** `del object.name`; ends where there is certainly no such attribute. */
export function removeAttribute(machine: Machine, object: Value, name: string, site: Site): void {
	each(machine, object, (one) => {
		removeOne(machine, one, name, site);
		return one;
	});
}

function removeOne(machine: Machine, object: Single, name: string, site: Site): void {
	switch (object.kind) {
		case "module":
			removeName(machine, object, object.module.namespace, name, site);
			break;
		case "class":
			if (obstacleOf(object.object) === undefined) removeName(machine, object, object.object.attributes, name, site);
			break;
		case "instance":
			removeOfInstance(machine, object, name, site);
			break;
		case "function":
		case "library":
			machine.journal.set(object.attributes, name, undefined);
			break;
		default:
			break;
	}
}

/** What the class holds under the name cannot be deleted through the instance. */
function removeOfInstance(machine: Machine, object: Instance, name: string, site: Site): void {
	const member = classMember(object.type, name);
	if (member.kind === "own" && member.value.kind === "descriptor" && member.value.of === "property") {
		const { deleter } = member.value;
		if (deleter === undefined) missing(machine, object, name, site);
		machine.call(deleter, { ...NO_ARGUMENTS, positional: [object] }, site);
		return;
	}
	const hook = classMember(object.type, "__delattr__");
	const isPlain = hook.kind === "missing" && libraryBaseOf(object.type) === undefined && !isDescriptor(member);
	if (isPlain) removeName(machine, object, object.attributes, name, site);
	else machine.journal.set(object.attributes, name, undefined);
}

function isDescriptor(member: ReturnType<typeof classMember>): boolean {
	return (
		member.kind === "own" &&
		member.value.kind === "instance" &&
		classMember(member.value.type, "__delete__").kind === "own"
	);
}

function removeName(machine: Machine, object: Value, namespace: Namespace, name: string, site: Site): void {
	const before = namespace.bindings.get(name);
	const isKnown = !namespace.bindings.has(ANY_NAME) && !name.startsWith("__");
	if (before === undefined && isKnown) missing(machine, object, name, site);
	if (before !== undefined) withoutUnbound(machine, before, () => noAttribute(object, name, site));
	machine.journal.set(namespace, name, undefined);
}
