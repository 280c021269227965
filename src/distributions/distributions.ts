import { contradiction } from "../requirements/versions/contradiction.ts";
import { type Clause, parseClause } from "../requirements/versions/specifier.ts";
import { type Distribution, distributionOf, modulesIn, type Needed, neededBy, type Rows, readRows } from "./rows.ts";

interface Table {
	readonly rows: ReadonlyMap<string, Rows>;
	/** By module; each list in the table's order. */
	readonly bringers: ReadonlyMap<string, readonly string[]>;
}

/** No module of the table lies deeper: what a hostile file writes is not cut up without end. */
const MOST_NAMES = 6;

let table: Table | undefined;

/**
 * The distributions that bring a module (`jose`, `google.cloud.storage`) or the package in which it lies, the one to
 * recommend first. None where the table does not know it, and none for a namespace that many share (`google.cloud`).
 */
export function distributionsOf(module: string): readonly string[] {
	const { bringers } = known();
	const names = module.split(".", MOST_NAMES);
	for (let length = names.length; length > 0; length--) {
		const found = bringers.get(names.slice(0, length).join("."));
		if (found !== undefined) return found;
	}
	return [];
}

/**
 * The modules that a distribution brings by itself: top-level ones, dotted ones below a namespace that many share. Empty for
 * one that only depends on others, `undefined` for one that is not known. The name is a normalised one.
 */
export function modulesOf(distribution: string): readonly string[] | undefined {
	return find(distribution)?.modules;
}

/**
 * Every distribution that pip installs along with one, through however many others; itself not among them. What some
 * versions of the past needed counts where `specifier` leaves only versions up to those. Names and extras are normalised ones.
 */
export function bringsAlong(
	distribution: string,
	extras: readonly string[],
	specifier: readonly Clause[] = [],
): ReadonlySet<string> {
	const waiting: Needed[] = [{ name: distribution, extras }, ...pastNeeds(find(distribution), specifier)];
	const seen = new Set<string>();
	const brought = new Set<string>();
	for (let needed = waiting.pop(); needed !== undefined; needed = waiting.pop()) {
		const { name } = needed;
		brought.add(name);
		const row = find(name);
		for (const part of ["", ...needed.extras]) {
			if (seen.has(`${name}[${part}]`)) continue;
			seen.add(`${name}[${part}]`);
			waiting.push(...neededBy((part === "" ? row?.needs : row?.extras.get(part)) ?? ""));
		}
	}
	brought.delete(distribution);
	return brought;
}

/** Whether the table knows a distribution, with every one of some extras: of another extra nobody knows what it brings. */
export function isKnown(distribution: string, extras: readonly string[]): boolean {
	const row = find(distribution);
	return row !== undefined && extras.every((extra) => row.extras.has(extra));
}

/** Whether others of the table need a distribution: one that the table does not know may then need it, too. */
export function isNeededByOthers(distribution: string): boolean {
	const all = [...known().rows.values()].filter(([own]) => own.includes(` ${distribution}`));
	return all.some((rows) => neededBy(distributionOf(rows).needs).some(({ name }) => name === distribution));
}

function pastNeeds(row: Distribution | undefined, specifier: readonly Clause[]): readonly Needed[] {
	return (row?.past ?? []).flatMap(({ from, until, needs }) => {
		const isPast = !allows(specifier, `>=${until}`);
		return isPast && (from === undefined || allows(specifier, `>=${from}`)) ? neededBy(needs) : [];
	});
}

function allows(specifier: readonly Clause[], written: string): boolean {
	const clause = parseClause(written);
	return clause === undefined || contradiction([...specifier, clause]) === undefined;
}

function known(): Table {
	table ??= indexed(readRows());
	return table;
}

/** A distribution's rows are read where somebody asks for it. */
function find(name: string): Distribution | undefined {
	const rows = known().rows.get(name);
	return rows === undefined ? undefined : distributionOf(rows);
}

function indexed(rows: ReadonlyMap<string, Rows>): Table {
	const bringers = new Map<string, string[]>();
	for (const [name, own] of rows) {
		for (const module of modulesIn(own)) {
			const others = bringers.get(module);
			if (others === undefined) bringers.set(module, [name]);
			else others.push(name);
		}
	}
	return { rows, bringers };
}
