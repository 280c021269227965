import { builtinException, mayRaise, raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import { viewOf } from "../routes/registry.ts";
import { type LibraryInstance, type Site, unknown, type Value } from "../value.ts";
import { withoutUnbound } from "../values/scope.ts";
import { lacksBuiltIn } from "./built-in-attributes.ts";
import { missing, noAttribute, UNIVERSAL } from "./missing.ts";

/** Of `types`: it has nothing but what it is given. */
const SIMPLE_NAMESPACE = "SimpleNamespace";

/** An attribute of an object of a library: what the program has set, else what is known of its class. */
export function getOfLibrary(machine: Machine, object: LibraryInstance, name: string, site: Site): Value {
	const own = object.attributes.bindings.get(name);
	if (own !== undefined) return withoutUnbound(machine, own, () => noAttribute(object, name, site));
	const isBare = object.type.name === SIMPLE_NAMESPACE && !object.attributes.bindings.has(ANY_NAME);
	if ((isBare && !UNIVERSAL.test(name)) || lacksBuiltIn(object, name)) missing(machine, object, name, site);
	return libraryMember(machine, object.type, object, name, site);
}

/** What a class of a library gives its instances under a name. */
export function libraryMember(
	machine: Machine,
	type: LibraryInstance["type"],
	self: Value,
	name: string,
	site: Site,
): Value {
	if (Object.hasOwn(type.methods, name)) return { kind: "library-method", self, name };
	const { attributes, views, lacks } = type;
	if (lacks?.names.has(name) === true) {
		const reason = `${type.name} has no "${name}", which only ${lacks.owner} has`;
		return raiseBuiltin(machine, "AttributeError", site, reason, lacks.advice);
	}
	const view = views !== undefined && Object.hasOwn(views, name) ? views[name] : undefined;
	if (view !== undefined && (self.kind === "library" || self.kind === "instance")) return viewOf(self, name, view);
	if (attributes !== undefined && !attributes.has(name) && !name.startsWith("_")) {
		const reason = `${type.name} is not known to have an attribute "${name}"`;
		const advice = `Correct "${name}", or look it up in the documentation of ${type.name}.`;
		mayRaise(machine, builtinException("AttributeError", site, reason, advice), { site, reason });
	}
	return unknown(`what "${name}" of ${type.name} is, is not known`, site);
}
