import type { Rule } from "../../gate/rule.ts";
import { answerOf } from "../applications/entrypoint-proof.ts";
import { isForHiddenModule } from "../applications/hidden-modules.ts";

/** Why it fails on a Space. */
const EFFECT = "So nobody can say before the Space runs whether it will serve.";

export default {
	id: "entrypoint/app-unproven",
	title: "`app` of main.py can be followed to the application",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["FR-01"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/#command-line-options"],
	check: (space) =>
		isForHiddenModule(space)
			? { skipped: "a file hides a module that is imported, which structure/shadowed-module judges" }
			: answerOf(space, "unproven", () => EFFECT),
} satisfies Rule;
