import type { Rule } from "../../gate/rule.ts";
import { answerOf, type KnownTarget } from "../applications/entrypoint-proof.ts";

/** Why it fails on a Space. */
const effectOf = ({ start, module, attribute }: KnownTarget): string =>
	`The Space is started with "${start}", which then ends with: Attribute "${attribute}" not found in module "${module}".`;

export default {
	id: "entrypoint/app-missing",
	title: "The import of main.py leaves `app` bound",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-04", "FR-01"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/#command-line-options", "https://asgi.readthedocs.io/en/latest/specs/main.html"],
	check: (space) => answerOf(space, "not-bound", effectOf),
} satisfies Rule;
