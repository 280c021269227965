import { check, type Judged, type Ports, type Request } from "../gate/check.ts";
import type { Fault } from "../gate/fault.ts";
import type { Rule } from "../gate/rule.ts";
import type { Space } from "../gate/space.ts";
import { environmentOf } from "../python/environment/inventory.ts";
import type { Variable } from "../python/environment/variable.ts";
import { corsOf, textsIn } from "../rules/cors/cors-of.ts";
import { RULES } from "../rules/index.ts";

/** What is learnt of a Space while some rules are asked about it. */
export interface Knowledge {
	readonly judged: Judged;
	readonly variables: readonly Variable[];
	/** The origins that the application certainly allows, as the code writes them. */
	readonly origins: readonly string[];
}

/** Asks some rules about a Space, and learns on the way what its configuration would say. */
export async function learn(
	request: Request,
	ports: Ports,
	wanted: ReadonlySet<string>,
): Promise<Knowledge | { readonly fault: Fault }> {
	let learnt: Omit<Knowledge, "judged"> | undefined;
	const listener = listening((space) => {
		const { variables } = environmentOf(space.python, space.entrypoint);
		learnt = { variables, origins: originsOf(space) };
	});
	const rules = RULES.filter(({ id }) => wanted.has(id));
	const judged = await check(request, ports, [...rules, listener]);
	if (judged.kind === "fault") return judged;
	return { judged, variables: [], origins: [], ...learnt };
}

function originsOf(space: Space): readonly string[] {
	const allowance = corsOf(space);
	if ("skipped" in allowance) return [];
	const lists = textsIn(allowance, "origins").filter(({ list }) => !list.isText);
	return [...new Set(lists.map(({ one }) => one.text))];
}

/** A rule that finds nothing: it is asked as others are, and hears what they hear. */
function listening(hear: (space: Space) => void): Rule {
	return {
		id: "init/listening",
		title: "Nothing is asked",
		severity: "notice",
		contracts: ["python", "docker"],
		clauses: [],
		since: "",
		sources: [],
		check: (space) => {
			hear(space);
			return [];
		},
	};
}
