import type { Value } from "./value.ts";

/** Bindings of names: of a module, a scope, a class, an instance, a container. Changed through a {@link Journal} only. */
export interface Namespace {
	readonly bindings: ReadonlyMap<string, Value>;
	/** The how manieth it is: one that is made later has a greater number. */
	readonly born: number;
}

/** In a namespace, stands for every name that is not bound otherwise: it may be bound, to anything. */
export const ANY_NAME = "*";

/** Namespaces that were made so far. */
let births = 0;

/** An empty namespace, or one with bindings that no way through the program is without. */
export function namespaceOf(bindings: Iterable<readonly [string, Value]> = []): Namespace {
	return { bindings: new Map(bindings), born: ++births };
}

/** An empty namespace that belongs to another one: there is one wherever there is the other, whenever it is first asked for. */
export function companionOf({ born }: Namespace): Namespace {
	return { bindings: new Map(), born };
}

/** What happened to a binding between two moments; `undefined` is not bound. */
export interface Change {
	readonly before: Value | undefined;
	readonly after: Value | undefined;
	/** The namespace was made between the two moments: on other ways from the first one, there is no such thing. */
	readonly isNew: boolean;
}

/** Everything that changed between a mark and a moment. */
export type Difference = ReadonlyMap<Namespace, ReadonlyMap<string, Change>>;

/** Records every change of every namespace, so that one way through a program can be taken back and another one tried. */
export interface Journal {
	/** The present moment. */
	mark(): Mark;
	set(namespace: Namespace, name: string, value: Value | undefined): void;
	/** What changed since a mark. */
	changesSince(mark: Mark): Difference;
	/** Takes back all changes since a mark. */
	rewind(mark: Mark): void;
	/** Makes the changes again. */
	apply(difference: Difference): void;
}

/** A moment: how much had been recorded, and how many namespaces had been made. */
export interface Mark {
	readonly entries: number;
	readonly births: number;
}

interface Entry {
	readonly namespace: Namespace;
	readonly name: string;
	readonly before: Value | undefined;
}

/** Makes a journal. `spend` is told the cost of what it does, one unit a binding. */
export function openJournal(spend: (steps: number) => void): Journal {
	const entries: Entry[] = [];
	const put = (namespace: Namespace, name: string, value: Value | undefined) => {
		const bindings = namespace.bindings as Map<string, Value>;
		if (value === undefined) bindings.delete(name);
		else bindings.set(name, value);
	};
	const set = (namespace: Namespace, name: string, value: Value | undefined) => {
		entries.push({ namespace, name, before: namespace.bindings.get(name) });
		put(namespace, name, value);
	};
	return {
		mark: () => ({ entries: entries.length, births }),
		set,
		changesSince: (mark) => {
			spend(entries.length - mark.entries);
			const changes = new Map<Namespace, Map<string, Change>>();
			for (let index = mark.entries; index < entries.length; index++) {
				const entry = entries[index];
				if (entry === undefined) break;
				const names = changes.get(entry.namespace) ?? new Map<string, Change>();
				changes.set(entry.namespace, names);
				if (names.has(entry.name)) continue;
				const isNew = entry.namespace.born > mark.births;
				names.set(entry.name, { before: entry.before, after: entry.namespace.bindings.get(entry.name), isNew });
			}
			return changes;
		},
		rewind: (mark) => {
			spend(entries.length - mark.entries);
			while (entries.length > mark.entries) {
				const entry = entries.pop();
				if (entry !== undefined) put(entry.namespace, entry.name, entry.before);
			}
		},
		apply: (difference) => {
			for (const [namespace, names] of difference) {
				spend(names.size);
				for (const [name, { after }] of names) set(namespace, name, after);
			}
		},
	};
}
