import type { Rule } from "../../gate/rule.ts";
import { answerOf } from "../applications/entrypoint-proof.ts";

/** Why it fails on a Space. */
const EFFECT =
	'The Space is started with "uvicorn main:app", which imports main.py first, so it stops before it serves a request.';

export default {
	id: "entrypoint/import-fails",
	title: "The import of main.py ends without an exception",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-09", "FR-01"],
	since: "0.1.0",
	sources: ["https://docs.python.org/3/reference/import.html"],
	check: (space) => {
		const { proof } = space.python.prove("main", "app");
		if (proof.state === "refuted" && proof.because === "python-version") {
			return { skipped: "it fails for the version of Python, which dependencies/python-version judges" };
		}
		return answerOf(space, "import-fails", EFFECT);
	},
} satisfies Rule;
