import type { Rule } from "../../gate/rule.ts";
import { answerOf } from "../applications/entrypoint-proof.ts";

/** Why it fails on a Space. */
const EFFECT =
	'The Space is started with "uvicorn main:app", which then ends with: Attribute "app" not found in module "main".';

export default {
	id: "entrypoint/app-missing",
	title: "The import of main.py leaves `app` bound",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-04", "FR-01"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/#command-line-options", "https://asgi.readthedocs.io/en/latest/specs/main.html"],
	check: (space) => answerOf(space, "not-bound", EFFECT),
} satisfies Rule;
