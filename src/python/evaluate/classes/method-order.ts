import type { Ancestor, ClassObject } from "../value.ts";

/** The method resolution order (C3, https://www.python.org/download/releases/2.3/mro/); `undefined` where there is none. */
export function linearise(
	object: ClassObject,
	bases: readonly (readonly Ancestor[])[],
): readonly Ancestor[] | undefined {
	const lists = [...bases, bases.flatMap((base) => base.slice(0, 1))];
	const heads = lists.map(() => 0);
	// The lists that a class is the head of, and how often it stands behind the head of one.
	const headed = new Map<unknown, number[]>();
	const waiting = new Map<unknown, number>();
	for (const [index, list] of lists.entries()) {
		addHead(headed, list[0], index);
		for (const one of list.slice(1)) count(waiting, one, 1);
	}
	const order: Ancestor[] = [{ kind: "own", object }];
	for (let from = 0; ; ) {
		while (from < lists.length && (heads[from] ?? 0) >= (lists[from]?.length ?? 0)) from++;
		if (from === lists.length) return order;
		const next = nextOf(lists, heads, from, waiting);
		if (next === undefined) return undefined;
		order.push(next);
		for (const index of headed.get(identityOf(next)) ?? []) {
			const head = (heads[index] ?? 0) + 1;
			heads[index] = head;
			const following = lists[index]?.[head];
			if (following === undefined) continue;
			count(waiting, following, -1);
			addHead(headed, following, index);
		}
	}
}

/** The first head, from a list on, that stands behind no other. */
function nextOf(
	lists: readonly (readonly Ancestor[])[],
	heads: readonly number[],
	from: number,
	waiting: ReadonlyMap<unknown, number>,
): Ancestor | undefined {
	for (let index = from; index < lists.length; index++) {
		const head = lists[index]?.[heads[index] ?? 0];
		if (head !== undefined && (waiting.get(identityOf(head)) ?? 0) === 0) return head;
	}
	return undefined;
}

function addHead(headed: Map<unknown, number[]>, one: Ancestor | undefined, index: number): void {
	if (one === undefined) return;
	const identity = identityOf(one);
	const lists = headed.get(identity);
	if (lists === undefined) headed.set(identity, [index]);
	else lists.push(index);
}

function count(waiting: Map<unknown, number>, one: Ancestor, change: number): void {
	const identity = identityOf(one);
	waiting.set(identity, (waiting.get(identity) ?? 0) + change);
}

/** What two ancestors have in common if they are the same class. */
function identityOf(one: Ancestor): unknown {
	if (one.kind === "own") return one.object;
	return one.value.kind === "external" ? one.value.path : one.value;
}
