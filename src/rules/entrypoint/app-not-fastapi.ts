import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { askProven } from "../applications/entrypoint-proof.ts";

/** Whether it can be served is not the question: it can. */
const EFFECT =
	"It can be served, but the contract of this Space asks for FastAPI: what a frontend counts on (validation, /docs, the form of errors) comes from there.";

const ADVICE =
	'Build the application with FastAPI and bind it to "app", or let "app" be a wrapper of it; turn this rule off if the other framework is meant.';

export default {
	id: "entrypoint/app-not-fastapi",
	title: "`app` of main.py is a FastAPI application or a wrapper of one",
	severity: "notice",
	contracts: ["python"],
	clauses: ["FR-01"],
	since: "0.1.0",
	sources: ["https://fastapi.tiangolo.com/reference/fastapi/"],
	check: (space) =>
		askProven(space, ({ framework, place, trace }, reached) => {
			if (framework === undefined || framework.name === "FastAPI") return [];
			if (framework.canMount && mentionsFastapi(space, reached)) return [];
			const what = `"app" of main.py is ${framework.noun}, not FastAPI.`;
			return [{ message: `${what} ${EFFECT} ${ADVICE}`, place, trace }];
		}),
} satisfies Rule;

/** Whether something that the import runs speaks of FastAPI's class: then its application may be mounted in the other one. */
function mentionsFastapi({ python }: Space, reached: readonly string[]): boolean {
	return reached.some((path) => python.mentions(path, ["FastAPI"]));
}
