import type { Plan } from "../deploy/deployment.ts";
import { printable } from "./printable.ts";

/** Version of the format. It grows when a program that reads plans would have to change. */
const VERSION = 1;

/** Paths of a list, and characters of all of them as they are printed: the outputs of a job may have 1 MB, at two bytes a character. */
const MAX = { paths: 2_000, characters: 100_000 } as const;

/** A plan for programs, as schema/plan.schema.json describes it, on one line. */
export function planJson(plan: Plan): string {
	const { differences, head, obstacles } = plan;
	const of = (kind: Plan["differences"][number]["kind"]) => {
		const paths = differences.filter((one) => one.kind === kind).map(({ path }) => path);
		return { count: paths.length, paths: listed(paths) };
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
			large: listed(plan.large),
			settings: plan.settings,
			notes: plan.notes,
			obstacles: obstacles.map(({ code, message, advice }) => ({ code, message, advice })),
		}),
	);
}

/** The first paths of a list, as many as there is room for. */
function listed(paths: readonly string[]): readonly string[] {
	let left: number = MAX.characters;
	const most = paths.slice(0, MAX.paths);
	const beyond = most.findIndex((path) => {
		left -= printable(JSON.stringify(path)).length + 1;
		return left < 0;
	});
	return beyond === -1 ? most : most.slice(0, beyond);
}
