import type { Namespace } from "../namespace.ts";
import { alternativesOf, type LibraryInstance, type Single, type Site, type Value } from "../value.ts";
import type { Entry } from "./entry.ts";
import { joined, NO_PATH, type PathText, unknownPath } from "./path-text.ts";
import { type RoutingObject, registryOf, routingObject, viewsOf } from "./registry.ts";

/** Registrations that are read for one application; routers may include each other more often than anybody can list. */
const MAX_READ = 5_000;

/** Routers and applications within one another. */
const MAX_DEPTH = 30;

/** A registration where it counts in the end. */
export interface Read {
	readonly entry: Exclude<Entry, { readonly kind: "include" | "changed" }>;
	/** With all that stands before it. */
	readonly path: PathText;
	/** Why it may not be there, a clause. */
	readonly doubt: string | undefined;
}

/** How far reading has come. */
interface Reading {
	left: number;
	readonly found: Read[];
}

/** Where registrations are read. */
interface Position {
	/** Registries of the objects of which the application is one. */
	readonly among: ReadonlySet<Namespace>;
	/** For what is hidden and has no place of its own. */
	readonly site: Site;
	readonly depth: number;
	readonly doubt: string | undefined;
	/** A path with all that stands before it. */
	readonly place: (path: PathText, style: "api" | "plain") => PathText;
	/** What counts here of what is found. */
	readonly isWanted: (entry: Entry) => boolean;
}

/**
 * All that an object was told when the import ended, in the order in which it is asked. `among`: registries of the objects
 * of which the application is one.
 */
export function readObject(object: RoutingObject, among: ReadonlySet<Namespace>): readonly Read[] {
	const reading: Reading = { left: MAX_READ, found: [] };
	const position: Position = {
		among,
		site: object.site,
		depth: 0,
		doubt: undefined,
		place: (path) => path,
		isWanted: () => true,
	};
	readFrom(reading, object, position);
	return reading.found;
}

function readFrom(reading: Reading, object: RoutingObject, position: Position): void {
	const isReplaced = viewsOf(object).some(({ attributes: { bindings } }) =>
		["router", "routes", "default"].some((name) => bindings.has(name)),
	);
	const replaced: Entry = { kind: "changed", reason: "its list of routes is replaced", site: position.site };
	const registrations = [...registryOf(object).bindings.values()];
	readAll(
		reading,
		isReplaced ? [...registrations, { kind: "registration", entry: replaced }] : registrations,
		position,
	);
}

function readAll(reading: Reading, registrations: readonly Value[], position: Position): void {
	if (position.depth > MAX_DEPTH) {
		hide(reading, position, "routers lie deeper in one another than is followed");
		return;
	}
	const first = reading.found.length;
	for (const value of registrations) {
		if (reading.left === 0) return;
		if (--reading.left === 0) hide(reading, position, "there are more routes than are followed");
		else readValue(reading, value, position);
		const change = alternativesOf(value).find((one) => one.kind === "registration" && one.entry.kind === "changed");
		if (change?.kind === "registration" && change.entry.kind === "changed") {
			const { reason } = change.entry;
			reading.found.push(...reading.found.splice(first).map((one) => ({ ...one, doubt: one.doubt ?? reason })));
			hide(reading, position, reason);
		}
	}
}

function hide({ found }: Reading, { site, doubt, place }: Position, reason: string): void {
	const path = unknownPath(reason);
	found.push({ entry: { kind: "hidden", reason, path, site }, path: place(path, "plain"), doubt });
}

function readValue(reading: Reading, value: Value, position: Position): void {
	const alternatives = alternativesOf(value);
	const all = alternatives.flatMap((one) => (one.kind === "registration" ? [one] : []));
	const entries = all.map(({ entry }) => entry);
	const [first] = entries;
	if (alternatives.some(({ kind }) => kind === "unknown")) {
		hide(reading, position, "what is registered changes in a way that cannot be followed");
	}
	const isCertain =
		entries.length === alternatives.length &&
		entries.every((one) => isAlike(one, first)) &&
		all.every(({ among }) => among === undefined || isSameSet(among, position.among));
	const reason = "whether it is registered depends on what cannot be seen";
	const doubt = position.doubt ?? (isCertain ? undefined : reason);
	for (const entry of isCertain ? entries.slice(0, 1) : entries) readEntry(reading, entry, { ...position, doubt });
}

function isSameSet(one: ReadonlySet<Namespace>, other: ReadonlySet<Namespace>): boolean {
	return one.size === other.size && [...one].every((element) => other.has(element));
}

/** Whether it makes no difference which of two was registered. */
function isAlike(one: Entry, other: Entry | undefined): boolean {
	if (one === other) return true;
	if (one.kind !== "route" || other?.kind !== "route") return false;
	return (
		one.of === other.of &&
		one.path.kind === "known" &&
		other.path.kind === "known" &&
		one.path.text === other.path.text &&
		one.methods.join() === other.methods.join()
	);
}

function readEntry(reading: Reading, entry: Entry, position: Position): void {
	const { place, isWanted, doubt } = position;
	if (!isWanted(entry)) return;
	const depth = position.depth + 1;
	switch (entry.kind) {
		case "include": {
			const { prefix, own, registrations, site } = entry;
			const whole = joined(own, prefix);
			readAll(reading, registrations, {
				among: position.among,
				site,
				depth,
				doubt,
				place: (path, style) => place(joined(style === "api" ? whole : prefix, path), style),
				isWanted: isIncluded,
			});
			break;
		}
		case "mount": {
			const path = place(entry.path, "plain");
			for (const wrapper of wrappersAround(entry.app)) {
				readAll(reading, [...registryOf(wrapper).bindings.values()], { ...position, depth, isWanted: isMounted });
			}
			const inside = routerInside(entry.app);
			if (inside === undefined) reading.found.push({ entry, path, doubt });
			else {
				const isWholly = path.kind === "partly" || path.text === "";
				readFrom(reading, inside, {
					among: position.among,
					site: entry.site,
					depth,
					doubt,
					place: (inner) => joined(path, inner),
					isWanted: isWholly ? isMountedAtRoot : isMounted,
				});
			}
			break;
		}
		case "changed":
			break;
		case "route":
			reading.found.push({ entry, path: place(entry.path, entry.style), doubt });
			break;
		case "hidden":
			reading.found.push({ entry, path: place(entry.path, "plain"), doubt });
			break;
		default:
			reading.found.push({ entry, path: entry.kind === "documentation" ? place(entry.path, "plain") : NO_PATH, doubt });
	}
}

/** What `include_router` takes over: mounts, middleware and handlers stay with the router. */
function isIncluded({ kind }: Entry): boolean {
	return kind === "route" || kind === "include" || kind === "hidden" || kind === "changed";
}

function isMounted(entry: Entry): boolean {
	return isIncluded(entry) || entry.kind === "mount" || entry.kind === "documentation" || entry.kind === "cors";
}

/** What is mounted at the root answers whatever the routes before it do not. */
function isMountedAtRoot(entry: Entry): boolean {
	return isMounted(entry) || entry.kind === "fallback";
}

/** The application or router that is mounted, perhaps in wrappers; `undefined` for everything else. */
function routerInside(value: Value): RoutingObject | undefined {
	const found = routingObject(wrappersAround(value).at(-1)?.inner ?? value);
	return found !== undefined && /application$|router$/.test(found.part) ? found.object : undefined;
}

/** The wrappers of libraries around a value, outermost first. */
function wrappersAround(value: Value): readonly LibraryInstance[] {
	const wrappers: LibraryInstance[] = [];
	for (let at = value; wrappers.length < MAX_DEPTH; ) {
		const [one, ...others]: readonly Single[] = alternativesOf(at);
		if (one?.kind !== "library" || others.length > 0 || one.type.role !== "wrapper" || one.inner === undefined) break;
		wrappers.push(one);
		at = one.inner;
	}
	return wrappers;
}
