import type { Plan } from "../deploy/deployment.ts";
import { printable } from "./printable.ts";

/** Version of the format. It grows when a program that reads plans would have to change. */
const VERSION = 1;

/** Paths that are listed: an output of GitHub may have 1 MB. */
const MAX_PATHS = 2_000;

/** A plan for programs, as schema/plan.schema.json describes it, on one line. */
export function planJson(plan: Plan): string {
	const { differences, head, obstacles } = plan;
	const of = (kind: Plan["differences"][number]["kind"]) => {
		const paths = differences.filter((one) => one.kind === kind).map(({ path }) => path);
		return { count: paths.length, paths: paths.slice(0, MAX_PATHS) };
	};
	return printable(
		JSON.stringify({
			version: VERSION,
			space: plan.space,
			page: plan.page,
			url: plan.url ?? null,
			exists: plan.exists,
			stage: plan.stage ?? null,
			hardware: plan.hardware ?? null,
			head: head ?? null,
			tree: plan.tree,
			files: plan.files,
			bytes: plan.bytes,
			added: of("added"),
			changed: of("changed"),
			removed: of("removed"),
			large: plan.large.slice(0, MAX_PATHS),
			settings: plan.settings,
			notes: plan.notes,
			obstacles: obstacles.map(({ code, message, advice }) => ({ code, message, advice })),
		}),
	);
}
