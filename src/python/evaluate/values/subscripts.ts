import { setEntry } from "../calls/reflection.ts";
import { itemOfClass } from "../classes/class-items.ts";
import { builtinException, libraryMayFail, mayRaise, raise, raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME, type Namespace } from "../namespace.ts";
import { routingObject } from "../routes/registry.ts";
import { markChanged } from "../routes/route-lists.ts";
import { environment, isDeleted } from "../standard/environment.ts";
import { noteSystemChange } from "../statements/installers.ts";
import { type Container, type Instance, NONE, type Single, type Site, unknown, type Value } from "../value.ts";
import { classMember, obstacleOf } from "./class-members.ts";
import { elementsOf } from "./containers.ts";
import { describe } from "./describe.ts";
import { isCertainlyMissing, keyOf, refuseUnhashable, textKey } from "./keys.ts";
import { each, textOf, withoutUnbound } from "./scope.ts";
import { elementAt, setElement } from "./sequences.ts";

/** Libraries whose classes take parameters in brackets and stay what they are. */
const GENERIC = new Set(
	"typing typing_extensions collections builtins types re queue asyncio contextlib os pathlib sqlalchemy fastapi pydantic sqlmodel".split(
		" ",
	),
);

/** `object[index]`. */
export function getItem(machine: Machine, object: Value, index: Value, site: Site): Value {
	machine.spend(1);
	return each(machine, object, (one) => {
		const isHeld = one.kind === "container" || one.kind === "tuple";
		return isHeld ? each(machine, index, (at) => getOne(machine, one, at, site)) : getOne(machine, one, index, site);
	});
}

function getOne(machine: Machine, object: Single, index: Value, site: Site): Value {
	switch (object.kind) {
		case "external":
			return ofExternal(machine, object.path, index, site);
		case "namespace": {
			const key = keyOf(index);
			const name = key === undefined ? undefined : textKey(key);
			if (name === undefined) return unknown("which name is read cannot be seen", site);
			const value = object.namespace.bindings.get(name);
			if (value !== undefined) return withoutUnbound(machine, value, () => noKey(name, site));
			if (object.namespace.bindings.has(ANY_NAME)) return unknown("what is bound there cannot be seen", site);
			return raise(machine, noKey(name, site));
		}
		case "container":
			if (object.type === "set" || object.type === "view") break;
			return object.type === "dict" ? ofDict(machine, object, index, site) : elementAt(machine, object, index, site);
		case "tuple":
			return elementAt(machine, object, index, site);
		case "constant":
			if (object.value === null) break;
			return unknown("which part of the text is taken is not known", site);
		case "class":
			return itemOfClass(machine, object, index, site);
		case "instance": {
			const value = ofInstance(machine, object, index, site);
			if (value === undefined) break;
			return value;
		}
		case "module":
		case "function":
		case "method":
		case "iterator":
		case "generator":
		case "coroutine":
			break;
		case "unknown":
			libraryMayFail(machine, site, "call");
			return unknown(object.reason, object.site ?? site);
		default:
			return unknown(`what ${describe(object)} holds is not known`, site);
	}
	const reason = `${describe(object)} has no elements to be taken with brackets`;
	return raiseBuiltin(machine, "TypeError", site, reason, "Look at what the name is bound to when this line runs.");
}

/** What `__getitem__` of an object gives; `undefined` where it has none. */
function ofInstance(machine: Machine, object: Instance, index: Value, site: Site): Value | undefined {
	if (elementsOf(object) !== undefined) return elementAt(machine, object, index, site);
	const getter = classMember(object.type, "__getitem__");
	if (getter.kind === "own" && getter.value.kind === "function") {
		const method: Value = { kind: "method", self: object, function: getter.value };
		return machine.call(method, { positional: [index], keywords: new Map(), isOpen: false }, site);
	}
	if (getter.kind === "missing") return undefined;
	return unknown(obstacleOf(object.type) ?? "what it holds is not known", site);
}

function noKey(name: string, site: Site) {
	return builtinException(
		"KeyError",
		site,
		`there is no "${name}" when it is read`,
		`Bind "${name}" before this line.`,
	);
}

function ofExternal(machine: Machine, path: string, index: Value, site: Site): Value {
	if (path === "os.environ") return ofEnvironment(machine, index, site);
	if (path === "sys.modules" && index.kind === "constant" && typeof index.value === "string") {
		const module = machine.modules.bindings.get(index.value);
		if (module !== undefined) return withoutUnbound(machine, module, () => noKey(String(index.value), site));
		return unknown(`whether "${index.value}" is in sys.modules is not known`, site);
	}
	if (GENERIC.has(path.split(".", 1)[0] ?? "")) return { kind: "external", path, isModule: false };
	libraryMayFail(machine, site, "call");
	return unknown(`what ${textOf(site)} holds is not known`, site);
}

/** Reading a variable that is not set ends in a KeyError: whether it is set, only the Space knows. */
function ofEnvironment(machine: Machine, index: Value, site: Site): Value {
	const name = index.kind === "constant" ? String(index.value) : undefined;
	const own = name === undefined ? undefined : machine.environment.bindings.get(name);
	const isLacking = own === undefined ? machine.unset.has(name ?? "") : isDeleted(own);
	if (isLacking) return raise(machine, noKey(name ?? "", site));
	if (machine.variables !== "unknown" && own === undefined) {
		const text = unknown(`the environment variable ${name ?? ""} is only known on the Space`, site);
		return { ...text, isText: true };
	}
	if (own === undefined || own.kind === "union") {
		const what = name === undefined ? "an environment variable" : `the environment variable ${name}`;
		const reason = `os.environ[…] raises KeyError unless ${what} is set`;
		const advice = `Set ${name ?? "it"} as a variable or secret of the Space, or read it with os.getenv().`;
		mayRaise(machine, builtinException("KeyError", site, reason, advice), {
			site,
			reason: `${what} is only known on the Space`,
		});
	}
	// Where it goes on, the variable is set.
	const value = environment(
		machine,
		index,
		unknown(`the environment variable ${name ?? ""} is only known on the Space`, site),
		site,
	);
	return value;
}

function ofDict(machine: Machine, dict: Container, index: Value, site: Site): Value {
	refuseUnhashable(machine, index, site);
	const key = keyOf(index);
	const { bindings } = dict.contents;
	const nobodyKnows = unknown("what the dict holds is not known", site);
	if (key === undefined)
		return join([...[...bindings.values()].slice(0, 8).filter(({ kind }) => kind !== "unbound"), nobodyKnows]);
	const value = bindings.get(key);
	const name = textKey(key) ?? key;
	if (value !== undefined) return withoutUnbound(machine, value, () => noKey(name, site));
	return isCertainlyMissing(bindings, key) ? raise(machine, noKey(name, site)) : nobodyKnows;
}

/** `object[index] = value`; `undefined` deletes. */
export function setItem(machine: Machine, object: Value, index: Value, value: Value | undefined, site: Site): void {
	machine.spend(1);
	each(machine, object, (one) => {
		// What is not there cannot be deleted: that fails as reading it does.
		if (value === undefined && isPlainHolder(one)) getOne(machine, one, index, site);
		setOne(machine, one, index, value, site);
		return one;
	});
}

function isPlainHolder(object: Single): boolean {
	if (object.kind === "external") return object.path === "os.environ";
	return object.kind === "namespace" || (object.kind === "container" && object.type === "dict");
}

function setOne(machine: Machine, object: Single, index: Value, value: Value | undefined, site: Site): void {
	const routes = routingObject(object);
	if (routes !== undefined) markChanged(machine, routes.object, site);
	else if (object.kind === "namespace") setName(machine, object.namespace, index, value, site);
	else if (object.kind === "external") setExternal(machine, object.path, index, value);
	else if (object.kind === "container" && object.type === "dict") {
		const key = keyOf(index);
		refuseUnhashable(machine, index, site);
		if (key !== undefined) machine.journal.set(object.contents, key, value);
		else openDict(machine, object, value, site);
	} else if (object.kind === "container") setElement(machine, object, index, value, site);
}

function setName(machine: Machine, namespace: Namespace, index: Value, value: Value | undefined, site: Site): void {
	const key = keyOf(index);
	const name = key === undefined ? undefined : textKey(key);
	if (value !== undefined) setEntry(machine, namespace, index, value, site);
	else if (name !== undefined) machine.journal.set(namespace, name, undefined);
}

function setExternal(machine: Machine, path: string, index: Value, value: Value | undefined): void {
	if (index.kind !== "constant" || path !== "sys.modules") noteSystemChange(machine, path);
	if (index.kind !== "constant") return;
	if (path === "os.environ") machine.journal.set(machine.environment, String(index.value), value ?? NONE);
	if (path === "sys.modules") machine.journal.set(machine.modules, String(index.value), value);
}

function openDict(machine: Machine, dict: Container, value: Value | undefined, site: Site): void {
	for (const [key, before] of [...dict.contents.bindings]) {
		machine.journal.set(dict.contents, key, join([before, ...(value === undefined ? [] : [value])]));
	}
	machine.journal.set(dict.contents, ANY_NAME, value ?? unknown("what the dict holds is not known", site));
}
