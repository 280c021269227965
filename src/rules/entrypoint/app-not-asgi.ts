import type { Rule } from "../../gate/rule.ts";
import { answerOf } from "../entrypoint-proof.ts";

/** Why it fails on a Space. */
const EFFECT =
	'The Space is started with "uvicorn main:app", and a server can only serve an ASGI application: every request would fail.';

export default {
	id: "entrypoint/app-not-asgi",
	title: "`app` of main.py is an ASGI application",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-04", "FR-01"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/#command-line-options", "https://asgi.readthedocs.io/en/latest/specs/main.html"],
	check: (space) => answerOf(space, "not-asgi", EFFECT),
} satisfies Rule;
