import { CLASS_FUNCTIONS } from "../classes/class-functions.ts";
import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { CONTEXTLIB } from "../standard/contextlib.ts";
import { COPY } from "../standard/copies.ts";
import { ENVIRONMENT } from "../standard/environment.ts";
import { FUNCTOOLS } from "../standard/functools.ts";
import { ITERTOOLS } from "../standard/itertools.ts";
import { OPERATOR } from "../standard/operator.ts";
import { type StandardCall, textIn } from "../standard/standard-call.ts";
import { editSearchPath } from "../statements/search-path.ts";
import { constant, type LibraryInstance, type Site, unknown, type Value } from "../value.ts";
import { simpleObject } from "../values/describe.ts";
import { pathFunction } from "./paths.ts";

/** What a function of the standard library gives; `undefined` for all others, and where nothing is known of it. */
export function standardFunction(machine: Machine, path: string, given: Arguments, site: Site): Value | undefined {
	const fn = Object.hasOwn(FUNCTIONS, path) ? FUNCTIONS[path] : undefined;
	if (fn !== undefined) return fn(machine, given, site);
	if (path.startsWith("sys.path.")) return editSearchPath(machine, path.slice("sys.path.".length), given);
	return pathFunction(machine, path, given, site);
}

const FUNCTIONS: Readonly<Record<string, StandardCall>> = {
	...CLASS_FUNCTIONS,
	...FUNCTOOLS,
	...OPERATOR,
	...ITERTOOLS,
	...CONTEXTLIB,
	...COPY,
	...ENVIRONMENT,
	"typing.cast": (_machine, { positional: [, value] }) => value,
	"types.SimpleNamespace": (_machine, { keywords, positional, isOpen }, site) =>
		isOpen || positional.length > 0 ? undefined : simpleNamespace(keywords, site),
	"argparse.Namespace": (_machine, { keywords, positional, isOpen }, site) =>
		isOpen || positional.length > 0 ? undefined : simpleNamespace(keywords, site),
	"importlib.import_module": (machine, { positional: [name, anchor], keywords }, site) => {
		const text = textIn(name);
		const relativeTo = textIn(anchor ?? keywords.get("package"));
		if (text === undefined) return unknown("which module is imported cannot be seen", site);
		if (!text.startsWith(".")) return machine.importModule(text, site);
		const level = text.length - text.replace(/^\.+/, "").length;
		if (relativeTo === undefined) return undefined;
		const parents = relativeTo.split(".");
		const base = parents.slice(0, parents.length - level + 1);
		return machine.importModule(
			[...base, ...text.slice(level).split(".")].filter((part) => part !== "").join("."),
			site,
		);
	},
	"importlib.reload": (_machine, { positional: [module] }) => module,
	"platform.system": () => constant("Linux"),
	"collections.OrderedDict": (machine, given, site) =>
		machine.call({ kind: "external", path: "builtins.dict", isModule: false }, given, site),
};

function simpleNamespace(keywords: ReadonlyMap<string, Value>, site: Site): LibraryInstance {
	return simpleObject("SimpleNamespace", "a SimpleNamespace", keywords, site);
}
