import type { Judged } from "../gate/check.ts";
import type { NamedVariable } from "../gate/environment.ts";
import type { Entrypoint } from "../python/program.ts";

/** What a change does to one kind of thing; by name, sorted. */
export interface Difference {
	readonly added: readonly Entry[];
	readonly removed: readonly Entry[];
	readonly changed: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

/** A thing with what is said of it; "" where its name says all. */
interface Entry {
	readonly name: string;
	readonly value: string;
}

/** What a pull request changes about what is deployed. */
export interface Changes {
	/** The commit with which it is compared. */
	readonly base: string;
	/** `undefined` where the routes of one of the two are not known. */
	readonly routes: Difference | undefined;
	/** Environment variables, with what the program needs them for. */
	readonly variables: Difference;
	readonly requirements: Difference;
	readonly card: Difference;
	/** How the proof of the entry point stood and stands, where that is not the same: "proven", "refuted". */
	readonly entrypoint: { readonly from: string; readonly to: string } | undefined;
}

/** Compares two judgements of one Space. */
export function changesBetween(base: Judged, head: Judged): Changes {
	const [from, to] = [base.judgement.entrypoint, head.judgement.entrypoint];
	const [before, after] = [routesIn(from), routesIn(to)];
	const isSame = from.proof.state === to.proof.state;
	return {
		base: base.source.origin.kind === "commit" ? base.source.origin.commit : "",
		routes: before === undefined || after === undefined ? undefined : difference(before, after),
		variables: difference(variablesIn(base), variablesIn(head)),
		requirements: difference(requirementsIn(base), requirementsIn(head)),
		card: difference(cardIn(base), cardIn(head)),
		entrypoint: isSame ? undefined : { from: from.proof.state, to: to.proof.state },
	};
}

/** Whether there is nothing to tell. */
export function isUnchanged({ routes, variables, requirements, card, entrypoint }: Changes): boolean {
	return (
		[routes, variables, requirements, card].every((one) => one === undefined || isEmpty(one)) &&
		entrypoint === undefined
	);
}

/** Whether two sides are the same. */
export function isEmpty({ added, removed, changed }: Difference): boolean {
	return added.length + removed.length + changed.length === 0;
}

type Named = ReadonlyMap<string, string>;

function difference(before: Named, after: Named): Difference {
	const only = (these: Named, those: Named) =>
		[...these].filter(([name]) => !those.has(name)).map(([name, value]) => ({ name, value }));
	return {
		added: only(after, before).toSorted(byName),
		removed: only(before, after).toSorted(byName),
		changed: [...after]
			.flatMap(([name, to]) => {
				const from = before.get(name);
				return from === undefined || from === to ? [] : [{ name, from, to }];
			})
			.toSorted(byName),
	};
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
	return a.name < b.name ? -1 : Number(a.name > b.name);
}

/** "GET /tasks/{task_id}", one entry a method. */
function routesIn({ application }: Entrypoint): Named | undefined {
	return (
		application &&
		new Map(
			application.routes.flatMap(({ kind, methods, path }): readonly (readonly [string, string])[] => {
				if (kind === "websocket") return [[`WebSocket ${path}`, ""]];
				if (kind === "mount") return [[`mount ${path}`, ""]];
				return (methods.length === 0 ? ["any method"] : methods).map((method) => [`${method} ${path}`, ""] as const);
			}),
		)
	);
}

const NEEDS: Readonly<Record<NamedVariable["need"], string>> = {
	startup: "needed at the start",
	use: "needed when it is used",
	default: "has a default",
	optional: "optional",
	provided: "set by the program",
	probable: "read by a library",
	elsewhere: "not read by what the start reaches",
	declared: "declared only",
};

/** What a program asks of its surroundings; what no start reaches is no part of the deployment. */
function variablesIn({ judgement: { environment } }: Judged): Named {
	const asked = environment.variables.filter(({ need }) => need !== "elsewhere" && need !== "provided");
	return new Map(asked.map(({ name, need }) => [name, NEEDS[need]]));
}

/** What is installed, by normalised name, as it is written. */
function requirementsIn({ requirements }: Judged): Named {
	const installed = requirements?.requirements.filter(({ isInstalled }) => isInstalled) ?? [];
	return new Map(installed.map(({ name, written }) => [name, written]));
}

function cardIn({ card }: Judged): Named {
	if (card.kind !== "card") return new Map();
	return new Map([...card.values].map(([key, { written }]) => [key, written]));
}
