import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import { type ClassObject, type Constant, constant, type Instance, type Site, type Value } from "../value.ts";
import { classMember, dataOf, fieldNamesOf, obstacleOf } from "./class-members.ts";
import { describe } from "./describe.ts";

/** Numbers that stand for objects as keys: two objects are one key if they are one object. */
const numbers = new WeakMap<object, number>();
let last = 0;

function numberOf(object: object): number {
	const known = numbers.get(object) ?? ++last;
	numbers.set(object, known);
	return known;
}

/** Elements of a tuple that is a key. */
const MAX_PARTS = 8;

/** How a key stands in the contents of a dict; `undefined` where it is not known. */
export function keyOf(value: Value | undefined, depth = 0): string | undefined {
	switch (value?.kind) {
		case "constant":
			return typeof value.value === "string" ? `'${value.value}` : `${Number(value.value)}${value.value === null}`;
		case "class":
			return `#${numberOf(value.object)}`;
		case "function":
			return `#${numberOf(value.attributes)}`;
		case "external":
			return `.${value.path}`;
		case "library": {
			// Routers compare their routes; applications are what they are.
			const isApplication = value.type.routing === "application" || value.type.routing === "api-application";
			return isApplication ? `#${numberOf(value.attributes)}` : undefined;
		}
		case "instance": {
			const data = dataOf(value);
			if (data !== undefined) return keyOf(data);
			return isByIdentity(value) ? `#${numberOf(value.attributes)}` : undefined;
		}
		case "tuple": {
			if (depth > 0 || value.elements.length > MAX_PARTS) return undefined;
			const parts = value.elements.map((one) => keyOf(one, depth + 1));
			return parts.includes(undefined) ? undefined : JSON.stringify(parts);
		}
		default:
			return undefined;
	}
}

/** Keys of a dict that are compared with one that is not found. */
const MAX_COMPARED = 1_000;

/** Whether a dict has no such key for certain: what a library holds by a name may be equal to what is written otherwise. */
export function isCertainlyMissing(bindings: ReadonlyMap<string, Value>, key: string): boolean {
	if (bindings.has(key) || bindings.has(ANY_NAME) || isOfLibrary(key)) return false;
	return bindings.size <= MAX_COMPARED && ![...bindings.keys()].some(isOfLibrary);
}

/** Of a tuple, parts are keys in quotes. */
function isOfLibrary(key: string): boolean {
	return key.startsWith("[") ? /"\.(?!builtins\.)/.test(key) : key.startsWith(".") && !key.startsWith(".builtins.");
}

/** Ends this way where a value certainly cannot be a key or an element of a set. */
export function refuseUnhashable(machine: Machine, value: Value, site: Site): void {
	const isChanging = value.kind === "container" && (value.type === "list" || value.type === "dict");
	if (!isChanging && !(value.kind === "instance" && isWithoutHash(value))) return;
	const reason = `${describe(value)} cannot be a key of a dict or an element of a set`;
	raiseBuiltin(machine, "TypeError", site, reason, "Use what does not change: a text, a number, a tuple of them.");
}

/** A class that compares its instances and says nothing of their hash takes it away from them. */
function isWithoutHash({ type }: Instance): boolean {
	const compares = classMember(type, "__eq__");
	const hash = classMember(type, "__hash__");
	if (compares.kind === "own")
		return hash.kind === "missing" || (hash.kind === "own" && isBehind(type, hash.owner, compares.owner));
	const options = classMember(type, "__dataclass_params__");
	if (options.kind !== "own" || options.value.kind !== "container" || hash.kind === "own") return false;
	const { bindings } = options.value.contents;
	return !["'frozen", "'unsafe_hash", "'eq"].some((name) => bindings.has(name));
}

/** Whether a class comes behind another one in the order of `type`. */
function isBehind({ ancestors }: ClassObject, one: ClassObject, other: ClassObject): boolean {
	const at = (wanted: ClassObject) =>
		ancestors.findIndex((ancestor) => ancestor.kind === "own" && ancestor.object === wanted);
	return at(one) > at(other);
}

/** Whether an object is a key by what it is, not by what it holds. */
function isByIdentity({ type }: Instance): boolean {
	const isOwn = ["__eq__", "__hash__", "__dataclass_fields__"].some((name) => classMember(type, name).kind === "own");
	return !isOwn && obstacleOf(type) === undefined && fieldNamesOf(type) === undefined;
}

/** The text that a key of a dict is; `undefined` for other keys. */
export function textKey(key: string): string | undefined {
	return key.startsWith("'") ? key.slice(1) : undefined;
}

/** The text or number that a key of a dict is; `undefined` for other keys. */
export function constantOfKey(key: string): Constant | undefined {
	const text = textKey(key);
	if (text !== undefined) return constant(text);
	const [, number] = /^(-?[\d.]+)false$/.exec(key) ?? [];
	return number === undefined ? undefined : constant(Number(number));
}
