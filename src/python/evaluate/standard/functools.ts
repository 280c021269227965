import { raiseBuiltin } from "../flow.ts";
import { orderedElements } from "../iteration/iterate.ts";
import { isSame } from "../join.ts";
import { namespaceOf } from "../namespace.ts";
import { NO_ARGUMENTS, type Value } from "../value.ts";
import { callSingleDispatch, registerDispatch, singleDispatch } from "./single-dispatch.ts";
import { prepared, type StandardCall } from "./standard-call.ts";

/** A cache: the function itself as a decorator without brackets, else a decorator. */
const cache: StandardCall = (_machine, { positional: [fn] }) => {
	if (fn?.kind === "function") return { ...fn, memo: namespaceOf() };
	return fn === undefined || fn.kind === "constant"
		? { kind: "decorator", name: "lru_cache", marks: "memo" }
		: undefined;
};

/** A partial of a partial calls what that one calls, as CPython makes it: they may be thousands. */
const partial: StandardCall = (machine, { positional: [fn, ...positional], keywords, isOpen }) => {
	if (fn === undefined || isOpen) return undefined;
	if (fn.kind !== "partial") return { kind: "partial", function: fn, positional, keywords };
	machine.spend(fn.positional.length + fn.keywords.size);
	return {
		kind: "partial",
		function: fn.function,
		positional: [...fn.positional, ...positional],
		keywords: new Map([...fn.keywords, ...keywords]),
	};
};

/** Functions of `functools`. */
export const FUNCTOOLS: Readonly<Record<string, StandardCall>> = {
	"functools.partial": partial,
	"functools.wraps": () => ({ kind: "decorator", name: "wraps", marks: "nothing" }),
	"functools.update_wrapper": (_machine, { positional: [wrapper] }) => wrapper,
	"functools.total_ordering": (_machine, { positional: [type] }) => type,
	"functools.lru_cache": cache,
	"functools.cache": cache,
	"functools.cached_property": (_machine, { positional: [fn] }) =>
		fn === undefined ? undefined : { kind: "descriptor", of: "cached_property", function: fn },
	"functools.reduce": (machine, { positional: [fn, source, initial] }, site) => {
		const elements = source === undefined ? undefined : orderedElements(machine, source, site);
		if (fn === undefined || elements === undefined) return undefined;
		const [first, ...rest] = initial === undefined ? elements : [initial, ...elements];
		if (first === undefined)
			raiseBuiltin(machine, "TypeError", site, "reduce() is given nothing", "Give it a first value.");
		return rest.reduce<Value>(
			(value, element) => machine.call(fn, { ...NO_ARGUMENTS, positional: [value, element] }, site),
			first,
		);
	},
	"functools.singledispatch": (_machine, { positional: [fn] }, site) =>
		fn === undefined ? undefined : singleDispatch(fn, site),
	"functools.singledispatch.__call__": callSingleDispatch,
	"functools.singledispatch.register": registerDispatch,
	"weakref.ref": (_machine, { positional: [object], keywords }) =>
		object === undefined || keywords.size > 0 ? undefined : prepared("weakref.ref.__call__", [object]),
	"weakref.ref.__call__": (machine, { positional: [object] }) =>
		object !== undefined && isKept(machine, object) ? object : undefined,
};

/** Whether a module holds an object, so that a weak reference to it still finds it. */
function isKept(machine: Parameters<StandardCall>[0], object: Value): boolean {
	for (const module of machine.modules.bindings.values()) {
		if (module.kind !== "module") continue;
		for (const value of module.module.namespace.bindings.values()) if (isSame(value, object)) return true;
	}
	return false;
}
