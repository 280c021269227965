import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { Application, Middleware } from "../../python/application.ts";
import { rootAnswer } from "../../python/root-answer.ts";
import { askProven } from "../applications/entrypoint-proof.ts";

const EFFECT =
	'That is the path that the Space\'s page opens, so visitors are shown "404 Not Found" although everything runs.';

const ADVICE =
	'Add a route for it, such as @app.get("/") that returns a short status, or one that returns RedirectResponse("/docs").';

export default {
	id: "entrypoint/no-root-route",
	title: "Something answers `GET /`, the path that the Space's page opens",
	severity: "notice",
	contracts: ["python", "docker"],
	clauses: ["000 runtime", "H6"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"https://fastapi.tiangolo.com/tutorial/first-steps/",
	],
	check: (space) => {
		if (opensElsewhere(space)) return [];
		return askProven(space, ({ type }) => {
			const { application } = space.entrypoint;
			return application === undefined
				? { skipped: `the routes of this application (${type}) are not known` }
				: judge(space, application);
		});
	},
} satisfies Rule;

/** Whether the card names another path that the page opens. */
function opensElsewhere({ card }: Space): boolean {
	const path = card.kind === "card" ? card.values.get("base_path")?.value : undefined;
	return typeof path === "string" && path !== "" && path !== "/";
}

function judge(space: Space, application: Application): Answer {
	const answer = rootAnswer(application);
	if (answer.kind === "answered") return [];
	if (answer.kind === "perhaps") return { skipped: `it cannot be told whether GET / is answered: ${answer.reason}` };
	const layer = application.middleware.find((one) => readsRoot(space, one));
	if (layer !== undefined) return { skipped: `the middleware "${layer.name}" may answer GET /` };
	return [problemOf(application, answer.methods)];
}

/** Whether the project's own middleware has a text that is "/": it may compare the path of a request with it. */
function readsRoot({ python }: Space, { definition }: Middleware): boolean {
	if (definition === undefined) return false;
	const module = python.module(definition.file);
	if (module === undefined || "unjudged" in module) return true;
	const { lines, text } = module;
	return /["']\/["']/.test(text.slice(lines.offset(definition.start.line), lines.offset(definition.end.line + 1)));
}

/** Characters of the methods that a message repeats. */
const MAX_METHODS = 40;

function problemOf({ type, place }: Application, methods: readonly string[]): Problem {
	const what =
		methods.length === 0
			? `Nothing in this ${type} application answers GET /.`
			: `This ${type} application answers ${methods.join(", ").slice(0, MAX_METHODS)} at "/", but not GET.`;
	return { place, message: `${what} ${EFFECT} ${ADVICE}` };
}
