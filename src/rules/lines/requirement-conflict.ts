import type { Requirement } from "../../requirements/requirements.ts";
import { contradiction } from "../../requirements/versions/contradiction.ts";
import type { Clause } from "../../requirements/versions/specifier.ts";
import type { Group } from "./requirement-lines.ts";

/** One side of a conflict: a line, and what of it the other side contradicts. */
export interface Side {
	readonly line: Requirement;
	/** `==1.0`, or the address that it names. */
	readonly asks: string;
	readonly isConstraint: boolean;
}

/** Two things that no version of one distribution can be, in the order of the lines; constraints come last. */
export type Conflict = readonly [Side, Side];

/** What contradicts itself in the requirements of one distribution; `undefined` where a version may meet them all. */
export function conflictIn(group: Group): Conflict | undefined {
	return betweenVersions(group) ?? betweenAddresses(group);
}

function betweenVersions({ requirements, constraints }: Group): Conflict | undefined {
	const sides = new Map<Clause, Side>();
	// What is said twice contradicts nothing that the first does not contradict.
	const said = new Set<string>();
	const add = (line: Requirement, isConstraint: boolean) => {
		for (const clause of line.specifier) {
			const asks = `${clause.operator}${clause.version}`;
			if (said.has(asks)) continue;
			said.add(asks);
			sides.set(clause, { line, asks, isConstraint });
		}
	};
	for (const line of requirements) add(line, false);
	for (const line of constraints) add(line, true);
	const [one, other] = contradiction([...sides.keys()]) ?? [];
	const pair = [one, other].flatMap((clause) => (clause === undefined ? [] : (sides.get(clause) ?? [])));
	const [first, second] = pair;
	return first === undefined || second === undefined ? undefined : [first, second];
}

/** pip takes one distribution from one address only. */
function betweenAddresses({ requirements }: Group): Conflict | undefined {
	const sides = requirements.flatMap((line) =>
		line.origin.kind === "address" || line.origin.kind === "repository"
			? [{ line, asks: line.origin.address, isConstraint: false }]
			: [],
	);
	const [first, ...others] = sides;
	if (first === undefined) return undefined;
	const other = others.find(({ asks }) => comparable(asks) !== comparable(first.asks));
	return other === undefined ? undefined : [first, other];
}

/** An address without what pip overlooks when it compares two: credentials, the fragment, spellings of its characters. */
function comparable(address: string): string {
	const bare = address.replace(/#.*$/s, "").replace(/^([a-z+]+:\/\/)[^/@]*@/i, "$1");
	try {
		return decodeURI(bare).toLowerCase().replaceAll("%2b", "+");
	} catch {
		return bare.toLowerCase();
	}
}
