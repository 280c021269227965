import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { environmentOf, placeOfRead } from "../../python/environment/inventory.ts";
import type { BareUse, Read, Variable } from "../../python/environment/variable.ts";
import type { Place } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import type { VariablesTable } from "../../variables/declaration.ts";
import { atMost } from "../at-most.ts";
import { declarationOf } from "../variables/declared.ts";
import { disagreementOf } from "../variables/disagreement.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "config/unchecked-required",
	title: "A variable that is needed is missed with a clear error",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["000 configuration", "002/validation-1"],
	since: "0.1.0",
	sources: ["https://docs.python.org/3/library/os.html#os.getenv", "https://12factor.net/config"],
	check: ({ python, entrypoint, settings: { variables: table } }) => {
		const { variables, bareUses } = environmentOf(python, entrypoint);
		const uses = usesByRead(bareUses);
		const byPlace = new Map<BareUse["node"], BareUse[]>();
		const problems: Problem[] = [];
		for (const variable of variables) {
			if (isContradicted(table, variable)) continue;
			const own = variable.reads.flatMap((read) => uses.get(read) ?? []);
			const use = own.find(({ isFatal }) => isFatal) ?? own[0];
			if (use === undefined) problems.push(...declaredProblem(table, variable));
			else if (!use.isClear) byPlace.set(use.node, [...(byPlace.get(use.node) ?? []), use]);
		}
		return atMost(MAX_FINDINGS, [...problems, ...[...byPlace.values()].flatMap(useProblem)]);
	},
} satisfies Rule;

function usesByRead(bareUses: readonly BareUse[]): ReadonlyMap<Read, readonly BareUse[]> {
	const uses = new Map<Read, BareUse[]>();
	for (const use of bareUses) uses.set(use.read, [...(uses.get(use.read) ?? []), use]);
	return uses;
}

/** What code and table say differently is another rule's. */
function isContradicted(table: VariablesTable | undefined, variable: Variable): boolean {
	const declaration = table === undefined ? undefined : declarationOf(table, variable);
	return declaration !== undefined && disagreementOf(declaration, variable) !== undefined;
}

/** Several variables may go into one address: that is one problem. */
function useProblem(uses: readonly BareUse[]): readonly Problem[] {
	const [first] = uses;
	if (first === undefined) return [];
	const { node, scope, effect, isFatal } = first;
	const names = uses.map(({ read }) => shown(read.name));
	const isOne = names.length === 1;
	const place = placeOfRead({ node, scope });
	const reads = uses.map(({ read }) => ({ place: placeOfRead(read), note: `reads ${shown(read.name)}` }));
	const subject = `${listed(names.map((name) => `"${name}"`))} ${isOne ? "is" : "are"} read without a check and used as if ${isOne ? "it were" : "they were"} always set`;
	const then = isFatal
		? "that is all that its log says, and not which variable is missing"
		: "nothing says so until somebody sends a request and it fails";
	return [
		{
			place,
			message:
				`${subject}: ${effect}. Where ${isOne ? "the variable" : "one of them"} was forgotten on the Space, ${then}. ` +
				`Read ${isOne ? "it" : "them"} with os.environ["${names[0]}"]${isOne ? "" : " and so on"}, or raise an error that names what is missing.`,
			trace: reads.filter((read) => !isSame(read.place, place)),
		},
	];
}

/** Names that one message lists. */
const MAX_NAMES = 6;

function listed(names: readonly string[]): string {
	const [last, ...others] = names.slice(0, MAX_NAMES).reverse();
	const more = names.length > MAX_NAMES ? " and others" : "";
	return others.length === 0 ? `${last}${more}` : `${others.reverse().join(", ")} and ${last}${more}`;
}

function isSame(a: Place, b: Place): boolean {
	return a.file === b.file && a.start.line === b.start.line;
}

/** The table says that it must be set, and nothing in the code ever asks whether it is. */
function declaredProblem(table: VariablesTable | undefined, variable: Variable): readonly Problem[] {
	const declaration = table === undefined ? undefined : declarationOf(table, variable);
	const [read] = variable.reads;
	if (declaration?.isRequired !== true || read === undefined || variable.need !== "optional" || variable.isTested)
		return [];
	if (!variable.reads.every(({ manner, settings }) => manner === "optional" && settings === undefined)) return [];
	const name = shown(variable.name);
	return [
		{
			place: placeOfRead(read),
			message:
				`"${name}" is declared as required, and the code goes on without it as if nothing were wrong. Where it was forgotten ` +
				`on the Space, the application starts and fails later, for a reason that does not name it. Read it with os.environ["${name}"], ` +
				"or raise an error that names it where it is missing.",
			trace: [{ place: declaration.place, note: `declares ${name}` }],
		},
	];
}
