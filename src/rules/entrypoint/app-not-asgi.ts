import type { Rule } from "../../gate/rule.ts";
import { answerOf, type KnownTarget } from "../applications/entrypoint-proof.ts";

/** Why it fails on a Space. gunicorn's own workers speak WSGI, and may well serve what no ASGI server can. */
const effectOf = ({ start }: KnownTarget): string =>
	start.startsWith("gunicorn ")
		? `The Space is started with "${start}". What gunicorn's own workers make of it is not judged here: this gate is for ASGI applications such as FastAPI's.`
		: `The Space is started with "${start}", which loads it all the same and then answers every request with an error.`;

/** uvicorn does serve a router, but what FastAPI puts around its routes is missing (fastapi/routing.py: `get_request_handler`). */
const effectOfRouter = ({ start }: KnownTarget): string =>
	`The Space is started with "${start}", and without an application around it the router handles no errors and no dependencies; newer versions of FastAPI fail on every request.`;

export default {
	id: "entrypoint/app-not-asgi",
	title: "`app` of main.py is an ASGI application",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-04", "FR-01"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/#command-line-options", "https://asgi.readthedocs.io/en/latest/specs/main.html"],
	check: (space) => {
		const answer = answerOf(space, "not-asgi", effectOf);
		return "skipped" in answer || answer.length > 0 ? answer : answerOf(space, "router", effectOfRouter);
	},
} satisfies Rule;
