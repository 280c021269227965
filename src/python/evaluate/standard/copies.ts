import { namespaceOf } from "../namespace.ts";
import { shareRegistry } from "../routes/registry.ts";
import { type Instance, type LibraryInstance, type Site, unknown, type Value } from "../value.ts";
import { elementsOf } from "../values/containers.ts";
import type { StandardCall } from "./standard-call.ts";

/** Containers within one another that are copied. */
const MAX_DEPTH = 6;

/** Copies a container; `depth` says how many levels are copies, too. */
function copyOf(value: Value, depth: number, site: Site): Value {
	if (depth < 0) return value;
	switch (value.kind) {
		case "container": {
			const bindings = [...value.contents.bindings].map(([key, one]) => [key, copyOf(one, depth - 1, site)] as const);
			return { ...value, contents: namespaceOf(bindings), site };
		}
		case "tuple":
			return { kind: "tuple", elements: (elementsOf(value) ?? []).map((one) => copyOf(one, depth - 1, site)) };
		case "constant":
		case "external":
		case "function":
		case "class":
		case "module":
		case "path":
			return value;
		case "instance":
		case "library":
			return depth === 0 ? shallowObject(value) : unknown("what a deep copy holds is not known", site);
		default:
			return value;
	}
}

function shallowObject(value: Instance | LibraryInstance): Value {
	const attributes = namespaceOf(value.attributes.bindings);
	shareRegistry(value, attributes);
	return { ...value, attributes };
}

/** Functions of `copy`. */
export const COPY: Readonly<Record<string, StandardCall>> = {
	// The elements of a list lie in a tuple, which is copied as well, but not what it holds.
	"copy.copy": (_machine, { positional: [value] }, site) => (value === undefined ? undefined : shallow(value, site)),
	"copy.deepcopy": (_machine, { positional: [value] }, site) =>
		value === undefined ? undefined : copyOf(value, MAX_DEPTH, site),
};

function shallow(value: Value, site: Site): Value {
	if (value.kind === "container") return { ...value, contents: namespaceOf(value.contents.bindings), site };
	return value.kind === "tuple" ? value : copyOf(value, 0, site);
}
