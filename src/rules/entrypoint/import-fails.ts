import type { Rule } from "../../gate/rule.ts";
import { shown } from "../../source/shown.ts";
import { answerOf, type KnownTarget } from "../applications/entrypoint-proof.ts";
import { isForHiddenModule } from "../applications/hidden-modules.ts";

/** Why it fails on a Space. */
const effectOf = ({ start, file }: KnownTarget): string =>
	`The Space is started with "${start}", which imports ${shown(file)} first, so it stops before it serves a request.`;

export default {
	id: "entrypoint/import-fails",
	title: "The import of main.py ends without an exception",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-09", "FR-01"],
	since: "0.1.0",
	sources: ["https://docs.python.org/3/reference/import.html"],
	check: (space) => {
		const { proof } = space.entrypoint;
		if (proof.state === "refuted" && proof.because === "python-version") {
			return { skipped: "it fails for the version of Python, which dependencies/python-version judges" };
		}
		if (isForHiddenModule(space)) {
			return { skipped: "it fails for the name of a file, which structure/shadowed-module judges" };
		}
		return answerOf(space, "import-fails", effectOf);
	},
} satisfies Rule;
