import type { Arguments } from "../execution.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { DATACLASS_MARK } from "../statements/classes.ts";
import { editSearchPath } from "../statements/search-path.ts";
import { constant, type LibraryInstance, NONE, type Site, unknown, type Value } from "../value.ts";
import { elementsOf, sequenceOf } from "../values/containers.ts";
import { pathFunction } from "./paths.ts";

type Standard = (machine: Machine, given: Arguments, site: Site) => Value | undefined;

/** What a function of the standard library gives; `undefined` for all others, and where nothing is known of it. */
export function standardFunction(machine: Machine, path: string, given: Arguments, site: Site): Value | undefined {
	const fn = Object.hasOwn(FUNCTIONS, path) ? FUNCTIONS[path] : undefined;
	if (fn !== undefined) return fn(machine, given, site);
	if (path.startsWith("sys.path.")) return editSearchPath(machine, path.slice("sys.path.".length), given);
	return pathFunction(machine, path, given, site);
}

const textIn = (value: Value | undefined): string | undefined =>
	value?.kind === "constant" && typeof value.value === "string" ? value.value : undefined;

/** Makes a decorator of the standard library that is used without parentheses. */
const marking =
	(marks: "nothing" | "context-manager"): Standard =>
	(machine, given, site) =>
		machine.call({ kind: "decorator", name: "decorator", marks }, given, site);

const FUNCTIONS: Readonly<Record<string, Standard>> = {
	"functools.partial": (_machine, { positional: [fn, ...positional], keywords, isOpen }) =>
		fn === undefined || isOpen ? undefined : { kind: "partial", function: fn, positional, keywords },
	"functools.wraps": () => ({ kind: "decorator", name: "wraps", marks: "nothing" }),
	"functools.reduce": (_machine, _given, site) => unknown("what functools.reduce() gives is not known", site),
	"contextlib.contextmanager": marking("context-manager"),
	"contextlib.asynccontextmanager": marking("context-manager"),
	"contextlib.suppress": (_machine, { positional, isOpen }) =>
		isOpen ? undefined : { kind: "suppressor", types: positional },
	"contextlib.nullcontext": (_machine, { positional: [first = NONE] }, site) => ({
		kind: "library",
		type: { name: "nullcontext", role: "other", noun: "a context manager", methods: {} },
		attributes: namespaceOf([["__enter__", first]]),
		inner: undefined,
		site,
	}),
	"typing.cast": (_machine, { positional: [, value] }) => value,
	"copy.copy": (_machine, { positional: [value] }) => value,
	"copy.deepcopy": (_machine, { positional: [value] }) => value,
	"dataclasses.dataclass": (machine, { positional: [type] }) => {
		if (type?.kind !== "class") return { kind: "external", path: "dataclasses.dataclass", isModule: false };
		// As the real one leaves it; the constructor that it writes is known by it.
		machine.journal.set(type.object.attributes, DATACLASS_MARK, constant(true));
		return type;
	},
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
	"os.getenv": (machine, { positional: [name, fallback], keywords }, site) =>
		environment(machine, name, fallback ?? keywords.get("default"), site),
	"os.environ.get": (machine, { positional: [name, fallback] }, site) => environment(machine, name, fallback, site),
	"os.environ.setdefault": (machine, { positional: [name, value] }, site) => {
		const text = textIn(name);
		if (text === undefined || value === undefined) return undefined;
		const before = machine.environment.bindings.get(text);
		const after = before ?? join([value, unknown(`the environment variable ${text} is only known on the Space`, site)]);
		machine.journal.set(machine.environment, text, after);
		return after;
	},
	"collections.OrderedDict": (machine, given, site) =>
		machine.call({ kind: "external", path: "builtins.dict", isModule: false }, given, site),
	"itertools.chain": (_machine, { positional }, site) => {
		const lists = positional.map((one) => elementsOf(one));
		return sequenceOf("list", lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []), site);
	},
};

function simpleNamespace(keywords: ReadonlyMap<string, Value>, site: Site): LibraryInstance {
	return {
		kind: "library",
		type: { name: "SimpleNamespace", role: "other", noun: "a SimpleNamespace", methods: {} },
		attributes: namespaceOf(keywords),
		inner: undefined,
		site,
	};
}

/** What a variable may hold that only the Space knows. */
function valuesFromSpace(machine: Machine, name: string, fallback: Value | undefined, site: Site): Value[] {
	const value = unknown(`the environment variable ${name} is only known on the Space`, site);
	if (fallback === undefined && machine.variables === "set") return [{ ...value, isText: true }];
	return [value, fallback ?? NONE];
}

/** An environment variable: what the program set itself, else what only the Space knows. */
export function environment(machine: Machine, name: Value | undefined, fallback: Value | undefined, site: Site): Value {
	const text = textIn(name);
	if (text === undefined) return unknown("which environment variable is read cannot be seen", site);
	const own = machine.environment.bindings.get(text);
	const fromSpace = valuesFromSpace(machine, text, fallback, site);
	if (own === undefined) return join(fromSpace);
	if (own.kind !== "union") return own;
	const bound = own.alternatives.filter(({ kind }) => kind !== "unbound");
	return join(bound.length === own.alternatives.length ? bound : [...bound, ...fromSpace]);
}
