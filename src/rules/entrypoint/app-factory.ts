import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { Factory } from "../../python/proof.ts";
import { askProven } from "../applications/entrypoint-proof.ts";
import { imageStart, isServedByDockerfile } from "../image/dockerfile-start.ts";

/** What it costs on a Space. */
const EFFECT =
	'uvicorn finds out by calling it, serves what it returns, and warns at every start ("ASGI app factory detected"); whoever imports "app" to test or to extend it gets no application.';

export default {
	id: "entrypoint/app-factory",
	title: "`app` of main.py is an application, not a factory that nobody has called",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-04"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/#application-factories", "https://fastapi.tiangolo.com/reference/fastapi/"],
	check: (space) => {
		if (space.contract === "docker") {
			if (!isServedByDockerfile(space)) return { skipped: "the Dockerfile does not name main:app" };
			if (isTold(space)) return [];
		}
		return askProven(space, ({ factory, type, place, trace }) => {
			if (factory === undefined) return [];
			const what = `"app" of main.py is ${factory.noun}, which nobody has called: it returns the application (${type}) instead of being one.`;
			return [{ message: `${what} ${EFFECT} ${adviceOn(factory)}`, place, trace }];
		});
	},
} satisfies Rule;

/** Whether the image starts the server with the option that makes it call the application. */
function isTold(space: Space): boolean {
	const start = imageStart(space);
	if (start.kind !== "serves") return false;
	return start.servers.some(({ command }) => command.arguments.some(({ text }) => text === "--factory"));
}

function adviceOn({ name }: Factory): string {
	if (name === undefined) return 'Bind what calling it returns to "app".';
	return name === "app"
		? 'Rename it, such as to "create_app", and write "app = create_app()" below it.'
		: `Call it: "app = ${name}()".`;
}
