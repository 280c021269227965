import type { LibraryType } from "../../libraries/knowledge.ts";
import type { RoutingPart } from "../../libraries/routing.ts";
import type { Machine } from "../machine.ts";
import { companionOf, type Namespace } from "../namespace.ts";
import { alternativesOf, type Instance, type LibraryInstance, type Value } from "../value.ts";
import { libraryBaseOf } from "../values/class-members.ts";
import type { Entry } from "./entry.ts";
import { unknownPath } from "./path-text.ts";

/** Registrations of one object that are followed. */
const MAX_REGISTRATIONS = 2_000;

/** An application, a router, a route, or what else is told or stands for what an application is told. */
export type RoutingObject = (Instance | LibraryInstance) & {
	/** Registries of the objects of which it is one, where it cannot be told which. */
	readonly among?: ReadonlySet<Namespace>;
};

/**
 * What each object was told: one binding a registration, in their order, so that forks, joins and loops make of them what
 * they make of every binding. An object is known by the namespace of its attributes.
 */
const registries = new WeakMap<Namespace, Namespace>();

/** The registrations of an object. */
export function registryOf({ attributes }: Pick<RoutingObject, "attributes">): Namespace {
	const known = registries.get(attributes);
	if (known !== undefined) return known;
	const made = companionOf(attributes);
	registries.set(attributes, made);
	return made;
}

/** Lets a shallow copy of an object share its registrations: both hold the same router. */
export function shareRegistry(from: Pick<RoutingObject, "attributes">, copy: Namespace): void {
	registries.set(copy, registryOf(from));
}

/** The object of a value that has registrations, and what it is; `undefined` for everything else. */
export function routingObject(
	value: Value | undefined,
): { readonly object: RoutingObject; readonly part: RoutingPart } | undefined {
	if (value?.kind !== "library" && value?.kind !== "instance") return undefined;
	const type = value.kind === "library" ? value.type : libraryBaseOf(value.type);
	return type?.routing === undefined ? undefined : { object: value, part: type.routing };
}

/** Adds a registration to those of an object. */
export function add(machine: Machine, object: RoutingObject, entry: Entry): void {
	const { module, span } = entry.site;
	const { among } = object;
	const value: Value = among === undefined ? { kind: "registration", entry } : { kind: "registration", entry, among };
	put(machine, object, `${module.path}:${span.start}`, value);
}

/** Adds what an object was told, as far as it is wanted, to what another one was told. */
export function copyRegistrations(
	machine: Machine,
	from: RoutingObject,
	to: RoutingObject,
	isWanted: (entry: Entry) => boolean,
): void {
	for (const [key, value] of [...registryOf(from).bindings]) {
		const entry = alternativesOf(value).find((one) => one.kind === "registration")?.entry;
		if (entry === undefined || isWanted(entry)) put(machine, to, key.slice(0, key.lastIndexOf("#")), value);
	}
}

/** The key is the place and how often it has registered, so that ways through the program that do the same agree on it. */
function put(machine: Machine, object: RoutingObject, place: string, value: Value): void {
	machine.spend(1);
	const registry = registryOf(object);
	const { bindings } = registry;
	if (bindings.size > MAX_REGISTRATIONS) return;
	let [count, above] = [0, 1];
	while (bindings.has(`${place}#${above - 1}`)) [count, above] = [above, above * 2];
	while (count < above) {
		const middle = (count + above) >> 1;
		if (bindings.has(`${place}#${middle}`)) count = middle + 1;
		else above = middle;
	}
	machine.journal.set(registry, `${place}#${count}`, bindings.size === MAX_REGISTRATIONS ? tooMany(object) : value);
}

function tooMany({ site }: RoutingObject): Value {
	const reason = "it is told more than is followed";
	return { kind: "registration", entry: { kind: "hidden", reason, path: unknownPath(reason), site } };
}

/** The views of each object, by the namespace of its attributes. */
const views = new WeakMap<Namespace, Map<string, LibraryInstance>>();

/** An object and its views. */
export function viewsOf(owner: RoutingObject): readonly RoutingObject[] {
	return [owner, ...(views.get(owner.attributes)?.values() ?? [])];
}

/** `router` or `routes` of an object: the same every time, with the object's own registrations. */
export function viewOf(owner: RoutingObject, name: string, type: LibraryType): LibraryInstance {
	const all = views.get(owner.attributes) ?? new Map<string, LibraryInstance>();
	views.set(owner.attributes, all);
	const known = all.get(name);
	if (known !== undefined) return known;
	const attributes = companionOf(owner.attributes);
	const made: LibraryInstance = { kind: "library", type, attributes, inner: undefined, site: owner.site };
	registries.set(attributes, registryOf(owner));
	all.set(name, made);
	return made;
}
