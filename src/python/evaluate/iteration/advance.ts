import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { constant, type IteratorValue, NO_ARGUMENTS, type Site, type Step, unknown, type Value } from "../value.ts";
import { asTest, truthOf } from "../values/truth.ts";

const END = { kind: "end" } as const;
const HIDDEN = { kind: "hidden" } as const;

/** How the number of elements that were taken is kept in the state of an iterator. */
const TAKEN = "taken";

/** Takes the next element out of an iterator, which does no more of its work than that. */
export function advance(machine: Machine, iterator: IteratorValue, site: Site): Step {
	machine.spend(1);
	const taken = takenFrom(iterator);
	if (taken === undefined) return HIDDEN;
	const step = next(machine, iterator, taken, site);
	const after =
		step.kind === "hidden" ? unknown("how far an iterator has come is not known", site) : constant(taken + 1);
	machine.journal.set(iterator.state, TAKEN, after);
	return step;
}

function takenFrom({ state }: IteratorValue): number | undefined {
	const taken = state.bindings.get(TAKEN) ?? constant(0);
	return taken.kind === "constant" ? Number(taken.value) : undefined;
}

function next(machine: Machine, { over }: IteratorValue, taken: number, site: Site): Step {
	switch (over.of) {
		case "elements": {
			const value = over.elements[taken];
			return value === undefined ? END : { kind: "value", value };
		}
		case "map": {
			const step = together(machine, over.sources, site);
			if (step.kind !== "values") return step;
			const value = machine.call(over.function, { ...NO_ARGUMENTS, positional: step.values }, site);
			return { kind: "value", value };
		}
		case "zip":
		case "strict zip": {
			const step = together(machine, over.sources, site);
			if (over.of === "strict zip" && step.kind === "end") checkEnds(machine, over.sources, site);
			return step.kind === "values" ? { kind: "value", value: { kind: "tuple", elements: step.values } } : step;
		}
		case "enumerate": {
			const step = advance(machine, over.source, site);
			if (step.kind !== "value") return step;
			return { kind: "value", value: { kind: "tuple", elements: [constant(over.start + taken), step.value] } };
		}
		case "chain": {
			for (const source of over.sources) {
				const step = advance(machine, source, site);
				if (step.kind !== "end") return step;
			}
			return END;
		}
		case "expression":
			return computed(machine, over, site);
		case "filter":
			return filtered(machine, over, site);
		case "hidden":
			return HIDDEN;
	}
}

/** One element of each source; the shortest one ends it. */
function together(
	machine: Machine,
	sources: readonly IteratorValue[],
	site: Site,
): Exclude<Step, { kind: "value" }> | { readonly kind: "values"; readonly values: readonly Value[] } {
	const values: Value[] = [];
	for (const source of sources) {
		const step = advance(machine, source, site);
		if (step.kind !== "value") return step;
		values.push(step.value);
	}
	return sources.length === 0 ? END : { kind: "values", values };
}

/** What is zipped strictly ends together. */
function checkEnds(machine: Machine, sources: readonly IteratorValue[], site: Site): void {
	const counts = sources.map(takenFrom);
	const isOver = counts.every((count) => count !== undefined) && new Set(counts).size > 1;
	const isLeft = !isOver && sources.slice(1).some((source) => advance(machine, source, site).kind === "value");
	if (!isOver && !isLeft) return;
	raiseBuiltin(
		machine,
		"ValueError",
		site,
		"zip() is given lists of different lengths",
		"Give it lists of one length.",
	);
}

function filtered(machine: Machine, over: Extract<IteratorValue["over"], { of: "filter" }>, site: Site): Step {
	for (;;) {
		const step = advance(machine, over.source, site);
		if (step.kind !== "value") return step;
		const isPlain = over.function.kind === "constant";
		const test = isPlain
			? step.value
			: machine.call(over.function, { ...NO_ARGUMENTS, positional: [step.value] }, site);
		const truth = truthOf(asTest(machine, test, site));
		if (truth === undefined) return HIDDEN;
		if (truth) return step;
	}
}

function computed(machine: Machine, over: Extract<IteratorValue["over"], { of: "expression" }>, site: Site): Step {
	for (;;) {
		const step = advance(machine, over.source, site);
		if (step.kind !== "value") return step;
		const given = over.give(step.value);
		if (given !== undefined) return given;
	}
}
