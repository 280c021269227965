import { iterateSources, iteratorOf, orderedElements } from "../iteration/iterate.ts";
import { NO_ARGUMENTS, type Value } from "../value.ts";
import { numberIn, type StandardCall } from "./standard-call.ts";

/** Functions of `itertools`. */
export const ITERTOOLS: Readonly<Record<string, StandardCall>> = {
	"itertools.chain": (machine, { positional, isOpen }, site) =>
		iteratorOf(isOpen ? { of: "hidden" } : { of: "chain", sources: iterateSources(machine, positional, site) }, site),
	"itertools.chain.from_iterable": (machine, { positional: [source] }, site) => {
		const lists = source === undefined ? undefined : orderedElements(machine, source, site);
		return iteratorOf(
			lists === undefined ? { of: "hidden" } : { of: "chain", sources: iterateSources(machine, lists, site) },
			site,
		);
	},
	"itertools.islice": (machine, { positional: [source, ...bounds] }, site) => {
		const [from, to] = bounds.length === 1 ? [0, numberIn(bounds[0])] : bounds.map(numberIn);
		const elements = source === undefined || bounds.length > 2 ? undefined : orderedElements(machine, source, site);
		const isKnown = elements !== undefined && from !== undefined && to !== undefined;
		return iteratorOf(isKnown ? { of: "elements", elements: elements.slice(from, to) } : { of: "hidden" }, site);
	},
	"itertools.starmap": (machine, { positional: [fn, source] }, site) => {
		if (fn === undefined || source === undefined) return undefined;
		const rows = orderedElements(machine, source, site)?.map((row) => orderedElements(machine, row, site));
		const known = rows?.flatMap((row) => (row === undefined ? [] : [row]));
		if (known === undefined || known.length !== rows?.length) return iteratorOf({ of: "hidden" }, site);
		const calls = iteratorOf(
			{ of: "elements", elements: known.map((elements): Value => ({ kind: "tuple", elements })) },
			site,
		);
		return iteratorOf(
			{
				of: "expression",
				source: calls,
				give: (row) => ({
					kind: "value",
					value: machine.call(fn, { ...NO_ARGUMENTS, positional: row.kind === "tuple" ? row.elements : [row] }, site),
				}),
			},
			site,
		);
	},
};
