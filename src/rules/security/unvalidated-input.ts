import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { findRawInputs, type RawInput } from "../../python/inputs/find-raw-inputs.ts";
import { shown } from "../../source/shown.ts";
import { askProven } from "../applications/entrypoint-proof.ts";
import { atMost } from "../at-most.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "security/unvalidated-input",
	title: "Endpoints validate what they are sent",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["000 security"],
	since: "0.1.0",
	sources: [
		"https://fastapi.tiangolo.com/tutorial/body/",
		"https://sqlmodel.tiangolo.com/tutorial/fastapi/multiple-models/",
	],
	check: (space) =>
		askProven(space, ({ type }) => {
			const { application } = space.entrypoint;
			if (application === undefined) return { skipped: `the routes of this application (${type}) are not known` };
			return atMost(MAX_FINDINGS, findRawInputs(space.python, application).map(problemOf));
		}),
} satisfies Rule;

const OF_FASTAPI =
	"Declare a pydantic model with the fields and take it as a parameter: FastAPI then answers 422 by itself, with the reason.";

const OF_STARLETTE =
	"Declare a pydantic model with the fields, and let it validate: Model.model_validate(await request.json()).";

function problemOf({ module: { module }, name, by, span }: RawInput): Problem {
	const what =
		by === "parameter"
			? `"${shown(name)}" takes a body of which FastAPI only checks that it is a mapping or a list`
			: `"${shown(name)}" reads the body of the request itself`;
	return {
		place: module.lines.place(module.path, span.start, span.end),
		message:
			`${what}, and uses what is in it without validating it. A Space is public: a field that is missing or of another type ends ` +
			`in an error 500, and what nobody expected is stored. ${by === "plain" ? OF_STARLETTE : OF_FASTAPI}`,
	};
}
